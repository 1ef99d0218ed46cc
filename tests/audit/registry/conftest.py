"""One invented officer, and a look at what the record says of changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Literal

from audit.registry.people import Person
from audit.store import Store
from rules.domain import Grant, StaffRole, UserType

IT = "e-9002"
OFFICER = Person("e-1001", "Police", UserType.EMPLOYEE, roles=frozenset({StaffRole.END_USER}), groups=frozenset({"pilot"}))
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def grant(holder_kind: Literal["person", "department", "group"], holder: str, system: str = "city-gpt") -> Grant:
    return Grant(holder_kind, holder, system, NOW, None, IT)


async def notes(store: Store) -> list[tuple[str, str, str | None]]:
    """Kind, actor and action of each change that is on record."""
    lines = [json.loads(line) async for line in store.queries.export(reader="e-9001")]
    bodies = [json.loads(line["body"]) for line in lines if line["lane"] == "desk"]
    told = [(body["kind"], body["record"]["actor"], dict(body["record"]["details"]).get("action")) for body in bodies]
    return [entry for entry in told if entry[0] != "audit_read"]
