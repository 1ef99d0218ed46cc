"""Reading with the encoder: which words are names and numbers, and what part in the event each place speaks of.

A MiniLM of six layers (Wang et al. 2020) that learnt from the papers of `models/corpus` (`models/encoder.py`), as an ONNX file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rules.find.entity import KINDS, Entity
from rules.find.onnx import Network, Table
from rules.find.wordpieces import BEGIN, END, Piece, Vocabulary

SIZE = 382
"""Pieces that are read together, the most that the encoder was trained with; about 250 words."""
OVERLAP = 96
FILE, VOCABULARY = "encoder.onnx", "vocabulary.txt"

OUTSIDE = 0
"""The column of "nothing protected"; behind it, for each of `KINDS`, the columns of its first piece and of its others."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder makes of one text."""

    entities: tuple[Entity, ...]
    starts: Sequence[int]
    """Where each piece begins, in order."""
    ends: Sequence[int]
    chances: Table
    """For each piece how probable it is that its word is protected: as the likeliest of the word's pieces."""
    parts: Table
    """For each piece the log-probability of each of `rules.people.weights.PARTS`, if a person is named there."""

    def suspected(self, start: int, end: int, least: float) -> tuple[int, int] | None:
        """A place without the words at its edges that are less probably protected than `least`; None if all are."""
        inside = self._inside(start, end)
        likely = np.flatnonzero(self.chances[inside] >= least) + inside.start
        return (self.starts[likely[0]], self.ends[likely[-1]]) if len(likely) else None

    def parts_at(self, start: int, end: int) -> tuple[float, ...]:
        """What the encoder says of the part of the person who is named at a place; empty where it read nothing."""
        rows = self.parts[self._inside(start, end)]
        return tuple(float(one) for one in rows.mean(axis=0)) if len(rows) else ()

    def _inside(self, start: int, end: int) -> slice:
        return slice(*np.searchsorted(self.starts, (start, end)))


_NO_ROWS = np.zeros((0,), np.float32)
NOTHING_READ = Reading((), (), (), _NO_ROWS, _NO_ROWS)


class Encoder:
    """Reads one text at a time; a pure function of the text."""

    def __init__(self, folder: Path, sure: float) -> None:
        """`sure` is how probable it must be that a word is protected."""
        self._network = Network(folder / FILE)
        self._vocabulary = Vocabulary.read(folder / VOCABULARY)
        self._sure = sure

    def read(self, text: str) -> Reading:
        pieces = list(self._vocabulary.pieces(text))
        if not pieces:
            return NOTHING_READ
        kinds, parts = self._scores(pieces)
        starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
        return Reading(
            tuple(entities(pieces, kinds, self._sure)), starts, ends, by_word(pieces, 1 - np.exp(kinds[:, OUTSIDE])), parts
        )

    def _scores(self, pieces: Sequence[Piece]) -> tuple[Table, Table]:
        """Log-probabilities for each piece; where two windows overlap, each half of the overlap is the nearer one's."""
        kinds, parts = [], []
        for begin, end, low, high in windows(len(pieces)):
            inside = slice(low - begin + 1, high - begin + 1)
            one, other = self._run(pieces[begin:end])
            kinds.append(one[inside])
            parts.append(other[inside])
        return np.concatenate(kinds), np.concatenate(parts)

    def _run(self, pieces: Sequence[Piece]) -> tuple[Table, Table]:
        numbers = [self._vocabulary.numbers[BEGIN], *(piece.number for piece in pieces), self._vocabulary.numbers[END]]
        spellings = [0, *(piece.spelling for piece in pieces), 0]
        given = {"pieces": np.array([numbers], np.int64), "spellings": np.array([spellings], np.int64)}
        kinds, parts = self._network.run(["kinds", "parts"], given)
        return kinds[0], parts[0]


def windows(count: int) -> Iterator[tuple[int, int, int, int]]:
    """Where each window begins and ends, and from where to where its answer counts. Together they count every piece once."""
    begin = counted = 0
    while count - begin > SIZE:
        end = begin + SIZE
        yield begin, end, counted, end - OVERLAP // 2
        counted, begin = end - OVERLAP // 2, end - OVERLAP
    yield begin, count, counted, count


def by_word(pieces: Sequence[Piece], chances: Table) -> Table:
    """For each piece the highest chance of its word: no word is protected by halves."""
    first = np.flatnonzero([piece.first for piece in pieces])
    return np.repeat(np.maximum.reduceat(chances, first), np.diff(np.append(first, len(pieces))))


@dataclass(slots=True)
class _Open:
    """A span that may go on with the next word."""

    kind: int
    last: int
    start: int
    end: int
    sure: float

    def closed(self) -> Entity:
        return Entity(self.start, self.end, KINDS[self.kind], self.sure)


def entities(pieces: Sequence[Piece], kinds: Table, sure: float) -> Iterator[Entity]:
    """The protected words, those of one value together. A word is judged as a whole, from all of its pieces."""
    first = np.flatnonzero([piece.first for piece in pieces])
    last = np.append(first[1:], len(pieces)) - 1
    chances = np.exp(kinds)
    words = np.add.reduceat(chances, first, axis=0) / (last - first + 1)[:, None]
    best = (words[:, 1::2] + words[:, 2::2]).argmax(axis=1)
    begins = chances[first, 1::2] > chances[first, 2::2]
    open_: _Open | None = None
    for word in map(int, np.flatnonzero(words[:, OUTSIDE] <= 1 - sure)):
        kind, chance, end = int(best[word]), 1 - float(words[word, OUTSIDE]), pieces[last[word]].end
        if open_ and (open_.last, open_.kind) == (word - 1, kind) and not begins[word, kind]:
            open_ = _Open(kind, word, open_.start, end, min(open_.sure, chance))
            continue
        if open_:
            yield open_.closed()
        open_ = _Open(kind, word, pieces[first[word]].start, end, chance)
    if open_:
        yield open_.closed()
