"""The training text: the same paper about other people, every mention where its span says, and no name of the author left."""

from __future__ import annotations

import random
import re

import pytest

from models.corpus import Document, Piece, clean_texts, documents
from models.generate import as_written, variant

PAPER = Document(
    "paper",
    (
        (
            Piece("Suspect "), Piece("QUILLON, MARCUS J", "s1"), Piece(" hit "), Piece("Tova Lindqvist-Reyes", "v1"), Piece(". "),
            Piece("Quillon", "s1"), Piece(" ran; "), Piece("Tova", "v1"), Piece(" called "), Piece("916-555-0142", "PH"),
        ),
    ),
    {"s1": ("suspect",), "v1": ("victim",)},
)  # fmt: skip


def test_one_person_keeps_one_name_in_every_form() -> None:
    for seed in range(20):
        [written] = variant(PAPER, random.Random(seed))
        full, whole, family, given, phone = (written.text[mark.start : mark.end] for mark in written.marks)
        assert full.split(",")[0].lower() == family.lower()
        assert whole.split()[0].lower() == given.lower()
        assert "quillon" not in written.text.lower()
        assert "lindqvist" not in written.text.lower()
        assert re.fullmatch(r"\d{3}-\d{3}-\d{4}", phone)
        assert [mark.kind for mark in written.marks] == ["PERSON"] * 4 + ["PHONE"]
        assert [mark.entity for mark in written.marks] == ["s1", "v1", "s1", "v1", ""]


def test_a_paper_can_be_read_as_it_stands() -> None:
    [written] = as_written(PAPER)
    assert written.text.startswith("Suspect QUILLON, MARCUS J hit Tova")
    assert [written.text[mark.start : mark.end] for mark in written.marks[:2]] == ["QUILLON, MARCUS J", "Tova Lindqvist-Reyes"]


@pytest.mark.parametrize("seed", range(3))
def test_every_mark_of_the_corpus_is_inside_its_text_and_apart(seed: int) -> None:
    dice = random.Random(seed)
    for document in dice.sample(list(documents()), 60):
        for turn in (*as_written(document), *variant(document, dice)):
            last = 0
            for mark in turn.marks:
                assert last <= mark.start < mark.end <= len(turn.text)
                last = mark.end


def test_the_corpus_is_there() -> None:
    assert len(list(documents())) > 3_000
    assert len(list(clean_texts())) > 1_000
