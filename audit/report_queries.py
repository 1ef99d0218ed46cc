"""What officers and supervisors ask of the reports. Like every question it leaves an `audit_read` note before it is answered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from sqlalchemy import func, select

from audit.database import Database
from audit.record.crypto import Keys, Sealed
from audit.record.desk import Desk
from audit.record.events import payload_aad
from audit.record.records import Note
from audit.record.tables import events, payload_keys, payloads
from audit.registry.people import is_known
from audit.registry.reports import COLUMNS, Report
from audit.registry.tables import reports

LARGEST_PAGE = 200
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports: all conditions that are given must hold."""

    supervisor: str | None = None
    """Only what this person's own people reported."""
    open_only: bool = False


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Reports, the newest first. `next` leads to the following page; none after the last."""

    reports: tuple[Report, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """False positives that were reported of one rule; none: of no rule in particular, such as a word that was taken out."""

    rule: str | None
    reported: int
    open: int
    confirmed: int
    """The reporter was right, the decision stood all the same."""
    overturned: int
    not_confirmed: int
    duplicates: int

    @property
    def overturn_rate(self) -> float | None:
        """Of those that were decided, duplicates left out; none while nothing was."""
        decided = self.confirmed + self.overturned + self.not_confirmed
        return self.overturned / decided if decided else None


@dataclass(frozen=True, slots=True)
class SystemFigure:
    """Malfunctions of one system, and how long it took to close them, in hours; none while none is closed."""

    system: str | None
    reported: int
    open: int
    median_hours_to_close: float | None
    longest_hours_to_close: float | None


class ReportQueries:
    def __init__(self, database: Database, desk: Desk, keys: Keys) -> None:
        self._database = database
        self._desk = desk
        self._keys = keys

    async def reports(self, wanted: ReportFilter, *, reader: str, limit: int = 50, after: str | None = None) -> ReportPage:
        """One page; `after` is the `next` of the page before."""
        limit = max(1, min(limit, LARGEST_PAGE))
        query = select(*COLUMNS).order_by(reports.c.report_id.desc()).limit(limit + 1)
        if wanted.supervisor is not None:
            query = query.where(reports.c.supervisor == wanted.supervisor)
        if wanted.open_only:
            query = query.where(reports.c.state != "closed")
        if after is not None:
            query = query.where(reports.c.report_id < after)
        await self._noted(reader, "reports", supervisor=wanted.supervisor, open_only="yes" if wanted.open_only else None)
        async with self._database.reading.connect() as connection:
            found = tuple(Report(**row) for row in (await connection.execute(query)).mappings())
        return ReportPage(found[:limit], found[limit - 1].report_id if len(found) > limit else None)

    async def report(self, report_id: str, *, reader: str, supervisor: str | None = None) -> Report | None:
        """One report; with `supervisor` only if it is of that person's own people."""
        query = select(*COLUMNS).where(reports.c.report_id == report_id)
        if supervisor is not None:
            query = query.where(reports.c.supervisor == supervisor)
        await self._noted(reader, "report", report=report_id, supervisor=supervisor)
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return None if row is None else Report(**row)

    async def text(self, report_id: str, *, reader: str) -> str | None:
        """The scrubbed text of a report, opened. Raises `CannotOpen` if somebody tampered with it."""
        query = (
            select(events.c.event_id, events.c.kind, payloads, payload_keys.c.salt, payload_keys.c.wrapped_key)
            .join(events, events.c.event_id == reports.c.event_id)
            .join(payloads, payloads.c.payload_id == events.c.payload_id)
            .join(payload_keys, payload_keys.c.payload_id == events.c.payload_id)
            .select_from(reports)
            .where(reports.c.report_id == report_id)
        )
        await self._noted(reader, "report_text", report=report_id)
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        sealed = Sealed(row.key_id, row.box, row.salt, row.wrapped_key)
        return self._keys.open(sealed, payload_aad(row.payload_id, row.event_id, row.kind))

    async def false_positives(
        self, *, reader: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[RuleFigure, ...]:
        """Which rules stop what they should not, the most reported first (domain guide 6.1, question 16)."""
        query = (
            select(reports.c.rule, reports.c.state, reports.c.resolution, func.count().label("count"))
            .where(reports.c.type == "false_positive", *_between(since, until))
            .group_by(reports.c.rule, reports.c.state, reports.c.resolution)
        )
        await self._noted(reader, "false_positives", since=_said(since), until=_said(until))
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        by_rule: dict[str | None, list[Any]] = defaultdict(list)
        for row in rows:
            by_rule[row.rule].append(row)
        return tuple(sorted((_rule_figure(rule, found) for rule, found in by_rule.items()), key=_most_first))

    async def malfunctions(
        self, *, reader: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[SystemFigure, ...]:
        """Which systems malfunction, and how soon that is settled (domain guide 6.1, question 17)."""
        columns = (reports.c.system, reports.c.state, reports.c.opened_at, reports.c.handled_at)
        query = select(*columns).where(reports.c.type == "malfunction", *_between(since, until))
        await self._noted(reader, "malfunctions", since=_said(since), until=_said(until))
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        by_system: dict[str | None, list[Any]] = defaultdict(list)
        for row in rows:
            by_system[row.system].append(row)
        return tuple(sorted((_system_figure(system, found) for system, found in by_system.items()), key=_most_first))

    async def _noted(self, reader: str, question: str, **asked: str | None) -> None:
        """Ids and closed words only: what somebody typed could be a name, and is told only if it is what it should be."""
        if (report := asked.get("report")) is not None and not _ULID.fullmatch(report):
            asked["report"] = "unknown"
        who = asked.pop("supervisor", None)
        if who is not None:
            async with self._database.reading.connect() as connection:
                asked["supervisor"] = who if await is_known(connection, who) else "unknown"
        said = tuple((name, value) for name, value in asked.items() if value is not None)
        await self._desk.note(Note("audit_read", reader, (("question", question), *said)))


def _rule_figure(rule: str | None, rows: Iterable[Any]) -> RuleFigure:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.resolution or "open"] += row.count
    return RuleFigure(
        rule,
        reported=sum(counts.values()),
        open=counts["open"],
        confirmed=counts["confirmed"],
        overturned=counts["overturned"],
        not_confirmed=counts["not_confirmed"],
        duplicates=counts["duplicate"],
    )


def _system_figure(system: str | None, rows: list[Any]) -> SystemFigure:
    hours = [(row.handled_at - row.opened_at).total_seconds() / 3600 for row in rows if row.state == "closed"]
    still_open = len(rows) - len(hours)
    return SystemFigure(system, len(rows), still_open, median(hours) if hours else None, max(hours, default=None))


def _most_first(figure: RuleFigure | SystemFigure) -> tuple[int, str]:
    return -figure.reported, (figure.rule if isinstance(figure, RuleFigure) else figure.system) or ""


def _between(since: datetime | None, until: datetime | None) -> list[Any]:
    conditions = []
    if since is not None:
        conditions.append(reports.c.opened_at >= since)
    if until is not None:
        conditions.append(reports.c.opened_at < until)
    return conditions


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
