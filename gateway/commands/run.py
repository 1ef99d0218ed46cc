"""``townclerk run``: serve the gateway; without a configuration file, as a demonstration with a key to try it."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import typer
import uvicorn
from fastapi import FastAPI
from typing_extensions import override

from gateway.app import create_app
from gateway.commands.desk import ConfigOption, finish, keys_of, loaded, path_of
from gateway.config import Config, LimitsSection, ServerSection
from gateway.demo.people import demo_key

Announce = Callable[[str], None]


def run(
    config: ConfigOption = None, port: int | None = typer.Option(None, help="Instead of the file's port; 0: any free one.")
) -> None:
    """Serve the gateway."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("httpx", "httpcore"):  # they log addresses and headers of what we send
        logging.getLogger(library).setLevel(logging.WARNING)
    chosen = loaded(config)
    if port is not None:
        chosen = chosen.model_copy(update={"server": chosen.server.model_copy(update={"port": port})})
    finish(_serve(chosen, path_of(config), demonstration=config is None))


async def _serve(config: Config, path: Path, *, demonstration: bool) -> None:
    keys_of(config.store)
    key = await demo_key(config.store) if demonstration else None
    app = create_app(config, path)
    server = Server(app, config.server, config.limits, announce=lambda url: _announce(url, key))
    async with app.router.lifespan_context(app):
        await server.serve()
    if not server.started:
        raise typer.Exit(1)


def _announce(url: str, key: str | None) -> None:
    typer.echo(f"URL {url}")
    if key is None:
        return
    typer.echo(f"KEY {key}")
    body = '{"model":"echo","messages":[{"role":"user","content":"Call suspect John Doe at (916) 555-0142."}]}'
    typer.echo(f"curl {url}/v1/chat/completions -H 'Authorization: Bearer {key}' -H 'Content-Type: application/json' -d '{body}'")


class Server(uvicorn.Server):
    """Uvicorn as we run it: the strict HTTP parser, no trust in proxy headers, no log of requests. Whoever serves opens
    the application's lifespan around it, so that a start that is refused says its one sentence and no more."""

    def __init__(self, app: FastAPI, served: ServerSection, limits: LimitsSection, *, announce: Announce) -> None:
        settings = uvicorn.Config(
            app,
            host=served.host,
            port=served.port,
            limit_concurrency=limits.connections,
            http="httptools",
            ws="none",
            lifespan="off",
            proxy_headers=False,
            server_header=False,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=10,
        )
        super().__init__(settings)
        self._gateway = app
        self._announce = announce

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit:
            typer.secho("The port is taken, it seems. Another one: townclerk run --port 8090", fg="red", err=True)
            raise
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._gateway.state.parts.policy.look_again)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        self._announce(f"http://{host}:{port}")
