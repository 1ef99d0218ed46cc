"""A learning system's completion file, read strictly: the whole file is right or nothing of it counts.

CSV with a header: ``subject,course_id,status,completed_at,expires_at`` (the last one may be left out).
Dates are ISO 8601; without an offset they are UTC. A UTF-8 mark at the beginning, as Excel writes it, is no error.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audit.errors import TrainingFileError
from audit.registry.people import SUBJECT

REQUIRED = ("subject", "course_id", "status", "completed_at")
OPTIONAL = ("expires_at",)
_FINISHED = frozenset({"completed", "passed"})
_UNFINISHED = frozenset({"enrolled", "in_progress", "incomplete", "failed", "expired", "revoked"})
_COURSE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")
_CLOCK_DIFFERENCE = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class CompletionKey:
    """What makes a completion the same one: importing it twice changes nothing."""

    subject: str
    course: str
    completed_at: datetime


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """All that a file says. `rows` counts every line below the header; only finished courses are kept."""

    rows: int
    finished: dict[CompletionKey, datetime | None]
    """Each completion with its expiry."""


def read_training_file(content: bytes, now: datetime) -> TrainingFile:
    """Raises `TrainingFileError` with the number of the first line that is wrong; never quotes the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TrainingFileError(line, "the file is not UTF-8; save it as 'CSV UTF-8'") from None
    rows, finished = 0, dict[CompletionKey, datetime | None]()
    for line, row in _rows(text):
        rows += 1
        if row["status"] in _FINISHED:
            key, expires_at = _completion(line, row, now)
            finished[key] = expires_at
        elif row["status"] not in _UNFINISHED:
            raise TrainingFileError(line, f"status is none of {', '.join(sorted(_FINISHED | _UNFINISHED))}")
    if not rows:
        raise TrainingFileError(1, "the file has no rows below its header")
    return TrainingFile(rows, finished)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header)
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise TrainingFileError(reader.line_num, f"has {len(cells)} fields, the header has {len(header)}")
            yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    except csv.Error:
        raise TrainingFileError(reader.line_num, "is no CSV: a quotation mark is missing or misplaced") from None


def _check_header(header: list[str]) -> None:
    if len(header) == 1 and (other := next((mark for mark in (";", "\t", "|") if mark in header[0]), None)):
        raise TrainingFileError(1, f"fields are separated by {other!r}; separate them by ','")
    if missing := [name for name in REQUIRED if name not in header]:
        raise TrainingFileError(1, f"the header lacks {', '.join(missing)}")
    if len(set(header)) != len(header) or set(header) - {*REQUIRED, *OPTIONAL}:
        raise TrainingFileError(1, f"the header may have {', '.join(REQUIRED + OPTIONAL)}, each once, and nothing else")


def _completion(line: int, row: dict[str, str], now: datetime) -> tuple[CompletionKey, datetime | None]:
    if not SUBJECT.fullmatch(row["subject"]):
        raise TrainingFileError(line, "subject is not a subject id (1-64 letters, digits and . _ : @ -, no blanks)")
    if not _COURSE.fullmatch(row["course_id"]):
        raise TrainingFileError(line, "course_id is not a course id (1-64 letters, digits and . _ : / -, no blanks)")
    completed_at = _date(line, "completed_at", row["completed_at"])
    if completed_at > now + _CLOCK_DIFFERENCE:
        raise TrainingFileError(line, "completed_at lies in the future")
    expires_at = _date(line, "expires_at", row["expires_at"]) if row.get("expires_at") else None
    if expires_at is not None and expires_at < completed_at:
        raise TrainingFileError(line, "expires_at lies before completed_at")
    return CompletionKey(row["subject"], row["course_id"], completed_at), expires_at


def _date(line: int, column: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise TrainingFileError(line, f"{column} is not a date such as 2026-01-31 or 2026-01-31T09:30:00Z") from None
