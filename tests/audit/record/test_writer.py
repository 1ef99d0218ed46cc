"""The promise of the writer: what was acknowledged is there, once; what could not be written was refused in time."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import cast

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from audit.database import Database, open_database
from audit.errors import RecordUnavailable
from audit.record.crypto import Keys
from audit.record.records import Note, Outcome
from audit.record.recovery import recover
from audit.record.verify import verify
from audit.record.writer import Record
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import cleared

pytestmark = pytest.mark.anyio

Rows = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def rows(section: StoreSection) -> Rows:
    """A second pair of eyes: what another process finds in the file."""

    def ask(query: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(section.path / "townclerk.sqlite")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    return ask


@contextmanager
def store_held(section: StoreSection) -> Iterator[None]:
    """Somebody else keeps the file locked."""
    other = sqlite3.connect(section.path / "townclerk.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


async def test_an_intent_is_in_the_file_when_the_call_returns(store: Store, rows: Rows) -> None:
    await store.record.intent(cleared("r1"), "[suspect 1] ran")
    assert rows("SELECT request_id, decision FROM audit_attempt") == [("r1", "cleared")]


async def test_many_writers_share_commits_and_make_one_chain(store: Store, rows: Rows) -> None:
    async with asyncio.TaskGroup() as tasks:
        for number in range(200):
            tasks.create_task(store.record.intent(cleared(f"r{number}"), None))
    assert rows("SELECT count(*), count(DISTINCT request_id) FROM audit_attempt") == [(200, 200)]
    assert (await verify(store.database, store.keys)).valid


async def test_a_held_store_refuses_in_time_and_heals_by_itself(store: Store, section: StoreSection, rows: Rows) -> None:
    with store_held(section):
        began = time.monotonic()
        with pytest.raises(RecordUnavailable):
            await store.record.intent(cleared("refused"), None)
        assert time.monotonic() - began < section.wait_seconds + 0.5
    await store.record.intent(cleared("later"), None)
    assert await store.ready()
    assert ("later",) in rows("SELECT request_id FROM audit_attempt")
    assert (await verify(store.database, store.keys)).valid


async def test_an_outcome_is_written_when_the_store_is_back_even_if_nobody_waits(
    store: Store, section: StoreSection, rows: Rows
) -> None:
    await store.record.intent(cleared("r1"), None)
    with store_held(section), pytest.raises(RecordUnavailable):
        await store.record.outcome(Outcome("r1", "completed"), "the reply")
    await store.record.note(Note("start", "system"))
    assert rows("SELECT request_id FROM audit_event WHERE kind = 'outcome'") == [("r1",)]


async def test_a_client_that_goes_away_does_not_take_its_row_along(store: Store, rows: Rows) -> None:
    caller = asyncio.create_task(store.record.intent(cleared("r1"), None))
    await asyncio.sleep(0)
    caller.cancel()
    with suppress(asyncio.CancelledError):
        await caller
    for number in range(2):  # the outcome that is owed comes one commit after the intent
        await store.record.note(Note("start", f"n{number}"))
    detail = await store.queries.attempt("r1", reader="e-9001")
    assert detail is not None
    assert detail.attempt.outcome == Outcome("r1", "aborted", "caller_gone")
    assert caller.cancelled()


async def test_a_character_that_no_file_can_hold_does_not_stop_the_others(store: Store) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(store.record.intent(cleared("odd", department="\ud800"), "\ud800"))
        tasks.create_task(store.record.intent(cleared("plain"), None))
    assert (await verify(store.database, store.keys)).valid


class FailingOnce:
    """An engine whose next transaction fails, before or after its COMMIT, as a lost connection would make it."""

    def __init__(self, engine: AsyncEngine, when: str) -> None:
        self._engine = engine
        self._when: str | None = when

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        when, self._when = self._when, None
        async with self._engine.begin() as connection:
            yield connection
            if when == "before":
                raise OperationalError("COMMIT", None, Exception("lost"))
        if when == "after":
            raise OperationalError("COMMIT", None, Exception("lost"))


class SlowOnce:
    """An engine whose next commit is durable, but tells so only after a while."""

    def __init__(self, engine: AsyncEngine, seconds: float) -> None:
        self._engine = engine
        self._seconds = seconds

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        seconds, self._seconds = self._seconds, 0
        async with self._engine.begin() as connection:
            yield connection
        await asyncio.sleep(seconds)


async def test_an_intent_that_was_refused_as_late_but_got_through_is_ended(section: StoreSection, keys: Keys, rows: Rows) -> None:
    async with open_database(section, keys.key_id) as database:
        slow = Database(cast(AsyncEngine, SlowOnce(database.writing, 0.3)), database.reading)
        record = Record(slow, keys, await recover(database, keys), wait_seconds=0.2)
        writer = asyncio.create_task(record.run())
        with pytest.raises(RecordUnavailable):
            await record.intent(cleared("late"), None)
        await asyncio.sleep(0.3)
        await record.note(Note("start", "system"))
        writer.cancel()
        assert (await verify(database, keys)).valid
    (body,) = rows("SELECT body FROM audit_event WHERE request_id = 'late' AND kind = 'outcome'")
    assert b"record_unavailable" in cast(bytes, body[0])


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_commit_of_unknown_fate_leaves_each_row_exactly_once(
    section: StoreSection, keys: Keys, rows: Rows, when: str
) -> None:
    async with open_database(section, keys.key_id) as database:
        head = await recover(database, keys)
        flaky = Database(cast(AsyncEngine, FailingOnce(database.writing, when)), database.reading)
        record = Record(flaky, keys, head, section.wait_seconds)
        writer = asyncio.create_task(record.run())
        async with asyncio.TaskGroup() as tasks:
            for number in range(5):
                tasks.create_task(record.intent(cleared(f"r{number}"), f"text {number}"))
        await record.intent(cleared("next"), None)
        writer.cancel()
        assert (await verify(database, keys)).valid
    assert rows("SELECT count(*), count(DISTINCT request_id) FROM audit_attempt") == [(6, 6)]


async def test_who_was_replaced_writes_no_more(section: StoreSection, keys: Keys, rows: Rows) -> None:
    async with Store.open(section, keys) as zombie:
        await zombie.record.intent(cleared("r1"), None)
        await recover(zombie.database, keys)  # a successor takes the lane with a new epoch
        with pytest.raises(RecordUnavailable):
            await zombie.record.intent(cleared("r2"), None)
        assert not await zombie.ready()
        assert (await verify(zombie.database, keys)).valid
    assert rows("SELECT request_id FROM audit_attempt") == [("r1",)]


async def test_a_full_disk_refuses_keeps_what_was_acknowledged_and_heals(store: Store) -> None:
    async def allow_pages(number: int) -> None:
        async with store.database.writing.begin() as connection:
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {number}")

    acknowledged: list[str] = []

    async def fill_up() -> None:
        for number in range(1000):
            await store.record.intent(cleared(f"r{number}"), "x" * 10_000)
            acknowledged.append(f"r{number}")

    await allow_pages(1)  # SQLite takes it as "no more than there are now"
    with pytest.raises(RecordUnavailable):
        await fill_up()
    assert not await store.ready()
    await allow_pages(1_000_000)
    await store.record.intent(cleared("later"), None)
    report = await store.verify(reader="e-9001")
    assert report.valid
    assert report.events >= len(acknowledged) + 2


async def test_a_caller_cancelled_while_the_store_hangs_blocks_nobody(store: Store, section: StoreSection) -> None:
    with store_held(section):
        waiting = [asyncio.create_task(store.desk.note(Note("people", "e-9001"))) for _ in range(3)]
        await asyncio.sleep(0.2)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    await store.record.intent(cleared("r1"), None)
    await store.desk.note(Note("people", "e-9001"))
    assert await store.ready()
