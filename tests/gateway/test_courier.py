"""The courier: one notice that fails does not hold up another, and nobody is told twice because the store was slow."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typing_extensions import override

from adapters.base import Failure, Notice, NoticeFailed, Notifier
from audit.record.crypto import Keys
from audit.registry.notices import Undelivered
from audit.section import StoreSection
from audit.store import Store
from gateway.courier import Courier
from tests.audit.registry.conftest import IT
from tests.audit.registry.test_reports import ROOKIE, SERGEANT, WAYS, report, ulid

pytestmark = pytest.mark.anyio


class Listener(Notifier):
    """Remembers what it was told; `fails` with each of these errors first."""

    def __init__(self, *fails: Exception) -> None:
        self.heard: list[Notice] = []
        self.closed = False
        self._fails = list(fails)

    @override
    async def send(self, notice: Notice) -> None:
        if self._fails:
            raise self._fails.pop(0)
        self.heard.append(notice)

    @override
    async def close(self) -> None:
        self.closed = True


def failed(*codes: Failure) -> list[Exception]:
    return [NoticeFailed(code) for code in codes]


@pytest.fixture
def section(tmp_path: Path) -> StoreSection:
    return StoreSection(path=tmp_path / "data", key_file=tmp_path / "town.key", wait_seconds=0.3)


@pytest.fixture
async def store(section: StoreSection) -> AsyncIterator[Store]:
    async with Store.open(section, Keys.create(section.key_file)) as opened:
        for person in (SERGEANT, ROOKIE):
            await opened.registry.people.add(person, actor=IT)
        yield opened


def courier(store: Store, mail: Notifier, hook: Notifier, pauses: tuple[float, ...] = (0.05, 0.05)) -> Courier:
    ways: dict[tuple[str, str], Notifier] = {("supervisor", "email"): mail, ("cio", "webhook"): hook}
    return Courier(store.registry.notices, ways, pauses, "https://townclerk.city.example", lambda: datetime.now(UTC))  # type: ignore[arg-type]


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(750):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError


async def undelivered(store: Store) -> list[Undelivered]:
    return list(await store.registry.notices.undelivered([ulid(1)]))


async def settled(store: Store) -> list[Undelivered]:
    """Once nothing is pending any more."""
    for _ in range(750):
        if not any(one.state == "pending" for one in await undelivered(store)):
            return await undelivered(store)
        await asyncio.sleep(0.02)
    raise TimeoutError


async def test_one_that_fails_is_tried_again_the_other_is_told_once(store: Store) -> None:
    mail, hook = Listener(*failed("timeout", "refused")), Listener()
    async with courier(store, mail, hook).at_work() as at_work:
        await store.registry.reports.take(report(rule="use.harassment"), None, at_work.ways_to(("supervisor", "cio")))
        at_work.look()
        assert await settled(store) == []
    assert (len(mail.heard), len(hook.heard)) == (1, 1)
    assert hook.heard[0].link == f"https://townclerk.city.example/console/reports/{ulid(1)}"
    assert hook.heard[0].rule == "use.harassment"
    assert mail.heard[0].supervisor == SERGEANT.subject
    assert (mail.closed, hook.closed) == (True, True)


async def test_a_fault_of_ours_is_a_failure_like_any_and_quotes_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    mail, hook = Listener(*[ValueError("ai-office@city.example")] * 3), Listener()
    with caplog.at_level(logging.WARNING):
        async with courier(store, mail, hook).at_work() as at_work:
            await store.registry.reports.take(report(), None, WAYS)
            at_work.look()
            (given_up,) = await settled(store)
    assert (given_up.told.channel, given_up.failure, given_up.attempts) == ("email", "fault", 3)
    assert len(hook.heard) == 1
    assert "city.example" not in caplog.text


async def test_a_way_that_is_configured_no_more_is_given_up(store: Store) -> None:
    await store.registry.reports.take(report(), None, WAYS)
    alone = Courier(store.registry.notices, {}, (0.05,), "https://x.example", lambda: datetime.now(UTC))
    async with alone.at_work():
        assert {one.failure for one in await settled(store)} == {"not_configured"}
    assert alone.ways_to(("supervisor", "cio")) == ()


async def test_somebody_without_a_supervisor_has_one_queue(store: Store) -> None:
    told = courier(store, Listener(), Listener()).ways_to(report(person=SERGEANT).queues)
    assert [one.queue for one in told] == ["cio"]


async def test_a_store_that_takes_no_rows_for_a_while_tells_nobody_twice(
    store: Store, section: StoreSection, caplog: pytest.LogCaptureFixture
) -> None:
    mail, hook = Listener(), Listener()
    await store.registry.reports.take(report(), None, WAYS)
    blocker = sqlite3.connect(section.path / "townclerk.sqlite", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.ERROR):
        async with courier(store, mail, hook).at_work() as at_work:
            await until(lambda: "notices of reports wait" in caplog.text)
            blocker.execute("ROLLBACK")
            blocker.close()
            at_work.look()
            assert await settled(store) == []
    assert (len(mail.heard), len(hook.heard)) == (1, 1)
