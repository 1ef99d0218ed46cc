"""A text as the encoder reads it: pieces of words, how each word is written, and where each piece stands.

WordPiece as in BERT (Devlin et al. 2019): lower case, no accents, the longest known piece first. The spelling that this forgets
stands beside each piece. Ends of lines and tabs are pieces of their own, since in forms and tables they say who is who. This is
ours because the library for it (`tokenizers`) brings a client that downloads models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from unicodedata import category, normalize

BEGIN, END, UNKNOWN, LINE_END, TAB = "[CLS]", "[SEP]", "[UNK]", "[MASK]", "|"
"""Pieces of the vocabulary. The base never saw line ends; the sign for a hidden word, else unused, was trained to mean one."""
LONGEST_WORD = 100
"""Letters; a longer word is one unknown piece, as in BERT."""

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}][^\W_{_CJK}{_MARKS}]*(?:[{_MARKS}]+[^\W_{_CJK}{_MARKS}]*)*|[\n\t]|[^\w\s]|_")
_CONTINUES = "##"


class Spelling(IntEnum):
    """How the letters of a word are written."""

    NO_LETTERS = 0
    LOWER = 1
    CAPITALISED = 2
    CAPITALS = 3
    ONE_CAPITAL = 4
    MIXED = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its number in the vocabulary, and the place in the text. `first` begins a word."""

    number: int
    spelling: Spelling
    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All known pieces with their numbers."""

    numbers: Mapping[str, int]
    longest: int

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """One piece a line; the number of the line is the number of the piece."""
        lines = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(lines)}, max(map(len, lines)))

    def pieces(self, text: str) -> Iterator[Piece]:
        """The text in order; blanks, marks and signs that cannot be seen are left out. Linear in the text."""
        for match in _WORD.finditer(text):
            yield from self._of_word(match.group(), match.start())

    def _of_word(self, word: str, offset: int) -> Iterator[Piece]:
        letters, places = _plain(word)
        if not letters:
            return
        known = self._longest_first(letters) if len(letters) <= LONGEST_WORD else None
        if known is None:
            yield Piece(self.numbers[UNKNOWN], _spelling(word), offset, offset + len(word), first=True)
            return
        at, spelling = 0, _spelling(word)
        for number, size in known:
            after = at + size
            end = places[after] if after < len(places) else len(word)
            yield Piece(number, spelling, offset + places[at], offset + end, first=at == 0)
            at = after

    def _longest_first(self, letters: str) -> list[tuple[int, int]] | None:
        """Numbers and lengths of the pieces, or None if the word can't be put together from known ones."""
        found, at = [], 0
        while at < len(letters):
            prefix = _CONTINUES if at else ""
            for end in range(min(len(letters), at + self.longest), at, -1):
                number = self.numbers.get(prefix + letters[at:end])
                if number is not None:
                    break
            else:
                return None
            found.append((number, end - at))
            at = end
        return found


def _plain(word: str) -> tuple[str, range | list[int]]:
    """A word in small letters without accents, and the place in the word of each letter."""
    if word == "\n":
        return LINE_END, [0] * len(LINE_END)
    if word == "\t":
        return TAB, [0]
    if word.isascii():
        return word.lower(), range(len(word))
    plain = [(small, at) for at, letter in enumerate(word) if (small := _without_accent(letter))]
    return "".join(small for small, _ in plain), [at for _, at in plain]


def _without_accent(letter: str) -> str:
    """The small letter; nothing for a mark. What falls apart into several letters, as Hangul does, stays whole."""
    parts = [part for part in normalize("NFD", letter).lower() if _seen(part)]
    return letter if len(parts) > 1 else "".join(parts)


def _seen(sign: str) -> bool:
    kind = category(sign)
    return kind != "Mn" and kind[0] != "C"


def _spelling(word: str) -> Spelling:
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return Spelling.NO_LETTERS
    capitals = [letter.isupper() for letter in letters]
    if not any(capitals):
        return Spelling.LOWER
    if all(capitals):
        return Spelling.ONE_CAPITAL if len(capitals) == 1 else Spelling.CAPITALS
    return Spelling.CAPITALISED if capitals[0] and not any(capitals[1:]) else Spelling.MIXED
