"""Finding without a model: patterns alone. Starts at once, so crash tests and small machines can use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
        return assembled(text, find_identifiers(text, self._city), find_names(text, self._city.public), self._weights)


def assembled(
    text: str,
    findings: Iterable[Finding],
    names: Iterable[Named],
    weights: RoleWeights = NO_WEIGHTS,
    parts_at: PartsAt = _nothing_read,
) -> MessageScan:
    """What one text shows: names outside identifiers, the evidence beside them, the classes."""
    findings = tuple(findings)
    taken = _places(findings)
    free = [
        named for named in joined(text, widened(text, joined(text, names))) if taken.isdisjoint(range(named.start, named.end))
    ]
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


def _places(findings: Iterable[Finding]) -> set[int]:
    return {place for finding in findings for place in range(finding.start, finding.end)}


def _birth_date(text: str, named: Named) -> Finding | None:
    match = AFTER_NAME.match(text, named.end)
    return Finding(*match.span("v"), "DATE_OF_BIRTH", 0.6, "date_after_name") if match else None
