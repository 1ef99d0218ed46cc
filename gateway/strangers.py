"""Refusals of callers who did not prove who they are: counted by source, so that nobody can flood the record.

The first refusal of a minute from one source is written at once. What follows in this minute is counted and
written as one row when the minute is over. Beyond the limit the answer is 429.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from ulid import ULID

from audit.errors import RecordUnavailable
from audit.record.records import Intent
from audit.record.writer import Record
from rules.domain import Blocked

log = logging.getLogger("townclerk.strangers")
_WINDOW_SECONDS = 60.0
_MOST_SOURCES = 10_000


@dataclass(slots=True)
class _Window:
    ends: float
    row: Intent
    seen: int = 0
    """Refusals after the first, which has a row of its own."""


class Strangers:
    def __init__(self, record: Record, *, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._record = record
        self._per_minute = per_minute
        self._clock = clock
        self._windows: dict[str, _Window] = {}

    async def refuse(self, blocked: Blocked, row: Intent) -> Blocked:
        """Count or write this refusal; what to answer: the refusal itself, or that there are too many."""
        await self.flush()
        source = row.source or "unknown"
        window = self._windows.get(source)
        if window is None and len(self._windows) >= _MOST_SOURCES:
            source, window = "others", self._windows.get("others")
        if window is None:
            window = self._windows[source] = _Window(self._clock() + _WINDOW_SECONDS, replace(row, source=source))
            try:
                await self._record.intent(row, None)
            except RecordUnavailable:
                window.seen += 1  # told with the count instead
                raise
            return blocked
        window.seen += 1
        return blocked if window.seen < self._per_minute else TOO_MANY

    async def flush(self, *, everything: bool = False) -> None:
        """Write the counts of the minutes that are over."""
        now = self._clock()
        for source in [source for source, window in self._windows.items() if everything or window.ends <= now]:
            if window := self._windows.pop(source, None):
                await self._write(source, window)

    async def _write(self, source: str, window: _Window) -> None:
        if not window.seen:
            return
        try:
            await self._record.intent(replace(window.row, request_id=str(ULID()), repeats=window.seen), None)
        except RecordUnavailable:
            self._windows.setdefault(source, window)  # told again at the next flush
            raise

    async def keep_flushing(self) -> None:
        """Flush every few seconds, so that the last minute of a visitor is written without another visit."""
        while True:
            await asyncio.sleep(5)
            try:
                await self.flush()
            except RecordUnavailable:
                log.warning("refusals of strangers wait for the record")


TOO_MANY = Blocked.because(
    "too_many_attempts",
    "identity.attempts",
    "VI.B",
    "Too many requests without a valid key came from this address.",
    "Wait a minute, then use a valid key; IT can make one with 'townclerk keys create'.",
)
