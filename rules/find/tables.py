"""Values in columns: CSV, tab-separated, markdown and lined-up tables give their labels once, in the first row.

A cell is read as if its label stood before it: ``OLN: N2081146``. So every recognizer that wants a label
works in tables too, and nothing else needs to know what a table looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLANKS = "  "
"""Columns that are lined up with blanks: two at least between them."""
_SEPARATORS = ("|", "\t", ",", ";", _BLANKS)
_COLUMN = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"^[\s|:+-]+$")
_LABEL = re.compile(r"[A-Za-z][A-Za-z #/._&()'-]{0,30}\d?|\#")
_CSV_CELL = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,]*)(?:,|$)')
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table: its column's label in lower case and where the value stands."""

    label: str
    start: int
    end: int
    table: int
    row: int
    value: str = field(default="", repr=False)
    whole: bool = False
    """Only what fills the cell from end to end counts."""


def cells(text: str) -> Iterator[Cell]:
    """All labelled cells of all tables in a text, in order."""
    header: list[str] = []
    separator, table, row, offset = "", 0, 0, 0
    for line in text.splitlines(keepends=True):
        found = _separator(line, header, separator)
        if not found:
            header = []
        elif not header:
            header, separator = _header(line, found), found
            table, row = table + 1, 0
        elif not _RULE.match(line):
            row += 1
            yield from _row(line, offset, header, separator, (table, row))
        offset += len(line)


def _separator(line: str, header: list[str], current: str) -> str:
    if header:
        return current if current in line else ""
    return next((s for s in _SEPARATORS if _may_separate(line, s)), "")


def _may_separate(line: str, separator: str) -> bool:
    """Commas in a sentence are followed by a space, those of an export are not."""
    if separator in ",;":
        return separator in line and f"{separator} " not in line
    if separator == _BLANKS:
        return _BLANKS in line.strip()
    return line.count(separator) >= 2


def _header(line: str, separator: str) -> list[str]:
    """The labels of a first row; empty when this is not one (a sentence with commas, a row of values)."""
    labels = [line[a:b].strip() for a, b in _split(line, separator)]
    named = [label for label in labels if label]
    if separator in (",", ";", _BLANKS) and any(label.count(" ") > 2 for label in named):
        return []
    good = len(named) >= 2 and len(labels) <= _WIDEST and all(_LABEL.fullmatch(label) for label in named)
    return [label.lower().replace("_", " ") for label in labels] if good else []


def _row(line: str, offset: int, header: list[str], separator: str, number: tuple[int, int]) -> Iterator[Cell]:
    columns = _split(line, separator)
    if separator == _BLANKS and len(columns) != len(header):
        return  # an empty column leaves no trace: what stands where can't be told
    for label, (start, end) in zip(header, columns, strict=False):
        value = line[start:end]
        stripped = value.strip(" \t\r\n*`_")
        if label and stripped:
            first = offset + start + value.index(stripped)
            yield Cell(label, first, first + len(stripped), *number, stripped)


def _split(line: str, separator: str) -> list[tuple[int, int]]:
    line = line.rstrip("\r\n")
    if separator == "," and '"' in line:
        spans = [(m.start(1), m.end(1)) if m.group(1) is not None else m.span(2) for m in _CSV_CELL.finditer(line)]
        return spans[: _WIDEST + 1]
    if separator == _BLANKS:
        return [match.span() for match in _COLUMN.finditer(line)][: _WIDEST + 1]
    spans, start = [], 0
    for part in line.split(separator)[: _WIDEST + 1]:
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans
