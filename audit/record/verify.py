"""Does the record still say what was written? Reads everything, trusts nothing but the hashes and the key.

Found: any change to a stored event, its place or its text, events missing from the middle or the end,
index rows that don't fit, outcomes without their intent. Not found from inside: a database whose lanes were cut *and*
whose heads were set back to fit. That takes a head that was kept elsewhere (later: the exported seal).
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Row, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database, snapshot
from audit.record.chain import GENESIS, link
from audit.record.crypto import CannotOpen, Keys, Sealed
from audit.record.events import derived_rows, payload_aad
from audit.record.tables import DERIVED, events, lanes, payload_keys, payloads

_STEP = 2000

EventRow: TypeAlias = Row[Any]


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first thing that is wrong, and where. `what` never quotes stored text."""

    lane: str
    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """`events` were read and are right, up to `first_bad` if there is one."""

    events: int
    first_bad: BadRow | None

    @property
    def valid(self) -> bool:
        return self.first_bad is None


class _Broken(Exception):
    def __init__(self, lane: str, seq: int, what: str) -> None:
        super().__init__(what)
        self.bad = BadRow(lane, seq, what)


@dataclass(slots=True)
class _Walk:
    """How far the reading has come."""

    events: int = 0
    texts: int = 0
    open: set[tuple[str, str]] = field(default_factory=set)
    """Cleared intents, by lane and request, whose outcome has not come yet."""
    derived: tuple[int, ...] = (0,) * len(DERIVED)


async def verify(database: Database, keys: Keys) -> Report:
    """Read the whole record as of one moment and compare everything with everything."""
    walk = _Walk()
    try:
        async with snapshot(database) as connection:
            for lane in await _lanes(connection):
                await _verify_lane(connection, lane, keys, walk)
            await _verify_asked_once(connection)
            await _verify_nothing_more(connection, walk)
    except _Broken as broken:
        return Report(walk.events, broken.bad)
    return Report(walk.events, None)


async def _lanes(connection: AsyncConnection) -> Sequence[str]:
    query = select(lanes.c.lane).union(select(events.c.lane)).order_by("lane")
    return (await connection.execute(query)).scalars().all()


async def _verify_lane(connection: AsyncConnection, lane: str, keys: Keys, walk: _Walk) -> None:
    seq, head, epoch = 0, GENESIS, 0
    async for rows in _steps(connection, lane):
        bodies = []
        for row in rows:
            seq += 1
            try:
                body = _verified_event(row, lane, seq, head)
                _verify_pair(row, body, walk)
            except (ValueError, KeyError, TypeError, AttributeError):
                raise _Broken(lane, seq, "its body is no record of ours") from None
            if body["epoch"] < epoch:
                raise _Broken(lane, seq, "written by a holder of the lane that had been replaced")
            head, epoch = row.hash, body["epoch"]
            bodies.append(body)
        await _verify_derived(connection, lane, rows, bodies, walk)
        await _verify_texts(connection, lane, rows, bodies, keys, walk)
        walk.events += len(rows)
    stored = (await connection.execute(select(lanes).where(lanes.c.lane == lane))).one_or_none()
    if stored is None or (stored.epoch, stored.seq, stored.head) != (epoch, seq, head):
        raise _Broken(lane, seq + 1, "the head of the lane does not fit its last event: events are missing at the end")


async def _steps(connection: AsyncConnection, lane: str) -> AsyncIterator[Sequence[EventRow]]:
    above = -1
    while True:
        query = select(events).where(events.c.lane == lane, events.c.seq > above).order_by(events.c.seq).limit(_STEP)
        rows = (await connection.execute(query)).all()
        if not rows:
            return
        yield rows
        above = rows[-1].seq


def _verified_event(row: EventRow, lane: str, seq: int, previous: bytes) -> dict[str, Any]:
    """The body of a row that is in its place and unchanged."""
    if row.seq != seq:
        raise _Broken(lane, seq, "an event is missing here")
    if row.prev != previous:
        raise _Broken(lane, seq, "does not follow the event before it")
    if row.hash != link(lane, seq, previous, row.body):
        raise _Broken(lane, seq, "was changed: its hash does not fit")
    body: dict[str, Any] = json.loads(row.body)
    payload = body["payload"] or {}
    told = (body["event_id"], body["kind"], body["at_us"], body["record"].get("request_id"), payload.get("id"))
    if told != (row.event_id, row.kind, row.at_us, row.request_id, row.payload_id):
        raise _Broken(lane, seq, "its columns do not say what its body says")
    return body


async def _verify_derived(
    connection: AsyncConnection, lane: str, rows: Sequence[EventRow], bodies: Sequence[dict[str, Any]], walk: _Walk
) -> None:
    expected = [derived_rows(body, lane, row.seq) for row, body in zip(rows, bodies, strict=True)]
    counts = []
    for which, table in enumerate(DERIVED):
        wanted = {_place(row): row for derived in expected for row in derived[which]}
        found = {_place(row): row for row in await _derived_rows(connection, table, lane, rows[0].seq, rows[-1].seq)}
        if wanted != found:
            seq = min(place[0] for place in wanted.keys() | found.keys() if wanted.get(place) != found.get(place))
            raise _Broken(lane, seq, f"{table.name} does not say what the body says")
        counts.append(walk.derived[which] + len(found))
    walk.derived = tuple(counts)


def _place(row: dict[str, Any]) -> tuple[int, int]:
    return row["seq"], row.get("position", 0)


async def _derived_rows(connection: AsyncConnection, table: Table, lane: str, first: int, last: int) -> list[dict[str, Any]]:
    query = select(table).where(table.c.lane == lane, table.c.seq.between(first, last))
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def _verify_texts(
    connection: AsyncConnection, lane: str, rows: Sequence[EventRow], bodies: Sequence[dict[str, Any]], keys: Keys, walk: _Walk
) -> None:
    query = (
        select(payloads, payload_keys.c.salt, payload_keys.c.wrapped_key)
        .join(payload_keys, payload_keys.c.payload_id == payloads.c.payload_id)
        .where(payloads.c.payload_id.in_([row.payload_id for row in rows if row.payload_id]))
    )
    found = {row.payload_id: Sealed(row.key_id, row.box, row.salt, row.wrapped_key) for row in await connection.execute(query)}
    for row, body in zip(rows, bodies, strict=True):
        if row.payload_id is None:
            continue
        sealed = found.get(row.payload_id)
        if sealed is None:
            raise _Broken(lane, row.seq, "its text is missing")
        if sealed.commitment != body["payload"]["commitment"]:
            raise _Broken(lane, row.seq, "its text was changed")
        try:
            keys.open(sealed, payload_aad(row.payload_id, row.request_id or row.event_id, row.kind))
        except CannotOpen:
            raise _Broken(lane, row.seq, "its text can't be opened with this key") from None
        walk.texts += 1


def _verify_pair(row: EventRow, body: dict[str, Any], walk: _Walk) -> None:
    """An outcome ends exactly one cleared intent, which stands before it in its lane."""
    request = (row.lane, row.request_id)
    if row.kind == "intent" and body["record"]["decision"] == "cleared":
        walk.open.add(request)
    elif row.kind == "outcome":
        if request not in walk.open:
            raise _Broken(row.lane, row.seq, "an outcome without a cleared intent before it that was still open")
        walk.open.remove(request)


async def _verify_asked_once(connection: AsyncConnection) -> None:
    query = (
        select(func.max(events.c.lane), func.max(events.c.seq))
        .where(events.c.kind == "intent")
        .group_by(events.c.request_id)
        .having(func.count() > 1)
    )
    if row := (await connection.execute(query.limit(1))).one_or_none():
        raise _Broken(row[0], row[1], "a second intent of one request")


async def _verify_nothing_more(connection: AsyncConnection, walk: _Walk) -> None:
    expected = {table: count for table, count in zip(DERIVED, walk.derived, strict=True)}
    for table, count in {**expected, payloads: walk.texts, payload_keys: walk.texts}.items():
        stored = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
        if stored != count:
            raise _Broken("-", 0, f"{table.name} has rows that belong to no event")
