"""What may be asked of the record, by whom is decided elsewhere; that it was asked is written down here, first.

The answers hold no protected value. `payload` alone opens the scrubbed texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Select, and_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database, snapshot
from audit.record.crypto import CannotOpen, Keys, Purpose, Sealed
from audit.record.desk import Desk
from audit.record.events import intent_of, outcome_of, payload_aad
from audit.record.records import Intent, Note, Outcome
from audit.record.tables import attempts, events, payload_keys, payloads, redactions, rule_hits
from audit.registry.people import is_known

LARGEST_PAGE = 200
_EXPORT_STEP = 500
_REPLAY_STEP = 100
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_INDEXED = {
    "department": attempts.c.department,
    "system": attempts.c.system,
    "type": redactions.c.type,
    "clause": rule_hits.c.clause,
    "rule": rule_hits.c.rule_id,
}
"""Filters whose words the record may know."""

_PAGE_MARK = re.compile(r"([0-9]{1,18})-([a-z]{1,16})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which attempts: all conditions that are given must hold. `since` is inclusive, `until` is not."""

    since: datetime | None = None
    until: datetime | None = None
    subject: str | None = None
    department: str | None = None
    system: str | None = None
    decision: Literal["cleared", "blocked", "asked", "preview"] | None = None
    type: str | None = None
    """At least one value of this type was replaced."""
    clause: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request as recorded. `outcome` is none for refusals, and while a request is under way."""

    at: datetime
    lane: str
    seq: int
    intent: Intent
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Detail:
    """One request with its rows as `export` writes them: place, links and the exact body."""

    attempt: Attempt
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Attempts, the newest first. `next` leads to the following page; none after the last."""

    attempts: tuple[Attempt, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """The scrubbed texts of an attempt, where they were kept."""

    prompt: str | None
    reply: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A request that was decided, with its scrubbed prompt where that was kept and can be opened."""

    at: datetime
    intent: Intent
    prompt: str | None = field(default=None, repr=False)
    damaged: bool = False
    """A prompt was kept, and somebody tampered with it."""


class Queries:
    """Every question takes the subject id of its `reader` and leaves an `audit_read` note before it is answered."""

    def __init__(self, database: Database, desk: Desk, keys: Keys) -> None:
        self._database = database
        self._desk = desk
        self._keys = keys

    async def attempts(self, wanted: Filter, *, reader: str, limit: int = 50, after: str | None = None) -> Page:
        """One page of attempts; `after` is the `next` of the page before. Raises ValueError for a mangled `after`."""
        limit = max(1, min(limit, LARGEST_PAGE))
        query = _newest_first(_conditions(wanted), after).limit(limit + 1)
        await self._noted(reader, "attempts", wanted)
        async with snapshot(self._database) as connection:
            rows = (await connection.execute(query)).all()
            outcomes = await _outcomes(connection, [row.request_id for row in rows[:limit]])
        page = tuple(_attempt(row, outcomes.get(row.request_id)) for row in rows[:limit])
        last = rows[limit - 1] if len(rows) > limit else None
        return Page(page, f"{last.at_us}-{last.lane}-{last.seq}" if last else None)

    async def attempt(self, request_id: str, *, reader: str) -> Detail | None:
        """One attempt and its rows."""
        await self._noted(reader, "attempt", {"request_id": request_id})
        query = select(events).where(events.c.request_id == request_id).order_by(events.c.lane, events.c.seq)
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        intent = next((row for row in rows if row.kind == "intent"), None)
        outcome = next((outcome_of(json.loads(row.body)) for row in rows if row.kind == "outcome"), None)
        return None if intent is None else Detail(_attempt(intent, outcome), tuple(_line(row) for row in rows))

    async def payload(self, request_id: str, *, reader: str) -> Texts:
        """The scrubbed prompt and reply, opened. Raises `CannotOpen` if somebody tampered with them."""
        await self._noted(reader, "payload", {"request_id": request_id})
        query = (
            select(events.c.kind, payloads, payload_keys.c.salt, payload_keys.c.wrapped_key)
            .join(payloads, payloads.c.payload_id == events.c.payload_id)
            .join(payload_keys, payload_keys.c.payload_id == events.c.payload_id)
            .where(events.c.request_id == request_id)
        )
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        texts = {
            row.kind: self._keys.open(
                Sealed(row.key_id, row.box, row.salt, row.wrapped_key), payload_aad(row.payload_id, request_id, row.kind)
            )
            for row in rows
        }
        return Texts(prompt=texts.get("intent"), reply=texts.get("outcome"))

    async def decided(self, since: datetime, until: datetime, *, reader: str, replay: str) -> AsyncIterator[Stored]:
        """All requests of this time but previews, the oldest first, for a replay: one note for all of them."""
        said = {"since": await self._said("since", since), "until": await self._said("until", until), "replay": replay}
        await self._desk.note(Note("audit_read", reader, (("question", "replay"), *said.items())))
        place = tuple_(attempts.c.at_us, attempts.c.lane, attempts.c.seq)
        query = _with_prompts().where(*_between(attempts.c.at_us, since, until), attempts.c.decision != "preview")
        above = (-1, "", 0)
        while True:
            async with self._database.reading.connect() as connection:
                rows = (await connection.execute(query.where(place > above).limit(_REPLAY_STEP))).all()
            if not rows:
                return
            for row in rows:
                yield self._stored(row)
            above = (rows[-1].at_us, rows[-1].lane, rows[-1].seq)

    def _stored(self, row: Any) -> Stored:
        at, intent = datetime.fromtimestamp(row.at_us / 1e6, UTC), intent_of(json.loads(row.body))
        if row.box is None or row.wrapped_key is None:  # never kept, or destroyed since
            return Stored(at, intent)
        sealed = Sealed(row.key_id, row.box, row.salt, row.wrapped_key)
        try:
            return Stored(at, intent, self._keys.open(sealed, payload_aad(row.payload_id, row.request_id, "intent")))
        except CannotOpen:
            return Stored(at, intent, damaged=True)

    async def export(self, *, reader: str, since: datetime | None = None, until: datetime | None = None) -> AsyncIterator[str]:
        """All events as NDJSON lines, lane by lane in order: place, links and the exact body."""
        await self._noted(reader, "export", Filter(since=since, until=until))
        conditions = [*_between(events.c.at_us, since, until)]
        place = tuple_(events.c.lane, events.c.seq)
        above = ("", 0)
        while True:
            query = select(events).where(place > above, *conditions).order_by(events.c.lane, events.c.seq).limit(_EXPORT_STEP)
            async with self._database.reading.connect() as connection:
                rows = (await connection.execute(query)).all()
            if not rows:
                return
            for row in rows:
                yield _line(row)
            above = (rows[-1].lane, rows[-1].seq)

    async def _noted(self, reader: str, question: str, asked: Filter | Mapping[str, str]) -> None:
        given = asked if isinstance(asked, Mapping) else {item.name: getattr(asked, item.name) for item in fields(asked)}
        said = tuple([(name, await self._said(name, value)) for name, value in given.items() if value is not None])
        await self._desk.note(Note("audit_read", reader, (("question", question), *said)))

    async def _said(self, name: str, value: str | datetime) -> str:
        """What was asked for, if the record knows it already; anything else could be a name that was typed."""
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat(timespec="seconds")
        async with self._database.reading.connect() as connection:
            if name == "subject":
                plain = await is_known(connection, value)
            elif (column := _INDEXED.get(name)) is not None:
                plain = (await connection.execute(select(column).where(column == value).limit(1))).first() is not None
            else:
                plain = name == "decision" or _ULID.fullmatch(value) is not None
        return value if plain else f"hmac:{self._keys.hmac(Purpose.VALUE, value)[:16]}"


def _with_prompts() -> Select[Any]:
    """Attempts, the oldest first, each with its intent and the sealed prompt if it has one."""
    here = and_(events.c.lane == attempts.c.lane, events.c.seq == attempts.c.seq)
    place = attempts.c.at_us, attempts.c.lane, attempts.c.seq
    sealed = payloads.c.key_id, payloads.c.box, payload_keys.c.salt, payload_keys.c.wrapped_key
    return (
        select(*place, attempts.c.request_id, events.c.body, events.c.payload_id, *sealed)
        .join(events, here)
        .outerjoin(payloads, payloads.c.payload_id == events.c.payload_id)
        .outerjoin(payload_keys, payload_keys.c.payload_id == events.c.payload_id)
        .order_by(*place)
    )


def _newest_first(conditions: list[Any], after: str | None) -> Select[Any]:
    query = (
        select(attempts.c.at_us, attempts.c.lane, attempts.c.seq, attempts.c.request_id, events.c.body)
        .join(events, and_(events.c.lane == attempts.c.lane, events.c.seq == attempts.c.seq))
        .where(*conditions)
        .order_by(attempts.c.at_us.desc(), attempts.c.lane.desc(), attempts.c.seq.desc())
    )
    if after is None:
        return query
    mark = _PAGE_MARK.fullmatch(after)
    if mark is None:
        raise ValueError("this is no mark of a page; take the one that the page before gave")
    at_us, lane, seq = int(mark[1]), mark[2], int(mark[3])
    return query.where(tuple_(attempts.c.at_us, attempts.c.lane, attempts.c.seq) < (at_us, lane, seq))


def _conditions(wanted: Filter) -> list[Any]:
    conditions = _between(attempts.c.at_us, wanted.since, wanted.until)
    for name in ("subject", "department", "system", "decision"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(attempts.c[name] == value)
    for column, value in (
        (redactions.c.type, wanted.type),
        (rule_hits.c.clause, wanted.clause),
        (rule_hits.c.rule_id, wanted.rule),
    ):
        if value is not None:
            table = column.table
            here = and_(table.c.lane == attempts.c.lane, table.c.seq == attempts.c.seq, column == value)
            conditions.append(select(column).where(here).exists())
    return conditions


def _between(at_us: Any, since: datetime | None, until: datetime | None) -> list[Any]:
    conditions = []
    if since is not None:
        conditions.append(at_us >= _microseconds(since))
    if until is not None:
        conditions.append(at_us < _microseconds(until))
    return conditions


async def _outcomes(connection: AsyncConnection, request_ids: list[str]) -> dict[str, Outcome]:
    query = select(events.c.request_id, events.c.body).where(events.c.request_id.in_(request_ids), events.c.kind == "outcome")
    return {row.request_id: outcome_of(json.loads(row.body)) for row in await connection.execute(query)}


def _attempt(row: Any, outcome: Outcome | None) -> Attempt:
    at = datetime.fromtimestamp(row.at_us / 1e6, UTC)
    return Attempt(at, row.lane, row.seq, intent_of(json.loads(row.body)), outcome)


def _line(row: Any) -> str:
    links = {"lane": row.lane, "seq": row.seq, "prev": row.prev.hex(), "hash": row.hash.hex(), "body": row.body.decode("ascii")}
    return json.dumps(links, separators=(",", ":")) + "\n"


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
