"""Replays: two officers, two persons, one at a time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from audit.errors import RegistryError
from audit.registry.people import Person
from audit.registry.replays import Proposal, Tried
from audit.store import Store
from rules.domain import StaffRole, UserType
from tests.audit.registry.conftest import IT, notes

pytestmark = pytest.mark.anyio

PACKS: dict[str, Tried] = {"use.x": {"sha256": "ab", "pack": {"id": "use.x"}}}
PROPOSAL = Proposal(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC), PACKS, [], (("pack", "use.x:ab"),))
AIO, ISO, BOTH, NEITHER = "e-1", "e-2", "e-3", "e-4"


@pytest.fixture
async def staffed(store: Store) -> Store:
    roles = {AIO: {StaffRole.AIO}, ISO: {StaffRole.ISO}, BOTH: {StaffRole.AIO, StaffRole.ISO}, NEITHER: {StaffRole.CIO}}
    for subject, held in roles.items():
        await store.registry.people.add(Person(subject, "it", UserType.EMPLOYEE, roles=frozenset(held)), actor=IT)
    return store


async def test_one_asks_the_other_confirms_and_it_ends(staffed: Store) -> None:
    replays = staffed.registry.replays
    replay_id = await replays.ask(PROPOSAL, AIO, StaffRole.AIO)
    waiting = await replays.get(replay_id)
    assert waiting is not None
    assert (waiting.state, waiting.needs, waiting.packs) == ("pending", (StaffRole.ISO,), PACKS)
    await replays.confirm(replay_id, ISO)
    await replays.end(replay_id, {"read": 7}, actor="gateway")
    done = await replays.get(replay_id)
    assert done is not None
    assert (done.state, done.confirmed_by, done.confirmed_as, done.result) == ("done", ISO, StaffRole.ISO, {"read": 7})
    assert [note for note in await notes(staffed) if note[0] == "replay"] == [
        ("replay", AIO, "ask"),
        ("replay", ISO, "confirm"),
        ("replay", "gateway", "done"),
    ]
    assert (await staffed.verify(reader=AIO)).valid


@pytest.mark.parametrize("subject", [AIO, NEITHER, "e-9"])
async def test_nobody_else_can_confirm(staffed: Store, subject: str) -> None:
    replay_id = await staffed.registry.replays.ask(PROPOSAL, AIO, StaffRole.AIO)
    with pytest.raises(RegistryError):
        await staffed.registry.replays.confirm(replay_id, subject)
    assert [replay.state for replay in await staffed.registry.replays.latest()] == ["pending"]


async def test_one_person_with_both_offices_is_still_one(staffed: Store) -> None:
    replay_id = await staffed.registry.replays.ask(PROPOSAL, BOTH, StaffRole.AIO)
    with pytest.raises(RegistryError, match="the other officer"):
        await staffed.registry.replays.confirm(replay_id, BOTH)


async def test_one_at_a_time_and_none_twice(staffed: Store) -> None:
    replays = staffed.registry.replays
    first, second = [await replays.ask(PROPOSAL, ISO, StaffRole.ISO) for _ in range(2)]
    await replays.confirm(first, AIO)
    with pytest.raises(RegistryError, match="Another replay runs"):
        await replays.confirm(second, AIO)
    await replays.end(first, None, actor="gateway")
    with pytest.raises(RegistryError, match="waiting"):
        await replays.confirm(first, AIO)
    await replays.confirm(second, AIO)
    assert {replay.replay_id: replay.state for replay in await replays.latest()} == {first: "failed", second: "running"}


async def test_what_a_gateway_left_running_is_abandoned(staffed: Store) -> None:
    replays = staffed.registry.replays
    running, waiting = [await replays.ask(PROPOSAL, AIO, StaffRole.AIO) for _ in range(2)]
    await replays.confirm(running, ISO)
    await replays.abandon(actor="gateway")
    assert {replay.replay_id: replay.state for replay in await replays.latest()} == {running: "abandoned", waiting: "pending"}
    assert (await notes(staffed))[-1] == ("replay", "gateway", "abandoned")
