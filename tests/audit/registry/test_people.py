"""People: changed at once, on record, or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from audit.errors import RecordUnavailable, RegistryError
from audit.registry.people import Person
from audit.section import StoreSection
from audit.store import Store
from rules.domain import StaffRole, Standing, UserType
from tests.audit.registry.conftest import IT, OFFICER, notes

pytestmark = pytest.mark.anyio


async def test_a_person_is_known_with_all_that_was_said(store: Store) -> None:
    await store.registry.people.add(Person("e-2000", "Police"), actor=IT)
    person = replace(OFFICER, supervisor="e-2000", clearances=frozenset({"cjis", "doj"}))
    await store.registry.people.add(person, actor=IT)
    assert await store.registry.people.get("e-1001") == person
    assert [known.subject for known in await store.registry.people.list()] == ["e-1001", "e-2000"]
    assert await store.registry.standing_of("e-1001") == Standing(
        subject="e-1001",
        active=True,
        user_type=UserType.EMPLOYEE,
        department="Police",
        roles=frozenset({StaffRole.END_USER}),
        groups=frozenset({"pilot"}),
        supervisor="e-2000",
        clearances=frozenset({"cjis", "doj"}),
    )


async def test_deactivation_and_moves_count_at_once_and_are_on_record(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    await store.registry.people.update(replace(OFFICER, department="Fire"), actor=IT)
    await store.registry.people.deactivate("e-1001", actor="e-9003")
    standing = await store.registry.standing_of("e-1001")
    assert standing is not None
    assert (standing.active, standing.department) == (False, "Fire")
    assert await notes(store) == [("people", IT, "add"), ("people", IT, "update"), ("people", "e-9003", "deactivate")]


async def test_a_clearance_that_is_withdrawn_is_gone_with_the_next_look_and_both_are_on_record(store: Store) -> None:
    await store.registry.people.add(replace(OFFICER, clearances=frozenset({"cjis"})), actor=IT)
    await store.registry.people.update(OFFICER, actor=IT)
    standing = await store.registry.standing_of("e-1001")
    assert standing is not None
    assert standing.clearances == frozenset()
    for words in ({"Dana Whitcomb"}, {""}):
        with pytest.raises(RegistryError):
            await store.registry.people.update(replace(OFFICER, clearances=frozenset(words)), actor=IT)
    assert await notes(store) == [("people", IT, "add"), ("people", IT, "update")]


@pytest.mark.parametrize("subject", ["", "Maria Invented", "-x", "x" * 65, "a\nb"])
async def test_what_is_no_subject_id_is_refused_and_not_repeated(store: Store, subject: str) -> None:
    with pytest.raises(RegistryError) as refused:
        await store.registry.people.add(Person(subject, "Police"), actor=IT)
    assert not subject or subject not in str(refused.value)


async def test_changes_that_can_not_be_leave_neither_change_nor_note(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    for person in (OFFICER, Person("e-3", "Police", supervisor="nobody"), Person("e-3", "Police", supervisor="e-3")):
        with pytest.raises(RegistryError):
            await store.registry.people.add(person, actor=IT)
    with pytest.raises(RegistryError):
        await store.registry.people.update(Person("nobody", "Police"), actor=IT)
    with pytest.raises(RegistryError):
        await store.registry.people.deactivate("nobody", actor=IT)
    assert await store.registry.people.list() == (OFFICER,)
    assert await notes(store) == [("people", IT, "add")]


async def test_a_change_that_can_not_be_recorded_does_not_happen(store: Store, section: StoreSection) -> None:
    other = sqlite3.connect(section.path / "townclerk.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RecordUnavailable):
        await store.registry.people.add(OFFICER, actor=IT)
    other.close()
    assert await store.registry.people.list() == ()


async def test_one_thing_is_changed_and_what_changed_meanwhile_stays(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    await store.registry.people.clear(OFFICER.subject, frozenset({"cjis"}), actor=IT)
    await store.registry.people.deactivate(OFFICER.subject, actor=IT)
    await store.registry.people.clear(OFFICER.subject, frozenset(), actor=IT)
    assert (await store.registry.people.get(OFFICER.subject)) == replace(OFFICER, active=False)
    await store.registry.people.activate(OFFICER.subject, actor=IT)
    assert (await store.registry.people.get(OFFICER.subject)) == OFFICER
    with pytest.raises(RegistryError):
        await store.registry.people.clear("nobody", frozenset({"cjis"}), actor=IT)
