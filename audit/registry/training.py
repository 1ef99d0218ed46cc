"""Training completions: imported from the learning system's file, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import completions, people, quarantine
from audit.registry.training_file import CompletionKey, TrainingFile, read_training_file

LARGEST_DROP = 0.2
"""A full export that lacks more than this share of what is known was most likely cut off on its way."""

_Expiries = dict[CompletionKey, datetime | None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do. Counts are completions, `rows` lines of the file."""

    sha256: str
    rows: int
    new: int
    changed: int
    unchanged: int
    dropped: int
    unknown_people: tuple[str, ...]
    """Subject ids that the registry does not have: their completions are in quarantine and entitle nobody."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The difference between a file and what is stored."""

    new: _Expiries
    changed: _Expiries
    unchanged: int
    dropped: frozenset[CompletionKey]
    quarantined: _Expiries

    def report(self, content: bytes, rows: int) -> ImportReport:
        unknown = tuple(sorted({key.subject for key in self.quarantined}))
        digest = hashlib.sha256(content).hexdigest()
        return ImportReport(digest, rows, len(self.new), len(self.changed), self.unchanged, len(self.dropped), unknown)


class Training:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def preview(self, content: bytes, *, snapshot: bool = False) -> ImportReport:
        """What importing this file would do. Raises like `import_file`, changes nothing."""
        file = read_training_file(content, datetime.now(UTC))
        async with self._database.reading.connect() as connection:
            return (await _plan(connection, file, snapshot=snapshot)).report(content, file.rows)

    async def import_file(self, content: bytes, *, actor: str, snapshot: bool = False) -> ImportReport:
        """Take a file over. With `snapshot` it is the whole truth: what it lacks is dropped, 20 % at most.

        Raises `TrainingFileError` or `RegistryError`; then nothing has changed. Importing twice changes nothing.
        """
        file = read_training_file(content, datetime.now(UTC))
        async with self._desk.change() as change:
            plan = await _plan(change.connection, file, snapshot=snapshot)
            report = plan.report(content, file.rows)
            await _remove(change.connection, completions, plan.dropped | plan.changed.keys())
            await _add(change.connection, completions, plan.new | plan.changed)
            await _remove(change.connection, quarantine, file.finished)
            await _add(change.connection, quarantine, plan.quarantined)
            await change.note(_note(actor, report, snapshot=snapshot))
        return report

    async def quarantined(self) -> tuple[CompletionKey, ...]:
        """Completions of unknown people; add the person and import the file again."""
        async with self._database.reading.connect() as connection:
            return tuple(sorted(await _stored(connection, quarantine)))


async def _plan(connection: AsyncConnection, file: TrainingFile, *, snapshot: bool) -> _Plan:
    stored = await _stored(connection, completions)
    known = frozenset((await connection.execute(select(people.c.subject))).scalars())
    wanted = {key: expiry for key, expiry in file.finished.items() if key.subject in known}
    dropped = frozenset(stored.keys() - wanted.keys()) if snapshot else frozenset[CompletionKey]()
    _check_drop(dropped, stored)
    return _Plan(
        new={key: expiry for key, expiry in wanted.items() if key not in stored},
        changed={key: expiry for key, expiry in wanted.items() if key in stored and stored[key] != expiry},
        unchanged=sum(key in stored and stored[key] == expiry for key, expiry in wanted.items()),
        dropped=dropped,
        quarantined={key: expiry for key, expiry in file.finished.items() if key.subject not in known},
    )


def _check_drop(dropped: Collection[CompletionKey], stored: Collection[CompletionKey]) -> None:
    if len(dropped) > LARGEST_DROP * len(stored):
        raise RegistryError(
            f"The file lacks {len(dropped)} of {len(stored)} known completions, more than {LARGEST_DROP:.0%}; "
            "it was probably cut off. Export it again, or import it without snapshot mode. Nothing was imported."
        )


async def _stored(connection: AsyncConnection, table: Table) -> _Expiries:
    rows = (await connection.execute(select(table))).all()
    return {CompletionKey(row.subject, row.course, row.completed_at): row.expires_at for row in rows}


async def _add(connection: AsyncConnection, table: Table, expiries: _Expiries) -> None:
    if expiries:
        await connection.execute(insert(table), [{**_row(key), "expires_at": expiry} for key, expiry in expiries.items()])


async def _remove(connection: AsyncConnection, table: Table, keys: Collection[CompletionKey]) -> None:
    if keys:
        this = (table.c[item.name] == bindparam(f"old_{item.name}") for item in fields(CompletionKey))
        statement = delete(table).where(*this)
        await connection.execute(statement, [{f"old_{name}": value for name, value in _row(key).items()} for key in keys])


def _row(key: CompletionKey) -> dict[str, Any]:
    return {"subject": key.subject, "course": key.course, "completed_at": key.completed_at}


def _note(actor: str, report: ImportReport, *, snapshot: bool) -> Note:
    names = ("sha256", "rows", "new", "changed", "unchanged", "dropped")
    counts = tuple((name, str(getattr(report, name))) for name in names)
    return Note(
        "training",
        actor,
        (("mode", "snapshot" if snapshot else "delta"), *counts, ("unknown_people", str(len(report.unknown_people)))),
    )
