"""People: who they are to the city. Known by subject id only; no name, no address is kept here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import people
from rules.domain import StaffRole, UserType

SUBJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}")
"""Subject ids as identity providers give them: no blanks, so that a name in the wrong column is noticed."""

_CLEARANCE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Person:
    """The subject id never changes and is never given to somebody else; all the rest may change."""

    subject: str
    department: str
    user_type: UserType | None = None
    active: bool = True
    roles: frozenset[StaffRole] = frozenset()
    groups: frozenset[str] = frozenset()
    supervisor: str | None = None
    clearances: frozenset[str] = frozenset()


class People:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def add(self, person: Person, *, actor: str) -> None:
        """Raises `RegistryError` if the id is taken or malformed, or the supervisor unknown."""
        if not SUBJECT.fullmatch(person.subject):
            raise RegistryError("A subject id has 1-64 letters, digits and . _ : @ - and no blanks.")
        _check_clearances(person.clearances)
        async with self._desk.change() as change:
            if await is_known(change.connection, person.subject):
                raise RegistryError("This subject id is taken; ids are never given to a second person.")
            await _check_supervisor(change.connection, person)
            await change.connection.execute(insert(people).values(_row(person)))
            await change.note(_note("add", actor, person))

    async def update(self, person: Person, *, actor: str) -> None:
        """Replace all that is known of this person. Raises `RegistryError` if nobody has the id."""
        _check_clearances(person.clearances)
        async with self._desk.change() as change:
            await _check_supervisor(change.connection, person)
            await _set(change.connection, person.subject, _row(person))
            await change.note(_note("update", actor, person))

    async def deactivate(self, subject: str, *, actor: str) -> None:
        """From the next request on this person may not ask; what they did stays on record."""
        async with self._desk.change() as change:
            await _set(change.connection, subject, {"active": False})
            await change.note(Note("people", actor, (("action", "deactivate"), ("subject", subject))))

    async def activate(self, subject: str, *, actor: str) -> None:
        """Let a deactivated person ask again. Nothing else of them is touched: it may have changed meanwhile."""
        async with self._desk.change() as change:
            await _set(change.connection, subject, {"active": True})
            await change.note(Note("people", actor, (("action", "activate"), ("subject", subject))))

    async def clear(self, subject: str, clearances: frozenset[str], *, actor: str) -> None:
        """Record what a person is cleared for, in place of what was recorded."""
        _check_clearances(clearances)
        words = sorted(clearances)
        async with self._desk.change() as change:
            await _set(change.connection, subject, {"clearances": words})
            said = (("action", "clear"), ("subject", subject), ("clearances", ",".join(words)))
            await change.note(Note("people", actor, said))

    async def get(self, subject: str) -> Person | None:
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(select(people).where(people.c.subject == subject))).one_or_none()
        return None if row is None else _person(row)

    async def list(self) -> tuple[Person, ...]:
        """Everybody, by subject id, the inactive too."""
        async with self._database.reading.connect() as connection:
            return tuple(_person(row) for row in await connection.execute(select(people).order_by(people.c.subject)))


def _check_clearances(clearances: frozenset[str]) -> None:
    if not all(_CLEARANCE.fullmatch(word) for word in clearances):
        raise RegistryError("A clearance is one lower-case word, such as cjis.")


async def is_known(connection: AsyncConnection, subject: str) -> bool:
    return (await connection.execute(select(people.c.subject).where(people.c.subject == subject))).one_or_none() is not None


async def _set(connection: AsyncConnection, subject: str, values: dict[str, Any]) -> None:
    if (await connection.execute(update(people).where(people.c.subject == subject).values(values))).rowcount != 1:
        raise RegistryError("Nobody has this subject id.")


async def _check_supervisor(connection: AsyncConnection, person: Person) -> None:
    if person.supervisor == person.subject:
        raise RegistryError("Nobody supervises themselves.")
    if person.supervisor is not None and not await is_known(connection, person.supervisor):
        raise RegistryError("The supervisor is not in the registry; add them first.")


def _row(person: Person) -> dict[str, Any]:
    return {
        "subject": person.subject,
        "active": person.active,
        "user_type": person.user_type,
        "department": person.department,
        "roles": sorted(person.roles),
        "groups": sorted(person.groups),
        "supervisor": person.supervisor,
        "clearances": sorted(person.clearances),
    }


def _person(row: Any) -> Person:
    return Person(
        subject=row.subject,
        department=row.department,
        user_type=UserType(row.user_type) if row.user_type else None,
        active=row.active,
        roles=frozenset(map(StaffRole, row.roles)),
        groups=frozenset(row.groups),
        supervisor=row.supervisor,
        clearances=frozenset(row.clearances),
    )


def _note(action: str, actor: str, person: Person) -> Note:
    said = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in _row(person).items()}
    return Note("people", actor, (("action", action), *said.items()))
