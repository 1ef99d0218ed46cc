"""kill -9 under load: whatever the AI system saw stands in the record, and whatever was answered is there.

The load marks each request with a word of its own, in the text and as its case reference. The AI system writes
down what it sees by itself; the record keeps a keyed hash of the reference. So both can be compared afterwards.
TOWNCLERK_FAULT_CYCLES sets how often the gateway is killed, TOWNCLERK_FAULT_CYCLES_FULL how often with the full engine.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from audit.record.crypto import Keys, Purpose
from gateway.scanners import ENGINE
from tests.support import town as towns
from tests.support.engines import PATTERNS
from tests.support.processes import free_port, running, wait_for_port
from tests.support.town import Town
from tests.support.upstream import PAUSE

CYCLES = int(os.environ.get("TOWNCLERK_FAULT_CYCLES", "5"))
CYCLES_FULL = int(os.environ.get("TOWNCLERK_FAULT_CYCLES_FULL", "1"))
SEED = 20261123
CLIENTS = 8
MARK = re.compile(r"marker[a-j]+")


def mark(number: int) -> str:
    """A word for each request that no recognizer minds."""
    return "marker" + "".join("abcdefghij"[int(digit)] for digit in str(number))


@dataclass
class Load:
    """Clients that ask as fast as they can until the gateway is gone."""

    town: Town
    port: int
    first: int
    answered: set[str] = field(default_factory=set)
    sent: int = 0

    def run_until_killed(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        threads = [threading.Thread(target=self._client, args=(number,)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for thread in threads:
            thread.join(30)

    def _client(self, number: int) -> None:
        url = f"http://127.0.0.1:{self.port}/v1/chat/completions"
        with httpx.Client(headers=self.town.headers("sergeant"), timeout=20, trust_env=False) as client:
            for turn in range(10_000):
                word = mark(self.first + turn * CLIENTS + number)
                body = {"model": "city-gpt", "messages": [{"role": "user", "content": f"Victim Ana Lopez, {word}"}]}
                self.sent += 1
                try:
                    reply = client.post(url, json=body, headers={"X-Case-Ref": word})
                except httpx.HTTPError:
                    return
                if reply.status_code == 200:
                    self.answered.add(word)


@dataclass
class Result:
    cycles: int = 0
    sent: int = 0
    seen: set[str] = field(default_factory=set)
    unrecorded: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    orphans: int = 0

    def tell(self) -> str:
        return (
            f"{self.cycles} kills, seed {SEED}: {self.sent} sent, {len(self.seen)} seen by the AI system, "
            f"{len(self.unrecorded)} of them without an intent, {len(self.lost)} answered but not completed in the record, "
            f"{self.orphans} processes left over"
        )


def kill_again_and_again(folder: Path, engine: str, cycles: int, *control: str) -> tuple[Town, Result]:
    """Start the gateway, load it, kill it at a random moment; then compare what was seen with what was recorded."""
    dice = random.Random(SEED)
    upstream_port, log = free_port(), folder / "received.ndjson"
    result = Result()
    answered: set[str] = set()
    arguments = ["-m", "tests.support.upstream", str(upstream_port), str(log)]
    with running(arguments, upstream_port, folder / "upstream.log", {PAUSE: "0.05"}):
        town = towns.found(folder, f"http://127.0.0.1:{upstream_port}/v1")
        for cycle in range(cycles):
            port = free_port()
            arguments = [sys.executable, "-m", "tests.faults.gateway", str(town.path), str(port), engine, *control]
            with (
                (folder / "gateway.log").open("ab") as output,
                subprocess.Popen(arguments, stdout=output, stderr=output) as process,
            ):
                wait_for_port(port, process)
                load = Load(town, port, first=cycle * 1_000_000)
                load.run_until_killed(process, dice.uniform(0.05, 1.0))
            result.sent += load.sent
            answered |= load.answered
            result.cycles += 1
            result.orphans += scanners_left(town)
    result.seen = set(MARK.findall(log.read_text(encoding="utf-8")))
    with towns.serving(town):
        pass  # a last start closes what the last kill left open
    compare(town, result, answered)
    return town, result


def compare(town: Town, result: Result, answered: set[str]) -> None:
    keys = Keys.load(town.config.store)
    intents, completed = recorded(town)
    result.unrecorded = {word for word in result.seen if keys.hmac(Purpose.VALUE, word) not in intents}
    result.lost = {word for word in answered if keys.hmac(Purpose.VALUE, word) not in completed}


def recorded(town: Town) -> tuple[set[str | None], set[str | None]]:
    """The hashes of the case references that have an intent, and those that have a completed outcome."""
    intents: set[str | None] = set()
    completed: set[str | None] = set()
    after: str | None = None
    while True:
        page = town.page(after)
        for attempt in page.attempts:
            intents.add(attempt.intent.case_hmac)
            if attempt.outcome and attempt.outcome.outcome == "completed":
                completed.add(attempt.intent.case_hmac)
        after = page.next
        if after is None:
            return intents, completed


def scanners_left(town: Town) -> int:
    """Processes that outlived their gateway by two seconds."""
    deadline = time.monotonic() + 2
    while (left := len(_nurseries())) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


def _nurseries() -> list[str]:
    """Nurseries and scanners of ours whose gateway is gone: they are adopted by process 1."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            command = (folder / "cmdline").read_bytes()
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except (OSError, IndexError):
            continue
        if b"gateway.nursery" in command and parent == "1":
            found.append(folder.name)
    return found


def check(town: Town, result: Result) -> None:
    print(result.tell())  # noqa: T201 - the counts are what this test is for
    assert result.seen, "the load never reached the AI system"
    assert not result.unrecorded
    assert not result.lost
    assert result.orphans == 0
    assert town.verify().valid


def test_nothing_that_left_is_unrecorded_when_the_gateway_is_killed(tmp_path: Path) -> None:
    check(*kill_again_and_again(tmp_path, PATTERNS, CYCLES))


def test_nothing_that_left_is_unrecorded_with_the_full_engine(tmp_path: Path) -> None:
    check(*kill_again_and_again(tmp_path, ENGINE, CYCLES_FULL))


def test_a_gateway_that_records_afterwards_is_caught(tmp_path: Path) -> None:
    """Negative control: the same check finds what a late record loses."""
    _, result = kill_again_and_again(tmp_path, PATTERNS, 3, "late")
    print(result.tell())  # noqa: T201
    assert result.unrecorded
