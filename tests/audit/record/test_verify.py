"""Whoever changes the record is found out, and the first bad row is named; an honest record raises no alarm."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

import pytest

from audit.record.chain import canonical, link
from audit.record.crypto import Keys
from audit.record.records import Note, Outcome
from audit.record.tables import APPEND_ONLY
from audit.record.verify import Report
from audit.registry.people import Person
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import blocked, cleared

pytestmark = pytest.mark.anyio


async def fill(section: StoreSection, keys: Keys) -> None:
    """Lane main: 1 recovery, 2-3 and 4-5 attempts with texts, 6 a refusal, 7 a note, 8 stop. Lane desk: 1-2 people."""
    async with Store.open(section, keys) as store:
        for request_id in ("r1", "r2"):
            await store.record.intent(cleared(request_id), f"prompt of {request_id}")
            await store.record.outcome(Outcome(request_id, "completed"), f"reply to {request_id}")
        await store.record.intent(blocked("r3"), None)
        await store.record.note(Note("start", "system"))
        for subject in ("e-1", "e-2"):
            await store.registry.people.add(Person(subject, "Police"), actor="e-9001")


async def verified_after(section: StoreSection, keys: Keys, tamper: Callable[[sqlite3.Connection], object]) -> Report:
    """Fill a store, let somebody with the file in hand change it, verify."""
    await fill(section, keys)
    connection = sqlite3.connect(section.path / "townclerk.sqlite")
    for table in [*APPEND_ONLY]:
        connection.executescript(f"DROP TRIGGER {table.name}_no_update; DROP TRIGGER {table.name}_no_delete;")
    connection.execute("DROP TRIGGER audit_payload_key_no_update")
    tamper(connection)
    connection.commit()
    connection.close()
    async with Store.open_desk(section, keys) as store:
        return await store.verify(reader="e-9001")


async def test_an_honest_record_raises_no_alarm(section: StoreSection, keys: Keys) -> None:
    report = await verified_after(section, keys, lambda connection: None)
    assert report == Report(events=8 + 2 + 1, first_bad=None)


async def test_an_honest_record_of_several_runs_and_crashes_raises_no_alarm(section: StoreSection, keys: Keys) -> None:
    for run in range(3):
        async with Store.open(section, keys) as store:
            await store.record.intent(cleared(f"open-{run}"), "left open")
            await store.record.intent(cleared(f"ended-{run}"), None)
            await store.record.outcome(Outcome(f"ended-{run}", "failed", "provider_timeout"), None)
            assert (await store.verify(reader="e-9001")).valid


def sql(statement: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(statement)


EVENT_COLUMNS = {
    "lane": "'other'",
    "seq": "99",
    "event_id": "'00000000000000000000000000'",
    "kind": "'outcome'",
    "at_us": "at_us + 1",
    "request_id": "'r9'",
    "payload_id": "NULL",
    "body": "replace(body, 'e-1001', 'e-1002')",
    "prev": "zeroblob(32)",
    "hash": "zeroblob(32)",
}


@pytest.mark.parametrize("seq", [2, 4])
@pytest.mark.parametrize("column", EVENT_COLUMNS)
async def test_each_column_of_an_event_is_protected(section: StoreSection, keys: Keys, column: str, seq: int) -> None:
    change = f"UPDATE audit_event SET {column} = {EVENT_COLUMNS[column]} WHERE lane = 'main' AND seq = {seq}"
    bad = (await verified_after(section, keys, sql(change))).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", seq)


ELSEWHERE = {
    "first event deleted": ("DELETE FROM audit_event WHERE lane = 'main' AND seq = 1", ("main", 1)),
    "middle event deleted": ("DELETE FROM audit_event WHERE lane = 'main' AND seq = 4", ("main", 4)),
    "last event deleted": ("DELETE FROM audit_event WHERE lane = 'main' AND seq = 8", ("main", 8)),
    "tail cut": ("DELETE FROM audit_event WHERE lane = 'main' AND seq > 5", ("main", 6)),
    "lane emptied": ("DELETE FROM audit_event WHERE lane = 'main'", ("main", 1)),
    "lane forgotten": ("DELETE FROM audit_lane WHERE lane = 'main'", ("main", 9)),
    "head moved back": ("UPDATE audit_lane SET seq = 7 WHERE lane = 'main'", ("main", 9)),
    "head replaced": ("UPDATE audit_lane SET head = zeroblob(32) WHERE lane = 'main'", ("main", 9)),
    "epoch changed": ("UPDATE audit_lane SET epoch = 7 WHERE lane = 'main'", ("main", 9)),
    "attempt without subject": ("UPDATE audit_attempt SET subject = NULL WHERE request_id = 'r2'", ("main", 4)),
    "attempt of another time": ("UPDATE audit_attempt SET at_us = 5 WHERE request_id = 'r2'", ("main", 4)),
    "attempt of another request": ("UPDATE audit_attempt SET request_id = 'r8' WHERE seq = 2", ("main", 2)),
    "attempt of another department": ("UPDATE audit_attempt SET department = 'Fire' WHERE seq = 2", ("main", 2)),
    "attempt at another system": ("UPDATE audit_attempt SET system = 'other' WHERE seq = 2", ("main", 2)),
    "refusal made a pass": ("UPDATE audit_attempt SET decision = 'cleared' WHERE seq = 6", ("main", 6)),
    "attempt hidden": ("DELETE FROM audit_attempt WHERE seq = 6", ("main", 6)),
    "attempt moved": ("UPDATE audit_attempt SET seq = 3 WHERE seq = 2", ("main", 2)),
    "attempt invented": ("INSERT INTO audit_attempt SELECT 'desk', seq, at_us, 'x', 'blocked', 'a', 'b', 'c' FROM audit_event "
                         "WHERE lane = 'desk' AND seq = 1", ("desk", 1)),
    "rule hidden": ("DELETE FROM audit_rule", ("main", 6)),
    "rule renamed": ("UPDATE audit_rule SET rule_id = 'other'", ("main", 6)),
    "clause renamed": ("UPDATE audit_rule SET clause = 'other'", ("main", 6)),
    "code renamed": ("UPDATE audit_rule SET code = 'other'", ("main", 6)),
    "redaction hidden": ("DELETE FROM audit_redaction WHERE seq = 4 AND position = 1", ("main", 4)),
    "redaction renamed": ("UPDATE audit_redaction SET type = 'X' WHERE seq = 4", ("main", 4)),
    "role renamed": ("UPDATE audit_redaction SET role = 'victim' WHERE seq = 4", ("main", 4)),
    "counts changed": ("UPDATE audit_redaction SET new = new + 1 WHERE seq = 4", ("main", 4)),
    "totals changed": ("UPDATE audit_redaction SET \"all\" = 0 WHERE seq = 4", ("main", 4)),
    "rows of no event": ("INSERT INTO audit_rule VALUES ('main', 700, 0, 'a', 'b', 'c')", ("-", 0)),
    "text deleted": ("DELETE FROM audit_payload", ("main", 2)),
    "text changed": ("UPDATE audit_payload SET box = zeroblob(40)", ("main", 2)),
    "text under another key id": ("UPDATE audit_payload SET key_id = '00000000'", ("main", 2)),
    "text key deleted": ("DELETE FROM audit_payload_key", ("main", 2)),
    "text key changed": ("UPDATE audit_payload_key SET wrapped_key = zeroblob(40)", ("main", 2)),
    "salt changed": ("UPDATE audit_payload_key SET salt = zeroblob(16)", ("main", 2)),
    "text of no event": ("INSERT INTO audit_payload VALUES ('x', 'y', zeroblob(3))", ("-", 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
async def test_each_mutation_is_found_and_its_row_named(section: StoreSection, keys: Keys, name: str) -> None:
    statement, place = ELSEWHERE[name]
    bad = (await verified_after(section, keys, sql(statement))).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == place


def swap(table: str, column: str, one: str, other: str) -> Callable[[sqlite3.Connection], object]:
    """Exchange a column's values between two rows, through a third value, as a unique column demands."""

    def tamper(connection: sqlite3.Connection) -> None:
        change = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"
        for pair in (("spare", one), (one, other), (other, "spare")):
            connection.execute(change, pair)

    return tamper


async def test_swapped_texts_are_found(section: StoreSection, keys: Keys) -> None:
    def tamper(connection: sqlite3.Connection) -> None:
        (one,), (other,) = connection.execute(
            "SELECT payload_id FROM audit_event WHERE seq IN (2, 4) AND lane = 'main'"
        ).fetchall()
        for table in ("audit_payload", "audit_payload_key"):
            swap(table, "payload_id", one, other)(connection)

    bad = (await verified_after(section, keys, tamper)).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq, bad.what) == ("main", 2, "its text was changed")


async def test_reordered_events_are_found(section: StoreSection, keys: Keys) -> None:
    def tamper(connection: sqlite3.Connection) -> None:
        for seq, place in ((-1, 4), (4, 5), (5, -1)):
            connection.execute("UPDATE audit_event SET seq = ? WHERE lane = 'main' AND seq = ?", (seq, place))

    bad = (await verified_after(section, keys, tamper)).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", 4)


def rewritten(connection: sqlite3.Connection, first: int, change: Callable[[dict[str, object]], object]) -> None:
    """What somebody who knows the format would do: change a body and hash again from there to the end, head included."""
    events = connection.execute("SELECT seq, prev, body FROM audit_event WHERE lane = 'main' AND seq >= ?", (first,)).fetchall()
    previous = events[0][1]
    for seq, _, body in events:
        told = json.loads(body)
        if seq == first:
            change(told)
        stored = canonical(told)
        hashed = link("main", seq, previous, stored)
        connection.execute(
            "UPDATE audit_event SET body = ?, prev = ?, hash = ? WHERE lane = 'main' AND seq = ?", (stored, previous, hashed, seq)
        )
        previous = hashed
    connection.execute("UPDATE audit_lane SET head = ? WHERE lane = 'main'", (previous,))


async def test_a_rewritten_chain_still_has_to_fit_its_index(section: StoreSection, keys: Keys) -> None:
    def tamper(connection: sqlite3.Connection) -> None:
        rewritten(connection, 4, lambda body: body.update(at_us=1))

    bad = (await verified_after(section, keys, tamper)).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", 4)


async def test_a_body_that_is_no_record_is_named_not_tripped_over(section: StoreSection, keys: Keys) -> None:
    bad = (await verified_after(section, keys, lambda connection: rewritten(connection, 7, dict.clear))).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", 7)


async def test_an_event_by_a_replaced_holder_of_the_lane_is_found(section: StoreSection, keys: Keys) -> None:
    def tamper(connection: sqlite3.Connection) -> None:
        rewritten(connection, 7, lambda body: body.update(epoch=0))

    bad = (await verified_after(section, keys, tamper)).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq, bad.what) == ("main", 7, "written by a holder of the lane that had been replaced")


async def test_a_back_dated_insertion_is_found(section: StoreSection, keys: Keys) -> None:
    def tamper(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE audit_event SET seq = seq + 100 WHERE lane = 'main' AND seq >= 3")
        connection.execute("UPDATE audit_event SET seq = seq - 99 WHERE lane = 'main' AND seq > 100")
        connection.execute("INSERT INTO audit_event SELECT lane, 3, 'x', kind, 1, request_id, NULL, body, prev, hash "
                           "FROM audit_event WHERE lane = 'main' AND seq = 8")  # fmt: skip

    bad = (await verified_after(section, keys, tamper)).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", 3)


@pytest.mark.parametrize("ended", ["refused", "nobody", "ended"])
async def test_an_outcome_needs_a_cleared_intent_that_is_still_open(section: StoreSection, keys: Keys, ended: str) -> None:
    async with Store.open(section, keys) as store:
        await store.record.intent(cleared("ended"), None)
        await store.record.outcome(Outcome("ended", "completed"), None)
        await store.record.intent(blocked("refused"), None)
        await store.record.outcome(Outcome(ended, "completed"), None)
        bad = (await store.verify(reader="e-9001")).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq) == ("main", 5)
    assert "an outcome without" in bad.what


async def test_a_request_is_asked_once(section: StoreSection, keys: Keys) -> None:
    async with Store.open(section, keys) as store:
        for _ in range(2):
            await store.record.intent(blocked("r1"), None)
        bad = (await store.verify(reader="e-9001")).first_bad
    assert bad is not None
    assert (bad.lane, bad.seq, bad.what) == ("main", 3, "a second intent of one request")
