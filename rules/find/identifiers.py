"""Protected values other than names, by pattern and check digit alone.

Pure and linear: the same function reads a request, a reply while it streams, and a file of a megabyte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rules.domain import Finding
from rules.find.public import PUBLIC_VALUES
from rules.find.recognizers import PATTERNS, Pattern
from rules.find.recognizers.pattern import VETO_WINDOW
from rules.find.recognizers.vehicle import NEEDS_VEHICLE
from rules.find.tables import Cell, cells

_NEAR_BY = 60
_NUMBERED = re.compile(r"^(?:[^\n\d]*\d[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""Lines that hold a digit, joined where they follow each other: most patterns need not read the others."""


def find_identifiers(text: str) -> tuple[Finding, ...]:
    """Every protected value in `text`, none overlapping, in order. Offsets are code points of `text`."""
    return without_overlap([*matches(text), *_in_tables(text)])


def matches(text: str, patterns: Iterable[Pattern] = PATTERNS) -> Iterator[Finding]:
    """All that the patterns match, overlaps included."""
    numbered = [match.span() for match in _NUMBERED.finditer(text)]
    for pattern in patterns:
        for low, high in numbered if pattern.digits else [(0, len(text))]:
            for match in pattern.regex.finditer(text, low, high):
                start, end = match.span("v")
                if _accepted(pattern, text, start, end):
                    yield Finding(start, end, pattern.type, pattern.score, pattern.id)


def without_overlap(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The best of overlapping findings: higher score first, then the longer one."""
    kept: list[Finding] = []
    taken: set[int] = set()
    for finding in sorted(findings, key=lambda f: (-f.score, f.start - f.end, f.start)):
        place = range(finding.start, finding.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: f.start))


def _accepted(pattern: Pattern, text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if value.lower().rstrip(".") in PUBLIC_VALUES or (pattern.check is not None and not pattern.check(value)):
        return False
    if pattern.unless is not None and pattern.unless.search(text[max(0, start - VETO_WINDOW) : start]):
        return False
    needed = NEEDS_VEHICLE.get(pattern.id)
    return needed is None or needed.search(text[max(0, start - _NEAR_BY) : end + _NEAR_BY]) is not None


def _in_tables(text: str) -> Iterator[Finding]:
    for cell in cells(text):
        yield from _in_cell(cell)


def _in_cell(cell: Cell) -> Iterator[Finding]:
    prefix = f"{cell.label}: "
    for finding in matches(prefix + cell.value):
        if finding.start >= len(prefix):
            shift = cell.start - len(prefix)
            yield Finding(finding.start + shift, finding.end + shift, finding.type, finding.score, finding.recognizer)
