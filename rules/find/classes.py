"""Which data classes a text shows signs of (domain guide 2.3).

Signals, not proof: each says how sure it is and why, in words that quote nothing. From `ACT` on a signal is
strong enough to act on. One weak word does not make criminal justice information of an incident report; a
layout of a rap sheet or a return from a message switch does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rules.domain import ClassSignal, Finding, Mention
from rules.find.class_signs import SIGNS

ACT = 0.5
"""From this score on a signal is strong enough to act on."""


def signals(text: str, findings: Collection[Finding], mentions: Collection[Mention]) -> tuple[ClassSignal, ...]:
    """The strongest signal of each class, in order of the class's name. `text` is read, never quoted."""
    return strongest([*_from_findings(findings, mentions), *_from_words(text, findings, mentions)])


def strongest(found: Iterable[ClassSignal]) -> tuple[ClassSignal, ...]:
    """The strongest signal of each class, in order of the class's name."""
    best: dict[str, ClassSignal] = {}
    for signal in found:
        if signal.name not in best or signal.score > best[signal.name].score:
            best[signal.name] = signal
    return tuple(best[name] for name in sorted(best))


def _from_findings(findings: Collection[Finding], mentions: Collection[Mention]) -> Iterator[ClassSignal]:
    if mentions:
        yield ClassSignal("personal", max(mention.score for mention in mentions), "a person is named")
    if findings:
        yield ClassSignal("personal", max(finding.score for finding in findings), "an identifier was found")
    for finding in findings:
        if finding.type == "USERNAME_PASSWORD":
            yield ClassSignal("credentials", finding.score, f"found by {finding.recognizer}")
    if any(evidence.role.value.startswith("juvenile") and evidence.weight > 50 for m in mentions for evidence in m.evidence):
        yield ClassSignal("juvenile", 0.8, "a juvenile has a part in the event")


def _from_words(text: str, findings: Collection[Finding], mentions: Collection[Mention]) -> Iterator[ClassSignal]:
    types = {finding.type for finding in findings}
    for sign in SIGNS:
        if (sign.types and not sign.types & types) or (sign.with_name and not mentions):
            continue
        if sign.regex.search(text):
            yield ClassSignal(sign.name, sign.score, sign.why)
