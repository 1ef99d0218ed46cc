"""Notices of reports that are still to be delivered. They live in the store, so that a restart forgets none.

    pending ──delivered──> delivered
       │ └──failed, once more later──> pending
       └──failed for the last time──> failed

A notice can arrive twice when the gateway dies between the delivery and its row; it carries the report's id, so that the
receiver can tell.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select, update

from audit.database import Database
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import notices, reports
from rules.domain import Queue, ReportType

Channel = Literal["webhook", "email"]


@dataclass(frozen=True, slots=True)
class Told:
    """One way in which one queue is told."""

    queue: Queue
    channel: Channel


@dataclass(frozen=True, slots=True)
class Pending:
    """A notice that waits, with all that it may say: nothing that the reporter wrote."""

    notice_id: int
    told: Told
    attempts: int
    report_id: str
    type: ReportType
    department: str
    supervisor: str | None
    rule: str | None
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A notice that has not arrived. `failure` is a code; none before the first attempt."""

    report_id: str
    told: Told
    state: Literal["pending", "failed"]
    attempts: int
    failure: str | None


class Notices:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def due(self, now: datetime, *, limit: int = 20) -> tuple[Pending, ...]:
        """Those whose time has come, the longest waiting first."""
        query = (
            select(notices, *(reports.c[name] for name in ("type", "department", "supervisor", "rule", "request_id")))
            .join(reports, reports.c.report_id == notices.c.report_id)
            .where(notices.c.state == "pending", notices.c.due_at <= now)
            .order_by(notices.c.due_at, notices.c.notice_id)
            .limit(limit)
        )
        async with self._database.reading.connect() as connection:
            return tuple(_pending(row) for row in await connection.execute(query))

    async def next_due(self) -> datetime | None:
        """When the next one is due, if any waits."""
        query = select(func.min(notices.c.due_at, type_=notices.c.due_at.type)).where(notices.c.state == "pending")
        async with self._database.reading.connect() as connection:
            due: datetime | None = (await connection.execute(query)).scalar_one()
        return due

    async def delivered(self, notice: Pending) -> None:
        await self._ended(notice, "delivered", {"state": "delivered", "failure": None})

    async def failed(self, notice: Pending, failure: str, *, again_at: datetime | None) -> None:
        """`failure` is a code of ours, never a word of the other side; no `again_at`: it was the last attempt."""
        if again_at is None:
            await self._ended(notice, failure, {"state": "failed", "failure": failure})
        else:
            await self._ended(notice, failure, {"due_at": again_at, "failure": failure})

    async def undelivered(self, report_ids: Collection[str]) -> tuple[Undelivered, ...]:
        """What of these reports nobody was told yet."""
        query = select(notices).where(notices.c.report_id.in_(report_ids), notices.c.state != "delivered")
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query.order_by(notices.c.notice_id))).all()
        return tuple(Undelivered(r.report_id, Told(r.queue, r.channel), r.state, r.attempts, r.failure) for r in rows)

    async def _ended(self, notice: Pending, result: str, values: dict[str, Any]) -> None:
        """One attempt is over."""
        attempts, told = notice.attempts + 1, notice.told
        said = (("action", "notice"), ("report", notice.report_id), ("queue", told.queue), ("channel", told.channel))
        statement = update(notices).where(notices.c.notice_id == notice.notice_id).values(**values, attempts=attempts)
        async with self._desk.change() as change:
            await change.connection.execute(statement)
            await change.note(Note("report", "gateway", (*said, ("result", result), ("attempts", str(attempts)))))


def row_of(report_id: str, told: Told, due_at: datetime) -> dict[str, Any]:
    """A new notice, as a row."""
    place = {"report_id": report_id, "queue": told.queue, "channel": told.channel}
    return {**place, "state": "pending", "attempts": 0, "due_at": due_at, "failure": None}


def _pending(row: Any) -> Pending:
    return Pending(
        notice_id=row.notice_id,
        told=Told(row.queue, row.channel),
        attempts=row.attempts,
        report_id=row.report_id,
        type=row.type,
        department=row.department,
        supervisor=row.supervisor,
        rule=row.rule,
        request_id=row.request_id,
    )
