"""Protected values other than names, by pattern and check digit alone.

Pure and linear: the same function reads a request, a reply while it streams, and a file of a megabyte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from rules.domain import Finding
from rules.find.city import NO_CITY, City
from rules.find.listed import listed
from rules.find.pairs import pairs
from rules.find.recognizers import PATTERNS, Pattern
from rules.find.recognizers.pattern import VETO_WINDOW, WORD, keys_of, opening
from rules.find.tables import Cell, cells

_BESIDE = 60
_NUMBERED = re.compile(r"^(?:[^\n\d]*\d[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""Lines that hold a digit, joined where they follow each other: most patterns need not read the others."""
_TRAILING = " .,;"
_DIGITS = re.compile(r"\d+")
_REACH = 80
"""From the beginning of a label to the first digit of its value; farther than any label with its gap."""


def find_identifiers(text: str, city: City = NO_CITY) -> tuple[Finding, ...]:
    """Every protected value in `text`, none overlapping, in order. Offsets are code points of `text`.

    Raises `FormatTooSlow` when one of the city's own formats can't be searched for in time.
    """
    found = [*matches(text, city), *city.formatted(text), *_in_cells(text, city)]
    return without_overlap([*found, *listed(text, without_overlap(found))])


def matches(text: str, city: City = NO_CITY) -> Iterator[Finding]:
    """All that the patterns match, overlaps included."""
    yield from _opened(text, len(text), city)
    lower = text.lower()
    numbered = [match.span() for match in _NUMBERED.finditer(text)]
    for pattern in _ANYWHERE:
        if not pattern.shape.needs or any(needed in lower for needed in pattern.shape.needs):
            for low, high in numbered if pattern.digits else [(0, len(text))]:
                for match in pattern.shape.regex.finditer(text, low, high):
                    yield from _accepted(pattern, text, match, city)


def _opened(text: str, before: int, city: City) -> Iterator[Finding]:
    """What the patterns match that begin with a word, from the words that begin before an offset.

    Most values hold a digit: where none follows soon, the patterns for those are not tried.
    """
    digits = (match.start() for match in _DIGITS.finditer(text))
    digit = next(digits, None)
    for word in WORD.finditer(text, 0, before):
        start, end = word.span()
        while digit is not None and digit < start:
            digit = next(digits, None)
        near = digit is not None and digit - start < _REACH
        for pattern in _beginning_with(opening(text[start:end]), near):
            if match := pattern.shape.regex.match(text, start):
                yield from _accepted(pattern, text, match, city)


@lru_cache(maxsize=1 << 14)
def _beginning_with(word: str, near: bool) -> tuple[Pattern, ...]:
    """The patterns that a word with this opening can begin, by the openings alone: no word of a text is kept."""
    keys = keys_of(word)
    return tuple(
        p for p in _OPENED if (near or not p.digits) and p.shape.openings is not None and not p.shape.openings.isdisjoint(keys)
    )


_OPENED = tuple(pattern for pattern in PATTERNS if pattern.shape.openings is not None)
_ANYWHERE = tuple(pattern for pattern in PATTERNS if pattern.shape.openings is None)


def without_overlap(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The best of overlapping findings: higher score first, then the longer one. A worse one of the same type that goes further
    takes the better one along: the "apt 334" behind an address must not stay."""
    kept: list[Finding] = []
    taken: dict[int, int] = {}
    for finding in sorted(findings, key=lambda f: (-f.score, f.start - f.end, f.start)):
        rivals = {taken[place] for place in range(finding.start, finding.end) if place in taken}
        if not rivals:
            kept.append(finding)
            rivals = {len(kept) - 1}
        [first, *others] = rivals
        if not others and kept[first].type == finding.type:
            start, end = min(finding.start, kept[first].start), max(finding.end, kept[first].end)
            kept[first] = replace(kept[first], start=start, end=end)
            taken.update(dict.fromkeys(range(start, end), first))
    return tuple(sorted(kept, key=lambda f: f.start))


def _accepted(pattern: Pattern, text: str, match: re.Match[str], city: City) -> Iterator[Finding]:
    """The value, if nothing speaks against it."""
    start, end = match.span("v")
    value = text[start:end]
    if (pattern.check is not None and not pattern.check(value)) or city.publishes(pattern.type, value):
        return
    if pattern.unless is not None and pattern.unless.search(text[max(0, start - VETO_WINDOW) : start]):
        return
    if pattern.beside is None or pattern.beside.search(text[max(0, start - _BESIDE) : end + _BESIDE]) is not None:
        yield Finding(start, end, pattern.type, pattern.score, pattern.id)


def _in_cells(text: str, city: City) -> Iterator[Finding]:
    for cell in chain(cells(text), pairs(text)):
        yield from _in_cell(cell, city)


def _in_cell(cell: Cell, city: City) -> Iterator[Finding]:
    """What the label says about the value; the value alone was read where it stands."""
    prefix = f"{cell.label}: "
    read = prefix + cell.value
    for finding in chain(_opened(read, len(prefix), city), city.formatted(read)):
        fills = finding.start == len(prefix) and not read[finding.end :].strip(_TRAILING)
        if finding.start >= len(prefix) and (fills or not cell.whole):
            shift = cell.start - len(prefix)
            yield Finding(finding.start + shift, finding.end + shift, finding.type, finding.score, finding.recognizer)
