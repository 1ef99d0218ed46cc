"""Suspensions: an officer stops a system at once. They live here, not in a file, and win over every file."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import suspensions

_REASON = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Suspensions:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def suspend(self, system: str, *, actor: str, reason: str) -> None:
        """Nobody may use the system from the next request on; `reason` is a code, e.g. ``incident``."""
        _check(reason)
        row = {"system": system, "reason": reason, "suspended_by": actor, "suspended_at": datetime.now(UTC)}
        async with self._desk.change() as change:
            await change.connection.execute(insert(suspensions).values(row))
            await change.note(Note("suspension", actor, (("action", "suspend"), ("system", system), ("reason", reason))))

    async def lift(self, system: str, *, actor: str, reason: str) -> None:
        """End all suspensions of the system. Raises `RegistryError` if there is none."""
        _check(reason)
        statement = update(suspensions).where(suspensions.c.system == system, suspensions.c.lifted_at.is_(None))
        async with self._desk.change() as change:
            result = await change.connection.execute(statement.values(lifted_by=actor, lifted_at=datetime.now(UTC)))
            if result.rowcount == 0:
                raise RegistryError("This system is not suspended.")
            await change.note(Note("suspension", actor, (("action", "lift"), ("system", system), ("reason", reason))))

    async def suspended(self) -> frozenset[str]:
        """The systems that nobody may use now."""
        query = select(suspensions.c.system).where(suspensions.c.lifted_at.is_(None))
        async with self._database.reading.connect() as connection:
            return frozenset((await connection.execute(query)).scalars())


def _check(reason: str) -> None:
    if not _REASON.fullmatch(reason):
        raise RegistryError("A reason is a code in lower case, such as incident or review_passed; no free text.")
