"""Scanning all readings of a text, and bringing what they show back to the text as written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from rules.domain import Finding, Mention, MessageScan
from rules.find.canonical import Readings, Shadow, readings_of
from rules.find.classes import strongest
from rules.spans import Span, disjoint
from rules.words import words

Scan = Callable[[str], MessageScan]
"""Finds in a text as it stands; offsets are code points of it."""

_Found = Finding | Mention


def scan_readings(text: str, scan: Scan, by_patterns: Scan) -> MessageScan:
    """`scan` reads the text once, with all disguises undone; `by_patterns` the other spellings of the places that hold some."""
    readings = readings_of(text)
    whole = scan(readings.full.text)
    if readings.full.text == text and not readings.others and not readings.sealed:
        return replace(whole, uninspectable=_uninspectable(readings, []))
    signals = [*whole.signals]
    found = list(_all_placed(whole, readings.full, text, whole=True))
    for piece in readings.others:
        seen = by_patterns(piece.text)
        signals += seen.signals
        found += _all_placed(seen, piece, text, whole=False)
    spans = disjoint(found)
    return MessageScan(
        findings=tuple(replace(s.what, start=s.start, end=s.end) for s in spans if isinstance(s.what, Finding)),
        mentions=tuple(replace(s.what, start=s.start, end=s.end) for s in spans if isinstance(s.what, Mention)),
        signals=strongest(signals),
        uninspectable=_uninspectable(readings, spans),
    )


def _all_placed(scan: MessageScan, reading: Shadow, text: str, *, whole: bool) -> Iterator[Span[_Found]]:
    found: tuple[_Found, ...] = (*scan.findings, *scan.mentions)
    for one in found:
        if (span := _placed(one, reading, text, whole=whole)) is not None:
            yield span


def _placed(one: _Found, reading: Shadow, text: str, *, whole: bool) -> Span[_Found] | None:
    """A find at its place in the original. A name not written in plain words there is a value: nobody is called ``Sm9obg``.

    In a piece of the text only what is disguised counts as a name, since how names are written is judged by the whole.
    """
    start, end = reading.original(one.start, one.end)
    if isinstance(one, Mention):
        written, read = text[start:end], reading.text[one.start : one.end]
        if written == read and not whole:
            return None
        if not _same_words(written, read):
            one = Finding(start, end, "PERSON", one.score, one.recognizer)
    return Span(start, end, one.score, one)


def _same_words(written: str, read: str) -> bool:
    return written == read or [word.key for word in words(written)] == [word.key for word in words(read)]


def _uninspectable(readings: Readings, found: list[Span[_Found]]) -> tuple[str, ...]:
    """Why something in the text can't be read. What was found, as a key or a token, is cut out whatever it holds."""
    sealed = any(not _covered(span, found) for span in readings.sealed)
    return tuple(_reasons(sealed=sealed, too_deep=readings.too_deep))


def _reasons(*, sealed: bool, too_deep: bool) -> Iterator[str]:
    if sealed:
        yield "payload"
    if too_deep:
        yield "nested"


def _covered(span: tuple[int, int], found: list[Span[_Found]]) -> bool:
    before = bisect_right(found, span[0], key=lambda one: one.start)
    return before > 0 and span[1] <= found[before - 1].end
