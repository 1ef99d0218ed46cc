"""Exceptions: the AI Officer lets one person past one rule of use, until a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.people import is_known
from audit.registry.tables import exceptions

LONGEST = timedelta(days=90)
_REASON = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Exemption:
    """One person and one rule. `ended_at` is none while it holds or until it runs out."""

    exception_id: int
    subject: str
    rule: str
    reason: str
    granted_by: str
    granted_at: datetime
    valid_until: datetime
    ended_at: datetime | None


class Exceptions:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def grant(self, subject: str, rule: str, *, until: datetime, reason: str, actor: str) -> int:
        """From the next request on. `reason` is a code, e.g. ``training_material``. Raises `RegistryError`."""
        now = datetime.now(UTC)
        if not _REASON.fullmatch(reason):
            raise RegistryError("A reason is a code in lower case, such as training_material; no free text.")
        if not now < until <= now + LONGEST:
            raise RegistryError(f"An exception ends in the future, within {LONGEST.days} days.")
        row = {"subject": subject, "rule": rule, "reason": reason, "granted_by": actor, "granted_at": now, "valid_until": until}
        async with self._desk.change() as change:
            if not await is_known(change.connection, subject):
                raise RegistryError("Nobody has this subject id.")
            result = await change.connection.execute(insert(exceptions).values(row).returning(exceptions.c.exception_id))
            number = int(result.scalar_one())
            said = (("action", "grant"), ("exception", str(number)), ("subject", subject), ("rule", rule), ("reason", reason))
            await change.note(Note("exception", actor, (*said, ("until", until.isoformat(timespec="seconds")))))
        return number

    async def end(self, exception_id: int, *, actor: str) -> None:
        """Before its day. Raises `RegistryError` if there is none in force with this number."""
        now = datetime.now(UTC)
        alive = update(exceptions).where(
            exceptions.c.exception_id == exception_id, exceptions.c.ended_at.is_(None), exceptions.c.valid_until > now
        )
        async with self._desk.change() as change:
            if (await change.connection.execute(alive.values(ended_by=actor, ended_at=now))).rowcount != 1:
                raise RegistryError("There is no exception in force with this number.")
            await change.note(Note("exception", actor, (("action", "end"), ("exception", str(exception_id)))))

    async def of(self, subject: str, now: datetime) -> frozenset[str]:
        """The rules that this person is excepted from now."""
        query = select(exceptions.c.rule).where(
            exceptions.c.subject == subject, exceptions.c.valid_until > now, exceptions.c.ended_at.is_(None)
        )
        async with self._database.reading.connect() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def list(self) -> tuple[Exemption, ...]:
        """All of them, the newest first."""
        columns = (column for column in exceptions.c if column.name != "ended_by")
        query = select(*columns).order_by(exceptions.c.exception_id.desc())
        async with self._database.reading.connect() as connection:
            return tuple(Exemption(**row) for row in (await connection.execute(query)).mappings())
