"""Found places in one text, and how those that overlap become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from rules.words import Word

What = TypeVar("What")


class Span(NamedTuple, Generic[What]):
    """Code points ``start`` to ``end`` (exclusive), and what stands there."""

    start: int
    end: int
    score: float
    what: What


def disjoint(spans: Iterable[Span[What]]) -> list[Span[What]]:
    """Spans in order, none overlapping.

    Of those that overlap, the longest stands for all (then the surest, then the first) and covers what any of them covered:
    dropping the rest of a loser would leave a piece of a protected value in the text.
    """
    kept: list[Span[What]] = []
    best = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end, -one.score)):
        size = span.end - span.start
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
            best = size
            continue
        last = kept[-1]
        stronger = (size, span.score) > (best, last.score)
        winner = span if stronger else last
        best = size if stronger else best
        kept[-1] = winner._replace(start=last.start, end=max(last.end, span.end))
    return kept


def free_words(found: Sequence[Word], taken: Iterable[tuple[int, int]]) -> list[Word]:
    """The words outside the taken places. An empty word stands for each of these, so that nothing is read across it."""
    return list(_free(found, sorted(taken)))


def _free(found: Sequence[Word], taken: Sequence[tuple[int, int]]) -> Iterator[Word]:
    at = 0
    for word in found:
        while at < len(taken) and taken[at][1] <= word.start:
            yield Word(*taken[at], "", "")
            at += 1
        if at == len(taken) or word.end <= taken[at][0]:
            yield word
