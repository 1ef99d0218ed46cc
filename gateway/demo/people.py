"""The people of the demonstration."""

from __future__ import annotations

from datetime import UTC, datetime

from audit.record.crypto import Keys
from audit.registry.people import Person
from audit.section import StoreSection
from audit.store import DeskStore, Store
from rules.domain import Grant, StaffRole, UserType

COURSE = "AI-POLICY-2026"
ACTOR = "demonstration"
USER = Person("demo.user", "demonstration", UserType.EMPLOYEE, roles=frozenset({StaffRole.AIO}))
SERGEANT = Person("e4471", "police", UserType.EMPLOYEE)
GARDENER = Person("e2093", "parks", UserType.TEMPORARY)


async def demo_key(section: StoreSection) -> str:
    """A new key for the demonstration's user; the one of the last start is revoked."""
    async with Store.open_desk(section, Keys.load(section)) as store:
        await enrol(store, USER, trained=True)
        for entry in await store.registry.keys.list(USER.subject):
            if entry.revoked_at is None:
                await store.registry.keys.revoke(entry.key_id, actor=ACTOR)
        return await store.registry.keys.create(USER.subject, actor=ACTOR, label="demo")


async def enrol(store: DeskStore, person: Person, *, trained: bool) -> None:
    """Put a person on file with a grant for the department and, if so, today's training; once."""
    if await store.registry.people.get(person.subject) is not None:
        return
    now = datetime.now(UTC)
    await store.registry.people.add(person, actor=ACTOR)
    await store.registry.grants.add(Grant("person", person.subject, "echo", now, None, ACTOR), actor=ACTOR)
    if trained:
        rows = f"subject,course_id,status,completed_at\n{person.subject},{COURSE},completed,{now:%Y-%m-%d}\n"
        await store.registry.training.import_file(rows.encode(), actor=ACTOR)
