"""The writer: whatever queued while the last commit ran is the next commit.

Callers wait for the COMMIT that holds their row, never longer than `wait_seconds`. One task writes; when
the store fails it keeps trying, so that it heals by itself. After a failure it does not know whether the
COMMIT happened; it asks for the first event of the batch, which is unique: all of a batch is there, or nothing.

    queued ──drain──> batch ──one transaction──> durable ──> callers go on
                        ^            │
                        └── absent <─┴── failed: arrived all the same? ──> durable
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import select, update

from audit.database import Database
from audit.errors import STORE_FAILURES, RecordUnavailable
from audit.record.crypto import Keys
from audit.record.events import Event, to_event
from audit.record.lane import Head, append, read_head
from audit.record.records import Intent, Note, Outcome
from audit.record.tables import events, lanes

_PAUSE_SECONDS = 0.05
_LARGEST_BATCH = 500
_FAILED_LATELY_SECONDS = 5.0


@dataclass(slots=True, eq=False)
class _Entry:
    """An event on its way. `left` says why nobody waits for it any more."""

    event: Event
    deadline: float
    durable: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    left: Outcome | None = None

    @property
    def may_be_dropped(self) -> bool:
        """An intent or note whose time is over was refused to its caller. An outcome is owed for as long as it takes."""
        return not isinstance(self.event.record, Outcome) and time.monotonic() > self.deadline


class Record:
    """The record as the gateway sees it. Made by `Store.open`, which also runs it."""

    def __init__(self, database: Database, keys: Keys, head: Head, wait_seconds: float) -> None:
        self._database = database
        self._keys = keys
        self._head = head
        self._wait_seconds = wait_seconds
        self._queue: list[_Entry] = []
        self._wake = asyncio.Event()
        self._failed_at = -math.inf

    async def intent(self, intent: Intent, prompt: str | None) -> None:
        """Write down that somebody asked; `prompt` is the scrubbed text, or none if it may not be kept.

        Returns once it is durable. Raises `RecordUnavailable`: then nothing may be forwarded.
        """
        await self._write(to_event(intent, prompt, self._keys))

    async def outcome(self, outcome: Outcome, reply: str | None) -> None:
        """Write down how it ended; `reply` is the scrubbed text. Same promise as `intent`, for the last byte."""
        await self._write(to_event(outcome, reply, self._keys))

    async def note(self, note: Note) -> None:
        """Write down something that is no request."""
        await self._write(to_event(note, None, self._keys))

    async def can_write(self) -> bool:
        """Commits went through lately, the lane is still ours, and a write that changes nothing succeeds now."""
        if time.monotonic() - self._failed_at < _FAILED_LATELY_SECONDS:
            return False
        ours = lanes.c.lane == self._head.lane, lanes.c.epoch == self._head.epoch
        try:
            async with self._database.writing.begin() as connection:
                return (await connection.execute(update(lanes).where(*ours).values(epoch=self._head.epoch))).rowcount == 1
        except STORE_FAILURES:
            return False

    async def _write(self, event: Event) -> None:
        entry = _Entry(event, time.monotonic() + self._wait_seconds)
        self._enqueue(entry)
        try:
            # Shielded: a client that goes away must not take the row with it.
            await asyncio.wait_for(asyncio.shield(entry.durable), self._wait_seconds)
        except TimeoutError:
            self._leave(entry, "failed", "record_unavailable")
            raise RecordUnavailable from None
        except asyncio.CancelledError:
            self._leave(entry, "aborted", "caller_gone")
            raise

    def _leave(self, entry: _Entry, kind: Literal["failed", "aborted"], code: str) -> None:
        """Nobody will forward this intent now, so its outcome is ours to write."""
        record = entry.event.record
        if isinstance(record, Intent) and record.decision == "cleared":
            entry.left = Outcome(record.request_id, kind, code)
            if entry.durable.done():
                self._owe(entry.left)

    def _owe(self, outcome: Outcome) -> None:
        self._enqueue(_Entry(to_event(outcome, None, self._keys), time.monotonic()))

    def _enqueue(self, entry: _Entry) -> None:
        self._queue.append(entry)
        self._wake.set()

    async def run(self) -> None:
        """Write until cancelled."""
        batch: list[_Entry] = []
        while True:
            if not batch:
                await self._something_queued()
            batch += self._taken(_LARGEST_BATCH - len(batch))
            if await self._committed(batch) or await self._arrived(batch):
                self._deliver(batch)
                batch = []
            else:
                batch = [entry for entry in batch if not entry.may_be_dropped]

    async def _something_queued(self) -> None:
        if not self._queue:
            self._wake.clear()
            await self._wake.wait()

    def _taken(self, room: int) -> list[_Entry]:
        taken, self._queue = self._queue[:room], self._queue[room:]
        return taken

    async def _committed(self, batch: Sequence[_Entry]) -> bool:
        try:
            async with self._database.writing.begin() as connection:
                head = await append(connection, self._head, [entry.event for entry in batch])
        except STORE_FAILURES:
            self._failed_at = time.monotonic()
            return False
        self._head, self._failed_at = head, -math.inf
        return True

    async def _arrived(self, batch: Sequence[_Entry]) -> bool:
        """After a failed commit: is the batch there all the same? Asks until the store answers."""
        first = select(events.c.seq).where(events.c.event_id == batch[0].event.event_id)
        while True:
            await asyncio.sleep(_PAUSE_SECONDS)
            self._queue = [entry for entry in self._queue if not entry.may_be_dropped]
            try:
                async with self._database.writing.begin() as connection:
                    arrived = (await connection.execute(first)).one_or_none() is not None
                    head = await read_head(connection, self._head.lane)
            except STORE_FAILURES:
                continue
            if head.epoch == self._head.epoch:  # else the lane was taken from us: every append must go on failing
                self._head = head
            return arrived

    def _deliver(self, batch: Sequence[_Entry]) -> None:
        for entry in batch:
            entry.durable.set_result(None)
            if entry.left:
                self._owe(entry.left)
