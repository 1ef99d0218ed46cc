"""Acknowledgements: a code that is handed out with a question, and the person's word that comes back with it (VI.B, VII).

A code counts once, for one person, rule, message, system and version of the policy, for ten minutes. Of the message and of
the code only keyed hashes are kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
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

    async def ask(self, where: Situation, asked: Iterable[Asked], *, request_id: str, now: datetime) -> str:
        """A new code, ``XXXXX-XXXXX``. Raises `RecordUnavailable`."""
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        code = f"{letters[:5]}-{letters[5:]}"
        row = {"code_hmac": self._hashed(code), "subject": where.subject, "system": where.system, "asked_at": now}
        row |= {"policy_version": where.policy_version}
        each = dict.fromkeys(asked)  # a tool may say the same instruction twice
        rows = [{**row, "rule": one.rule, "text_hmac": one.text_hmac} for one in each]
        async with self._desk.change() as change:
            await change.connection.execute(insert(acknowledgements), rows)
            rules = ",".join(sorted({one.rule for one in each}))
            await change.note(Note("ack_asked", where.subject, (("request_id", request_id), ("rules", rules))))
        return code

    async def give(
        self,
        code: str,
        where: Situation,
        texts: Collection[str],
        statements: Mapping[str, str],
        *,
        request_id: str,
        now: datetime,
    ) -> frozenset[Asked]:
        """Use up a code: what was agreed to; nothing if it is not good here and now and for these texts, or was used before.
        What is written down has the words to which the person agreed: `statements` by rule."""
        alive = (
            acknowledgements.c.code_hmac == self._hashed(code),
            acknowledgements.c.subject == where.subject,
            acknowledgements.c.system == where.system,
            acknowledgements.c.policy_version == where.policy_version,
            acknowledgements.c.text_hmac.in_(texts),
            acknowledgements.c.asked_at > now - LASTS,
            acknowledgements.c.given_at.is_(None),
        )
        statement = update(acknowledgements).where(*alive).values(given_at=now)
        returning = statement.returning(acknowledgements.c.rule, acknowledgements.c.text_hmac)
        async with self._desk.change() as change:
            given = frozenset(Asked(row.rule, row.text_hmac) for row in await change.connection.execute(returning))
            rules = sorted({one.rule for one in given})
            said = (("request_id", request_id), ("rules", ",".join(rules)), ("policy", where.policy_version))
            agreed = (("statement", " ".join(dict.fromkeys(statements[rule] for rule in rules))),) if given else ()
            await change.note(Note("ack_given" if given else "ack_refused", where.subject, (*said, *agreed)))
        return given

    async def given(
        self,
        subject: str,
        system: str,
        texts: Collection[str],
        *,
        policy_version: str | None = None,
        since: datetime | None = None,
    ) -> frozenset[Asked]:
        """What of these messages this person has answered for with this system, under any policy or under one, ever or since a
        moment: they stand in a conversation that goes on."""
        if not texts:
            return frozenset()
        query = select(acknowledgements.c.rule, acknowledgements.c.text_hmac).where(
            acknowledgements.c.subject == subject,
            acknowledgements.c.system == system,
            acknowledgements.c.text_hmac.in_(texts),
            acknowledgements.c.given_at.is_not(None),
        )
        if policy_version is not None:
            query = query.where(acknowledgements.c.policy_version == policy_version)
        if since is not None:
            query = query.where(acknowledgements.c.given_at > since)
        async with self._database.reading.connect() as connection:
            return frozenset(Asked(row.rule, row.text_hmac) for row in await connection.execute(query))

    def _hashed(self, code: str) -> str:
        return self._keys.hmac(Purpose.VALUE, f"ack\0{code}")
