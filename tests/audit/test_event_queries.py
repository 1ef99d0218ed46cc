"""What happened beside requests can be asked for, by kind and time, and asking is itself recorded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from audit.store import Store
from tests.audit.registry.conftest import IT, OFFICER

pytestmark = pytest.mark.anyio
AIO = "e-9001"


async def test_notes_are_found_by_kind_and_time_the_newest_first(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    await store.registry.suspensions.suspend("city-gpt", actor=IT, reason="incident")
    await store.registry.suspensions.lift("city-gpt", actor=IT, reason="solved")
    found = await store.event_queries.happened(reader=AIO, kind="suspension")
    assert [dict(one.details)["action"] for one in found] == ["lift", "suspend"]
    assert {one.actor for one in found} == {IT}
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert await store.event_queries.happened(reader=AIO, kind="suspension", since=later) == ()
    assert len(await store.event_queries.happened(reader=AIO, kind="suspension", until=later, limit=1)) == 1


async def test_the_question_is_recorded_and_an_unknown_kind_is_an_error(store: Store) -> None:
    await store.event_queries.happened(reader=AIO, kind="people")
    (newest, *_) = await store.event_queries.happened(reader=AIO)
    assert (newest.kind, newest.actor) == ("audit_read", AIO)
    with pytest.raises(ValueError, match="no such kind"):
        await store.event_queries.happened(reader=AIO, kind="gossip")
