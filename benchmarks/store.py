"""How fast the store is with durability on: ``python -m benchmarks.store [seconds]``. Prints one line per figure."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from audit.record.crypto import Keys
from audit.record.records import Outcome
from audit.record.verify import verify
from audit.registry.people import Person
from audit.section import StoreSection
from audit.store import Store
from rules.domain import Grant
from tests.audit.conftest import cleared

TEXT = "[suspect 1] ran from [officer 1] along Invented Street. " * 20


def say(figure: str, value: str) -> None:
    sys.stdout.write(f"{figure:<48} {value}\n")


def fsync_milliseconds(directory: Path) -> float:
    """What one durable write costs on this disk: the floor of everything below."""
    with (directory / "probe").open("wb", buffering=0) as file:
        began = time.perf_counter()
        for _ in range(100):
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
    return (time.perf_counter() - began) * 10


def bare_rows_per_second(directory: Path, seconds: float) -> float:
    """Plain inserts with nothing around them, 32 rows of 600 bytes a commit, equally durable."""
    connection = sqlite3.connect(directory / "bare.sqlite", isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (seq INTEGER PRIMARY KEY, body BLOB)"
    )
    until, written, began = time.perf_counter() + seconds, 0, time.perf_counter()
    while time.perf_counter() < until:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO bare (body) VALUES (?)", [(b"x" * 600,)] * 32)
        connection.execute("COMMIT")
        written += 32
    connection.close()
    return written / (time.perf_counter() - began)


async def events_per_second(store: Store, seconds: float, text: str | None) -> float:
    """32 callers, each an intent and an outcome after the other, as fast as they are let."""
    until, written = time.perf_counter() + seconds, 0

    async def caller(name: str) -> None:
        nonlocal written
        while time.perf_counter() < until:
            request_id = f"{name}-{written}"
            await store.record.intent(cleared(request_id), text)
            await store.record.outcome(Outcome(request_id, "completed"), text)
            written += 2

    began = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for number in range(32):
            tasks.create_task(caller(f"{text is None}-{number}"))
    return written / (time.perf_counter() - began)


async def intent_milliseconds(store: Store, seconds: float, rate: int) -> tuple[float, float]:
    """p50 and p99 of an intent with text, at a steady rate."""
    took: list[float] = []

    async def one(number: int) -> None:
        began = time.perf_counter()
        await store.record.intent(cleared(f"paced-{rate}-{number}"), TEXT)
        took.append((time.perf_counter() - began) * 1000)

    async with asyncio.TaskGroup() as tasks:
        for number in range(int(seconds * rate)):
            tasks.create_task(one(number))
            await asyncio.sleep(1 / rate)
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[98]


async def microseconds(question: Callable[[], Awaitable[object]], times: int = 500) -> float:
    began = time.perf_counter()
    for _ in range(times):
        await question()
    return (time.perf_counter() - began) / times * 1e6


async def measure_registry(store: Store) -> None:
    now = datetime.now(UTC)
    rows = "".join(f"e-{number},AI-{course},completed,2026-01-01,\n" for number in range(2000) for course in range(3))
    for number in range(2000):
        await store.registry.people.add(Person(f"e-{number}", "Police", groups=frozenset({"pilot"})), actor="bench")
    for holder_kind, holder in (("person", "e-7"), ("department", "Police"), ("group", "pilot")):
        await store.registry.grants.add(Grant(holder_kind, holder, "city-gpt", now, None, "bench"), actor="bench")  # type: ignore[arg-type]
    began = time.perf_counter()
    await store.registry.training.import_file(f"subject,course_id,status,completed_at,expires_at\n{rows}".encode(), actor="bench")
    say("training import, 6,000 rows", f"{time.perf_counter() - began:.2f} s")
    _, key_id, secret = (await store.registry.keys.create("e-7", actor="bench")).split("_", 2)
    say("keys.verify", f"{await microseconds(lambda: store.registry.keys.verify(key_id, secret)):.0f} us")
    say("keys.verify, unknown id", f"{await microseconds(lambda: store.registry.keys.verify('a' * 12, secret)):.0f} us")
    say("standing_of, 2,000 people", f"{await microseconds(lambda: store.registry.standing_of('e-7')):.0f} us")
    say("suspended", f"{await microseconds(store.registry.suspensions.suspended):.0f} us")


async def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as directory:
        say("fdatasync of 4 KiB", f"{fsync_milliseconds(Path(directory)):.2f} ms")
        say("bare rows/s, 32 a commit", f"{bare_rows_per_second(Path(directory), seconds):,.0f}")
        section = StoreSection(path=Path(directory) / "data", key_file=Path(directory) / "town.key")
        async with Store.open(section, Keys.create(section.key_file)) as store:
            say("events/s, 32 callers, no text", f"{await events_per_second(store, seconds, None):,.0f}")
            say("events/s, 32 callers, 1.1 KB text each", f"{await events_per_second(store, seconds, TEXT):,.0f}")
            for rate in (100, 200):
                p50, p99 = await intent_milliseconds(store, seconds, rate)
                say(f"intent at {rate}/s", f"p50 {p50:.1f} ms, p99 {p99:.1f} ms")
            began = time.perf_counter()
            report = await verify(store.database, store.keys)
            say(
                f"verify, {report.events:,} events, valid: {report.valid}",
                f"{report.events / (time.perf_counter() - began):,.0f} rows/s",
            )
            await measure_registry(store)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0))
