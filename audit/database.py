"""The SQLite file: opened so that a commit is durable and nobody else can read it, or not opened at all.

This is the one file that knows which database it is.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy import event as hooks
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from audit.errors import StoreRefused
from audit.record.tables import SCHEMA_VERSION, metadata, store_schema
from audit.section import StoreSection

_FILE = "townclerk.sqlite"
_FULL = 2
"""What ``PRAGMA synchronous`` answers for FULL: the WAL is synced at every commit."""


@dataclass(frozen=True, slots=True)
class Database:
    """Two ways in. Transactions that write queue for one connection, reads run beside them."""

    writing: AsyncEngine
    """One connection: who writes next is decided here in order of asking, not by SQLite's busy handler."""
    reading: AsyncEngine
    """Sees every commit at once; can't write (`query_only`)."""


@asynccontextmanager
async def open_database(section: StoreSection, key_id: str) -> AsyncIterator[Database]:
    """The store's file, made if absent. Raises `StoreRefused` with what to change."""
    file = _private_file(section.path)
    database = Database(_engine(file, section.wait_seconds, writes=True), _engine(file, section.wait_seconds, writes=False))
    try:
        try:
            await _prepare_schema(database.writing, key_id)
        except SQLAlchemyError as error:
            raise StoreRefused(f"The store in {section.path} can't be opened ({type(error).__name__}).") from None
        yield database
    finally:
        await database.reading.dispose()
        await database.writing.dispose()


@asynccontextmanager
async def snapshot(database: Database) -> AsyncIterator[AsyncConnection]:
    """Several reads that all see one moment. It ends when the pool takes the connection back and rolls back."""
    async with database.reading.connect() as connection:
        await connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def only_gateway(data_directory: Path) -> Iterator[None]:
    """Hold the store for one gateway; the lock goes with the process, however it ends."""
    descriptor = os.open(data_directory / "gateway.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreRefused(
                f"Another gateway runs on {data_directory}. A SQLite file serves one gateway: stop the other, or use PostgreSQL."
            ) from None
        yield
    finally:
        os.close(descriptor)


def assert_durable(journal_mode: str, synchronous: int) -> None:
    """Refuse settings under which an acknowledged row could be lost with the power."""
    if journal_mode.lower() != "wal" or synchronous < _FULL:
        raise StoreRefused(
            f"The store would not be durable (journal_mode={journal_mode}, synchronous={synchronous}); "
            "it needs a local file system on which SQLite can use WAL with synchronous=FULL."
        )


def is_there(section: StoreSection) -> bool:
    """A store has been made at this place."""
    return (section.path / _FILE).is_file()


def _private_file(directory: Path) -> Path:
    file = directory / _FILE
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_IMODE(directory.stat().st_mode) & 0o077:
            raise StoreRefused(f"The data directory {directory} is open to others; run: chmod 700 {directory}")
        # Only when it is new: closing any descriptor of the file would drop the locks that SQLite holds in this process,
        # and a command that ends would then take itself for the last one and remove the log that we still write to.
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        file.chmod(0o600)
    except OSError as error:
        raise StoreRefused(
            f"The data directory {directory} can't be used ({error.strerror}); it must be ours to write."
        ) from None
    return file


def _engine(file: Path, wait_seconds: float, *, writes: bool) -> AsyncEngine:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{file}",
        pool_size=1 if writes else 4,
        max_overflow=0,
        pool_timeout=wait_seconds,
        hide_parameters=True,
        isolation_level=None if writes else "AUTOCOMMIT",
    )

    @hooks.listens_for(engine.sync_engine, "connect")
    def _configure(connection: Any, _: object) -> None:
        # The driver would begin transactions late and read-only; we begin them ourselves, ready to write.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(wait_seconds * 1000)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        (journal_mode,) = cursor.fetchone()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA synchronous")
        (synchronous,) = cursor.fetchone()
        assert_durable(journal_mode, synchronous)
        cursor.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        cursor.close()

    if writes:

        @hooks.listens_for(engine.sync_engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


async def _prepare_schema(engine: AsyncEngine, key_id: str) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
        row = (await connection.execute(select(store_schema))).one_or_none()
        if row is None:
            await connection.execute(insert(store_schema).values(version=SCHEMA_VERSION, key_id=key_id))
        elif row.version != SCHEMA_VERSION:
            raise StoreRefused(
                f"The store has schema {row.version}, this Townclerk needs {SCHEMA_VERSION}; use the version that made it."
            )
        elif row.key_id != key_id:
            raise StoreRefused("The store was made with another master key; give the key file that belongs to it.")
