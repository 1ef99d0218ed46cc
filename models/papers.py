"""From authored documents to what the encoder learns from: pieces with their kinds, and the parts of the people named there."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.corpus import Document
from models.generate import NEUTRAL, Mark, Marked, as_written, variant
from rules.domain import PersonRole
from rules.find.encoder import OVERLAP, SIZE
from rules.find.entity import KINDS
from rules.find.wordpieces import BEGIN, END, Piece, Vocabulary
from rules.people.verdict import adult
from rules.people.weights import PARTS

LENGTHS = (32, 64, 96, 128, 192, 256, SIZE + 2)
"""Lengths of batches; each is compiled once."""
BATCH = 2048
"""Pieces."""
MOST = 6
"""Mentions that count for the weight of a person."""
FURTHER = 0.5
"""What a person's further parts are worth beside the first."""
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One text, or a window of one, as columns with a row for each piece."""

    pieces: Array
    spellings: Array
    kinds: Array
    counts: Array
    parts: Array
    shares: Array

    def __len__(self) -> int:
        return len(self.pieces)

    def window(self, begin: int, end: int) -> Example:
        return Example(*(getattr(self, name)[begin:end] for name in self.__slots__))


def examples(document: Document, vocabulary: Vocabulary, dice: random.Random | None) -> Iterator[Example]:
    """The turns of a document; with dice, about other people and in some spelling."""
    turns = list(variant(document, dice) if dice else as_written(document))
    mentions = Counter(mark.entity for turn in turns for mark in turn.marks)
    for turn in turns:
        yield example(turn, vocabulary, document.people, mentions)


def example(turn: Marked, vocabulary: Vocabulary, people: dict[str, tuple[str, ...]], mentions: Counter[str]) -> Example:
    """A text with its marks, as the encoder shall read it."""
    pieces = list(vocabulary.pieces(turn.text))
    kinds, counts = np.zeros(len(pieces), np.int32), np.ones(len(pieces), np.float32)
    parts, shares = np.zeros((len(pieces), len(PARTS)), np.float32), np.zeros(len(pieces), np.float32)
    for mark, inside in _placed(turn, pieces):
        if mark.kind == NEUTRAL:
            counts[inside] = 0
            continue
        kinds[inside] = 2 * KINDS.index(mark.kind) + 2
        kinds[inside[0]] -= 1
        if mark.entity:
            parts[inside] = _truth(people[mark.entity])
            count = mentions[mark.entity]
            shares[inside] = min(count, MOST) ** 0.5 / count / len(inside)
    numbers, spellings = [piece.number for piece in pieces], [piece.spelling for piece in pieces]
    return Example(np.array(numbers, np.int32), np.array(spellings, np.int32), kinds, counts, parts, shares)


def _placed(turn: Marked, pieces: Sequence[Piece]) -> Iterator[tuple[Mark, list[int]]]:
    """Each mark with the pieces in it."""
    at = 0
    for mark in sorted(turn.marks, key=lambda one: one.start):
        while at < len(pieces) and pieces[at].end <= mark.start:
            at += 1
        inside = [index for index in range(at, len(pieces)) if mark.start < pieces[index].end and pieces[index].start < mark.end]
        if inside:
            yield mark, inside


def _truth(roles: Sequence[str]) -> Array:
    """How true each part is: the first, and half as much any further one."""
    truth = [0.0] * len(PARTS)
    for index, role in enumerate(roles):
        truth[PARTS.index(adult(PersonRole(role)))] += FURTHER if index else 1.0
    return np.array(truth, np.float32) / sum(truth)


def batches(texts: Iterable[Example], vocabulary: Vocabulary, dice: random.Random) -> list[dict[str, Array]]:
    """All texts in batches of like length, in an order that the dice choose."""
    by_length: defaultdict[int, list[Example]] = defaultdict(list)
    for text in texts:
        for window in _windows(text):
            by_length[next(length for length in LENGTHS if len(window) + 2 <= length)].append(window)
    made = []
    for length, group in by_length.items():
        dice.shuffle(group)
        size = BATCH // length
        for begin in range(0, len(group), size):
            made.append(_batch(group[begin : begin + size], size, length, vocabulary))
    dice.shuffle(made)
    return made


def _windows(text: Example) -> Iterator[Example]:
    begin = 0
    while len(text) - begin > SIZE:
        yield text.window(begin, begin + SIZE)
        begin += SIZE - OVERLAP
    yield text.window(begin, len(text))


def _batch(texts: Sequence[Example], size: int, length: int, vocabulary: Vocabulary) -> dict[str, Array]:
    """Columns of `size` rows; what is missing is empty and counts nothing."""
    batch: dict[str, Array] = {
        "pieces": np.zeros((size, length), np.int32),
        "spellings": np.zeros((size, length), np.int32),
        "kinds": np.zeros((size, length), np.int32),
        "counts": np.zeros((size, length), np.float32),
        "parts": np.zeros((size, length, len(PARTS)), np.float32),
        "shares": np.zeros((size, length), np.float32),
    }
    for row, text in enumerate(texts):
        for name, column in batch.items():
            column[row, 1 : len(text) + 1] = getattr(text, name)
        batch["pieces"][row, 0] = vocabulary.numbers[BEGIN]
        batch["pieces"][row, len(text) + 1] = vocabulary.numbers[END]
    batch["length"] = np.array([len(text) + 2 for text in texts] + [2] * (size - len(texts)), np.int32)
    return batch
