"""The desk: a change and its note are there together, or neither is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from audit.record.crypto import Keys
from audit.record.records import Note
from audit.registry.people import Person
from audit.registry.tables import suspensions
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import cleared

pytestmark = pytest.mark.anyio


async def test_a_change_without_a_note_is_undone(store: Store) -> None:
    with pytest.raises(RuntimeError, match="without a note"):
        async with store.desk.change() as change:
            await change.connection.execute(insert(suspensions).values(_suspension()))
    assert await store.registry.suspensions.suspended() == frozenset()


async def test_a_note_whose_change_fails_is_undone(store: Store) -> None:
    before = (await store.verify(reader="e-9001")).events

    async def failing() -> None:
        async with store.desk.change() as change:
            await change.note(Note("people", "e-9001"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await failing()
    assert (await store.verify(reader="e-9001")).events == before + 1  # the second verify noted itself


async def test_a_cancelled_change_leaves_nothing_and_blocks_nobody(store: Store) -> None:
    async def halfway() -> None:
        async with store.desk.change() as change:
            await change.connection.execute(insert(suspensions).values(_suspension()))
            await change.note(Note("suspension", "e-9001"))
            await asyncio.sleep(60)

    task = asyncio.create_task(halfway())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.registry.suspensions.suspended() == frozenset()
    await store.record.intent(cleared("r1"), None)


async def test_two_desks_and_a_loaded_gateway_share_the_record(store: Store, section: StoreSection, keys: Keys) -> None:
    async with Store.open_desk(section, keys) as one, Store.open_desk(section, keys) as two, asyncio.TaskGroup() as tasks:
        for number in range(20):
            tasks.create_task(store.record.intent(cleared(f"r{number}"), None))
            desk = one if number % 2 else two
            tasks.create_task(desk.registry.people.add(Person(f"e-{number}", "Police"), actor="e-9001"))
    assert len(await store.registry.people.list()) == 20
    report = await store.verify(reader="e-9001")
    assert report.valid
    assert report.events == 20 + 20 + 2  # recovery and the note of this check


def _suspension() -> dict[str, object]:
    return {"system": "city-gpt", "reason": "incident", "suspended_by": "e-9001", "suspended_at": datetime.now(UTC)}
