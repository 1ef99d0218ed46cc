"""kill -9 at any moment: what was acknowledged is there, once, and the chain holds.

``KILL_CYCLES`` sets how often (default 4); the seed is printed with the counts.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audit.record.crypto import Keys
from audit.section import StoreSection
from audit.store import Store

pytestmark = pytest.mark.anyio

CYCLES = int(os.environ.get("KILL_CYCLES", "4"))
SEED = 20261123


def acknowledged_before_kill(section: StoreSection, run: int, promise: str, after_seconds: float) -> set[str]:
    """Run the writer, kill it a moment after its first word, return what it said in whole lines."""
    command = [
        sys.executable,
        "-m",
        "tests.audit.record.killed_writer",
        str(section.path),
        str(section.key_file),
        str(run),
        promise,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after_seconds)
        process.send_signal(signal.SIGKILL)
        said = first + process.stdout.read()
    return set(said.decode().split("\n")[:-1])


def recorded(section: StoreSection) -> list[str]:
    connection = sqlite3.connect(section.path / "townclerk.sqlite")
    try:
        return [request_id for (request_id,) in connection.execute("SELECT request_id FROM audit_attempt")]
    finally:
        connection.close()


def lost_after(section: StoreSection, promise: str, cycles: int) -> tuple[int, int]:
    """How many were acknowledged, and how many of them are not in the record, after so many kills."""
    moments = random.Random(SEED)
    acknowledged: set[str] = set()
    for run in range(cycles):
        acknowledged |= acknowledged_before_kill(section, run, promise, moments.uniform(0.0, 0.3))
    in_record = recorded(section)
    assert len(in_record) == len(set(in_record))
    return len(acknowledged), len(acknowledged - set(in_record))


async def test_no_acknowledged_row_is_lost(section: StoreSection, keys: Keys) -> None:
    acknowledged, lost = lost_after(section, "durable", CYCLES)
    async with Store.open(section, keys) as store:
        report = await store.verify(reader="e-9001")
    sys.stdout.write(f"{CYCLES} kills, seed {SEED}: {acknowledged} acknowledged, {lost} lost, {report.events} events\n")
    assert acknowledged > CYCLES
    assert lost == 0
    assert report.valid
    with sqlite3.connect(section.path / "townclerk.sqlite") as connection:
        kinds = dict(
            connection.execute("SELECT kind, count(*) FROM audit_event WHERE kind IN ('intent', 'outcome') GROUP BY kind")
        )
    connection.close()
    assert kinds["intent"] == kinds["outcome"]  # what the dead left open was ended by the next


def test_a_writer_that_promises_too_early_is_caught(section: StoreSection, keys: Keys) -> None:
    _, lost = lost_after(section, "early", 3)
    assert lost > 0
