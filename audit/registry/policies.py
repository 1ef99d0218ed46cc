"""Policies as they were in force, and those that wait for officers to confirm them.

Whether a policy loosens another, and whose word that takes, is decided in the rules and the configuration;
here stands who said what to which proposal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.errors import RegistryError
from audit.record.desk import Change, Desk
from audit.record.records import Note
from audit.registry.tables import confirmations, people, policies
from rules.domain import StaffRole

State = Literal["pending", "active", "replaced"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole policy: `version` is the hash that stands in every record, `text` its canonical JSON."""

    version: str
    text: str


class Policies:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def activate(self, snapshot: Snapshot, *, actor: str, modes: Sequence[str] = ()) -> None:
        """Put a policy in force. Whatever was in force or pending before is replaced. `modes`: rules of use whose mode this
        changes, for the record."""
        async with self._desk.change() as change:
            await _bring(change, snapshot, "active", actor, modes, replaces=("active", "pending"))

    async def propose(self, snapshot: Snapshot, *, actor: str, modes: Sequence[str] = ()) -> None:
        """Let a policy wait for its confirmations. A proposal that waited before, even the same one, is replaced."""
        async with self._desk.change() as change:
            await _bring(change, snapshot, "pending", actor, modes, replaces=("pending",))

    async def active(self) -> Snapshot | None:
        return await self._one("active")

    async def pending(self) -> Snapshot | None:
        return await self._one("pending")

    async def text(self, version: str) -> str | None:
        """The policy behind a version that stands in a record."""
        query = select(policies.c.text).where(policies.c.version == version).limit(1)
        async with self._database.reading.connect() as connection:
            return (await connection.execute(query)).scalar_one_or_none()

    async def confirm(self, version: str, subject: str, role: StaffRole) -> None:
        """An officer's word for the pending policy. Raises `RegistryError` unless exactly this version waits,
        the person is active and holds the role, and has not spoken yet: one person can't be two officers."""
        async with self._desk.change() as change:
            proposal = await _pending_id(change.connection, version)
            if proposal is None:
                raise RegistryError("No policy with this hash is waiting; look at what is pending and confirm that.")
            await check_officer(change.connection, subject, role)
            said = select(confirmations).where(confirmations.c.snapshot_id == proposal, confirmations.c.subject == subject)
            if (await change.connection.execute(said)).first():
                raise RegistryError("This person has confirmed already; another officer has to.")
            row = {"snapshot_id": proposal, "subject": subject, "role": role, "confirmed_at": datetime.now(UTC)}
            await change.connection.execute(insert(confirmations).values(row))
            await change.note(Note("policy_confirm", subject, (("version", version), ("role", role))))

    async def confirmations(self, version: str) -> dict[StaffRole, str]:
        """Who confirmed the pending policy of this version, by role. Empty if another one is pending."""
        query = (
            select(confirmations.c.role, confirmations.c.subject)
            .join(policies, policies.c.snapshot_id == confirmations.c.snapshot_id)
            .where(policies.c.version == version, policies.c.state == "pending")
        )
        async with self._database.reading.connect() as connection:
            return {StaffRole(row.role): row.subject for row in await connection.execute(query)}

    async def _one(self, state: State) -> Snapshot | None:
        query = select(policies.c.version, policies.c.text).where(policies.c.state == state)
        async with self._database.reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Snapshot(row.version, row.text)


async def _bring(
    change: Change, snapshot: Snapshot, state: State, actor: str, modes: Sequence[str], *, replaces: tuple[State, ...]
) -> None:
    now = datetime.now(UTC)
    await change.connection.execute(update(policies).where(policies.c.state.in_(replaces)).values(state="replaced"))
    row = {"version": snapshot.version, "text": snapshot.text, "state": state, "brought_by": actor, "brought_at": now}
    await change.connection.execute(insert(policies).values(**row, activated_at=now if state == "active" else None))
    sha256 = hashlib.sha256(snapshot.text.encode()).hexdigest()
    said = (("state", state), ("version", snapshot.version), ("sha256", sha256))
    changed = (("modes", "; ".join(modes)),) if modes else ()
    await change.note(Note("policy_load", actor, (*said, *changed)))


async def _pending_id(connection: AsyncConnection, version: str) -> int | None:
    query = select(policies.c.snapshot_id).where(policies.c.state == "pending", policies.c.version == version)
    return (await connection.execute(query)).scalar_one_or_none()


async def check_officer(connection: AsyncConnection, subject: str, role: StaffRole) -> None:
    """Raises `RegistryError` unless this person is active and holds the role at this moment."""
    row = (await connection.execute(select(people.c.active, people.c.roles).where(people.c.subject == subject))).one_or_none()
    if row is None or not row.active or role not in row.roles:
        raise RegistryError("This person does not hold that role now.")
