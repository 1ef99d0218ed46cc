"""Grants: which person, department or group may use which system (VI.B)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import grants
from rules.domain import Grant


@dataclass(frozen=True, slots=True)
class GrantEntry:
    """A grant on file; a revoked one stays to be seen."""

    grant_id: int
    grant: Grant
    revoked_at: datetime | None


class Grants:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def add(self, grant: Grant, *, actor: str) -> int:
        """Put a grant on file, on the word of `grant.granted_by`, typed by `actor`. Raises `RegistryError`."""
        if grant.valid_until is not None and grant.valid_until <= grant.valid_from:
            raise RegistryError("The grant would end before it begins.")
        async with self._desk.change() as change:
            row = (await change.connection.execute(insert(grants).values(asdict(grant)).returning(grants.c.grant_id))).one()
            said = (
                ("action", "add"),
                ("grant_id", str(row.grant_id)),
                *((name, str(value)) for name, value in asdict(grant).items()),
            )
            await change.note(Note("grant", actor, said))
        return int(row.grant_id)

    async def revoke(self, grant_id: int, *, actor: str) -> None:
        """Gone from the next request on. Raises `RegistryError` if no such grant is in force."""
        statement = update(grants).where(grants.c.grant_id == grant_id, grants.c.revoked_at.is_(None))
        async with self._desk.change() as change:
            if (await change.connection.execute(statement.values(revoked_at=datetime.now(UTC)))).rowcount != 1:
                raise RegistryError("There is no grant in force with this number.")
            await change.note(Note("grant", actor, (("action", "revoke"), ("grant_id", str(grant_id)))))

    async def list(self) -> tuple[GrantEntry, ...]:
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(select(grants).order_by(grants.c.grant_id))).all()
        return tuple(GrantEntry(row.grant_id, grant_of(row), row.revoked_at) for row in rows)


def grant_of(row: object) -> Grant:
    return Grant(**{name: getattr(row, name) for name in Grant.__dataclass_fields__})
