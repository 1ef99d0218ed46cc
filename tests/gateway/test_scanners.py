"""Scanners are processes: they can hang, die and be killed, and each time only the text at hand is refused."""

from __future__ import annotations

import asyncio
import os
import signal
import time

import pytest

from gateway.scanners import Deadline, Scanners, ScannerUnavailable, TooLong
from tests.rules.decide.given import chat
from tests.support.engines import BROKEN, DYING, PATTERNS, STUCK

pytestmark = pytest.mark.anyio
TEXT = "Call (916) 555-0142."


async def types(scanners: Scanners, text: str) -> list[str]:
    """What is found in a request with this text."""
    return [finding.type for finding in (await scanners.screen(chat(text))).findings]


async def test_a_request_comes_back_scrubbed() -> None:
    async with Scanners(engine=PATTERNS) as scanners:
        screened = await scanners.screen(chat(TEXT, stop=("(916) 555-0142",)))
    assert screened.clean == chat("Call [phone 1].", stop=("[phone 1]",))
    assert dict(screened.placeholders.values) == {"[phone 1]": "(916) 555-0142"}


async def test_a_scanner_that_hangs_is_killed_at_its_deadline_and_replaced() -> None:
    async with Scanners(engine=STUCK, deadline=Deadline(0.3)) as scanners:
        started = time.monotonic()
        with pytest.raises(ScannerUnavailable):
            await types(scanners, TEXT)
        assert time.monotonic() - started < 1
        await until_healthy(scanners)


async def test_a_scanner_that_raises_or_dies_only_costs_its_own_text() -> None:
    async with Scanners(count=2, engine=DYING) as scanners:
        results = await asyncio.gather(
            *(types(scanners, text) for text in ("drink poison", TEXT, TEXT)),
            return_exceptions=True,
        )
        assert isinstance(results[0], ScannerUnavailable)
        assert [not isinstance(result, BaseException) for result in results] == [False, True, True]
        await until_healthy(scanners)
        assert await types(scanners, TEXT) == ["PHONE"]


async def test_an_error_of_the_engine_is_not_told(capfd: pytest.CaptureFixture[str]) -> None:
    async with Scanners(engine=BROKEN) as scanners:
        with pytest.raises(ScannerUnavailable) as raised:
            await types(scanners, "Zacarias Quill")
    assert "Zacarias" not in str(raised.value)
    written = capfd.readouterr().err
    assert "ValueError" in written
    assert "Zacarias" not in written


async def test_when_the_nursery_is_killed_another_one_is_started() -> None:
    async with Scanners(engine=PATTERNS) as scanners:
        nursery = scanners.nursery_pid
        assert nursery is not None
        os.kill(nursery, signal.SIGKILL)
        for pid in scanners.pids:
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(ScannerUnavailable):
            await types(scanners, TEXT)
        await until_healthy(scanners)
        assert await types(scanners, TEXT) == ["PHONE"]
        assert scanners.nursery_pid != nursery


async def test_closing_ends_every_process() -> None:
    async with Scanners(count=2, engine=PATTERNS) as scanners:
        pids = [scanners.nursery_pid, *scanners.pids]
        assert len(pids) == 3
    for pid in pids:
        assert pid is not None
        await gone(pid)


async def test_a_caller_who_goes_away_does_not_leave_an_answer_for_the_next_one() -> None:
    async with Scanners(engine=PATTERNS) as scanners:
        long = asyncio.ensure_future(types(scanners, "Dana Whitcomb, 555-0142. " * 20_000))
        await asyncio.sleep(0.05)
        long.cancel()
        await asyncio.wait([long])
        await until_healthy(scanners)
        assert await types(scanners, "Nothing to see.") == []


def test_the_deadline_grows_with_the_text() -> None:
    deadline = Deadline(2.0, 500)
    assert deadline.of(100) == 2.0
    assert 20 < deadline.of(6 * 12_000) < 30
    with pytest.raises(TooLong):
        deadline.of(6 * 20_000)


async def until_healthy(scanners: Scanners, seconds: float = 10) -> None:
    for _ in range(int(seconds / 0.05)):
        if scanners.idle:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError("no scanner came back")


async def gone(pid: int) -> None:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError(f"process {pid} is still there")
