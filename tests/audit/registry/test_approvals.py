"""Suspensions: in force at once, until an officer lifts them."""

from __future__ import annotations

import pytest

from audit.errors import RegistryError
from audit.store import Store
from tests.audit.registry.conftest import notes

pytestmark = pytest.mark.anyio


async def test_a_suspension_holds_until_it_is_lifted(store: Store) -> None:
    await store.registry.suspensions.suspend("city-gpt", actor="e-9001", reason="incident")
    await store.registry.suspensions.suspend("city-gpt", actor="e-9004", reason="contract_ended")
    assert await store.registry.suspensions.suspended() == {"city-gpt"}
    await store.registry.suspensions.lift("city-gpt", actor="e-9001", reason="review_passed")
    assert await store.registry.suspensions.suspended() == frozenset()
    assert [action for _, _, action in await notes(store)] == ["suspend", "suspend", "lift"]
    with pytest.raises(RegistryError):
        await store.registry.suspensions.lift("city-gpt", actor="e-9001", reason="review_passed")


@pytest.mark.parametrize("reason", ["", "Maria Invented complained", "x" * 41])
async def test_a_reason_is_a_code(store: Store, reason: str) -> None:
    with pytest.raises(RegistryError):
        await store.registry.suspensions.suspend("city-gpt", actor="e-9001", reason=reason)
