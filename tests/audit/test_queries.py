"""What the AI Officer can ask, and that asking is written down before it is answered."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from audit.queries import Filter
from audit.record.crypto import CannotOpen, Purpose
from audit.record.records import Outcome
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import blocked, cleared

pytestmark = pytest.mark.anyio

AIO = "e-9001"


@pytest.fixture
async def filled(store: Store) -> Store:
    await store.record.intent(cleared("r1"), "[suspect 1] ran")
    await store.record.outcome(Outcome("r1", "completed", finish_reasons=("stop",)), "He ran, [suspect 1] did.")
    await store.record.intent(cleared("r2", subject="e-1003", department="Public Works", system="local-llm"), None)
    await store.record.intent(blocked("r3"), None)
    await store.record.intent(blocked("r4", rule="approval.live", clause="VII.E"), None)
    return store


async def found(store: Store, wanted: Filter) -> set[str]:
    return {attempt.intent.request_id for attempt in (await store.queries.attempts(wanted, reader=AIO)).attempts}


NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {"r1", "r2", "r3", "r4"}),
        (Filter(subject="e-1001"), {"r1"}),
        (Filter(department="Fire"), {"r3", "r4"}),
        (Filter(system="local-llm"), {"r2"}),
        (Filter(decision="blocked"), {"r3", "r4"}),
        (Filter(type="PERSON"), {"r1", "r2"}),
        (Filter(type="PERSON", department="Public Works"), {"r2"}),
        (Filter(type="SSN"), set()),
        (Filter(clause="VII.E"), {"r4"}),
        (Filter(rule="training.base"), {"r3"}),
        (Filter(since=NOW + timedelta(days=1)), set()),
        (Filter(since=NOW - timedelta(days=1), until=NOW + timedelta(days=1)), {"r1", "r2", "r3", "r4"}),
        (Filter(until=NOW - timedelta(days=1)), set()),
    ],
)
async def test_filters(filled: Store, wanted: Filter, expected: set[str]) -> None:
    assert await found(filled, wanted) == expected


async def test_an_attempt_comes_back_as_it_was_recorded(filled: Store) -> None:
    detail = await filled.queries.attempt("r1", reader=AIO)
    assert detail is not None
    assert detail.attempt.intent == cleared("r1")
    assert detail.attempt.outcome == Outcome("r1", "completed", finish_reasons=("stop",))
    assert abs(detail.attempt.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert [json.loads(json.loads(row)["body"])["kind"] for row in detail.rows] == ["intent", "outcome"]
    assert await filled.queries.attempt("nobody", reader=AIO) is None


async def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    for number in range(7):
        await store.record.intent(blocked(f"r{number}"), None)
    seen: list[str] = []
    after: str | None = None
    while True:
        page = await store.queries.attempts(Filter(), reader=AIO, limit=3, after=after)
        seen += [attempt.intent.request_id for attempt in page.attempts]
        if (after := page.next) is None:
            break
        await store.record.intent(blocked(f"meanwhile-{after}"), None)
    assert seen == [f"r{number}" for number in reversed(range(7))]


async def test_a_mangled_page_mark_is_refused(filled: Store) -> None:
    with pytest.raises(ValueError, match="page"):
        await filled.queries.attempts(Filter(), reader=AIO, after="1;DROP")


async def test_texts_are_encrypted_in_the_file_and_open_for_who_asks(filled: Store, section: StoreSection) -> None:
    texts = await filled.queries.payload("r1", reader=AIO)
    assert (texts.prompt, texts.reply) == ("[suspect 1] ran", "He ran, [suspect 1] did.")
    stored = b"".join(file.read_bytes() for file in section.path.iterdir())
    assert b"suspect 1" not in stored
    assert b"e-1001" in stored  # the search itself works


async def test_a_text_that_was_never_kept_is_none(filled: Store) -> None:
    texts = await filled.queries.payload("r3", reader=AIO)
    assert (texts.prompt, texts.reply) == (None, None)


async def test_a_text_moved_to_another_request_does_not_open(filled: Store, section: StoreSection) -> None:
    connection = sqlite3.connect(section.path / "townclerk.sqlite")
    connection.execute("DROP TRIGGER audit_event_no_update")
    connection.execute("UPDATE audit_event SET request_id = 'r2' WHERE request_id = 'r1' AND kind = 'intent'")
    connection.commit()
    connection.close()
    with pytest.raises(CannotOpen):
        await filled.queries.payload("r2", reader=AIO)


async def notes(store: Store) -> list[dict[str, str]]:
    lines = [json.loads(line) async for line in store.queries.export(reader="exporter")]
    bodies = [json.loads(line["body"]) for line in lines if line["lane"] == "desk"]
    return [
        {"actor": body["record"]["actor"], **dict(body["record"]["details"])} for body in bodies if body["kind"] == "audit_read"
    ]


async def test_each_question_is_noted_with_who_asked_what(filled: Store) -> None:
    await filled.queries.attempts(Filter(department="Fire", decision="blocked"), reader=AIO)
    await filled.queries.attempt("r1", reader=AIO)
    await filled.queries.payload("r1", reader=AIO)
    await filled.verify(reader=AIO)
    asked = f"hmac:{filled.keys.hmac(Purpose.VALUE, 'r1')[:16]}"  # no id of ours, so it could be anything that was typed
    assert await notes(filled) == [
        {"actor": AIO, "question": "attempts", "department": "Fire", "decision": "blocked"},
        {"actor": AIO, "question": "attempt", "request_id": asked},
        {"actor": AIO, "question": "payload", "request_id": asked},
        {"actor": AIO, "question": "verify"},
        {"actor": "exporter", "question": "export"},
    ]


async def test_a_name_typed_into_a_filter_does_not_get_into_the_record(filled: Store) -> None:
    await filled.queries.attempts(Filter(subject="Maria Invented"), reader=AIO)
    hashed = filled.keys.hmac(Purpose.VALUE, "Maria Invented")[:16]
    assert (await notes(filled))[0]["subject"] == f"hmac:{hashed}"


async def test_an_export_has_every_event_with_its_links(filled: Store) -> None:
    lines = [json.loads(line) async for line in filled.queries.export(reader=AIO)]
    report = await filled.verify(reader=AIO)
    assert len(lines) == report.events - 1
    main = [line for line in lines if line["lane"] == "main"]
    assert [line["seq"] for line in main] == list(range(1, len(main) + 1))
    assert all(later["prev"] == earlier["hash"] for earlier, later in pairwise(main))


async def test_the_index_is_used_for_each_filter(filled: Store, section: StoreSection) -> None:
    connection = sqlite3.connect(section.path / "townclerk.sqlite")
    for column in ("subject", "department", "system", "decision"):
        query = f"EXPLAIN QUERY PLAN SELECT * FROM audit_attempt WHERE {column} = 'x' ORDER BY at_us DESC"
        plan = " ".join(str(row[3]) for row in connection.execute(query))
        assert f"attempt_by_{column}" in plan
        assert "TEMP B-TREE" not in plan
    connection.close()


async def test_a_replay_reads_every_decided_request_in_order_and_leaves_one_note(store: Store) -> None:
    for number in range(120):
        await store.record.intent(cleared(f"r{number:03}"), f"text {number}" if number % 2 else None)
    await store.record.intent(replace(cleared("looked"), decision="preview"), None)
    await store.record.intent(blocked("refused"), None)
    span = NOW - timedelta(days=1), NOW + timedelta(days=1)
    read = [stored async for stored in store.queries.decided(*span, reader=AIO, replay="01J")]
    assert [stored.intent.request_id for stored in read] == [*(f"r{number:03}" for number in range(120)), "refused"]
    assert [stored.prompt for stored in read[:4]] == [None, "text 1", None, "text 3"]
    assert not any(stored.damaged for stored in read)
    assert [stored async for stored in store.queries.decided(span[1], span[1], reader=AIO, replay="01K")] == []
    lines = [json.loads(json.loads(line)["body"]) async for line in store.queries.export(reader=AIO)]
    asked = [dict(line["record"]["details"]) for line in lines if line["kind"] == "audit_read"]
    assert [note.get("replay") for note in asked] == ["01J", "01K", None]


async def test_a_replay_goes_on_after_a_text_that_somebody_changed(store: Store, section: StoreSection) -> None:
    for number in range(2):
        await store.record.intent(cleared(f"r{number}"), f"text {number}")
    with sqlite3.connect(section.path / "townclerk.sqlite") as file:
        file.execute("DROP TRIGGER audit_payload_no_update")
        file.execute("UPDATE audit_payload SET box = zeroblob(60) WHERE rowid = 1")
    span = NOW - timedelta(days=1), NOW + timedelta(days=1)
    read = [stored async for stored in store.queries.decided(*span, reader=AIO, replay="01J")]
    assert sorted((stored.damaged, stored.prompt is None) for stored in read) == [(False, False), (True, True)]
