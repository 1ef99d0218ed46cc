"""Appending moves the head of a lane by compare-and-swap: who is behind can't write."""

from __future__ import annotations

import pytest

from audit.errors import LaneLost
from audit.record.chain import GENESIS
from audit.record.events import to_event
from audit.record.lane import DESK, Head, append, read_head
from audit.record.records import Note
from audit.store import Store

pytestmark = pytest.mark.anyio


async def appended(store: Store, head: Head, *, epoch: int | None = None) -> Head:
    event = to_event(Note("start", "system"), None, store.keys)
    async with store.database.writing.begin() as connection:
        return await append(connection, head, [event], epoch=epoch)


async def begun(store: Store) -> Head:
    async with store.database.writing.begin() as connection:
        return await read_head(connection, DESK)


async def test_a_new_lane_begins_at_nothing(store: Store) -> None:
    assert await begun(store) == Head(DESK, 0, 0, GENESIS)


async def test_the_head_that_comes_back_is_the_one_that_is_stored(store: Store) -> None:
    head = await appended(store, await begun(store))
    assert (head.seq, await begun(store)) == (1, head)


async def test_a_head_of_yesterday_can_not_be_written_after(store: Store) -> None:
    old = await begun(store)
    new = await appended(store, old)
    with pytest.raises(LaneLost):
        await appended(store, old)
    assert await begun(store) == new


async def test_a_lane_taken_over_is_lost_to_who_held_it(store: Store) -> None:
    mine = await appended(store, await begun(store))
    theirs = await appended(store, mine, epoch=mine.epoch + 1)
    with pytest.raises(LaneLost):
        await appended(store, Head(DESK, mine.epoch, theirs.seq, theirs.hash))
    assert (await store.verify(reader="e-9001")).valid
