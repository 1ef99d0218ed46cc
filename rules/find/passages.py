"""Passages and how they are written: where all is capitals or all lower case, spelling does not mark names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["mixed", "caps", "lower"]

_PASSAGE = re.compile(r"[^\n]+")
_NOT_A_WORD = re.compile(r"[\d@]")
_MOSTLY = 0.75
_HARDLY = 0.025
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a text and its style."""

    start: int
    end: int
    style: Style


def passages(text: str) -> Iterator[Passage]:
    """The lines of a text. A line too short to tell is written like the text as a whole."""
    overall = _style(text[:20_000], "mixed")
    for line in _PASSAGE.finditer(text):
        yield Passage(line.start(), line.end(), _style(line.group(), overall))


def _style(text: str, otherwise: Style) -> Style:
    letters = [sign for word in text.split() if not _NOT_A_WORD.search(word) for sign in word if sign.isalpha()]
    if len(letters) < _ENOUGH:
        return otherwise
    capitals = sum(letter.isupper() for letter in letters) / len(letters)
    if capitals > _MOSTLY:
        return "caps"
    return "lower" if (letters[0].islower() and capitals < _HARDLY) or not capitals else "mixed"
