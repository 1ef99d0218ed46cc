"""Measures this gateway beside a direct connection.

    python -m benchmarks.run [options of compare.py] [NAME=URL of a peer]...

Starts a gateway from benchmarks/config.yaml on free ports with a fresh store, enrols one person, and hands over to compare.sh,
which builds the tools and starts the mock upstream. Stops what it started and nothing else. Everything is left in .build/bench.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / ".build" / "bench"
TOWNCLERK = Path(sys.executable).with_name("townclerk")
SYSTEMS = ("mock-t32", "mock-t32-d10-ts", "mock-t200")
READY_WITHIN = 60.0


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def write_config(mock_port: int) -> Path:
    """The configuration with the port of this run's mock. The store is new, so that no earlier run weighs on it."""
    shutil.rmtree(BUILD / "data", ignore_errors=True)
    (BUILD / "townclerk.key").unlink(missing_ok=True)
    text = (HERE / "config.yaml").read_text(encoding="utf-8")
    path = BUILD / "config.yaml"
    path.write_text(text.replace(":9100/", f":{mock_port}/"), encoding="utf-8")
    return path


def townclerk(*words: str, config: Path) -> str:
    done = subprocess.run([TOWNCLERK, *words, "--config", config], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"townclerk {' '.join(words[:2])} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def enrol(config: Path) -> str:
    """One person who may use every system and whose training is fresh. Returns a key."""
    townclerk("people", "add", "bench", "--department", "it", "--clearance", "cjis", config=config)
    for system in SYSTEMS:
        townclerk("people", "grant", system, "person", "bench", "--by", "bench", config=config)
    completions = BUILD / "training.csv"
    completions.write_text(
        f"subject,course_id,status,completed_at\nbench,ai-basics,completed,{date.today().isoformat()}\n", encoding="utf-8"
    )
    townclerk("training", "import", str(completions), config=config)
    return townclerk("keys", "create", "bench", config=config).strip()


@contextmanager
def gateway(config: Path, port: int) -> Iterator[None]:
    """A running gateway, ready to answer; stopped at the end, with its log in .build/bench/gateway.log."""
    with (BUILD / "gateway.log").open("wb") as log:
        command: list[str | Path] = [TOWNCLERK, "run", "--config", config, "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_ready(process, port)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    started = time.monotonic()
    while time.monotonic() - started < READY_WITHIN and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                print(f"gateway ready after {time.monotonic() - started:.1f} s on port {port}")
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"the gateway did not become ready; see {BUILD / 'gateway.log'}")


def main(arguments: list[str]) -> int:
    BUILD.mkdir(parents=True, exist_ok=True)
    port, mock_port = free_port(), free_port()
    config = write_config(mock_port)
    with gateway(config, port):
        us = f"townclerk=127.0.0.1:{port}|H:Authorization: Bearer {enrol(config)}"
        environment = os.environ | {"MOCK": f"127.0.0.1:{mock_port}", "PYTHON": sys.executable}
        return subprocess.run([HERE / "compare.sh", *arguments, us], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
