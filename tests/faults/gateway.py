"""The real gateway for fault tests, as a process: ``python -m tests.faults.gateway CONFIG PORT ENGINE [late]``.

ENGINE is the import path of the scanners' engine: pattern-only, it is ready within a second. ``late`` is the
negative control: a record that writes the intent only when the outcome is there, as gateways of this field do.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import uvicorn
from fastapi import FastAPI

from audit.record.records import Intent, Note, Outcome
from audit.record.writer import Record
from gateway.app import create_app
from gateway.config_file import load_config


class LateRecord:
    """Takes intents at once and writes them together with their outcomes."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._intents: dict[str, tuple[Intent, str | None]] = {}

    async def intent(self, intent: Intent, prompt: str | None) -> None:
        self._intents[intent.request_id] = (intent, prompt)

    async def outcome(self, outcome: Outcome, reply: str | None) -> None:
        await self._record.intent(*self._intents.pop(outcome.request_id))
        await self._record.outcome(outcome, reply)

    async def note(self, note: Note) -> None:
        await self._record.note(note)


def late(app: FastAPI) -> FastAPI:
    """The same gateway with its record swapped at the edge."""
    opened = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(inner: FastAPI) -> AsyncIterator[None]:
        async with opened(inner):
            parts = inner.state.parts
            store = dataclasses.replace(parts.store, record=cast(Record, LateRecord(parts.store.record)))
            inner.state.parts = dataclasses.replace(parts, store=store)
            yield

    app.router.lifespan_context = lifespan
    return app


def main() -> None:
    path, port, engine, *control = sys.argv[1:]
    app = create_app(load_config(Path(path)), Path(path), engine=engine)
    uvicorn.run(late(app) if control else app, port=int(port), http="httptools", log_level="error", access_log=False)


if __name__ == "__main__":
    main()
