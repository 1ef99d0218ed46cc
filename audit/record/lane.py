"""A lane: one chain of events. Appending is one step inside a transaction that the caller owns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain as flat
from typing import Final

from sqlalchemy import Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.errors import LaneLost
from audit.record.chain import GENESIS, canonical, link
from audit.record.events import Event, Row, derived_rows
from audit.record.tables import attempts, events, lanes, payload_keys, payloads, redactions, rule_hits

MAIN: Final = "main"
"""Held by the one gateway of a SQLite store for as long as it runs."""

DESK: Final = "desk"
"""For everything that changes the registry or reads the record: one short transaction each, from any process."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a lane stands: how many events, the last link, and who holds it."""

    lane: str
    epoch: int
    seq: int
    hash: bytes


async def read_head(connection: AsyncConnection, lane: str) -> Head:
    """The head as stored; a lane that nobody wrote to yet is begun."""
    query = select(lanes.c.epoch, lanes.c.seq, lanes.c.head).where(lanes.c.lane == lane)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        await connection.execute(insert(lanes).values(lane=lane, epoch=0, seq=0, head=GENESIS))
        return Head(lane, 0, 0, GENESIS)
    return Head(lane, row.epoch, row.seq, row.head)


async def append(connection: AsyncConnection, head: Head, batch: Sequence[Event], *, epoch: int | None = None) -> Head:
    """Add events after `head` and move it. Raises `LaneLost` if the lane is not where `head` says.

    `epoch` is given only to take a lane over: from then on whoever held it before can't move it any more.
    """
    epoch = head.epoch if epoch is None else epoch
    rows, seq, previous = [], head.seq, head.hash
    for event in batch:
        seq += 1
        rows.append(_Rows.of(event, head.lane, seq, previous, epoch))
        previous = rows[-1].event["hash"]
    moved = await connection.execute(
        update(lanes)
        .where(lanes.c.lane == head.lane, lanes.c.epoch == head.epoch, lanes.c.seq == head.seq, lanes.c.head == head.hash)
        .values(epoch=epoch, seq=seq, head=previous)
    )
    if moved.rowcount != 1:
        raise LaneLost(head.lane)
    await _insert(connection, events, [row.event for row in rows])
    await _insert(connection, attempts, flat.from_iterable(row.attempts for row in rows))
    await _insert(connection, rule_hits, flat.from_iterable(row.rules for row in rows))
    await _insert(connection, redactions, flat.from_iterable(row.redactions for row in rows))
    await _insert_payloads(connection, batch)
    return Head(head.lane, epoch, seq, previous)


@dataclass(frozen=True, slots=True)
class _Rows:
    """One event as rows."""

    event: Row
    attempts: list[Row]
    rules: list[Row]
    redactions: list[Row]

    @classmethod
    def of(cls, event: Event, lane: str, seq: int, previous: bytes, epoch: int) -> _Rows:
        body = event.body(epoch)
        stored = canonical(body)
        row = {
            "lane": lane,
            "seq": seq,
            "event_id": event.event_id,
            "kind": event.kind,
            "at_us": event.at_us,
            "request_id": event.request_id,
            "payload_id": event.payload.payload_id if event.payload else None,
            "body": stored,
            "prev": previous,
            "hash": link(lane, seq, previous, stored),
        }
        return cls(row, *derived_rows(body, lane, seq))


async def _insert_payloads(connection: AsyncConnection, batch: Sequence[Event]) -> None:
    sealed = [(event.payload.payload_id, event.payload.sealed) for event in batch if event.payload]
    await _insert(connection, payloads, [{"payload_id": name, "key_id": it.key_id, "box": it.box} for name, it in sealed])
    keys = [{"payload_id": name, "salt": it.salt, "wrapped_key": it.wrapped_key} for name, it in sealed]
    await _insert(connection, payload_keys, keys)


async def _insert(connection: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    if listed := list(rows):
        await connection.execute(insert(table), listed)
