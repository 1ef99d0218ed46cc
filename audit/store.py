"""The store: the record and the registry of one city, opened together, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from audit.database import Database, only_gateway, open_database
from audit.errors import RecordUnavailable
from audit.event_queries import EventQueries
from audit.queries import Queries
from audit.record.crypto import Keys
from audit.record.desk import Desk
from audit.record.records import Note
from audit.record.recovery import recover
from audit.record.verify import Report, verify
from audit.record.writer import Record
from audit.registry.acknowledgements import Acknowledgements
from audit.registry.approvals import Suspensions
from audit.registry.exceptions import Exceptions
from audit.registry.grants import Grants
from audit.registry.keys import ApiKeys
from audit.registry.notices import Notices
from audit.registry.people import People
from audit.registry.policies import Policies
from audit.registry.replays import Replays
from audit.registry.reports import Reports
from audit.registry.reviews import Reviews
from audit.registry.standing import standing_of
from audit.registry.training import Training
from audit.report_queries import ReportQueries
from audit.section import StoreSection
from rules.domain import Standing


@dataclass(frozen=True, slots=True)
class Registry:
    """Who may do what. Reads go to the database every time, so that what is revoked is gone at once."""

    database: Database
    people: People
    keys: ApiKeys
    grants: Grants
    training: Training
    suspensions: Suspensions
    policies: Policies
    reviews: Reviews
    acknowledgements: Acknowledgements
    exceptions: Exceptions
    reports: Reports
    notices: Notices
    replays: Replays

    async def standing_of(self, subject: str) -> Standing | None:
        return await standing_of(self.database, subject)


@dataclass(frozen=True, slots=True)
class DeskStore:
    """The store as a short-lived process has it: everything but requests."""

    database: Database
    keys: Keys
    desk: Desk
    registry: Registry
    queries: Queries
    report_queries: ReportQueries
    event_queries: EventQueries

    async def verify(self, *, reader: str) -> Report:
        """Check the whole record; who had it checked is noted first."""
        await self.desk.note(Note("audit_read", reader, (("question", "verify"),)))
        return await verify(self.database, self.keys)


@dataclass(frozen=True, slots=True)
class Store(DeskStore):
    """The store as the gateway has it."""

    record: Record
    writer: asyncio.Task[None]

    async def ready(self) -> bool:
        """A request that came now could be recorded."""
        return not self.writer.done() and await self.record.can_write()

    @staticmethod
    @asynccontextmanager
    async def open(section: StoreSection, keys: Keys) -> AsyncIterator[Store]:
        """For the one gateway of this data directory. Ends what a predecessor left open, then writes.

        Raises `StoreRefused` with what to change: another gateway, other keys, loose permissions, no durability.
        """
        async with open_database(section, keys.key_id) as database:
            with only_gateway(section.path):
                record = Record(database, keys, await recover(database, keys), section.wait_seconds)
                async with _running(record) as writer:
                    yield Store(*_parts(database, keys), record, writer)

    @staticmethod
    @asynccontextmanager
    async def open_desk(section: StoreSection, keys: Keys) -> AsyncIterator[DeskStore]:
        """For commands; works beside a running gateway."""
        async with open_database(section, keys.key_id) as database:
            yield DeskStore(*_parts(database, keys))


@asynccontextmanager
async def _running(record: Record) -> AsyncIterator[asyncio.Task[None]]:
    """The writer at work; at the end what is queued is written, then it stops."""
    writer = asyncio.create_task(record.run(), name="record-writer")
    try:
        try:
            yield writer
        finally:
            # Behind everything that is queued: once it is durable, all is.
            with suppress(RecordUnavailable):
                await record.note(Note("stop", "system"))
    finally:
        writer.cancel()
        with suppress(asyncio.CancelledError):
            await writer


def _parts(database: Database, keys: Keys) -> tuple[Database, Keys, Desk, Registry, Queries, ReportQueries, EventQueries]:
    desk = Desk(database, keys)
    registry = Registry(
        database=database,
        people=People(database, desk),
        keys=ApiKeys(database, desk, keys),
        grants=Grants(database, desk),
        training=Training(database, desk),
        suspensions=Suspensions(database, desk),
        policies=Policies(database, desk),
        reviews=Reviews(database, desk),
        acknowledgements=Acknowledgements(database, desk, keys),
        exceptions=Exceptions(database, desk),
        reports=Reports(database, desk),
        notices=Notices(database, desk),
        replays=Replays(database, desk),
    )
    queries = Queries(database, desk, keys), ReportQueries(database, desk, keys), EventQueries(database, desk)
    return database, keys, desk, registry, *queries
