"""Finding without a model: patterns alone. Starts at once, so crash tests and small machines can use it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from rules.domain import Finding, Mention, MessageScan
from rules.find.city import NO_CITY, City
from rules.find.classes import signals
from rules.find.disguises import scan_readings
from rules.find.identifiers import find_identifiers, without_overlap
from rules.find.names import Named, find_names, joined, widened
from rules.find.recognizers.dates import AFTER_NAME
from rules.people.roles import evidence_for
from rules.people.signs import signs_for
from rules.people.weights import NO_WEIGHTS, RoleWeights

PartsAt: TypeAlias = Callable[[int, int], tuple[float, ...]]
"""What an encoder says of the part of the person who is named at a place."""


def _nothing_read(_start: int, _end: int) -> tuple[float, ...]:
    return ()


class PatternEngine:
    """The same interface as `rules.find.engine.Engine`, from patterns only."""

    def __init__(self, city: City = NO_CITY, weights: RoleWeights = NO_WEIGHTS) -> None:
        self._city = city
        self._weights = weights

    def scan(self, text: str) -> MessageScan:
        return scan_readings(text, self.as_it_stands, self.as_it_stands)

    def as_it_stands(self, text: str) -> MessageScan:
        """What patterns find in a text, with no disguise undone."""
        names = widened(text, joined(text, find_names(text, self._city.public)))
        return assembled(text, find_identifiers(text, self._city), names, self._weights)


def assembled(
    text: str,
    findings: Iterable[Finding],
    names: Iterable[Named],
    weights: RoleWeights = NO_WEIGHTS,
    parts_at: PartsAt = _nothing_read,
) -> MessageScan:
    """What one text shows: names outside identifiers, the evidence beside them, the classes."""
    named = joined(text, names)
    findings = without_overlap(_outside(findings, named))
    taken = _places(findings)
    free = [piece for name in named for piece in _without(text, name, taken)]
    births = [birth for named in free if (birth := _birth_date(text, named))]
    findings = without_overlap([*findings, *births])
    mentions = tuple(_mentions(text, free, weights, parts_at))
    return MessageScan(findings=findings, mentions=mentions, signals=signals(text, findings, mentions))


def _mentions(text: str, names: Sequence[Named], weights: RoleWeights, parts_at: PartsAt) -> Iterator[Mention]:
    """The names with what stands around them."""
    spans = [(named.start, named.end) for named in names]
    evidence = evidence_for(text, spans)
    for named, reasons, signs in zip(names, evidence, signs_for(text, spans, evidence), strict=True):
        reads = parts_at(named.start, named.end)
        yield Mention(named.start, named.end, named.score, named.recognizer, reasons, weights.known(signs), reads)


def _outside(findings: Iterable[Finding], names: Sequence[Named]) -> Iterator[Finding]:
    """Values, but for what is only a part of a name: the "Elisa" of "User: Elisa Brandt" is no login."""
    starts = [name.start for name in names]
    for finding in findings:
        before = bisect_right(starts, finding.start) - 1
        if (
            before < 0
            or finding.end > names[before].end
            or (finding.start, finding.end) == (names[before].start, names[before].end)
        ):
            yield finding


def _without(text: str, name: Named, taken: Set[int]) -> Iterator[Named]:
    """What is left of a name beside the values that reach into it: nothing of it may stay behind."""
    left = "".join(" " if place in taken else text[place] for place in range(name.start, name.end))
    if taken.isdisjoint(range(name.start, name.end)):
        yield name
    elif any(map(str.isalnum, left)):
        start = name.start + len(left) - len(left.lstrip())
        yield replace(name, start=start, end=start + len(left.strip()))


def _places(findings: Iterable[Finding]) -> set[int]:
    return {place for finding in findings for place in range(finding.start, finding.end)}


def _birth_date(text: str, named: Named) -> Finding | None:
    match = AFTER_NAME.match(text, named.end)
    return Finding(*match.span("v"), "DATE_OF_BIRTH", 0.6, "date_after_name") if match else None
