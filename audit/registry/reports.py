"""Reports of malfunctions, false positives, leaks and incidents: anybody's word, closed by officers and supervisors (VII.B)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Change, Desk
from audit.record.records import Note
from audit.registry.notices import Told, row_of
from audit.registry.tables import notices, people, reports
from rules.decide.reports import resolutions
from rules.domain import Queue, ReportState, ReportType, Resolution

TextState = Literal["none", "kept", "not_kept"]
"""``not_kept``: the reporter wrote something that could not be checked, or of a kind that may not be stored."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported. No field holds a word of theirs: the scrubbed text is sealed, opened only when asked for."""

    report_id: str
    type: ReportType
    subject: str
    department: str
    supervisor: str | None
    request_id: str | None
    system: str | None
    rule: str | None
    text: TextState
    opened_at: datetime
    state: ReportState = "open"
    resolution: Resolution | None = None
    handled_by: str | None = None
    handled_at: datetime | None = None

    @property
    def queues(self) -> tuple[Queue, ...]:
        """Where it stands; somebody without a supervisor on file has only the officers."""
        return ("supervisor", "cio") if self.supervisor else ("cio",)


COLUMNS = tuple(column for column in reports.c if column.name != "event_id")
"""What a `Report` is made of."""


class Reports:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def take(self, report: Report, text: str | None, tell: Sequence[Told]) -> None:
        """Write down a report with its scrubbed text and whom to tell, all or nothing; durable when this returns.

        Raises `RecordUnavailable`.
        """
        async with self._desk.change() as change:
            event_id = await change.note(Note("report", report.subject, _taken(report)), text)
            row = {column.name: getattr(report, column.name) for column in COLUMNS}
            await change.connection.execute(insert(reports).values(**row, event_id=event_id))
            if rows := [row_of(report.report_id, told, datetime.now(UTC)) for told in tell]:
                await change.connection.execute(insert(notices), rows)

    async def start(self, report_id: str, *, actor: str) -> None:
        """Somebody looks into it. Raises `RegistryError` unless the report is open."""
        async with self._desk.change() as change:
            found = await _alive(change, report_id)
            if found.state == "in_progress":
                raise RegistryError("Somebody looks into this report already.")
            await _move(change, report_id, actor, "in_progress", None)

    async def close(self, report_id: str, resolution: Resolution, *, actor: str) -> None:
        """The last word on a report. Raises `RegistryError` if it has been said, or does not fit the type."""
        async with self._desk.change() as change:
            found = await _alive(change, report_id)
            if resolution not in resolutions(found.type):
                raise RegistryError("Only the decision behind a false positive can be overturned; say confirmed.")
            await _move(change, report_id, actor, "closed", resolution)

    async def supervises(self, subject: str) -> bool:
        """Somebody has this person as supervisor, now or when they reported."""
        query = (
            select(people.c.subject)
            .where(people.c.supervisor == subject)
            .union_all(select(reports.c.report_id).where(reports.c.supervisor == subject))
        )
        async with self._database.reading.connect() as connection:
            return (await connection.execute(query.limit(1))).first() is not None


async def _alive(change: Change, report_id: str) -> Any:
    query = select(reports.c.type, reports.c.state).where(reports.c.report_id == report_id)
    found = (await change.connection.execute(query)).one_or_none()
    if found is None:
        raise RegistryError("There is no report with this id.")
    if found.state == "closed":
        raise RegistryError("This report is closed.")
    return found


async def _move(change: Change, report_id: str, actor: str, state: ReportState, resolution: Resolution | None) -> None:
    values = {"state": state, "resolution": resolution, "handled_by": actor, "handled_at": datetime.now(UTC)}
    await change.connection.execute(update(reports).where(reports.c.report_id == report_id).values(values))
    said = (("action", state), ("report", report_id), *((("resolution", resolution),) if resolution else ()))
    await change.note(Note("report", actor, said))


def _taken(report: Report) -> tuple[tuple[str, str], ...]:
    """What the event says of a new report: closed words and ids."""
    told = {"type": report.type, "department": report.department, "supervisor": report.supervisor, "system": report.system}
    told |= {"request_id": report.request_id, "rule": report.rule, "text": report.text}
    return (("action", "take"), ("report", report.report_id), *((name, value) for name, value in told.items() if value))
