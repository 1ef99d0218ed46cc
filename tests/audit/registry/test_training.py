"""Completion files: taken over whole or not at all, the same file twice is one, strangers are kept apart."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import RegistryError, TrainingFileError
from audit.registry.people import Person
from audit.registry.training_file import CompletionKey, read_training_file
from audit.store import Store
from rules.domain import Completion

pytestmark = pytest.mark.anyio

HEADER = "subject,course_id,status,completed_at,expires_at\n"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


def file_of(*lines: str) -> bytes:
    return (HEADER + "".join(f"{line}\n" for line in lines)).encode()


TWENTY = file_of(*(f"e-{number},AI-1,completed,2026-01-{number:02}," for number in range(1, 21)))


@pytest.fixture
async def city(store: Store) -> Store:
    """Twenty people, e-1 to e-20."""
    for number in range(1, 21):
        await store.registry.people.add(Person(f"e-{number}", "Police"), actor="setup")
    return store


async def completions(store: Store, subject: str) -> tuple[Completion, ...]:
    standing = await store.registry.standing_of(subject)
    assert standing is not None
    return standing.completions


# ------------------------------------------------------------------ reading


def test_finished_courses_are_kept_and_all_rows_counted() -> None:
    file = read_training_file(
        file_of("e-1,AI-1,passed,2026-01-05T09:30:00-08:00,2027-01-05", "e-2,AI-1,enrolled,,", "", "e-3,AI-1,failed,x,"), NOW
    )
    assert file.rows == 3
    assert file.finished == {
        CompletionKey("e-1", "AI-1", datetime(2026, 1, 5, 17, 30, tzinfo=UTC)): datetime(2027, 1, 5, tzinfo=UTC)
    }


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_as_spreadsheets_write_them(mark: str, end: str) -> None:
    text = f"{mark}completed_at,subject,status,course_id\n2026-01-05,e-1,completed,AI-1\n".replace("\n", end)
    assert list(read_training_file(text.encode(), NOW).finished) == [CompletionKey("e-1", "AI-1", day(5))]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", 1, "header"),
        (HEADER.encode(), 1, "no rows"),
        (HEADER.encode().replace(b",", b";"), 1, "separated by ';'"),
        (HEADER.encode().replace(b",", b"\t"), 1, "separated by"),
        (b"subject,course_id,completed_at\n", 1, "lacks status"),
        (b"subject,course_id,status,completed_at,name\n", 1, "nothing else"),
        (b"subject,subject,course_id,status,completed_at\n", 1, "each once"),
        (HEADER.encode("utf-16"), 1, "UTF-8"),
        (file_of("e-1,AI-1,completed,2026-01-01,") + b"e-\xff,AI-1,completed,2026-01-01,\n", 3, "UTF-8"),
        (file_of("e-1,AI-1,completed,2026-01-01,", "e-2,AI-1,completed,01/31/2026,"), 3, "completed_at"),
        (file_of("e-1,AI-1,completed,2026-02-30,"), 2, "completed_at"),
        (file_of("e-1,AI-1,completed,,"), 2, "completed_at"),
        (file_of("e-1,AI-1,completed,0001-01-01T00:00:00+14:00,"), 2, "completed_at"),
        (file_of("e-1,AI-1,completed,2026-12-24,"), 2, "future"),
        (file_of("e-1,AI-1,completed,2026-01-02,soon"), 2, "expires_at"),
        (file_of("e-1,AI-1,completed,2026-01-02,2026-01-01"), 2, "before"),
        (file_of("e-1,AI-1,finished,2026-01-02,"), 2, "status"),
        (file_of("Maria Invented,AI-1,completed,2026-01-02,"), 2, "subject"),
        (file_of("e-1,Course for Maria,completed,2026-01-02,"), 2, "course_id"),
        (file_of("e-1,AI-1,completed"), 2, "3 fields"),
        (file_of('e-1,"AI-1,completed,2026-01-02,'), 2, "quotation"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_never_quoted(content: bytes, line: int, says: str) -> None:
    with pytest.raises(TrainingFileError, match=says) as refused:
        read_training_file(content, NOW)
    assert refused.value.line == line
    assert "Maria" not in str(refused.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEADER + text).encode(errors="surrogatepass")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(TrainingFileError):
        assert read_training_file(content, NOW).rows > 0


# ------------------------------------------------------------------ taking over


async def test_an_import_counts_at_once_and_twice_is_once(city: Store) -> None:
    first = await city.registry.training.import_file(TWENTY, actor="e-9002")
    again = await city.registry.training.import_file(TWENTY, actor="e-9002")
    assert (first.new, first.unchanged, again.new, again.unchanged) == (20, 0, 0, 20)
    assert await completions(city, "e-7") == (Completion("AI-1", day(7)),)


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(city: Store) -> None:
    preview = await city.registry.training.preview(TWENTY)
    assert await completions(city, "e-7") == ()
    assert preview == await city.registry.training.import_file(TWENTY, actor="e-9002")


async def test_a_corrected_expiry_replaces_the_old_one(city: Store) -> None:
    await city.registry.training.import_file(file_of("e-1,AI-1,completed,2026-01-01,"), actor="e-9002")
    report = await city.registry.training.import_file(file_of("e-1,AI-1,completed,2026-01-01,2026-06-30"), actor="e-9002")
    assert (report.new, report.changed) == (0, 1)
    assert await completions(city, "e-1") == (Completion("AI-1", day(1), datetime(2026, 6, 30, tzinfo=UTC)),)


async def test_a_wrong_line_at_the_end_leaves_everything_as_it_was(city: Store) -> None:
    with pytest.raises(TrainingFileError):
        await city.registry.training.import_file(TWENTY + b"e-1,AI-1,completed,yesterday,\n", actor="e-9002")
    assert await completions(city, "e-1") == ()


@pytest.mark.parametrize(("kept", "accepted"), [(20, True), (16, True), (15, False), (1, False)])
async def test_a_full_export_that_lost_more_than_a_fifth_is_refused(city: Store, kept: int, accepted: bool) -> None:
    await city.registry.training.import_file(TWENTY, actor="e-9002")
    shorter = b"".join(TWENTY.splitlines(keepends=True)[: kept + 1])
    if accepted:
        report = await city.registry.training.import_file(shorter, actor="e-9002", snapshot=True)
        assert report.dropped == 20 - kept
    else:
        with pytest.raises(RegistryError, match="cut off"):
            await city.registry.training.import_file(shorter, actor="e-9002", snapshot=True)
        with pytest.raises(RegistryError, match="cut off"):
            await city.registry.training.preview(shorter, snapshot=True)
    assert bool(await completions(city, "e-20")) == (kept == 20 or not accepted)


async def test_a_partial_file_drops_nothing(city: Store) -> None:
    await city.registry.training.import_file(TWENTY, actor="e-9002")
    await city.registry.training.import_file(file_of("e-1,AI-2,completed,2026-02-01,"), actor="e-9002")
    assert await completions(city, "e-20") == (Completion("AI-1", day(20)),)


async def test_strangers_are_kept_apart_until_they_are_known_and_imported_again(city: Store) -> None:
    content = file_of("e-77,AI-1,completed,2026-01-05,", "e-1,AI-1,completed,2026-01-01,")
    report = await city.registry.training.import_file(content, actor="e-9002")
    assert (report.new, report.unknown_people) == (1, ("e-77",))
    assert await city.registry.training.quarantined() == (CompletionKey("e-77", "AI-1", day(5)),)
    await city.registry.people.add(Person("e-77", "Library"), actor="e-9002")
    assert await completions(city, "e-77") == ()
    await city.registry.training.import_file(content, actor="e-9002")
    assert await completions(city, "e-77") == (Completion("AI-1", day(5)),)
    assert await city.registry.training.quarantined() == ()


async def test_the_record_says_which_file_how_long_and_who(city: Store) -> None:
    await city.registry.training.import_file(TWENTY, actor="e-9002")
    lines = [json.loads(line) async for line in city.queries.export(reader="e-9001")]
    (note,) = [body["record"] for body in (json.loads(line["body"]) for line in lines) if body["kind"] == "training"]
    details = dict(note["details"])
    assert (note["actor"], details["sha256"], details["rows"]) == ("e-9002", hashlib.sha256(TWENTY).hexdigest(), "20")
