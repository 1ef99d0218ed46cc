"""The values of a request that went out as they were written, found again in what comes back.

A system that may see values quotes them: the name in another order, the surname alone. What is kept of the reply holds their
placeholders all the same, and what is shown has them only where a placeholder could have been restored. A name that may mean
two people gets the placeholder without a number: whose it is, is not guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.domain import ChatRequest, Placed
from rules.leaves import leaves
from rules.people.names import FUNCTION_WORDS, read_name, stands_alone
from rules.people.placeholders import EXACT, UNNUMBERED
from rules.words import MAX_GAP, Phrases, Word, words

Phrase = tuple[str, ...]

SHORTEST = 4
"""Letters and digits that a number needs to be looked for without its label, as in `rules.screen`."""
_TAIL = 200
"""Characters at the end of a text that may be the beginning of a value."""


class Quote(NamedTuple):
    """A value of the request, and the placeholder that it has there. Offsets are code points."""

    start: int
    end: int
    placeholder: str


@dataclass(frozen=True, slots=True)
class _Meant:
    placeholder: str
    is_name: bool


class Sent:
    """Finds the names and values of one request in any text. Lives in memory as long as the reply."""

    def __init__(self, chat: ChatRequest, findings: Iterable[Placed]) -> None:
        texts = {leaf.path: leaf.text for leaf in leaves(chat)}
        found = [(one, texts[one.path][one.start : one.end]) for one in findings if one.path in texts]
        self._spellings = frozenset(word.text for one, text in found if one.type == "PERSON" for word in words(text))
        meant = _meanings(found)
        self._phrases = Phrases(meant.items())
        self._beginnings = frozenset(phrase[:size] for phrase in meant for size in range(1, len(phrase)))
        self._longest = max(map(len, self._beginnings), default=0)

    def find(self, text: str) -> Iterator[Quote]:
        """All that stands in the text, from left to right, without overlaps."""
        for start, end, meant in self._phrases.find(_words(text)):
            if not meant.is_name or self._is_name(text[start:end]):
                yield Quote(start, end, meant.placeholder)

    def _is_name(self, written: str) -> bool:
        """A word alone, and words that all are small, may be words that happen to be names."""
        found = words(written)
        sure = len(found) > 1 and not written.islower()
        return sure or all(stands_alone(word.text, self._spellings) for word in found)

    def may_go_on(self, text: str) -> bool:
        """Whether the text may end in the middle of a value."""
        tail = text[-_TAIL:]
        found = _words(tail)
        if not found or len(tail) - found[-1].end > MAX_GAP:
            return False
        keys = tuple(word.key for word in found[-self._longest :]) if self._longest else ()
        return any(keys[first:] in self._beginnings for first in range(len(keys)))


def _words(text: str) -> list[Word]:
    """The words, also of an address in which blanks are escaped."""
    return words(_ESCAPED.sub("   ", text))


_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


def _meanings(found: Sequence[tuple[Placed, str]]) -> dict[Phrase, _Meant]:
    """What each way to write a value means. What somebody wrote counts before what we make of it, but for a word alone, that
    may be anybody's of that name."""
    written: defaultdict[Phrase, dict[str, bool]] = defaultdict(dict)
    made: defaultdict[Phrase, dict[str, bool]] = defaultdict(dict)
    for one, text in found:
        keys, is_name = tuple(word.key for word in words(text)), one.type == "PERSON"
        if keys and (is_name or sum(map(len, keys)) >= SHORTEST):
            written[keys][one.placeholder] = is_name
        for phrase in _of_name(text) if is_name else _of_value(one.type, keys):
            made[phrase][one.placeholder] = is_name
    alone = {phrase: made[phrase] | given for phrase, given in written.items() if len(phrase) == 1}
    return {phrase: _one(placeholders) for phrase, placeholders in (made | written | alone).items()}


def _one(placeholders: dict[str, bool]) -> _Meant:
    """The only placeholder; else, for names, the one without a number."""
    first, is_name = next(iter(placeholders.items()))
    return _Meant(UNNUMBERED if is_name and len(placeholders) > 1 else first, is_name)


def _of_name(text: str) -> Iterator[Phrase]:
    """A name in full, the other way round, without its middle, its family name, and its words alone."""
    name = read_name(text)
    if name is None:
        return
    yield from ((word,) for word in name.words if len(word) > 1 and word not in FUNCTION_WORDS)
    if len(name.family) > 1:
        yield name.family
    if name.full:
        yield from (name.words, (*name.family, *name.given), (*name.given[:1], *name.family), (*name.family, *name.given[:1]))


def _of_value(value_type: str, keys: Phrase) -> Iterator[Phrase]:
    """A number without its blanks and dashes."""
    whole = "".join(keys)
    if value_type not in EXACT and len(whole) >= SHORTEST:
        yield (whole,)
