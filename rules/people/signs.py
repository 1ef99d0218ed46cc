"""What stands around a name, as signs that a model weighs: the words beside it, the words to the next name, the kind of paper.

A sign is a short string such as ``next:was arrested`` or ``paper:dear``. Names never occur in signs: every name of the text is
the one token ``@``, numbers are ``#``. The weights were learnt from the same function (`models/roles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.domain import Evidence

NAME = "@"
NUMBER, LONG_NUMBER, LINE_END = "#", "##", "\u00b6"
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[./:-]\d+)*|\n+|[^\w\s]")
_STOPS = frozenset({".", "!", "?", LINE_END})
_BESIDE = 4
"""Words on each side whose place counts."""
_AROUND = 10
"""Words on each side of which only the presence counts."""
_SENTENCE = 40
_PRONOUNS = frozenset({"he", "she", "they"})
_LEAD = 600
"""Words at the beginning of a text that show what kind of paper it is."""
_CROWD = 6


@dataclass(frozen=True, slots=True)
class _Paper:
    """A text as tokens, with the index of the token of each name."""

    tokens: Sequence[str]
    names: Sequence[int]


def signs_for(text: str, spans: Sequence[tuple[int, int]], evidence: Sequence[Iterable[Evidence]]) -> list[set[str]]:
    """The signs at each of the names of one text, in order; `spans` are sorted and disjoint. Linear in the text."""
    if not spans:
        return []
    paper = _read(text, spans)
    kind = set(_of_paper(paper.tokens[:_LEAD], len(spans)))
    return [
        {*kind, *_of_mention(paper, at), *_of_spelling(text[start:end], index, len(spans)), *_of_evidence(reasons)}
        for index, (at, (start, end), reasons) in enumerate(zip(paper.names, spans, evidence, strict=True))
    ]


def _read(text: str, spans: Sequence[tuple[int, int]]) -> _Paper:
    tokens: list[str] = []
    names: list[int] = []
    last = 0
    for start, end in spans:
        tokens.extend(_tokens(text[last:start]))
        names.append(len(tokens))
        tokens.append(NAME)
        last = end
    tokens.extend(_tokens(text[last:]))
    return _Paper(tokens, names)


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word[0].isdigit():
            yield NUMBER if len(word) < 3 else LONG_NUMBER
        elif word[0] == "\n":
            yield LINE_END
        else:
            yield word.lower().replace("\u2019", "'")


def _of_mention(paper: _Paper, at: int) -> Iterator[str]:
    before = _sentence(paper.tokens[max(0, at - _AROUND) : at][::-1])
    after = _sentence(paper.tokens[at + 1 : at + 1 + _AROUND])
    yield from _beside("prev", before)
    yield from _beside("next", after)
    if before and after:
        yield f"both:{before[0]} {after[0]}"
    yield from (f"around-:{word}" for word in before)
    yield from (f"around+:{word}" for word in after)
    yield from _to_the_other("to", after)
    yield from _to_the_other("from", before)
    yield from _afterwards(paper, at)


def _sentence(tokens: Sequence[str]) -> Sequence[str]:
    """The words up to the end of the sentence, with its sign."""
    stop = next((index for index, token in enumerate(tokens) if index and token in _STOPS), len(tokens))
    return tokens[: stop + 1]


def _beside(side: str, words: Sequence[str]) -> Iterator[str]:
    if not words:
        yield f"{side}:edge"
    yield from (f"{side}{index}:{word}" for index, word in enumerate(words[:_BESIDE], start=1))
    yield from (f"{side}:{' '.join(words[:size])}" for size in (2, 3) if len(words) >= size)


def _to_the_other(direction: str, words: Sequence[str]) -> Iterator[str]:
    """What stands between this name and another one of the sentence: ``@ punched @``."""
    if NAME in words:
        between = words[: words.index(NAME)]
        yield f"{direction}:{' '.join(between[:5])}"
        yield from (f"{direction}~:{word}" for word in between)


def _afterwards(paper: _Paper, at: int) -> Iterator[str]:
    """The next sentence, when it goes on with he, she or they about the last name of this one."""
    tokens = paper.tokens
    stop = next((i for i in range(at + 1, min(at + _SENTENCE, len(tokens))) if tokens[i] in _STOPS), None)
    if stop is None or NAME in tokens[at + 1 : stop]:
        return
    following = tokens[stop + 1 : stop + 2 + _AROUND]
    if following and following[0] in _PRONOUNS:
        yield from (f"then{index}:{word}" for index, word in enumerate(following[1:4], start=1))
        yield from (f"then:{word}" for word in _sentence(following[1:]))


def _of_spelling(name: str, index: int, count: int) -> Iterator[str]:
    yield "spelled:comma" if "," in name else "spelled:full" if " " in name.strip() else "spelled:one"
    if name.isupper():
        yield "spelled:caps"
    yield ("place:first", "place:second", "place:later")[min(index, 2)]
    if index == count - 1:
        yield "place:last"


def _of_evidence(reasons: Iterable[Evidence]) -> Iterator[str]:
    for reason in reasons:
        yield f"rule:{reason.role}"
        yield f"rule:{reason.role}:{reason.weight // 10}"


def _of_paper(lead: Sequence[str], names: int) -> Iterator[str]:
    yield from (f"paper:{word}" for word in set(lead) if len(word) > 1)
    yield f"names:{min(names, _CROWD)}"
