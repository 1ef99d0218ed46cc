"""The training text: the same paper about other people, every mention where its span says, and no name of the author left."""

from __future__ import annotations

import random
import re

import pytest

from models.corpus import Document, Piece, clean_texts, documents
from models.generate import variants

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
        written = list(variants(PAPER, 1, random.Random(seed)))[1]
        text, spans = written
        full, whole, family, given, phone = (text[start:end] for start, end, _ in spans)
        assert full.split(",")[0].lower() == family.lower()
        assert whole.split()[0].lower() == given.lower()
        assert "quillon" not in text.lower()
        assert "lindqvist" not in text.lower()
        assert re.fullmatch(r"\d{3}-\d{3}-\d{4}", phone)
        assert [kind for *_, kind in spans] == ["PERSON"] * 4 + ["PHONE"]


def test_the_first_example_is_the_paper_as_it_stands() -> None:
    text, spans = next(variants(PAPER, 0, random.Random(0)))
    assert text.startswith("Suspect QUILLON, MARCUS J hit Tova")
    assert [text[start:end] for start, end, _ in spans[:2]] == ["QUILLON, MARCUS J", "Tova Lindqvist-Reyes"]


@pytest.mark.parametrize("seed", range(3))
def test_every_span_of_the_corpus_is_inside_its_text_and_apart(seed: int) -> None:
    dice = random.Random(seed)
    for document in dice.sample(list(documents()), 60):
        for text, spans in variants(document, 1, dice):
            last = 0
            for start, end, _ in spans:
                assert last <= start < end <= len(text)
                last = end


def test_the_corpus_is_there() -> None:
    assert len(list(documents())) > 1_500
    assert len(list(clean_texts())) > 400
