"""Acknowledgements: a code that is handed out with a question, and the person's word that comes back with it (VI.B, VII).

A code counts once, for one person, rule, message, system and version of the policy, for ten minutes. Of the message and of
the code only keyed hashes are kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from audit.database import Database
from audit.record.crypto import Keys, Purpose
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import acknowledgements

LASTS = timedelta(minutes=10)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person is asked to answer for: a rule, and the message by its keyed hash."""

    rule: str
    text_hmac: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the question was asked: all of it must be the same when the answer comes."""

    subject: str
    system: str
    policy_version: str


class Acknowledgements:
    def __init__(self, database: Database, desk: Desk, keys: Keys) -> None:
        self._database = database
        self._desk = desk
        self._keys = keys

    async def ask(self, where: Situation, asked: Sequence[Asked], *, request_id: str, now: datetime) -> str:
        """A new code, ``XXXXX-XXXXX``. Raises `RecordUnavailable`."""
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        code = f"{letters[:5]}-{letters[5:]}"
        row = {"code_hmac": self._hashed(code), "subject": where.subject, "system": where.system, "asked_at": now}
        row |= {"policy_version": where.policy_version}
        rows = [{**row, "rule": one.rule, "text_hmac": one.text_hmac} for one in asked]
        async with self._desk.change() as change:
            await change.connection.execute(insert(acknowledgements), rows)
            rules = ",".join(sorted({one.rule for one in asked}))
            await change.note(Note("ack_asked", where.subject, (("request_id", request_id), ("rules", rules))))
        return code

    async def give(self, code: str, where: Situation, *, request_id: str, now: datetime) -> frozenset[Asked]:
        """Use up a code: what was agreed to; nothing if it is not good here and now, or was used before."""
        alive = (
            acknowledgements.c.code_hmac == self._hashed(code),
            acknowledgements.c.subject == where.subject,
            acknowledgements.c.system == where.system,
            acknowledgements.c.policy_version == where.policy_version,
            acknowledgements.c.asked_at > now - LASTS,
            acknowledgements.c.given_at.is_(None),
        )
        statement = update(acknowledgements).where(*alive).values(given_at=now)
        returning = statement.returning(acknowledgements.c.rule, acknowledgements.c.text_hmac)
        async with self._desk.change() as change:
            given = frozenset(Asked(row.rule, row.text_hmac) for row in await change.connection.execute(returning))
            rules = ",".join(sorted({one.rule for one in given}))
            said = (("request_id", request_id), ("rules", rules), ("policy", where.policy_version))
            await change.note(Note("ack_given" if given else "ack_refused", where.subject, said))
        return given

    async def given(self, subject: str, system: str, text_hmacs: Collection[str]) -> frozenset[Asked]:
        """What of these messages this person has answered for with this system: they stand in a conversation that goes on."""
        query = select(acknowledgements.c.rule, acknowledgements.c.text_hmac).where(
            acknowledgements.c.subject == subject,
            acknowledgements.c.system == system,
            acknowledgements.c.text_hmac.in_(text_hmacs),
            acknowledgements.c.given_at.is_not(None),
        )
        async with self._database.reading.connect() as connection:
            return frozenset(Asked(row.rule, row.text_hmac) for row in await connection.execute(query))

    def _hashed(self, code: str) -> str:
        return self._keys.hmac(Purpose.VALUE, f"ack\0{code}")
