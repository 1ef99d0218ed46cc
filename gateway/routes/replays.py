"""What AI Officer and ISO do with replays: one asks, the other confirms, both read the counts. Every move is recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from starlette.responses import Response

from audit.errors import RegistryError
from audit.registry.replays import OFFICES, Proposal, Replay, Tried
from gateway.attempt import Attempt
from gateway.authority import authorise
from gateway.reading import read_as, receive
from gateway.routes.calls import parts_of
from gateway.routes.officers import Moment, Refused, behind, json_response
from rules.decide.policy import RuleMode
from rules.domain import Blocked, StaffRole, Standing
from rules.uses.pack import Examples, Pack

router = APIRouter(prefix="/admin/replays")


@dataclass(frozen=True, slots=True)
class _Officer:
    subject: str
    role: StaffRole


class Asked(BaseModel):
    """The body of ``POST /admin/replays``. A pack has the shape of its file."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    since: Moment
    until: Moment | None = None
    packs: Annotated[tuple[Pack, ...], Field(max_length=30)] = ()
    modes: Annotated[tuple[RuleMode, ...], Field(max_length=100)] = ()

    @model_validator(mode="after")
    def _tries_something(self) -> Asked:
        if not self.packs and not self.modes:
            raise ValueError("tries nothing: neither packs nor modes")
        if len({pack.id for pack in self.packs}) < len(self.packs):
            raise ValueError("two packs have the same rule id")
        if self.until is not None and self.until <= self.since:
            raise ValueError("until must lie after since")
        return self

    @property
    def proposal(self) -> Proposal:
        now = datetime.now(UTC)
        packs: dict[str, Tried] = {p.id: {"sha256": p.rule.pack, "pack": _stored(p)} for p in self.packs}
        hashes = tuple(("pack", f"{rule}:{tried['sha256']}") for rule, tried in packs.items())
        modes = tuple(("mode", f"{entry.rule}:{entry.mode}") for entry in self.modes)
        return Proposal(
            since=self.since,
            until=min(self.until or now, now),
            packs=packs,
            modes=[entry.model_dump(mode="json") for entry in self.modes],
            said=(*hashes, *modes),
        )


def _stored(pack: Pack) -> dict[str, Any]:
    """A pack without its examples: a replay does not read them, and they are often what somebody really asked."""
    not_kept = Examples(block=("not kept",) * 3, allow=("not kept",) * 3)
    return pack.model_copy(update={"examples": not_kept}).model_dump(mode="json")


@router.post("")
async def ask(request: Request) -> Response:
    """Propose a replay. 202: it waits for the other officer."""

    async def answer(officer: _Officer, asking: Attempt) -> Response:
        said = read_as(Asked, await receive(asking.call), _wrong)
        if isinstance(said, Blocked):
            raise Refused(said)
        parts = parts_of(request)
        try:
            parts.replaying.trial(said.packs, said.modes)
        except ValidationError as error:
            raise Refused(_wrong(error)) from None
        replay_id = await parts.store.registry.replays.ask(said.proposal, officer.subject, officer.role)
        return json_response(as_json(await _found(request, replay_id)), 202)

    return await _for_officers(request, answer)


@router.post("/{replay_id}/confirm")
async def confirm(request: Request, replay_id: str) -> Response:
    """The other officer's word: it starts. No body is read."""

    async def answer(officer: _Officer, _: Attempt) -> Response:
        parts = parts_of(request)
        await _found(request, replay_id)
        try:
            await parts.store.registry.replays.confirm(replay_id, officer.subject)
        except RegistryError as error:
            raise Refused(_not_now(str(error))) from None
        running = await _found(request, replay_id)
        parts.replaying.start(running)
        return json_response(as_json(running))

    return await _for_officers(request, answer)


@router.get("")
async def replays(request: Request) -> Response:
    """The latest ones, without their results."""

    async def answer(_: _Officer, __: Attempt) -> Response:
        found = await parts_of(request).store.registry.replays.latest()
        return json_response({"data": [{**as_json(one), "result": None} for one in found]})

    return await _for_officers(request, answer)


@router.get("/{replay_id}")
async def one_replay(request: Request, replay_id: str) -> Response:
    async def answer(_: _Officer, __: Attempt) -> Response:
        return json_response(as_json(await _found(request, replay_id)))

    return await _for_officers(request, answer)


def as_json(replay: Replay) -> dict[str, Any]:
    """Who said what, which packs by hash, and what came out. The packs themselves stay in the store."""
    return {
        "id": replay.replay_id,
        "state": replay.state,
        "needs": replay.needs,
        "since": replay.since.isoformat(),
        "until": replay.until.isoformat(),
        "packs": {rule: tried["sha256"] for rule, tried in replay.packs.items()},
        "modes": replay.modes,
        "asked": {"by": replay.asked_by, "as": replay.asked_as, "at": replay.asked_at.isoformat()},
        "confirmed": _confirmed(replay),
        "ended_at": replay.ended_at.isoformat() if replay.ended_at else None,
        "result": replay.result,
    }


def _confirmed(replay: Replay) -> dict[str, str] | None:
    if replay.confirmed_by is None or replay.confirmed_as is None or replay.confirmed_at is None:
        return None
    return {"by": replay.confirmed_by, "as": replay.confirmed_as, "at": replay.confirmed_at.isoformat()}


async def _found(request: Request, replay_id: str) -> Replay:
    found = await parts_of(request).store.registry.replays.get(replay_id)
    if found is None:
        raise Refused(_NO_SUCH_REPLAY)
    return found


async def _for_officers(request: Request, answer: Callable[[_Officer, Attempt], Awaitable[Response]]) -> Response:
    async def gate(subject: str, standing: Standing | None, route: str) -> _Officer | Blocked:
        if refused := authorise(standing, route):
            return refused
        assert standing is not None  # authorise refused nobody
        return _Officer(subject, next(office for office in OFFICES if office in standing.roles))

    return await behind(gate, request, "admin", answer)


def _wrong(error: ValidationError) -> Blocked:
    """The first mistake with its place. Names of an officer's own pack may stand in it; it is told and not recorded."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"]).removeprefix(".")
    message = f"{place or 'The body'}: {first['msg'].removeprefix('Value error, ')}."
    param = str(first["loc"][0]) if first["loc"] and first["loc"][0] in Asked.model_fields else None
    return Blocked.because("invalid_value", "replay.shape", "V.C", message, _SHAPE, param)


def _not_now(why: str) -> Blocked:
    return Blocked.because("invalid_value", "replay.move", "V.C", why, "GET /admin/replays says what waits and what runs.")


_SHAPE = (
    'Send {"since": time, "packs": [a pack as in its file, ...]}, if you like with until, and with modes to try: '
    '{"rule": id, "mode": "enforce", "departments": ["*"]}.'
)
_NO_SUCH_REPLAY = Blocked.because(
    "not_found", "replay.id", "V.C", "There is no replay with this id.", "GET /admin/replays lists them."
)
