"""A loosening waits for its officers; their word is for one proposal, and one person speaks once."""

from __future__ import annotations

import pytest

from audit.errors import RegistryError
from audit.registry.people import Person
from audit.registry.policies import Snapshot
from audit.store import Store
from rules.domain import StaffRole

pytestmark = pytest.mark.anyio

STRICT, LOOSE = Snapshot("aaaa", '{"mode":"strict"}'), Snapshot("bbbb", '{"mode":"loose"}')


@pytest.fixture
async def officers(store: Store) -> Store:
    roles = {
        "e-aio": {StaffRole.AIO},
        "e-iso": {StaffRole.ISO},
        "e-both": {StaffRole.AIO, StaffRole.ISO},
        "e-it": {StaffRole.IT_ADMIN},
    }
    for subject, held in roles.items():
        await store.registry.people.add(Person(subject, "City Manager", roles=frozenset(held)), actor="setup")
    await store.registry.policies.activate(STRICT, actor="system")
    await store.registry.policies.propose(LOOSE, actor="system")
    return store


async def test_a_proposal_waits_while_the_old_policy_stays_in_force(officers: Store) -> None:
    assert await officers.registry.policies.active() == STRICT
    assert await officers.registry.policies.pending() == LOOSE
    assert await officers.registry.policies.confirmations("bbbb") == {}


async def test_confirmed_by_two_officers_it_can_be_put_in_force(officers: Store) -> None:
    await officers.registry.policies.confirm("bbbb", "e-aio", StaffRole.AIO)
    await officers.registry.policies.confirm("bbbb", "e-iso", StaffRole.ISO)
    assert await officers.registry.policies.confirmations("bbbb") == {StaffRole.AIO: "e-aio", StaffRole.ISO: "e-iso"}
    await officers.registry.policies.activate(LOOSE, actor="system")
    assert await officers.registry.policies.active() == LOOSE
    assert await officers.registry.policies.pending() is None
    assert await officers.registry.policies.text("aaaa") == STRICT.text


@pytest.mark.parametrize(
    ("version", "subject", "role"),
    [
        ("aaaa", "e-aio", StaffRole.AIO),
        ("cccc", "e-aio", StaffRole.AIO),
        ("bbbb", "e-it", StaffRole.AIO),
        ("bbbb", "e-aio", StaffRole.ISO),
        ("bbbb", "nobody", StaffRole.AIO),
    ],
    ids=["in force already", "never proposed", "no officer", "other role", "unknown"],
)
async def test_words_that_do_not_count(officers: Store, version: str, subject: str, role: StaffRole) -> None:
    with pytest.raises(RegistryError):
        await officers.registry.policies.confirm(version, subject, role)
    assert await officers.registry.policies.confirmations(version) == {}


async def test_a_person_who_left_confirms_nothing(officers: Store) -> None:
    await officers.registry.people.deactivate("e-aio", actor="e-it")
    with pytest.raises(RegistryError):
        await officers.registry.policies.confirm("bbbb", "e-aio", StaffRole.AIO)


async def test_one_person_is_not_two_officers(officers: Store) -> None:
    await officers.registry.policies.confirm("bbbb", "e-both", StaffRole.AIO)
    with pytest.raises(RegistryError, match="another officer"):
        await officers.registry.policies.confirm("bbbb", "e-both", StaffRole.ISO)


async def test_the_same_text_proposed_again_needs_new_words(officers: Store) -> None:
    await officers.registry.policies.confirm("bbbb", "e-aio", StaffRole.AIO)
    await officers.registry.policies.propose(LOOSE, actor="system")
    assert await officers.registry.policies.confirmations("bbbb") == {}
