"""Reports: taken whole or not at all, moved only forward, and every move is an event of closed words."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from audit.errors import RecordUnavailable, RegistryError
from audit.record.crypto import CannotOpen
from audit.registry.notices import Told
from audit.registry.people import Person
from audit.registry.reports import Report
from audit.report_queries import ReportFilter
from audit.section import StoreSection
from audit.store import Store
from rules.domain import ReportType, Resolution
from tests.audit.registry.conftest import IT, OFFICER, notes

pytestmark = pytest.mark.anyio

AIO = "e-9001"
SERGEANT = Person("e-1000", "Police")
ROOKIE = replace(OFFICER, subject="e-1002", supervisor="e-1000")
GARDENER = Person("e-2001", "Parks")
WAYS = (Told("supervisor", "email"), Told("cio", "webhook"))


def ulid(number: int) -> str:
    return f"01KB{number:022d}"


def report(number: int = 1, type_: ReportType = "malfunction", person: Person = ROOKIE, **more: Any) -> Report:
    given: dict[str, Any] = {
        "report_id": ulid(number),
        "type": type_,
        "subject": person.subject,
        "department": person.department,
        "supervisor": person.supervisor,
        "request_id": None,
        "system": "city-gpt",
        "rule": None,
        "text": "none",
        "opened_at": datetime.now(UTC),
    }
    return Report(**(given | more))


@pytest.fixture
async def staffed(store: Store) -> Store:
    for person in (SERGEANT, ROOKIE, GARDENER):
        await store.registry.people.add(person, actor=IT)
    return store


async def told(store: Store, kind: str) -> list[dict[str, str]]:
    lines = [json.loads(line) async for line in store.queries.export(reader=AIO)]
    bodies = [json.loads(line["body"]) for line in lines]
    return [dict(body["record"]["details"]) for body in bodies if body["kind"] == kind]


async def test_a_report_its_text_and_whom_to_tell_are_there_together(staffed: Store) -> None:
    taken = report(text="kept", rule="use.harassment")
    await staffed.registry.reports.take(taken, "it took out [person 1]", WAYS)
    assert await staffed.report_queries.report(ulid(1), reader=AIO) == taken
    assert await staffed.report_queries.text(ulid(1), reader=AIO) == "it took out [person 1]"
    assert taken.queues == ("supervisor", "cio")
    due = await staffed.registry.notices.due(datetime.now(UTC))
    assert [one.told for one in due] == list(WAYS)
    assert (await staffed.verify(reader=AIO)).valid


async def test_a_report_that_can_not_be_taken_whole_leaves_nothing(staffed: Store) -> None:
    await staffed.registry.reports.take(report(), "text", WAYS)
    before = (await staffed.verify(reader=AIO)).events
    with pytest.raises(RecordUnavailable):
        await staffed.registry.reports.take(report(), "another text", WAYS)
    after = await staffed.verify(reader=AIO)
    assert (after.valid, after.events) == (True, before + 1)  # the note of the second check
    assert len(await staffed.registry.notices.due(datetime.now(UTC))) == len(WAYS)


async def test_a_text_that_somebody_touched_can_not_be_opened_and_is_found_out(staffed: Store, section: StoreSection) -> None:
    await staffed.registry.reports.take(report(1, text="kept"), "first", ())
    await staffed.registry.reports.take(report(2, text="kept"), "second", ())
    with sqlite3.connect(section.path / "townclerk.sqlite") as connection:
        connection.execute("DROP TRIGGER audit_payload_no_update")
        connection.execute("UPDATE audit_payload SET box = (SELECT box FROM audit_payload ORDER BY payload_id DESC LIMIT 1)")
    connection.close()
    with pytest.raises(CannotOpen):
        await staffed.report_queries.text(ulid(1), reader=AIO)
    found = await staffed.verify(reader=AIO)
    assert found.first_bad is not None
    assert found.first_bad.what == "its text was changed"


async def test_the_life_of_a_report(staffed: Store) -> None:
    moves = staffed.registry.reports
    await moves.take(report(), None, ())
    await moves.start(ulid(1), actor=AIO)
    with pytest.raises(RegistryError, match="already"):
        await moves.start(ulid(1), actor=AIO)
    await moves.close(ulid(1), "confirmed", actor=AIO)
    closed = await staffed.report_queries.report(ulid(1), reader=AIO)
    assert closed is not None
    assert (closed.state, closed.resolution, closed.handled_by) == ("closed", "confirmed", AIO)
    for again in (moves.start(ulid(1), actor=AIO), moves.close(ulid(1), "duplicate", actor=AIO)):
        with pytest.raises(RegistryError, match="closed"):
            await again
    assert [action for kind, _, action in await notes(staffed) if kind == "report"] == ["take", "in_progress", "closed"]


@pytest.mark.parametrize(("type_", "fits"), [("false_positive", True), ("malfunction", False), ("incident", False)])
async def test_only_a_false_positive_is_overturned(staffed: Store, type_: ReportType, fits: bool) -> None:
    await staffed.registry.reports.take(report(type_=type_), None, ())
    try:
        await staffed.registry.reports.close(ulid(1), "overturned", actor=AIO)
    except RegistryError:
        assert not fits
    else:
        assert fits


async def test_a_report_that_is_not_there_is_not_moved(staffed: Store) -> None:
    with pytest.raises(RegistryError, match="no report"):
        await staffed.registry.reports.close(ulid(7), "confirmed", actor=AIO)


async def test_each_queue_shows_its_own(staffed: Store) -> None:
    await staffed.registry.reports.take(report(1), None, ())
    await staffed.registry.reports.take(report(2, person=GARDENER), None, ())
    await staffed.registry.reports.take(report(3), None, ())
    await staffed.registry.reports.close(ulid(3), "confirmed", actor=AIO)

    async def found(**wanted: Any) -> list[str]:
        page = await staffed.report_queries.reports(ReportFilter(**wanted), reader=AIO)
        return [one.report_id for one in page.reports]

    assert await found() == [ulid(3), ulid(2), ulid(1)]
    assert await found(open_only=True) == [ulid(2), ulid(1)]
    assert await found(supervisor="e-1000") == [ulid(3), ulid(1)]
    assert await found(supervisor="e-1000", open_only=True) == [ulid(1)]
    assert await found(supervisor="e-2001") == []
    assert await staffed.report_queries.report(ulid(2), reader="e-1000", supervisor="e-1000") is None
    first = await staffed.report_queries.reports(ReportFilter(), reader=AIO, limit=2)
    second = await staffed.report_queries.reports(ReportFilter(), reader=AIO, limit=2, after=first.next)
    assert [one.report_id for one in (*first.reports, *second.reports)] == [ulid(3), ulid(2), ulid(1)]
    assert second.next is None


async def test_who_supervises(staffed: Store) -> None:
    supervises = staffed.registry.reports.supervises
    assert await supervises("e-1000")
    assert not await supervises("e-2001")
    await staffed.registry.reports.take(report(), None, ())
    await staffed.registry.people.update(replace(ROOKIE, supervisor="e-2001"), actor=IT)
    assert await supervises("e-1000"), "the report is still theirs"


async def test_how_often_a_rule_was_wrong_and_a_system_broken(staffed: Store) -> None:
    ends: list[tuple[str | None, Resolution | None]] = [
        ("use.harassment", "overturned"),
        ("use.harassment", "not_confirmed"),
        ("use.harassment", "duplicate"),
        ("use.harassment", None),
        (None, "confirmed"),
    ]
    for number, (rule, end) in enumerate(ends):
        await staffed.registry.reports.take(report(number, "false_positive", rule=rule), None, ())
        if end:
            await staffed.registry.reports.close(ulid(number), end, actor=AIO)
    for number, days in enumerate((3, 1, 0), 10):
        opened = datetime.now(UTC) - timedelta(days=days)
        await staffed.registry.reports.take(report(number, "malfunction", opened_at=opened), None, ())
        if days:
            await staffed.registry.reports.close(ulid(number), "confirmed", actor=AIO)
    await staffed.registry.reports.take(report(20, "incident"), None, ())

    first, second = await staffed.report_queries.false_positives(reader=AIO)
    assert (first.rule, first.reported, first.open, first.overturned, first.not_confirmed) == ("use.harassment", 4, 1, 1, 1)
    assert first.overturn_rate == 0.5
    assert (second.rule, second.reported, second.overturn_rate) == (None, 1, 0.0)
    (system,) = await staffed.report_queries.malfunctions(reader=AIO)
    assert (system.system, system.reported, system.open) == ("city-gpt", 3, 1)
    assert system.median_hours_to_close == pytest.approx(48, abs=0.1)
    assert system.longest_hours_to_close == pytest.approx(72, abs=0.1)
    later = datetime.now(UTC) + timedelta(days=1)
    assert await staffed.report_queries.false_positives(reader=AIO, since=later) == ()
    assert await staffed.report_queries.malfunctions(reader=AIO, until=later - timedelta(days=30)) == ()


async def test_every_question_is_written_down_and_what_was_typed_is_not(staffed: Store) -> None:
    ask = staffed.report_queries
    await ask.reports(ReportFilter(supervisor="John Doe"), reader=AIO)
    await ask.report("John Doe", reader=AIO)
    await ask.text("John Doe", reader=AIO)
    await ask.false_positives(reader=AIO)
    await ask.malfunctions(reader=AIO)
    asked = await told(staffed, "audit_read")
    questions = [one["question"] for one in asked]
    assert questions[:5] == ["reports", "report", "report_text", "false_positives", "malfunctions"]
    assert "Doe" not in json.dumps(asked)


async def test_a_notice_is_tried_until_it_is_given_up_and_each_attempt_is_an_event(staffed: Store) -> None:
    await staffed.registry.reports.take(report(), None, WAYS)
    notices, now = staffed.registry.notices, datetime.now(UTC)
    mail, hook = await notices.due(now)
    await notices.delivered(hook)
    await notices.failed(mail, "timeout", again_at=now + timedelta(minutes=1))
    assert await notices.due(now) == ()
    assert await notices.next_due() == now + timedelta(minutes=1)
    (again,) = await notices.due(now + timedelta(minutes=1))
    (waiting,) = await notices.undelivered([ulid(1)])
    assert (again.attempts, waiting.attempts, waiting.state, waiting.failure) == (1, 1, "pending", "timeout")
    await notices.failed(again, "refused", again_at=None)
    assert await notices.next_due() is None
    (given_up,) = await notices.undelivered([ulid(1)])
    assert (given_up.told, given_up.state, given_up.attempts) == (mail.told, "failed", 2)
    results = [one["result"] for one in await told(staffed, "report") if one["action"] == "notice"]
    assert results == ["delivered", "timeout", "refused"]
