"""What one scan showed in its text, brought to the text as it stands in the request."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from rules.domain import ClassSignal, Finding, Mention, MessageScan
from rules.find.canonical import readings_of
from rules.leaves import Leaf
from rules.people.placeholders import Literal, literals, places, same_value
from rules.spans import Span, disjoint, free_words
from rules.words import Word, words

CERTAIN = 0.8
"""From this score on a value counts in an identifier, where it can only stop the request; guesses there are ignored."""


class ScreenFailed(Exception):
    """The request could not be made clean; nothing may be forwarded. Never says which value or text it was."""


class Value(NamedTuple):
    """A protected value other than a name; all spellings of one value have the same key."""

    type: str
    key: tuple[str, str]
    recognizer: str


@dataclass(frozen=True, slots=True)
class Text:
    """A leaf with what was found in it, in order and without overlaps, and the words that nothing was found in."""

    leaf: Leaf
    values: tuple[Span[Value], ...]
    mentions: tuple[Mention, ...]
    signals: tuple[ClassSignal, ...]
    literals: tuple[Literal, ...]
    free: tuple[Word, ...] = field(repr=False)
    uninspectable: tuple[str, ...] = ()


Found: TypeAlias = "Finding | Mention"


def read(leaf: Leaf, scans: Mapping[str, MessageScan], split: Sequence[Finding] = ()) -> Text:
    """Put the scan of `leaf.scan_text` on the leaf, and the pieces of values that are `split` over it and another.

    Raises `ScreenFailed` when the scan is missing or is of another text.
    """
    scan = scans.get(leaf.scan_text) if leaf.worth_scanning else MessageScan()
    if scan is None:
        raise ScreenFailed("a text of the request was not scanned")
    spans = disjoint([*_spans(leaf, scan), *(Span[Found](one.start, one.end, one.score, one) for one in split)])
    if any(span.end > len(leaf.text) for span in spans):
        raise ScreenFailed("a scan does not fit its text")
    return Text(
        leaf=leaf,
        values=tuple(_value(leaf, span, span.what) for span in spans if isinstance(span.what, Finding)),
        mentions=tuple(replace(span.what, start=span.start, end=span.end) for span in spans if isinstance(span.what, Mention)),
        signals=scan.signals,
        uninspectable=scan.uninspectable,
        literals=tuple(literals(leaf.text)),
        free=tuple(free_words(words(leaf.text), [*((span.start, span.end) for span in spans), *places(leaf.text)])),
    )


def _spans(leaf: Leaf, scan: MessageScan) -> list[Span[Found]]:
    """The findings that count in this leaf: not in the label before it, not inside a placeholder, no guess in an identifier."""
    shift = len(leaf.prefix)
    counted: list[Found] = [*scan.findings, *scan.mentions]
    if leaf.kind == "identifier":
        counted = [one for one in (counted if leaf.is_sentence else scan.findings) if one.score >= CERTAIN]
    spans = [Span(max(one.start - shift, 0), one.end - shift, one.score, one) for one in counted]
    standing = places(leaf.text)
    return [span for span in spans if span.start < span.end and not _inside(span, standing)]


def _inside(span: Span[Found], standing: list[tuple[int, int]]) -> bool:
    before = bisect_right(standing, span.start, key=lambda place: place[0])
    return before > 0 and span.end <= standing[before - 1][1]


def _value(leaf: Leaf, span: Span[Found], finding: Finding) -> Span[Value]:
    """A value by what it says: one number for all its disguises."""
    key = same_value(finding.type, readings_of(leaf.text[span.start : span.end]).full.text)
    return Span(span.start, span.end, span.score, Value(finding.type, key, finding.recognizer))
