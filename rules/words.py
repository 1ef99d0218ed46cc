"""The words of a text in the form in which names and numbers are compared.

Two spellings of one value ("916-555-0142" and "(916) 555 0142", "JOSÉ" and "Jose", "O'Brien" and "OBRIEN") are the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

_LETTERS = r"(?:[^\W_]|[\u0300-\u036f])+"
_WORD = re.compile(rf"{_LETTERS}(?:['\u2019]{_LETTERS})*")
_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")
MAX_GAP = 3
"""Characters between two words that may still belong to one value, as in ``(916) 555``."""

Label = TypeVar("Label")


class Word(NamedTuple):
    """A word without a possessive ending: offsets in code points, `key` for comparing, `text` as written."""

    start: int
    end: int
    key: str
    text: str


class Match(NamedTuple, Generic[Label]):
    start: int
    end: int
    label: Label


def words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        if written.endswith(_POSSESSIVE):
            written = written[:-2]
        found.append(Word(match.start(), match.start() + len(written), fold(written), written))
    return found


def fold(written: str) -> str:
    """A word without case, accents and apostrophes."""
    if written.isascii():
        return written.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", written.replace("\u2019", "").replace("'", ""))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


class _Node(Generic[Label]):
    """A step in the tree of phrases: which words may follow, and what a phrase that ends here means."""

    __slots__ = ("after", "label")

    def __init__(self) -> None:
        self.after: dict[str, _Node[Label]] = {}
        self.label: Label | None = None


class Phrases(Generic[Label]):
    """Many sequences of words, found in one pass: the time depends on the text, not on how many phrases there are."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Label]]) -> None:
        self._root: _Node[Label] = _Node()
        for keys, label in phrases:
            node = self._root
            for key in keys:
                node = node.after.setdefault(key, _Node())
            if node.label is None:
                node.label = label

    def find(self, found: Sequence[Word]) -> Iterator[Match[Label]]:
        """The longest phrase at each place, from left to right, without overlaps."""
        at = 0
        while at < len(found):
            last, label = self._longest(found, at)
            if label is None:
                at += 1
                continue
            yield Match(found[at].start, found[last].end, label)
            at = last + 1

    def _longest(self, found: Sequence[Word], first: int) -> tuple[int, Label | None]:
        node: _Node[Label] | None = self._root.after.get(found[first].key)
        at, last, label = first, first, None
        while node is not None:
            if node.label is not None:
                last, label = at, node.label
            at += 1
            if at == len(found) or found[at].start - found[at - 1].end > MAX_GAP:
                break
            node = node.after.get(found[at].key)
        return last, label
