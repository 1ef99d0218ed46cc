"""Codes: good once, for one person, system, policy and text, for ten minutes; what was agreed to is on record."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import pytest

from audit.registry.acknowledgements import LASTS, Asked, Situation
from audit.store import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = Situation("e-1001", "city-gpt", "v1")
TEXT, OTHER = "ab" * 32, "cd" * 32
THREAT = Asked("use.harassment", TEXT)
STATEMENTS = {"use.harassment": "It is official.", "use.stalking": "It is for the court."}


async def ask(store: Store, *asked: Asked) -> str:
    return await store.registry.acknowledgements.ask(HERE, asked or (THREAT,), request_id="r1", now=NOW)


async def give(
    store: Store, code: str, where: Situation = HERE, texts: tuple[str, ...] = (TEXT,), now: datetime = NOW
) -> frozenset[Asked]:
    return await store.registry.acknowledgements.give(code, where, texts, STATEMENTS, request_id="r2", now=now)


async def recorded(store: Store) -> list[tuple[str, str, dict[str, Any]]]:
    lines = [json.loads(line) async for line in store.queries.export(reader="e-9001")]
    bodies = [json.loads(line["body"]) for line in lines if line["lane"] == "desk"]
    return [
        (body["kind"], body["record"]["actor"], dict(body["record"]["details"]))
        for body in bodies
        if body["kind"].startswith("ack_")
    ]


async def test_a_code_counts_once(store: Store) -> None:
    code = await ask(store)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", code)
    assert await give(store, code) == {THREAT}
    assert await give(store, code) == frozenset()
    assert await ask(store) != code


@pytest.mark.parametrize(
    ("changes", "texts", "after"),
    [
        ({"subject": "e-1002"}, (TEXT,), timedelta(0)),
        ({"system": "secure-gpt"}, (TEXT,), timedelta(0)),
        ({"policy_version": "v2"}, (TEXT,), timedelta(0)),
        ({}, (OTHER,), timedelta(0)),
        ({}, (), timedelta(0)),
        ({}, (TEXT,), LASTS),
    ],
)
async def test_elsewhere_it_is_worth_nothing_and_stays_good_where_it_belongs(
    store: Store, changes: dict[str, str], texts: tuple[str, ...], after: timedelta
) -> None:
    code = await ask(store)
    assert await give(store, code, replace(HERE, **changes), texts, NOW + after) == frozenset()
    assert await store.registry.acknowledgements.given("e-1001", "city-gpt", [TEXT]) == frozenset()
    assert await give(store, code, now=NOW + LASTS - timedelta(seconds=1)) == {THREAT}


async def test_a_code_that_nobody_was_given(store: Store) -> None:
    await ask(store)
    assert await give(store, "AAAAA-AAAAA") == frozenset()


async def test_one_code_answers_for_all_that_was_asked_and_for_nothing_else(store: Store) -> None:
    system_prompt = Asked("use.stalking", OTHER)
    code = await ask(store, THREAT, system_prompt, THREAT)
    assert await give(store, code, texts=(TEXT, OTHER)) == {THREAT, system_prompt}
    later = await ask(store, THREAT, system_prompt)
    assert await give(store, later, texts=(TEXT,)) == {THREAT}


async def test_of_two_at_once_one_gets_it(store: Store) -> None:
    code, got = await ask(store), list[frozenset[Asked]]()

    async def try_it() -> None:
        got.append(await give(store, code))

    async with anyio.create_task_group() as tasks:
        for _ in range(4):
            tasks.start_soon(try_it)
    assert sorted(map(len, got)) == [0, 0, 0, 1]


async def test_what_was_answered_for_stands_for_this_person_and_system(store: Store) -> None:
    given = store.registry.acknowledgements.given
    code = await ask(store)
    assert await given("e-1001", "city-gpt", [TEXT]) == frozenset()
    await give(store, code)
    assert await given("e-1001", "city-gpt", [TEXT, OTHER]) == {THREAT}
    assert await given("e-1001", "city-gpt", [TEXT], policy_version="v1") == {THREAT}
    for subject, system, texts, version in (
        ("e-1002", "city-gpt", [TEXT], None),
        ("e-1001", "secure-gpt", [TEXT], None),
        ("e-1001", "city-gpt", [OTHER], None),
        ("e-1001", "city-gpt", [], None),
        ("e-1001", "city-gpt", [TEXT], "v2"),
    ):
        assert await given(subject, system, texts, policy_version=version) == frozenset()


async def test_the_record_has_the_words_that_the_person_agreed_to_and_no_code(store: Store) -> None:
    code = await ask(store, THREAT, Asked("use.stalking", TEXT))
    await give(store, "AAAAA-AAAAA")
    await give(store, code)
    where = {"rules": "use.harassment,use.stalking"}
    assert await recorded(store) == [
        ("ack_asked", "e-1001", {"request_id": "r1", **where}),
        ("ack_refused", "e-1001", {"request_id": "r2", "rules": "", "policy": "v1"}),
        (
            "ack_given",
            "e-1001",
            {"request_id": "r2", **where, "policy": "v1", "statement": "It is official. It is for the court."},
        ),
    ]
    exported = "".join([line async for line in store.queries.export(reader="e-9001")])
    for hidden in (code, "AAAAA-AAAAA", TEXT):
        assert hidden not in exported
