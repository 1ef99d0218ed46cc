"""Exceptions: one person, one rule, until a day; each is on record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from audit.errors import RegistryError
from audit.registry.exceptions import LONGEST
from audit.store import Store
from tests.audit.registry.conftest import OFFICER, notes

pytestmark = pytest.mark.anyio

AIO = "e-9003"
RULE = "use.harassment"


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(days=30)


async def grant(
    store: Store, subject: str = OFFICER.subject, *, until: datetime | None = None, reason: str = "training_material"
) -> int:
    return await store.registry.exceptions.grant(subject, RULE, until=until or soon(), reason=reason, actor=AIO)


@pytest.fixture
async def town(store: Store) -> Store:
    await store.registry.people.add(OFFICER, actor="setup")
    return store


async def test_an_exception_is_for_one_person_until_its_moment(town: Store) -> None:
    until = soon()
    await grant(town, until=until)
    of = town.registry.exceptions.of
    assert await of(OFFICER.subject, datetime.now(UTC)) == {RULE}
    assert await of(OFFICER.subject, until - timedelta(seconds=1)) == {RULE}
    assert await of(OFFICER.subject, until) == frozenset()
    assert await of("e-1002", datetime.now(UTC)) == frozenset()


async def test_it_can_be_ended_once_before_its_day(town: Store) -> None:
    first, second = await grant(town), await grant(town)
    await town.registry.exceptions.end(first, actor=AIO)
    assert await town.registry.exceptions.of(OFFICER.subject, datetime.now(UTC)) == {RULE}, "another one holds still"
    await town.registry.exceptions.end(second, actor=AIO)
    assert await town.registry.exceptions.of(OFFICER.subject, datetime.now(UTC)) == frozenset()
    for number in (first, 99):
        with pytest.raises(RegistryError, match="no exception in force"):
            await town.registry.exceptions.end(number, actor=AIO)
    assert [(one.exception_id, one.ended_at is not None) for one in await town.registry.exceptions.list()] == [
        (second, True),
        (first, True),
    ]


async def test_one_that_has_run_out_is_over_and_not_ended(town: Store) -> None:
    number = await grant(town, until=datetime.now(UTC) + timedelta(milliseconds=300))
    while await town.registry.exceptions.of(OFFICER.subject, datetime.now(UTC)):
        pass
    with pytest.raises(RegistryError, match="no exception in force"):
        await town.registry.exceptions.end(number, actor=AIO)
    (one,) = await town.registry.exceptions.list()
    assert one.ended_at is None


@pytest.mark.parametrize("days", [-1, 0, LONGEST.days + 1])
async def test_it_ends_in_the_future_and_within_90_days(town: Store, days: int) -> None:
    with pytest.raises(RegistryError, match="within 90 days"):
        await grant(town, until=datetime.now(UTC) + timedelta(days=days))
    assert await town.registry.exceptions.list() == ()


@pytest.mark.parametrize("reason", ["", "for John Doe", "Training", "1st", "a" * 41])
async def test_a_reason_is_a_word_of_ours(town: Store, reason: str) -> None:
    with pytest.raises(RegistryError, match="no free text"):
        await grant(town, reason=reason)


async def test_nobody_is_excepted_whom_nobody_knows(town: Store) -> None:
    with pytest.raises(RegistryError, match="Nobody has this subject id"):
        await grant(town, "e-4040")


async def test_both_ends_are_on_record(town: Store) -> None:
    await town.registry.exceptions.end(await grant(town), actor="e-9004")
    assert [note for note in await notes(town) if note[0] == "exception"] == [
        ("exception", AIO, "grant"),
        ("exception", "e-9004", "end"),
    ]
