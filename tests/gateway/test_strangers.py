"""Whoever knocks without a key is counted, a row a minute, and sent away after too many times."""

from __future__ import annotations

from typing import Any, cast

import pytest

from audit.record.records import Intent
from audit.record.writer import Record
from gateway.strangers import TOO_MANY, Strangers
from rules.domain import Blocked

pytestmark = pytest.mark.anyio
REFUSED = Blocked.because("missing_api_key", "identity.key", "VI.B", "No key.", "Send one.")


class Rows:
    """A record that keeps what it is told."""

    def __init__(self) -> None:
        self.rows: list[Intent] = []

    async def intent(self, intent: Intent, prompt: str | None) -> None:
        assert prompt is None
        self.rows.append(intent)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def knock(source: str) -> Intent:
    fields: dict[str, Any] = {"endpoint": "models", "policy_version": "v", "prompt_chars": 0, "prompt_hmac": None}
    return Intent(request_id=f"id-{source}", decision="blocked", source=source, **fields)


def strangers(per_minute: int = 30) -> tuple[Strangers, Rows, Clock]:
    rows, clock = Rows(), Clock()
    return Strangers(cast(Record, rows), per_minute=per_minute, clock=clock), rows, clock


async def test_the_first_refusal_has_a_row_at_once_and_the_rest_of_the_minute_one_with_a_count() -> None:
    door, rows, clock = strangers()
    for _ in range(5):
        assert await door.refuse(REFUSED, knock("10.0.0.1")) is REFUSED
    assert [row.repeats for row in rows.rows] == [1]
    clock.now = 61
    await door.flush()
    assert [row.repeats for row in rows.rows] == [1, 4]
    assert len({row.request_id for row in rows.rows}) == 2


async def test_after_too_many_the_answer_changes_for_this_source_only() -> None:
    door, _, clock = strangers(per_minute=3)
    answers = [await door.refuse(REFUSED, knock("10.0.0.1")) for _ in range(5)]
    assert answers == [REFUSED, REFUSED, REFUSED, TOO_MANY, TOO_MANY]
    assert await door.refuse(REFUSED, knock("10.0.0.2")) is REFUSED
    clock.now = 61
    assert await door.refuse(REFUSED, knock("10.0.0.1")) is REFUSED


async def test_ten_thousand_sources_do_not_fill_the_memory() -> None:
    door, rows, _ = strangers()
    for number in range(10_100):
        await door.refuse(REFUSED, knock(f"source-{number}"))
    assert len(rows.rows) <= 10_001


async def test_nothing_is_lost_at_the_end() -> None:
    door, rows, _ = strangers()
    for _ in range(3):
        await door.refuse(REFUSED, knock("10.0.0.1"))
    await door.flush(everything=True)
    assert sum(row.repeats for row in rows.rows) == 3
