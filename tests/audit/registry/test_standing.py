"""Standing: all that the registry says of a person, and of nobody else."""

from __future__ import annotations

import pytest

from audit.store import Store
from tests.audit.registry.conftest import IT, OFFICER, grant

pytestmark = pytest.mark.anyio


async def test_nobody_has_no_standing(store: Store) -> None:
    assert await store.registry.standing_of("e-1001") is None


async def test_grants_reach_a_person_by_name_department_and_group_and_no_other_way(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    mine = [grant("person", "e-1001"), grant("department", "Police", "b"), grant("group", "pilot", "c")]
    others = [grant("person", "Police"), grant("department", "pilot"), grant("group", "e-1001"), grant("department", "Fire")]
    for each in mine + others:
        await store.registry.grants.add(each, actor="it")
    standing = await store.registry.standing_of("e-1001")
    assert standing is not None
    assert set(standing.grants) == set(mine)
