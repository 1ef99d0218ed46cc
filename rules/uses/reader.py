"""Reading what a request is for with a small classifier: a MiniLM that learnt from the requests of `models/requests`.

It reads the person's instruction, the beginning and the end of what they quote, and before a short instruction what they asked
last, each marked as what it is. Trained by `models/uses.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rules.find.onnx import Network
from rules.find.wordpieces import BEGIN, END, Vocabulary
from rules.uses.kinds import HONEST, KINDS

Weights = npt.NDArray[np.float32]
"""For each piece of the vocabulary how much it speaks for something forbidden: log-odds of a plain regression."""
FILE, WEIGHTS = "uses.onnx", "words.npy"
ASKED, QUOTED, BEFORE = 0, 1, 2
"""What a piece belongs to, as the classifier is told."""
SIZE = 144
"""Pieces that are read together, about 105 words: what that costs bounds what a check may cost."""
PER_STRETCH = 320
"""For each so many pieces of the instruction, about 240 words, one stretch of it is read."""
HEAD, TAIL = 36, 12
"""Pieces of a quotation that are read."""
EARLIER, SHORT = 32, 48
"""Pieces of the request before that are read, where the instruction has fewer than the second: "now make it longer"."""


@dataclass(frozen=True, slots=True)
class Request:
    """A message by its parts, scrubbed."""

    asked: str = field(repr=False)
    quoted: str = field(default="", repr=False)
    before: str = field(default="", repr=False)
    """What the person asked in the message before."""


class Reader:
    def __init__(self, folder: Path, vocabulary: Path) -> None:
        self._network = Network(folder / FILE)
        self._vocabulary = Vocabulary.read(vocabulary)
        self._weights: Weights = np.load(folder / WEIGHTS)

    def read(self, request: Request) -> dict[str, float]:
        """The probability of each kind, from the stretch of the instruction that is least probably honest."""
        answers = [self._run(*stretch) for stretch in stretches(request, self._vocabulary, self._weights)]
        return max(answers, key=lambda chances: 1 - chances[HONEST])

    def _run(self, pieces: Sequence[int], marks: Sequence[int]) -> dict[str, float]:
        given = {"pieces": np.array([pieces], np.int64), "spellings": np.array([marks], np.int64)}
        (answer,) = self._network.run(["uses"], given)
        return dict(zip(KINDS, np.exp(answer[0]).tolist(), strict=True))


def stretches(request: Request, vocabulary: Vocabulary, weights: Weights) -> Iterator[tuple[list[int], list[int]]]:
    """The pieces of each stretch of the instruction with what stands beside it, and what each piece belongs to."""
    asked, quoted, before = (_numbers(text, vocabulary) for text in (request.asked, request.quoted, request.before))
    if len(quoted) > HEAD + TAIL:
        quoted = quoted[:HEAD] + quoted[-TAIL:]
    before = before[:EARLIER] if len(asked) < SHORT else []
    begin, end = vocabulary.numbers[BEGIN], vocabulary.numbers[END]
    beside = [(part, mark) for part, mark in ((quoted, QUOTED), (before, BEFORE)) if part]
    room = SIZE - 2 - sum(len(part) + 1 for part, _ in beside)
    for start in chosen(asked, room, weights):
        pieces = [begin, *asked[start : start + room], end]
        marks = [ASKED] * len(pieces)
        for part, mark in beside:
            pieces += [*part, end]
            marks += [mark] * (len(part) + 1)
        yield pieces, marks


def chosen(asked: Sequence[int], room: int, weights: Weights) -> list[int]:
    """Where to begin: of a long instruction the stretches whose words speak most for something forbidden."""
    if len(asked) <= room:
        return [0]
    starts = [*range(0, len(asked) - room, room // 4), len(asked) - room]
    sums = np.concatenate([[0.0], np.cumsum(weights[np.array(asked)])])
    speak = {start: float(sums[start + room] - sums[start]) for start in starts}
    found: list[int] = []
    for start in sorted(starts, key=lambda start: -speak[start]):
        if len(found) * PER_STRETCH >= len(asked):
            break
        if all(abs(start - other) >= room // 2 for other in found):
            found.append(start)
    return sorted(found)


def _numbers(text: str, vocabulary: Vocabulary) -> list[int]:
    return [piece.number for piece in vocabulary.pieces(text)]
