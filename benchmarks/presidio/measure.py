"""One metric for every system: which values survived, which findings were of use, and what else was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from benchmarks.presidio.mapping import Gold, Sentence

SCORER: Any = import_module("tests.eval.score")
"""The scorer of the evaluation sets; untyped, as it came."""
Region = tuple[int, int]
PERSON = "PERSON"
ALL, OTHER, REST = "all", "all but names", "all but names and streets"
WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Figures:
    """What one system did to all sentences. Counters are by type; `ALL`, `OTHER` and `REST` are sums."""

    values: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    not_whole: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Of the findings that touch something, or nothing at all; those that touch only neutral text do not count."""
        return self.findings["right"] / max(self.findings["right"] + self.findings["wrong"], 1)

    def rate(self, kind: str) -> float:
        return self.leaked[kind] / max(self.values[kind], 1)


def measure(sentences: Sequence[Sentence], replaced: Sequence[Sequence[Region]]) -> Figures:
    """Score what was replaced in each sentence."""
    figures = Figures()
    for one, found in zip(sentences, replaced, strict=True):
        regions = union(found)
        _count_values(figures, one, regions)
        _count_findings(figures, one, regions)
        _count_words(figures, one, regions)
    return figures


def union(found: Iterable[Region]) -> list[Region]:
    """The replaced text as regions that do not overlap: two findings of one value are one replacement."""
    regions: list[Region] = []
    for start, end in sorted(found):
        if regions and start < regions[-1][1]:
            regions[-1] = (regions[-1][0], max(end, regions[-1][1]))
        else:
            regions.append((start, end))
    return regions


def _count_values(figures: Figures, one: Sentence, regions: Sequence[Region]) -> None:
    """Each value once per sentence and spelling, under its worst place, as in `tests/eval/score.py`."""
    leaked: dict[tuple[str, str], tuple[bool, bool]] = {}
    for gold in one.gold:
        value = one.text[gold.start : gold.end]
        key = (gold.type, value.lower())
        before = leaked.get(key, (False, False))
        leaked[key] = (before[0] or leaks(gold, value, regions), before[1] or not whole(one.text, gold, regions))
    for (kind, _), (left, cut) in leaked.items():
        for row in _rows(kind):
            figures.values[row] += 1
            figures.leaked[row] += left
            figures.not_whole[row] += cut


def _rows(kind: str) -> tuple[str, ...]:
    """The rows that a value counts in: its type's own, and the sums."""
    match kind:
        case "PERSON":
            return (kind, ALL)
        case "STREET_ADDRESS":
            return (kind, ALL, OTHER)
        case _:
            return (kind, ALL, OTHER, REST)


def leaks(gold: Gold, value: str, regions: Sequence[Region]) -> bool:
    """Whether an identifying piece of the value was left untouched: the rule of the scorer of the evaluation sets."""
    parts = [(start, end, None) for start, end in regions]
    return bool(SCORER.leaks_in_place({"start": gold.start, "type": gold.type, "text": value}, parts))


def whole(text: str, gold: Gold, regions: Sequence[Region]) -> bool:
    """The stricter reading: every letter and digit of the value lies inside what was replaced."""
    return all(any(start <= at < end for start, end in regions) for at in range(gold.start, gold.end) if text[at].isalnum())


def _count_findings(figures: Figures, one: Sentence, regions: Sequence[Region]) -> None:
    for region in regions:
        if any(_touch(region, (gold.start, gold.end)) for gold in one.gold):
            figures.findings["right"] += 1
        elif any(_touch(region, place) for place in one.neutral):
            figures.findings["neutral"] += 1
        else:
            figures.findings["wrong"] += 1


def _count_words(figures: Figures, one: Sentence, regions: Sequence[Region]) -> None:
    gold = [(start, end) for start, end, _ in one.gold]
    for match in WORD.finditer(one.text):
        word = match.span()
        if any(_touch(word, place) for place in gold):
            continue
        kind = "neutral" if any(_touch(word, place) for place in one.neutral) else "outside"
        figures.words[kind] += 1
        figures.lost[kind] += any(_touch(word, region) for region in regions)


def _touch(one: Region, other: Region) -> bool:
    return one[0] < other[1] and other[0] < one[1]
