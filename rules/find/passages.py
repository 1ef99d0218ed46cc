"""Passages and how they are written: where all is capitals or all lower case, spelling does not mark names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rules.find.common import is_common

Style = Literal["mixed", "caps", "lower"]

_PASSAGE = re.compile(r"[^\n]+")
_NOT_A_WORD = re.compile(r"[\d@]")
_WORD = re.compile(r"[^\W\d_](?:'?[^\W\d_])*")
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


def recased(text: str) -> str:
    """A copy in ordinary spelling, character for character: what is not an ordinary word gets a capital."""
    pieces, last = [], 0
    for passage in passages(text):
        if passage.style != "mixed":
            pieces += [text[last : passage.start], _WORD.sub(_respelled, text[passage.start : passage.end])]
            last = passage.end
    return "".join([*pieces, text[last:]])


def _style(text: str, otherwise: Style) -> Style:
    letters = [sign for word in text.split() if not _NOT_A_WORD.search(word) for sign in word if sign.isalpha()]
    if len(letters) < _ENOUGH:
        return otherwise
    capitals = sum(letter.isupper() for letter in letters) / len(letters)
    if capitals > _MOSTLY:
        return "caps"
    return "lower" if (letters[0].islower() and capitals < _HARDLY) or not capitals else "mixed"


def _respelled(match: re.Match[str]) -> str:
    word = match.group().lower()
    if len(word) != len(match.group()):
        return match.group()
    return word if is_common(word) else word[0].upper() + word[1:] if len(word[0].upper()) == 1 else word
