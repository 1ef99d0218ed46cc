"""Grants: on the word of somebody, until revoked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.errors import RegistryError
from audit.store import Store
from tests.audit.registry.conftest import IT, OFFICER, grant, notes

pytestmark = pytest.mark.anyio


async def test_a_revoked_grant_is_gone_at_once_and_stays_on_file(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    number = await store.registry.grants.add(grant("person", "e-1001"), actor=IT)
    await store.registry.grants.revoke(number, actor="e-9003")
    standing = await store.registry.standing_of("e-1001")
    assert standing is not None
    assert standing.grants == ()
    (entry,) = await store.registry.grants.list()
    assert entry.revoked_at is not None
    assert (await notes(store))[1:] == [("grant", IT, "add"), ("grant", "e-9003", "revoke")]
    with pytest.raises(RegistryError):
        await store.registry.grants.revoke(number, actor=IT)


async def test_a_grant_that_ends_before_it_begins_is_refused(store: Store) -> None:
    never = grant("person", "e-1001")
    with pytest.raises(RegistryError):
        await store.registry.grants.add(replace(never, valid_until=never.valid_from), actor=IT)
