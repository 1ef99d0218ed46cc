"""A reading of a text, and how each of its characters leads back to the text as written."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

_AROUND = 200
"""Characters on both sides of a changed place that are read with it: far more than a label and its value."""


class Edit(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive) read as `text`, each character of which stands for all of them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is what the finders read. `starts` and `ends` map each of its characters to the original, if it is another."""

    text: str = field(repr=False)
    starts: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original (code points, end exclusive) for a non-empty span of the shadow."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def piece(self, start: int, end: int) -> Shadow:
        """A part of this reading, leading back to the same original."""
        if self.starts is None or self.ends is None:
            return Shadow(self.text[start:end], array("q", range(start, end)), array("q", range(start + 1, end + 1)))
        return Shadow(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def position(self, original: int) -> int:
        """The first character that stands for what is at or behind this place of the original."""
        return min(original, len(self.text)) if self.ends is None else bisect_left(self.ends, original + 1)


class Changed(NamedTuple):
    """A reading after a layer, and where the layer changed it: places in the new reading, in order."""

    shadow: Shadow
    places: Sequence[tuple[int, int]]


def changed(shadow: Shadow, edits: Iterable[Edit]) -> Changed:
    """The reading after these edits, which are in order; of two that overlap the first counts."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    starts, ends = array("q"), array("q")
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        _keep(shadow, at, edit.start, starts, ends)
        low, high = shadow.original(edit.start, edit.end)
        places.append((len(starts), len(starts) + len(edit.text)))
        starts.extend(repeat(low, len(edit.text)))
        ends.extend(repeat(high, len(edit.text)))
        pieces += [shadow.text[at : edit.start], edit.text]
        at = edit.end
    if not places:
        return Changed(shadow, ())
    _keep(shadow, at, len(shadow.text), starts, ends)
    return Changed(Shadow("".join([*pieces, shadow.text[at:]]), starts, ends), places)


def _keep(shadow: Shadow, low: int, high: int, starts: array[int], ends: array[int]) -> None:
    if shadow.starts is None or shadow.ends is None:
        starts.extend(range(low, high))
        ends.extend(range(low + 1, high + 1))
    else:
        starts.extend(shadow.starts[low:high])
        ends.extend(shadow.ends[low:high])


def surroundings(shadow: Shadow, places: Iterable[tuple[int, int]]) -> Iterator[Shadow]:
    """The parts of a reading around changed places, so that a long text with few of them is not read twice."""
    low = high = 0
    for start, end in places:
        if start - _AROUND > high:
            if high:
                yield _part(shadow, low, high)
            low = max(start - _AROUND, 0)
        high = max(high, min(end + _AROUND, len(shadow.text)), 1)
    if high:
        yield _part(shadow, low, high)


def _part(shadow: Shadow, low: int, high: int) -> Shadow:
    """Cut at a blank, so that no half number reads as a whole one."""
    text = shadow.text
    while low > 0 and not text[low - 1].isspace() and high - low < 3 * _AROUND:
        low -= 1
    limit = min(high + _AROUND, len(text))
    while high < limit and not text[high].isspace():
        high += 1
    return shadow.piece(low, high)
