"""An invented town: its configuration, its people, their training, and a gateway to serve them."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn
import yaml

from audit.queries import Attempt, Filter, Page
from audit.record.crypto import Keys
from audit.record.verify import Report
from audit.registry.people import Person
from audit.store import DeskStore, Store
from gateway.app import create_app, utc_now
from gateway.config import Config
from gateway.config_file import load_config
from rules.domain import Grant, StaffRole, UserType
from tests.support.engines import PATTERNS

COURSE = "AI-POLICY-2026"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
READER = "test"

PEOPLE: Mapping[str, tuple[Person, int | None]] = {
    "sergeant": (Person("e4471", "police", UserType.EMPLOYEE, clearances=frozenset({"cjis"})), 10),
    "detective": (Person("e4472", "police", UserType.EMPLOYEE), 10),
    "medic": (Person("e5501", "fire", UserType.EMPLOYEE), 10),
    "planner": (Person("e1001", "planning", UserType.CONSULTANT), 10),
    "stranger_to_grants": (Person("e1002", "planning", UserType.EMPLOYEE), 10),
    "untrained": (Person("e1003", "police", UserType.INTERN), None),
    "three_days_late": (Person("e1004", "police", UserType.EMPLOYEE, clearances=frozenset({"cjis"})), 368),
    "fifteen_days_late": (Person("e1005", "police", UserType.EMPLOYEE), 380),
    "inactive": (Person("e1006", "police", UserType.EMPLOYEE, active=False), 10),
    "no_type": (Person("e1007", "police", None), 10),
    "aio": (Person("e1008", "it", UserType.EMPLOYEE, roles=frozenset({StaffRole.AIO})), 10),
    "reviewer": (Person("e1010", "police", UserType.EMPLOYEE, roles=frozenset({StaffRole.REVIEWER})), 10),
    "cio": (Person("e1012", "it", UserType.EMPLOYEE, roles=frozenset({StaffRole.CIO})), 10),
    "captain": (Person("e1013", "police", UserType.EMPLOYEE), None),
    "rookie": (Person("e1014", "police", UserType.INTERN, supervisor="e1013"), None),
    "iso": (Person("e1009", "it", UserType.EMPLOYEE, roles=frozenset({StaffRole.ISO})), 10),
}
"""Who lives there, and how many days ago they took the course."""


def approval(**changes: object) -> dict[str, object]:
    return {
        "approved_by": "the CIO",
        "approved_on": "2026-01-01",
        "valid_until": "2030-12-31",
        "review_id": "AIR-1",
        "contract": "C-1",
        "document_url": "https://intranet.example/AIR-1",
        "reo_notice": "not_needed",
        "departments": ["*"],
        "purposes": ["*"],
        "endpoints": ["chat.completions"],
        "data_classes": ["personal"],
        **changes,
    }


def system(
    name: str, upstream_model: str = "echo", *, restore: bool = True, provider: str = "county", **changes: object
) -> dict[str, Any]:
    return {
        "name": name,
        "provider": provider,
        "upstream_model": upstream_model,
        "restore": restore,
        "approval": approval(**changes),
    }


SYSTEMS = (
    system("city-gpt"),
    system("city-say", "say"),
    system("city-tool", "tool", local_tools=["look_up"]),
    system("city-call", "call", local_tools=["look_up"]),
    system("city-json", "json"),
    system("city-broken", "broken"),
    system("city-slow", "slow"),
    system("city-cut", "cut"),
    system("plain-gpt", restore=False),
    system("secure-gpt", data_classes=["personal", "cji", "cori", "juvenile"], agreements={"cjis": "CJIS-2026-3"}),
    system(
        "open-gpt",
        data_classes=["personal", "phi", "cji"],
        unscrubbed=["personal", "phi", "cji"],
        agreements={"cjis": "CJIS-2026-3", "baa": "BAA-17"},
        local_tools=["look_up"],
    ),
    system(
        "open-say",
        "say",
        data_classes=["personal", "phi"],
        unscrubbed=["personal", "phi"],
        agreements={"baa": "BAA-17"},
        local_tools=["look_up"],
    ),
    system("open-call", "call", data_classes=["personal"], unscrubbed=["personal"], local_tools=["look_up"]),
    system("no-baa-gpt", data_classes=["personal", "phi"], unscrubbed=["personal", "phi"]),
    system("vision-gpt", modalities=["text", "image"]),
    system("police-gpt", departments=["police"]),
    system("translator", purposes=["translation"]),
    system("old-gpt", valid_until="2026-02-01"),
    system("public-gpt", data_classes=["public"]),
    system("internal-gpt", data_classes=["personal", "internal"]),
    system("manager-gpt", approved_by="a department manager"),
    system("abroad-gpt", regions=["us-gov-west"]),
    system("spare-gpt"),
    system("gpt-2026-06-01"),
    system("titles", housekeeping=True),
    system("dry-run", provider="here"),
)


def configuration(folder: Path, upstream_url: str, **changes: object) -> dict[str, Any]:
    return {
        "server": {"port": 0},
        "store": {"path": str(folder / "data"), "key_file": str(folder / "master.key")},
        "providers": {
            "county": {"type": "openai_compatible", "base_url": upstream_url, "allow_http": True, "region": "us-west"},
            "here": {"type": "echo"},
        },
        "systems": copy.deepcopy(list(SYSTEMS)),
        "governance": {"approvers": [{"subject": "the CIO", "since": "2025-01-01"}]},
        "training": {"required": [{"id": COURSE, "title": "Using AI at the city", "url": "https://lms.example/AI"}]},
        **changes,
    }


@dataclass
class Town:
    """A configuration file on disk, a store with everybody in it, and a key for each of them."""

    folder: Path
    path: Path
    keys: dict[str, str] = field(default_factory=dict)
    url: str = ""

    @property
    def config(self) -> Config:
        return load_config(self.path)

    def write(self, data: Mapping[str, object]) -> None:
        self.path.write_text(yaml.safe_dump(dict(data)), encoding="utf-8")

    def headers(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.keys[who]}"}

    def ask(
        self, who: str, text: str, model: str = "city-gpt", headers: Mapping[str, str] | None = None, **more: object
    ) -> httpx.Response:
        body = {"model": model, "messages": [{"role": "user", "content": text}], **more}
        return self.post(who, body, headers)

    def post(self, who: str, body: object, headers: Mapping[str, str] | None = None) -> httpx.Response:
        url = f"{self.url}/v1/chat/completions"
        return httpx.post(
            url, json=body, headers={**self.headers(who), **(headers or {})}, timeout=60, trust_env=False, verify=False
        )

    def review(self, who: str, draft_id: str, state: str) -> httpx.Response:
        url = f"{self.url}/v1/drafts/{draft_id}/review"
        return httpx.post(url, json={"state": state}, headers=self.headers(who), timeout=60, trust_env=False, verify=False)

    def report(self, who: str, type_: str, **more: object) -> httpx.Response:
        return self.send(who, "/v1/reports", {"type": type_, **more})

    def send(self, who: str, path: str, body: object) -> httpx.Response:
        return httpx.post(f"{self.url}{path}", json=body, headers=self.headers(who), timeout=60, trust_env=False, verify=False)

    def get(self, who: str, path: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", headers=self.headers(who), timeout=60, trust_env=False, verify=False)

    @contextlib.asynccontextmanager
    async def desk(self) -> Any:
        section = self.config.store
        async with Store.open_desk(section, Keys.load(section)) as store:
            yield store

    def at_the_desk(self, work: Callable[[DeskStore], Any]) -> Any:
        async def run() -> Any:
            async with self.desk() as store:
                return await work(store)

        return asyncio.run(run())

    def rows(self, **wanted: Any) -> tuple[Attempt, ...]:
        """What was recorded, the newest first."""
        page = self.at_the_desk(lambda store: store.queries.attempts(Filter(**wanted), reader=READER, limit=200))
        attempts: tuple[Attempt, ...] = page.attempts
        return attempts

    def page(self, after: str | None) -> Page:
        page: Page = self.at_the_desk(lambda store: store.queries.attempts(Filter(), reader=READER, limit=200, after=after))
        return page

    def row(self, reply: httpx.Response) -> Attempt:
        detail = self.at_the_desk(lambda store: store.queries.attempt(reply.headers["x-request-id"], reader=READER))
        assert detail is not None, "this request left no row"
        attempt: Attempt = detail.attempt
        return attempt

    def texts(self, reply: httpx.Response) -> Any:
        return self.at_the_desk(lambda store: store.queries.payload(reply.headers["x-request-id"], reader=READER))

    def verify(self) -> Report:
        report: Report = self.at_the_desk(lambda store: store.verify(reader=READER))
        return report


def found(folder: Path, upstream_url: str, **changes: object) -> Town:
    """A new town in this folder."""
    town = Town(folder, folder / "config.yaml")
    town.write(configuration(folder, upstream_url, **changes))
    Keys.create(town.config.store.key_file)
    town.at_the_desk(lambda store: _settle(store, town))
    return town


async def _settle(store: DeskStore, town: Town) -> None:
    now = datetime.now(UTC)
    lines = ["subject,course_id,status,completed_at"]
    for name, (person, days) in PEOPLE.items():
        await store.registry.people.add(person, actor=READER)
        town.keys[name] = await store.registry.keys.create(person.subject, actor=READER)
        if days is not None:
            lines.append(f"{person.subject},{COURSE},completed,{(now - timedelta(days=days)).isoformat(timespec='seconds')}")
    await store.registry.training.import_file("\n".join(lines).encode(), actor=READER)
    for item in SYSTEMS:
        await store.registry.grants.add(Grant("department", "police", item["name"], LONG_AGO, None, "director"), actor=READER)
        await store.registry.grants.add(Grant("person", "e1001", item["name"], LONG_AGO, None, "director"), actor=READER)
        await store.registry.grants.add(Grant("person", "e5501", item["name"], LONG_AGO, None, "director"), actor=READER)


@contextlib.contextmanager
def serving(
    town: Town,
    *,
    engine: str = PATTERNS,
    transport: httpx.AsyncBaseTransport | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Town]:
    """The gateway on a socket of its own, in a thread; its scanners are processes as always."""
    app = create_app(town.config, town.path, engine=engine, transport=transport, now=now)
    server = uvicorn.Server(uvicorn.Config(app, port=0, http="httptools", lifespan="on", log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(lambda: server.started or not thread.is_alive())
        assert server.started, "the gateway did not start"
        town.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        yield town
    finally:
        server.should_exit = True
        thread.join(30)


def _wait(ready: Callable[[], bool], seconds: float = 60) -> None:
    done = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if ready():
            return
        done.wait(0.02)
    raise TimeoutError
