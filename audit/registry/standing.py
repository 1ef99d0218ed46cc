"""What the registry knows of a person at this moment: one question per request, never cached."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.registry.grants import grant_of
from audit.registry.tables import completions, grants, people
from rules.domain import Completion, Grant, StaffRole, Standing, UserType


async def standing_of(database: Database, subject: str) -> Standing | None:
    """None for somebody unknown. All grants and completions on file are given; `rules` judges the dates."""
    async with database.reading.connect() as connection:
        person = (await connection.execute(select(people).where(people.c.subject == subject))).one_or_none()
        if person is None:
            return None
        return Standing(
            subject=subject,
            active=person.active,
            user_type=UserType(person.user_type) if person.user_type else None,
            department=person.department,
            roles=frozenset(map(StaffRole, person.roles)),
            groups=frozenset(person.groups),
            supervisor=person.supervisor,
            clearances=frozenset(person.clearances),
            grants=await _grants(connection, subject, person.department, person.groups),
            completions=await _completions(connection, subject),
        )


async def _grants(connection: AsyncConnection, subject: str, department: str, groups: list[str]) -> tuple[Grant, ...]:
    held = or_(
        and_(grants.c.holder_kind == "person", grants.c.holder == subject),
        and_(grants.c.holder_kind == "department", grants.c.holder == department),
        and_(grants.c.holder_kind == "group", grants.c.holder.in_(groups)),
    )
    query = select(grants).where(grants.c.revoked_at.is_(None), held)
    return tuple(grant_of(row) for row in await connection.execute(query))


async def _completions(connection: AsyncConnection, subject: str) -> tuple[Completion, ...]:
    rows = await connection.execute(select(completions).where(completions.c.subject == subject))
    return tuple(Completion(row.course, row.completed_at, row.expires_at) for row in rows)
