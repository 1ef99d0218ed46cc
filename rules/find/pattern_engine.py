"""Finding without a model: patterns alone. Starts at once, so crash tests and small machines can use it."""

from __future__ import annotations

from collections.abc import Iterable

from rules.domain import Finding, Mention, MessageScan
from rules.find.canonical import Shadow
from rules.find.classes import signals
from rules.find.disguises import scan_readings
from rules.find.identifiers import find_identifiers, without_overlap
from rules.find.names import Named, find_names, joined, widened
from rules.find.recognizers.dates import AFTER_NAME
from rules.people.roles import evidence_for


class PatternEngine:
    """The same interface as `rules.find.engine.Engine`, from patterns only."""

    def scan(self, text: str) -> MessageScan:
        return scan_readings(text, by_patterns, by_patterns)


def by_patterns(text: str) -> MessageScan:
    """What patterns find in a text as it stands."""
    return assembled(Shadow(text), find_identifiers(text), find_names(text))


def assembled(shadow: Shadow, findings: Iterable[Finding], names: Iterable[Named]) -> MessageScan:
    """What one text shows: names outside identifiers, the evidence beside them, the classes; in offsets of the original."""
    text = shadow.text
    findings = tuple(findings)
    taken = _places(findings)
    free = [named for named in joined(widened(text, joined(names))) if taken.isdisjoint(range(named.start, named.end))]
    births = [birth for named in free if (birth := _birth_date(text, named))]
    findings = without_overlap([*findings, *births])
    evidence = evidence_for(text, [(named.start, named.end) for named in free])
    mentions = tuple(Mention(n.start, n.end, n.score, n.recognizer, reasons) for n, reasons in zip(free, evidence, strict=True))
    original = shadow.original
    return MessageScan(
        findings=tuple(Finding(*original(f.start, f.end), f.type, f.score, f.recognizer) for f in findings),
        mentions=tuple(Mention(*original(m.start, m.end), m.score, m.recognizer, m.evidence) for m in mentions),
        signals=signals(text, findings, mentions),
    )


def _places(findings: Iterable[Finding]) -> set[int]:
    return {place for finding in findings for place in range(finding.start, finding.end)}


def _birth_date(text: str, named: Named) -> Finding | None:
    match = AFTER_NAME.match(text, named.end)
    return Finding(*match.span("v"), "DATE_OF_BIRTH", 0.6, "date_after_name") if match else None
