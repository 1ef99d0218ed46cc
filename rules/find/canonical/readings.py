"""All readings of one text: the layers on each other, within bounds of depth and size.

The everyday text has one reading, which is itself. Where a layer changed something, the model and the patterns read the text with
everything undone, and the patterns also read the changed places before that and in the looser spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.find.canonical.encodings import opened
from rules.find.canonical.escapes import unescaped
from rules.find.canonical.folding import shadow_of, turned
from rules.find.canonical.shadow import Changed, Shadow, changed, surroundings
from rules.find.canonical.spelling import LOOSER

MAX_DEPTH = 3
"""Layers of encoding that are undone. Something still encoded below them can't be inspected."""
MAX_GROWTH = 4
"""All decoded text together may be this many times as long as the text."""
_UNSEEN_LOAD = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]{16,}")
"""So many characters that can't be seen, one after another, are a message in bits."""


@dataclass(frozen=True, slots=True)
class Readings:
    """`full` is for every finder; `others` are short pieces for the patterns alone.

    `sealed` are the places of what can't be read, in the original; `too_deep` says that a bound was reached.
    """

    full: Shadow
    others: tuple[Shadow, ...] = ()
    sealed: tuple[tuple[int, int], ...] = ()
    too_deep: bool = False


def readings_of(text: str) -> Readings:
    """Every reading of a text. Linear in its length."""
    base = shadow_of(text)
    if len(base.text) > _bound(text):
        return Readings(Shadow(text), too_deep=True)
    sealed = [match.span() for match in _UNSEEN_LOAD.finditer(text)] if not text.isascii() else []
    shown = list(_as_shown(Shadow(text)))
    full, moved, closed, too_deep = _decoded(base, _bound(text), shown)
    before = surroundings(base, [(base.position(low), base.position(high - 1) + 1) for low, high in moved])
    return Readings(full, (*before, *shown, *_looser(full)), (*sealed, *closed), too_deep)


def _bound(text: str) -> int:
    return MAX_GROWTH * max(len(text), 64)


def _as_shown(shadow: Shadow) -> Iterator[Shadow]:
    """What overrides of the writing direction make of it."""
    shown = changed(shadow, turned(shadow.text))
    yield from map(_folded, surroundings(shown.shadow, shown.places))


def _decoded(base: Shadow, budget: int, shown: list[Shadow]) -> tuple[Shadow, list[tuple[int, int]], list[tuple[int, int]], bool]:
    """The text with everything undone; the places of the original that this changed; what is sealed; whether a bound was reached.

    `budget` is how many characters may be decoded. To `shown` is added what only shows when a layer is off.
    """
    full, moved, sealed = base, list[tuple[int, int]](), list[tuple[int, int]]()
    for depth in range(MAX_DEPTH + 1):
        layer = _layer_off(full)
        sealed += layer.sealed
        if not layer.moved or budget < 0:
            break
        if depth == MAX_DEPTH:
            return full, _merged(moved), sealed, True
        budget -= layer.size
        moved += layer.moved
        shown += _as_shown(layer.shadow)
        full = _folded(layer.shadow)
    return full, _merged(moved), sealed, budget < 0


@dataclass(frozen=True, slots=True)
class _Layer:
    """A reading with one layer less; places in the original of what changed and of what can't be read; how much was decoded."""

    shadow: Shadow
    moved: list[tuple[int, int]]
    sealed: list[tuple[int, int]]
    size: int


def _layer_off(shadow: Shadow) -> _Layer:
    """Escapes first, since an encoded run may hold some (a line end in JSON), then encoded runs."""
    escapes = list(unescaped(shadow.text))
    plain = changed(shadow, escapes).shadow
    runs = opened(plain.text)
    moved = [shadow.original(edit.start, edit.end) for edit in escapes] + [plain.original(e.start, e.end) for e in runs.edits]
    sealed = [plain.original(*span) for span in runs.sealed]
    size = sum(len(edit.text) for edit in (*escapes, *runs.edits))
    return _Layer(changed(plain, runs.edits).shadow, moved, sealed, size)


def _folded(shadow: Shadow) -> Shadow:
    """Disguised letters may come out of an encoding."""
    inner = shadow_of(shadow.text)
    if inner.starts is None or inner.ends is None:
        return Shadow(inner.text, shadow.starts, shadow.ends)
    spans = [shadow.original(low, high) for low, high in zip(inner.starts, inner.ends, strict=True)]
    starts, ends = inner.starts[:0], inner.ends[:0]
    starts.extend(low for low, _ in spans)
    ends.extend(high for _, high in spans)
    return Shadow(inner.text, starts, ends)


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(set(places))


def _looser(full: Shadow) -> Iterator[Shadow]:
    """Readings for patterns alone, each on top of the one before."""
    reading = full
    for layer in LOOSER:
        step: Changed = changed(reading, layer(reading.text))
        yield from surroundings(step.shadow, step.places)
        reading = step.shadow
