"""The desk: the one way to change the registry, or to read the record, and leave a note of it.

Change and note are one transaction: neither is ever there without the other. Works from any process,
beside a running gateway, because the head of the lane is read again inside each transaction.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.errors import STORE_FAILURES, RecordUnavailable
from audit.record.crypto import Keys
from audit.record.events import to_event
from audit.record.lane import DESK, append, read_head
from audit.record.records import Note


class Change:
    """A transaction that is under way: do the change on `connection`, say it with `note`."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self.connection = connection
        self._keys = keys
        self.noted = False

    async def note(self, note: Note, text: str | None = None) -> str:
        """Say it, with a scrubbed text if one belongs to it; the id of the event."""
        event = to_event(note, text, self._keys)
        await append(self.connection, await read_head(self.connection, DESK), [event])
        self.noted = True
        return event.event_id


class Desk:
    def __init__(self, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys

    @asynccontextmanager
    async def change(self) -> AsyncIterator[Change]:
        """One transaction. Leaving it without a note is a mistake of ours and undoes the change.

        Raises `RecordUnavailable` when the store does not take it; an error raised inside undoes everything.
        """
        try:
            async with self._database.writing.begin() as connection:
                change = Change(connection, self._keys)
                yield change
                if not change.noted:
                    raise RuntimeError("a change without a note is undone")
        except STORE_FAILURES as error:
            raise RecordUnavailable from error

    async def note(self, note: Note) -> None:
        """Only say something."""
        async with self.change() as change:
            await change.note(note)
