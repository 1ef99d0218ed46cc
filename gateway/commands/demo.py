"""``townclerk demo``: one report, two people, and everything that happens to it, in colour.

A real gateway on a free port with a store of its own in a temporary folder. The AI system behind it is a
stand-in inside this process: it keeps the bytes that it receives, so that they can be shown.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path

import httpx
import typer
import yaml
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from audit.queries import Filter
from audit.record.crypto import Keys
from audit.registry.people import Person
from audit.store import Store
from gateway.app import create_app
from gateway.commands.audit import attempts_table
from gateway.commands.run import Server
from gateway.config import Config, default_config_path
from gateway.demo.people import ACTOR, GARDENER, SERGEANT, enrol

READER = "demonstration"


class StandIn:
    """An AI system that repeats the notes it was given, and remembers what arrived."""

    def __init__(self) -> None:
        self.received: list[str] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.received.append(request.content.decode())
        notes = json.loads(request.content)["messages"][-1]["content"].partition("\n\n")[2]
        message = {"role": "assistant", "content": f"Summary for the watch commander: {notes}"}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        body = {"id": "1", "object": "chat.completion", "created": 1, "model": "stand-in", "choices": choices}
        stream = httpx.ByteStream(json.dumps(body).encode())
        return httpx.Response(200, headers={"Content-Type": "application/json"}, stream=stream)


def demo() -> None:
    """Send a report as two people and show what left, what came back and what was recorded."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="townclerk-demo-") as folder:
        as_it_should = asyncio.run(_demo(console, Path(folder)))
    raise typer.Exit(0 if as_it_should else 1)


async def _demo(console: Console, folder: Path) -> bool:
    config = _configuration(folder)
    Keys.create(config.store.key_file)
    stand_in = StandIn()
    sergeant, gardener = await _keys(config)
    report = resources.files("gateway.demo").joinpath("report.txt").read_text(encoding="utf-8")
    async with _gateway(config, stand_in) as url:
        console.print(Panel(Text(report.strip()), title="1. What Sergeant e4471 sent (police, trained)", border_style="red"))
        answered = await _ask(console, url, sergeant, report, stand_in)
        console.rule("The same report from e2093 (parks, not trained)")
        refused = await _ask(console, url, gardener, report, stand_in)
    return await _show_record(console, config) and (answered, refused) == (200, 403)


async def _ask(console: Console, url: str, key: str, report: str, stand_in: StandIn) -> int:
    """Send the report, show what left and what came back; the status."""
    before = len(stand_in.received)
    body = {"model": "echo", "messages": [{"role": "user", "content": report}]}
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        reply = await client.post(f"{url}/v1/chat/completions", json=body, headers={"Authorization": f"Bearer {key}"})
    arrived = [json.loads(text)["messages"][-1]["content"] for text in stand_in.received[before:]]
    console.print(Panel(Text("\n".join(arrived) or "Nothing."), title="2. What the AI system received", border_style="green"))
    said = reply.json()
    text = said["choices"][0]["message"]["content"] if reply.is_success else said["error"]["message"]
    headers = "\n".join(f"{name}: {value}" for name, value in reply.headers.items() if name.startswith("x-"))
    console.print(Panel(Text(f"{headers}\n\n{text}"), title=f"3. What they got back ({reply.status_code})", border_style="blue"))
    return reply.status_code


async def _show_record(console: Console, config: Config) -> bool:
    async with Store.open_desk(config.store, Keys.load(config.store)) as store:
        page = await store.queries.attempts(Filter(), reader=READER)
        console.print(Panel(attempts_table(page.attempts), title="4. What was recorded", border_style="yellow"))
        report = await store.verify(reader=READER)
    if report.first_bad:
        console.print(f"[red]NOT valid: {report.first_bad}")
    else:
        console.print(f"[green]verified[/]: {report.events} events, chain intact")
    return report.valid


def _configuration(folder: Path) -> Config:
    """The demonstration's configuration, with a stand-in at a provider's place."""
    data = yaml.safe_load(default_config_path().read_text(encoding="utf-8"))
    data["store"] = {"path": str(folder / "data"), "key_file": str(folder / "master.key")}
    data["providers"] = {"dry-run": {"type": "openai_compatible", "base_url": "https://stand-in.example/v1"}}
    data["systems"][0]["restore"] = True
    data["server"] = {"port": 0}
    return Config.model_validate(data)


async def _keys(config: Config) -> tuple[str, str]:
    async def key_of(person: Person, *, trained: bool) -> str:
        await enrol(store, person, trained=trained)
        return await store.registry.keys.create(person.subject, actor=ACTOR)

    async with Store.open_desk(config.store, Keys.load(config.store)) as store:
        return await key_of(SERGEANT, trained=True), await key_of(GARDENER, trained=False)


@contextlib.asynccontextmanager
async def _gateway(config: Config, stand_in: StandIn) -> AsyncIterator[str]:
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    app = create_app(config, default_config_path(), transport=httpx.MockTransport(stand_in.answer))
    server = Server(app, config.server, config.limits, announce=ready.set_result)
    async with app.router.lifespan_context(app):
        serving = asyncio.ensure_future(server.serve())
        try:
            yield await asyncio.wait_for(ready, 60)
        finally:
            server.should_exit = True
            await serving
