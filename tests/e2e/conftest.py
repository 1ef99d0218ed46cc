"""A gateway as staff meet it: real sockets, the real engine in its scanner process, an AI system in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gateway.scanners import ENGINE
from tests.support import town as towns
from tests.support.processes import free_port, running
from tests.support.town import Town


@dataclass(frozen=True)
class Upstream:
    url: str
    log: Path

    def received(self) -> list[dict[str, Any]]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def arrived(self, since: int) -> bytes:
        """The bytes of every request after the first `since`: addresses, headers and bodies."""
        files = [path for path in (Path(f"{self.log}.headers"), self.log) if path.exists()]
        return b"\n".join(line for path in files for line in path.read_bytes().splitlines()[since:])

    def will_say(self, text: str) -> None:
        Path(f"{self.log}.say").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upstream]:
    folder = tmp_path_factory.mktemp("upstream")
    port = free_port()
    log = folder / "received.ndjson"
    with running(["-m", "tests.support.upstream", str(port), str(log)], port, folder / "output.log"):
        yield Upstream(f"http://127.0.0.1:{port}/v1", log)


@pytest.fixture(scope="session")
def town(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The town with everything on, shared: tests look at the rows of their own requests."""
    with towns.serving(towns.found(tmp_path_factory.mktemp("town"), upstream.url), engine=ENGINE) as served:
        yield served


@pytest.fixture
def new_town(upstream: Upstream, tmp_path: Path) -> Town:
    """A town of one's own, not yet served."""
    return towns.found(tmp_path, upstream.url)
