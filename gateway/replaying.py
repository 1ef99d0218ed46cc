"""The replay at work: stored scrubbed requests judged and decided again under packs on trial, one request after the other.

It has a scanner of its own that leaves the processor to others, and waits while all scanners of the live traffic are busy. It
reads what is scrubbed already, so nothing is looked for in it. What comes out are counts and ids.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

from audit.queries import Stored
from audit.registry.replays import Replay
from audit.store import Store
from gateway.live_policy import LivePolicy
from gateway.prompt_text import request_of
from gateway.scanners import Deadline, Scanners, ScannerUnavailable, TooLong
from rules.decide.policy import Endpoint, Policy, RuleMode, System
from rules.decide.replay import Again, Past, Skip, Spoke, Tally, decide_again, on_trial
from rules.reading import ScreenFailed
from rules.uses.pack import Pack

log = logging.getLogger("townclerk.replaying")
_ACTOR = "gateway"
_ENGINE = "rules.find.nothing:load_nothing"
_ENDPOINT: Endpoint = "chat.completions"
_DEADLINE = Deadline(seconds=20.0, words_per_second=500, longest=60.0)
_NICENESS = 15
_MOST_FAILURES = 5
"""Requests in a row that no scanner answered: then it is not the requests."""
_TURN_SECONDS, _LONGEST_TURN = 0.01, 1.0


_PAUSES = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Seconds between attempts to record how a replay ended: a store that is busy must not lose its result."""


class Replaying:
    """Runs at most one replay; the registry sees to that, also across processes."""

    def __init__(self, store: Store, policy: LivePolicy, packs: Sequence[Pack], live: Scanners) -> None:
        self._store = store
        self._policy = policy
        self._packs = tuple(packs)
        self._live = live
        self._work: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[Replaying]:
        """Give up what an earlier gateway left; at the end, cancel: the next gateway says so."""
        await self._store.registry.replays.abandon(actor=_ACTOR)
        try:
            yield self
        finally:
            for task in self._work:
                task.cancel()
            await asyncio.gather(*self._work, return_exceptions=True)

    def trial(self, packs: Sequence[Pack], modes: Sequence[RuleMode]) -> Policy:
        """The policy of this moment with these packs and modes. Raises ValueError where they don't fit."""
        return on_trial(self._policy.current, [pack.rule for pack in packs], modes)

    def start(self, replay: Replay) -> None:
        """Run it; `Replays` has written down that it runs."""
        task = asyncio.create_task(self._run(replay), name=f"replay-{replay.replay_id}")
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _run(self, replay: Replay) -> None:
        result: dict[str, Any] | None = None
        try:
            result = await self._replayed(replay)
        except Exception as error:  # noqa: BLE001 - whatever it was, it is told by its type alone and the gateway goes on
            log.error("replay %s failed (%s)", replay.replay_id, type(error).__name__)
        for pause in _PAUSES:
            try:
                return await self._store.registry.replays.end(replay.replay_id, result, actor=_ACTOR)
            except Exception as error:  # noqa: BLE001 - tried again; after the last time the next start ends it
                log.error("the end of replay %s could not be recorded (%s)", replay.replay_id, type(error).__name__)
            await asyncio.sleep(pause)

    async def _replayed(self, replay: Replay) -> dict[str, Any]:
        started = time.monotonic()
        packs = [Pack.model_validate(tried["pack"]) for tried in replay.packs.values()]
        policy = self.trial(packs, [RuleMode.model_validate(mode) for mode in replay.modes])
        tally = Tally([rule.id for rule in policy.uses])
        async with Scanners(deadline=_DEADLINE, engine=_ENGINE, packs=joined(self._packs, packs), niceness=_NICENESS) as scanners:
            again = _Again(self._store, scanners, policy)
            stored = self._store.queries.decided(replay.since, replay.until, reader=replay.asked_by, replay=replay.replay_id)
            async for request in stored:
                if request.intent.endpoint == _ENDPOINT:  # the record also holds who was refused a page of officers
                    await self._let_others_go_first()
                    await again.count(request, tally)
        hashes = {rule: tried["sha256"] for rule, tried in replay.packs.items()}
        seconds = round(time.monotonic() - started, 1)
        return {**tally.result(), "packs": hashes, "policy": policy.version, "seconds": seconds}

    async def _let_others_go_first(self) -> None:
        """A person who waits comes before this; for ever it does not wait either."""
        waited = 0.0
        while not self._live.idle and waited < _LONGEST_TURN:
            await asyncio.sleep(_TURN_SECONDS)
            waited += _TURN_SECONDS
        await asyncio.sleep(0)


class _Again:
    """Decides one stored request after the other."""

    def __init__(self, store: Store, scanners: Scanners, policy: Policy) -> None:
        self._store = store
        self._scanners = scanners
        self._policy = policy
        self._clearances: dict[str, frozenset[str]] = {}
        self._failures = 0

    async def count(self, request: Stored, tally: Tally) -> None:
        past = await self._past(request)
        if not isinstance(past, Past):
            tally.skip(past)
            return
        system = self._policy.system(past.chat.model)
        if system is None:
            tally.skip("system_gone")
        elif (again := await self._decided(past, system)) is None:
            tally.skip("unreadable")
        else:
            tally.add(request.intent.request_id, past.decision, again)

    async def _past(self, request: Stored) -> Past | Skip:
        intent = request.intent
        if request.damaged:
            return "unreadable"
        if request.prompt is None or intent.subject is None or intent.decision == "preview":
            return "no_text"
        try:
            chat = request_of(request.prompt)
        except (ValueError, RecursionError):
            return "unreadable"
        return Past(
            decision=intent.decision,
            at=request.at,
            subject=intent.subject,
            department=intent.department or "",
            chat=chat,
            data_classes=intent.data_classes,
            spoke=tuple(Spoke(hit.rule_id, hit.code) for hit in intent.rules),
            purpose=intent.purpose,
            record_type=intent.record_type,
            clearances=await self._clearances_of(intent.subject),
        )

    async def _decided(self, past: Past, system: System) -> Again | None:
        """None where it could not be judged. Raises `ScannerUnavailable` once that has gone on for too long."""
        try:
            screened = await self._scanners.screen(past.chat)
        except ScannerUnavailable:
            self._failures += 1
            if self._failures >= _MOST_FAILURES:
                raise
            return None
        except (TooLong, ScreenFailed):
            return None
        self._failures = 0
        return decide_again(past, screened.uses, system, self._policy)

    async def _clearances_of(self, subject: str) -> frozenset[str]:
        if subject not in self._clearances:
            standing = await self._store.registry.standing_of(subject)
            self._clearances[subject] = standing.clearances if standing else frozenset()
        return self._clearances[subject]


def joined(packs: Sequence[Pack], given: Sequence[Pack]) -> tuple[Pack, ...]:
    """The packs with those that are given in place of those of the same id, and the new ones behind."""
    new = {pack.id: pack for pack in given}
    return (*(new.pop(pack.id, pack) for pack in packs), *new.values())
