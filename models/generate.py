"""From authored documents to training text: the same papers about other invented people.

Each word of a name is exchanged for a word of the same kind, the same one everywhere in the document, so that "ODOM, MARCUS J",
"Marcus" and "Odom" stay one person and a family keeps its name. Digits are drawn anew. A share of the variants is written
in capitals or in lower case, as dispatchers and telephones do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from models.corpus import TYPES, Document, Piece
from models.pools import MONIKERS, Drawn, somebody

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LONG_NUMBER = re.compile(r"(?<![\w.])\d{3,}")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
CAPITALS, LOWER = 0.14, 0.10
"""Shares of the variants in capitals and in lower case."""
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "van", "von", "der", "den", "da", "dos", "bin", "al", "el", "y", "st"})

NEUTRAL = "OK"
"""The kind of what need not be found, nor is wrong to find."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands somewhere: a type of `TYPES`, a person (then with the entity), or something neutral."""

    start: int
    end: int
    kind: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and all that is marked in it, in order."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Renaming:
    """The new word for each word of the names of one document, by its lower-case spelling."""

    words: dict[str, str]

    def __call__(self, name: str) -> str:
        return _WORD.sub(lambda match: _spelled_like(match.group(), self.words.get(match.group().lower(), match.group())), name)


def as_written(document: Document) -> Iterator[Marked]:
    """The turns of the document as they stand."""
    for turn in document.turns:
        yield _marked(turn, document.people, lambda name: name, lambda piece: piece.text)


def variant(document: Document, dice: random.Random) -> Iterator[Marked]:
    """The turns of the document about other people, with other numbers, in some spelling."""
    renaming, spelling = _renaming(document, dice), dice.random()
    for turn in document.turns:
        new = _marked(turn, document.people, renaming, lambda piece: _redrawn(piece, dice))
        yield replace(new, text=respelled(new.text, random.Random(spelling)))


def nothing_in(text: str, dice: random.Random) -> str:
    """A text with nothing to protect, with other long numbers and in some spelling."""
    return respelled(_LONG_NUMBER.sub(lambda number: "".join(dice.choices("0123456789", k=len(number.group()))), text), dice)


def _marked(
    turn: tuple[Piece, ...], people: dict[str, tuple[str, ...]], rename: Callable[[str], str], redraw: Callable[[Piece], str]
) -> Marked:
    written, marks, length = [], [], 0
    for piece in turn:
        named = piece.entity in people
        text = rename(piece.text) if named else redraw(piece)
        if piece.entity:
            kind = "PERSON" if named else TYPES.get(piece.entity, NEUTRAL)
            marks.append(Mark(length, length + len(text), kind, piece.entity if named else ""))
        written.append(text)
        length += len(text)
    return Marked("".join(written), tuple(marks))


def _redrawn(piece: Piece, dice: random.Random) -> str:
    if not piece.entity or piece.entity == NEUTRAL:
        return piece.text
    return re.sub(r"\d", lambda _: str(dice.randrange(10)), piece.text)


def _renaming(document: Document, dice: random.Random) -> _Renaming:
    words: dict[str, str] = {}
    for entity in document.people:
        drawn = somebody(dice)
        names = [piece.text for turn in document.turns for piece in turn if piece.entity == entity]
        for name in sorted(names, key=len, reverse=True):
            for word, kind in _kinds(name):
                if word.lower() not in words:
                    words[word.lower()] = _drawn_word(word, kind, drawn, words, dice)
    return _Renaming(words)


def _kinds(name: str) -> Iterator[tuple[str, str]]:
    """Each word of a name with its kind: given, family, alone, initial or fixed."""
    family_first = "," in name
    head = len(_WORD.findall(name.split(",")[0]))
    words = _WORD.findall(name)
    full = len([word for word in words if len(word) > 1]) > 1
    for index, word in enumerate(words):
        lower = word.lower()
        if lower in _SUFFIXES or lower in _PARTICLES or re.search(r"\d|@", name):
            yield word, "fixed"
        elif len(word) == 1:
            yield word, "initial"
        elif not full:
            yield word, "alone"
        elif family_first:
            yield word, "family" if index < head else "given"
        else:
            yield word, "given" if index == 0 or index < len(words) - 2 else "family" if index == len(words) - 1 else "middle"


def _drawn_word(word: str, kind: str, drawn: Drawn, known: dict[str, str], dice: random.Random) -> str:
    if kind == "fixed":
        return word
    if kind == "initial":
        long = next((new for old, new in known.items() if len(old) > 1 and old[0] == word.lower()), None)
        return (long or dice.choice("ABCDEFGHJKLMNPRSTVW"))[0]
    if kind == "alone":
        return dice.choice((word, word, dice.choice(MONIKERS), dice.choice(drawn.given), dice.choice(drawn.family)))
    if kind == "given" or (kind == "middle" and dice.random() < 0.6):
        return dice.choice(drawn.given)
    family = dice.choice(drawn.family)
    double = dice.random() < drawn.double_family or "-" in word
    return f"{family}-{dice.choice(drawn.family)}" if double and "-" not in family else family


def _spelled_like(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper() if len(new.upper()) == len(new) else new
    return new.lower() if old.islower() else new


def respelled(text: str, dice: random.Random) -> str:
    """The text in capitals, in lower case, or as it is: as dispatchers, telephones and everybody else write."""
    chance = dice.random()
    other = text.upper() if chance < CAPITALS else text.lower() if chance < CAPITALS + LOWER else text
    return other if len(other) == len(text) else text
