"""What happened beside requests: keys made, modes changed, questions put and answered for, the record read. One question."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints

from sqlalchemy import select

from audit.database import Database
from audit.record.desk import Desk
from audit.record.records import Note
from audit.record.tables import events

KINDS: frozenset[str] = frozenset(get_args(get_type_hints(Note)["kind"]))
"""All kinds of notes."""
LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class Happened:
    """One note as it stands in the record."""

    event_id: str
    at: datetime
    lane: str
    seq: int
    kind: str
    actor: str
    details: tuple[tuple[str, str], ...]


class EventQueries:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def happened(
        self,
        *,
        reader: str,
        kind: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
    ) -> tuple[Happened, ...]:
        """The newest notes first, of one kind or of all. Raises ValueError for a kind that there is not."""
        if kind is not None and kind not in KINDS:
            raise ValueError(f"there is no such kind; kinds are {', '.join(sorted(KINDS))}")
        given = (("kind", kind), ("since", since and since.isoformat()), ("until", until and until.isoformat()))
        said = tuple((name, value) for name, value in given if value)
        await self._desk.note(Note("audit_read", reader, (("question", "events"), *said)))
        query = select(events).where(events.c.kind.in_([kind] if kind else sorted(KINDS)))
        if since is not None:
            query = query.where(events.c.at_us >= _microseconds(since))
        if until is not None:
            query = query.where(events.c.at_us < _microseconds(until))
        query = query.order_by(events.c.at_us.desc(), events.c.lane.desc(), events.c.seq.desc()).limit(min(limit, LARGEST_PAGE))
        async with self._database.reading.connect() as connection:
            return tuple(_happened(row) for row in await connection.execute(query))


def _happened(row: Any) -> Happened:
    record = json.loads(row.body)["record"]
    at = datetime.fromtimestamp(row.at_us / 1e6, UTC)
    details = tuple((name, value) for name, value in record["details"])
    return Happened(row.event_id, at, row.lane, row.seq, row.kind, record["actor"], details)


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
