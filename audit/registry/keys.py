"""API keys: ``tc_<id>_<secret>``, shown once, kept only as a keyed hash."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.errors import RegistryError
from audit.record.crypto import Keys, Purpose
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.people import is_known
from audit.registry.tables import api_keys
from rules.domain import RefusalStyle, User

_ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_ID_LENGTH = 12
_SECRET_BYTES = 32
_LABEL = re.compile(r"[A-Za-z0-9._-]{0,40}")
_NOBODY = "0" * 64
"""Compared with when the id is unknown, so that the answer takes as long as for a wrong secret."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What can be said of a key later on."""

    key_id: str
    subject: str
    label: str
    created_at: datetime
    valid_until: datetime | None
    revoked_at: datetime | None
    may_ack_by_header: bool
    refusals: RefusalStyle


class ApiKeys:
    def __init__(self, database: Database, desk: Desk, keys: Keys) -> None:
        self._database = database
        self._desk = desk
        self._keys = keys

    async def create(
        self,
        subject: str,
        *,
        actor: str,
        label: str = "",
        valid_until: datetime | None = None,
        may_ack_by_header: bool = False,
        refusals: RefusalStyle = "error",
    ) -> str:
        """A new key for a person: the only time that it can be read. Raises `RegistryError`.

        `may_ack_by_header`: its program shows people what they acknowledge. `refusals`: how its program is told no.
        """
        if not _LABEL.fullmatch(label):
            raise RegistryError("A label has up to 40 letters, digits and . _ - and nothing personal.")
        key_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        row = {"key_id": key_id, "subject": subject, "label": label, "created_at": datetime.now(UTC), "valid_until": valid_until}
        row |= {"may_ack_by_header": may_ack_by_header, "refusals": refusals}
        async with self._desk.change() as change:
            if not await is_known(change.connection, subject):
                raise RegistryError("Nobody has this subject id; add the person first.")
            await change.connection.execute(insert(api_keys).values(**row, secret_hmac=self._hashed(key_id, secret)))
            await change.note(Note("key", actor, (("action", "create"), ("key_id", key_id), ("subject", subject))))
        return f"tc_{key_id}_{secret}"

    async def verify(self, key_id: str, secret: str) -> User | None:
        """Whose key this is, if it is right, not revoked and not expired. Asked of the database every time."""
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(select(api_keys).where(api_keys.c.key_id == key_id))).one_or_none()
        right = hmac.compare_digest(self._hashed(key_id, secret), row.secret_hmac if row else _NOBODY)
        if row is None or not right or row.revoked_at is not None:
            return None
        expired = row.valid_until is not None and row.valid_until <= datetime.now(UTC)
        return None if expired else User(row.subject, key_id, row.may_ack_by_header, row.refusals)

    async def revoke(self, key_id: str, *, actor: str) -> None:
        """Refused from the next request on. Raises `RegistryError` if there is no such key in force."""
        statement = update(api_keys).where(api_keys.c.key_id == key_id, api_keys.c.revoked_at.is_(None))
        async with self._desk.change() as change:
            if (await change.connection.execute(statement.values(revoked_at=datetime.now(UTC)))).rowcount != 1:
                raise RegistryError("There is no key in force with this id.")
            await change.note(Note("key", actor, (("action", "revoke"), ("key_id", key_id))))

    async def list(self, subject: str | None = None) -> tuple[KeyEntry, ...]:
        """All keys, or those of one person, the oldest first."""
        query = select(*(column for column in api_keys.c if column.name != "secret_hmac")).order_by(api_keys.c.created_at)
        if subject is not None:
            query = query.where(api_keys.c.subject == subject)
        async with self._database.reading.connect() as connection:
            return tuple(KeyEntry(**row) for row in (await connection.execute(query)).mappings())

    def _hashed(self, key_id: str, secret: str) -> str:
        return self._keys.hmac(Purpose.API_KEY, f"{key_id}.{secret}")
