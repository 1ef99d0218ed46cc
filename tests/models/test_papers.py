"""What the encoder learns from: every mark on its pieces, every window whole, every person worth as much as another."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from models.corpus import Document, documents
from models.corpus import Piece as Run
from models.generate import Mark, Marked, as_written
from models.papers import BATCH, batches, example, examples
from rules.find.encoder import OVERLAP, SIZE, VOCABULARY
from rules.find.entity import KINDS
from rules.find.files import TRAINED
from rules.find.wordpieces import Vocabulary
from rules.people.weights import PARTS

KNOWN = Vocabulary.read(TRAINED / VOCABULARY)
PEOPLE = {"s1": ("juvenile_suspect",), "v1": ("victim", "reporting_party")}
TEXT = "Odom hit Reyes at Park Rd, call 916-555-0143."
MARKED = Marked(
    TEXT,
    (Mark(0, 4, "PERSON", "s1"), Mark(9, 14, "PERSON", "v1"), Mark(18, 25, "OK"), Mark(32, 44, "PHONE")),
)


def test_each_mark_is_on_its_pieces_and_nowhere_else() -> None:
    made = example(MARKED, KNOWN, PEOPLE, Counter(s1=1, v1=1))
    for piece, kind in zip(KNOWN.pieces(TEXT), made.kinds, strict=True):
        inside = [mark for mark in MARKED.marks if mark.kind != "OK" and mark.start <= piece.start < mark.end]
        assert (kind > 0) == bool(inside)
        if inside:
            first = piece.start == inside[0].start
            assert kind == 2 * KINDS.index(inside[0].kind) + (1 if first else 2)


def test_what_is_neutral_counts_nothing() -> None:
    made = example(MARKED, KNOWN, PEOPLE, Counter(s1=1, v1=1))
    silent = [piece for piece, counts in zip(KNOWN.pieces(TEXT), made.counts, strict=True) if not counts]
    assert {TEXT[piece.start : piece.end] for piece in silent} == {"Park", "Rd"}


def test_the_first_part_is_the_truest() -> None:
    made = example(MARKED, KNOWN, PEOPLE, Counter(s1=1, v1=1))
    suspect, victim = made.parts[0], made.parts[[p.start for p in KNOWN.pieces(TEXT)].index(9)]
    assert suspect[PARTS.index("suspect")] == 1
    assert victim[PARTS.index("victim")] == pytest.approx(2 / 3)
    assert victim[PARTS.index("reporting_party")] == pytest.approx(1 / 3)


def test_who_is_named_often_counts_little_more() -> None:
    one, many = (example(MARKED, KNOWN, PEOPLE, Counter(s1=count, v1=1)).shares[0] * count for count in (1, 100))
    assert one < many < 3 * one


def test_batches_hold_every_piece_of_every_text() -> None:
    papers = [paper for paper in list(documents())[:60] if all(len(turn.text) < SIZE for turn in as_written(paper))]
    texts = [one for paper in papers for one in examples(paper, KNOWN, random.Random(1))]
    made = batches(texts, KNOWN, random.Random(2))
    assert sum(map(len, texts)) == sum(int(length) - 2 for batch in made for length in batch["length"])
    assert sum(int((text.kinds > 0).sum()) for text in texts) == sum(int((batch["kinds"] > 0).sum()) for batch in made)
    assert all(batch["pieces"].size <= BATCH for batch in made)


def test_a_long_text_is_cut_into_windows_that_overlap() -> None:
    paper = Document("long", ((Run("word " * (2 * SIZE)), Run("Odom", "s1")),), {"s1": ("suspect",)})
    made = batches(examples(paper, KNOWN, None), KNOWN, random.Random(0))
    lengths = np.concatenate([batch["length"] for batch in made])
    [whole] = examples(paper, KNOWN, None)
    read = [int(length) - 2 for length in lengths if length > 2]
    assert sum(read) == len(whole) + (len(read) - 1) * OVERLAP
