"""A starting gateway ends what its predecessor left open, once, and says so."""

from __future__ import annotations

import pytest

from audit.record.crypto import Keys
from audit.record.records import Outcome
from audit.record.recovery import recover
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import blocked, cleared

pytestmark = pytest.mark.anyio


async def outcome_of(store: Store, request_id: str) -> Outcome | None:
    detail = await store.queries.attempt(request_id, reader="e-9001")
    assert detail is not None
    return detail.attempt.outcome


async def test_only_open_cleared_intents_end_as_unknown(section: StoreSection, keys: Keys) -> None:
    async with Store.open(section, keys) as store:
        await store.record.intent(cleared("finished"), None)
        await store.record.outcome(Outcome("finished", "completed"), None)
        await store.record.intent(blocked("refused"), None)
        await store.record.intent(cleared("open"), None)
    async with Store.open(section, keys) as store:
        assert await outcome_of(store, "open") == Outcome("open", "unknown_crash")
        assert await outcome_of(store, "finished") == Outcome("finished", "completed")
        assert await outcome_of(store, "refused") is None
        assert (await store.verify(reader="e-9001")).valid


async def test_a_second_recovery_finds_nothing_to_do(section: StoreSection, keys: Keys) -> None:
    async with Store.open(section, keys) as store:
        await store.record.intent(cleared("open"), None)
    async with Store.open(section, keys) as store:
        before = await recover(store.database, keys)
        after = await recover(store.database, keys)
    assert (after.seq, after.epoch) == (before.seq + 1, before.epoch + 1)
