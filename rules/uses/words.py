"""Lists of words and phrases, all found in one pass over a text, whatever their number.

An entry is a word or a phrase in any case and spelling of apostrophes; a star stands for the end of a word: ``humiliat*``,
``my ex``, ``without a trace``. An entry between slashes is a regular expression in the small language of `rules.find.trial`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import regex

from rules.words import Word, fold, words

ListName: TypeAlias = "tuple[str, str]"
"""Which pack, and what the list is called in it."""
PATTERN_SECONDS = 0.05
_SHORTEST_STEM = 3


class PatternTooSlow(Exception):
    """A regular expression of a pack took too long on this text."""


class Found(NamedTuple):
    """An entry of a list, at the words ``first`` to ``last`` of the text."""

    first: int
    last: int


class _Phrase(NamedTuple):
    rest: tuple[str, ...]
    name: ListName


class Lexicon:
    """All lists of all packs."""

    def __init__(self, lists: Mapping[ListName, Sequence[str]]) -> None:
        self._whole: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._stems: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._patterns: list[tuple[regex.Pattern[str], ListName]] = []
        for name, entries in lists.items():
            for entry in entries:
                self._add(entry, name)
        self._longest = max(map(len, self._stems), default=0)

    def _add(self, entry: str, name: ListName) -> None:
        if source := pattern_of(entry):
            self._patterns.append((regex.compile(rf"(?<!\w)(?:{source})(?!\w)", regex.IGNORECASE), name))
            return
        first, *rest = keys_of(entry)
        place = self._stems if first.endswith("*") else self._whole
        place[first.rstrip("*")].append(_Phrase(tuple(rest), name))

    def find(self, text: str, words: Sequence[Word]) -> dict[ListName, list[Found]]:
        """Where entries of each list stand. Raises `PatternTooSlow`."""
        found: defaultdict[ListName, list[Found]] = defaultdict(list)
        for at, word in enumerate(words):
            for phrase in self._beginning(word.key):
                last = at + len(phrase.rest)
                if last < len(words) and all(map(_same, phrase.rest, (w.key for w in words[at + 1 : last + 1]))):
                    found[phrase.name].append(Found(at, last))
        for pattern, name in self._patterns:
            found[name].extend(_at_words(pattern, text, words))
        return found

    def _beginning(self, key: str) -> Iterator[_Phrase]:
        yield from self._whole.get(key, ())
        for size in range(_SHORTEST_STEM, min(len(key), self._longest) + 1):
            yield from self._stems.get(key[:size], ())


def _at_words(pattern: regex.Pattern[str], text: str, words: Sequence[Word]) -> Iterator[Found]:
    starts = [word.start for word in words]
    try:
        for match in pattern.finditer(text, timeout=PATTERN_SECONDS):
            first, after = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            if first < after:
                yield Found(first, after - 1)
    except TimeoutError:
        raise PatternTooSlow from None


def _same(wanted: str, key: str) -> bool:
    return key.startswith(wanted[:-1]) if wanted.endswith("*") else key == wanted


def keys_of(entry: str) -> list[str]:
    """The words of an entry as they are compared, possessives without their ending; stems keep their star."""
    keys = []
    for written in entry.replace("-", " ").split():
        found = words(written.removesuffix("*"))
        whole = found[0].key if len(found) == 1 and fold(found[0].text) else fold(written.removesuffix("*"))
        keys.append(whole + "*" * written.endswith("*"))
    return keys


def pattern_of(entry: str) -> str | None:
    """The regular expression of an entry between slashes."""
    return entry[1:-1] if len(entry) > 2 and entry.startswith("/") and entry.endswith("/") else None


def problem(entry: str) -> str | None:
    """Why an entry can't be used, or None."""
    if pattern_of(entry) is not None:
        return None
    keys = keys_of(entry)
    if not keys or not all(key.rstrip("*").isalnum() and "*" not in key[:-1] for key in keys):
        return "is no word or phrase: letters and digits, blanks between words, a star at the end of a word"
    if keys[0].endswith("*") and len(keys[0]) - 1 < _SHORTEST_STEM:
        return f"begins with a stem of fewer than {_SHORTEST_STEM} letters"
    return None


def nearest(lists: Sequence[Sequence[Found]], within: int) -> bool:
    """Whether one stretch of so many words holds an entry of every list. One pass over all of them."""
    places = sorted((one.first, number) for number, found in enumerate(lists) for one in found)
    last: dict[int, int] = {}
    for place, number in places:
        last[number] = place
        if len(last) == len(lists) and place - min(last.values()) < within:
            return True
    return False
