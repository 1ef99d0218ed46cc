"""Replays: stored requests decided again under changed rules, as one of AI Officer and ISO asks and the other confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import insert, select, update
from typing_extensions import TypedDict
from ulid import ULID

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.policies import check_officer
from audit.registry.tables import replays
from rules.domain import Json, StaffRole

State = Literal["pending", "running", "done", "failed", "abandoned"]
OFFICES = (StaffRole.AIO, StaffRole.ISO)
LARGEST_PAGE = 200


class Tried(TypedDict):
    """A pack on trial, by the id of its rule. The hash stands beside it: a later Townclerk may not read the pack any more."""

    sha256: str
    pack: Json


@dataclass(frozen=True, slots=True)
class Replay:
    """A replay as it stands. `packs` and `modes` are as the officer sent them; `result` has counts and request ids."""

    replay_id: str
    state: State
    asked_by: str
    asked_as: StaffRole
    asked_at: datetime
    since: datetime
    until: datetime
    packs: Mapping[str, Tried]
    modes: Sequence[Json]
    confirmed_by: str | None = None
    confirmed_as: StaffRole | None = None
    confirmed_at: datetime | None = None
    ended_at: datetime | None = None
    result: Mapping[str, Any] | None = None

    @property
    def needs(self) -> tuple[StaffRole, ...]:
        """Whose word is missing."""
        return tuple(office for office in OFFICES if office != self.asked_as) if self.state == "pending" else ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to try on which time. `said` is what the record tells of it: ids of rules, hashes, modes."""

    since: datetime
    until: datetime
    packs: Mapping[str, Tried]
    modes: Sequence[Json]
    said: tuple[tuple[str, str], ...]


class Replays:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def ask(self, proposal: Proposal, subject: str, role: StaffRole) -> str:
        """An officer's proposal; its id. Nothing is read before another officer has confirmed it."""
        replay_id, now = str(ULID()), datetime.now(UTC)
        row = {"replay_id": replay_id, "state": "pending", "asked_by": subject, "asked_as": role, "asked_at": now}
        given = {name: getattr(proposal, name) for name in ("since", "until", "packs", "modes")}
        async with self._desk.change() as change:
            await check_officer(change.connection, subject, role)
            await change.connection.execute(insert(replays).values(**row, **given))
            span = (("since", _said(proposal.since)), ("until", _said(proposal.until)))
            said = (("action", "ask"), ("replay", replay_id), ("role", role), *span, *proposal.said)
            await change.note(Note("replay", subject, said))
        return replay_id

    async def confirm(self, replay_id: str, subject: str) -> None:
        """The other officer's word; from here on it runs. Raises `RegistryError` unless it waits, the person is somebody else
        and holds the other office, and no other replay runs."""
        now = datetime.now(UTC)
        async with self._desk.change() as change:
            query = select(replays).where(replays.c.replay_id == replay_id)
            found = (await change.connection.execute(query)).one_or_none()
            if found is None or found.state != "pending":
                raise RegistryError("No replay with this id is waiting.")
            if found.asked_by == subject:
                raise RegistryError("Who asked for a replay can't confirm it; the other officer has to.")
            role = next(office for office in OFFICES if office != found.asked_as)
            await check_officer(change.connection, subject, role)
            if (await change.connection.execute(select(replays.c.replay_id).where(replays.c.state == "running"))).first():
                raise RegistryError("Another replay runs; confirm this one when it has ended.")
            values = {"state": "running", "confirmed_by": subject, "confirmed_as": role, "confirmed_at": now}
            await change.connection.execute(update(replays).where(replays.c.replay_id == replay_id).values(values))
            await change.note(Note("replay", subject, (("action", "confirm"), ("replay", replay_id), ("role", role))))

    async def end(self, replay_id: str, result: Mapping[str, Any] | None, *, actor: str) -> None:
        """It is through, with what came out; without a result it failed."""
        state: State = "done" if result is not None else "failed"
        counts = (("read", str(result["read"])),) if result is not None else ()
        await self._end(replay_id, state, result, actor, counts)

    async def abandon(self, *, actor: str) -> None:
        """What an earlier gateway left running will never end: said so when the next one starts."""
        async with self._database.reading.connect() as connection:
            left = (await connection.execute(select(replays.c.replay_id).where(replays.c.state == "running"))).scalars().all()
        for replay_id in left:
            await self._end(replay_id, "abandoned", None, actor, ())

    async def get(self, replay_id: str) -> Replay | None:
        query = select(replays).where(replays.c.replay_id == replay_id)
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _replay(row)

    async def latest(self, limit: int = 50) -> tuple[Replay, ...]:
        """The newest first."""
        query = select(replays).order_by(replays.c.replay_id.desc()).limit(min(limit, LARGEST_PAGE))
        async with self._database.reading.connect() as connection:
            return tuple(_replay(row) for row in await connection.execute(query))

    async def _end(
        self, replay_id: str, state: State, result: Mapping[str, Any] | None, actor: str, counts: tuple[tuple[str, str], ...]
    ) -> None:
        values = {"state": state, "result": result, "ended_at": datetime.now(UTC)}
        running = replays.c.replay_id == replay_id, replays.c.state == "running"
        async with self._desk.change() as change:
            await change.connection.execute(update(replays).where(*running).values(values))
            await change.note(Note("replay", actor, (("action", state), ("replay", replay_id), *counts)))


def _replay(row: Any) -> Replay:
    given = {item.name: getattr(row, item.name) for item in fields(Replay)}
    confirmed_as = StaffRole(row.confirmed_as) if row.confirmed_as else None
    return Replay(**{**given, "asked_as": StaffRole(row.asked_as), "confirmed_as": confirmed_as})


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
