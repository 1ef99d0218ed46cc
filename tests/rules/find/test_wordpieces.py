"""A text in pieces: nothing of it is lost, every piece knows its place, and the spelling of its word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.encoder import VOCABULARY
from rules.find.files import TRAINED
from rules.find.wordpieces import LONGEST_WORD, Spelling, Vocabulary

KNOWN = Vocabulary.read(TRAINED / VOCABULARY)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text("aZ9é-\n\t ,.'李", max_size=200)


@given(TEXTS)
def test_pieces_stand_in_order_and_apart(text: str) -> None:
    last = 0
    for piece in KNOWN.pieces(text):
        assert last <= piece.start < piece.end <= len(text)
        last = piece.end


@given(st.text("abcXYZ019 -_.,@\n\t", max_size=200))
def test_every_letter_and_digit_is_in_a_piece(text: str) -> None:
    read = {place for piece in KNOWN.pieces(text) for place in range(piece.start, piece.end)}
    assert {place for place, sign in enumerate(text) if not sign.isspace() or sign in "\n\t"} <= read


@pytest.mark.parametrize("text", ["Nguyen", "916-555-0143", "José  Núñez", "o'dell\tSUSPECT\nre: case"])
def test_the_pieces_of_known_words_spell_them(text: str) -> None:
    names = {number: name for name, number in KNOWN.numbers.items()}
    spelled = "".join(names[piece.number].removeprefix("##") for piece in KNOWN.pieces(text))
    plain = text.lower().replace("é", "e").replace("ú", "u").replace("ñ", "n").replace("\n", "[MASK]").replace("\t", "|")
    assert spelled == plain.replace(" ", "")


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("reyes", Spelling.LOWER),
        ("Reyes", Spelling.CAPITALISED),
        ("REYES", Spelling.CAPITALS),
        ("R", Spelling.ONE_CAPITAL),
        ("V1", Spelling.ONE_CAPITAL),
        ("McGill", Spelling.MIXED),
        ("0143", Spelling.NO_LETTERS),
        ("李", Spelling.LOWER),
    ],
)
def test_each_piece_knows_how_its_word_is_written(word: str, spelling: Spelling) -> None:
    assert {piece.spelling for piece in KNOWN.pieces(word)} == {spelling}


def test_only_the_first_piece_begins_a_word() -> None:
    word = list(KNOWN.pieces("zzyzxqua"))
    assert [piece.first for piece in word] == [True] + [False] * (len(word) - 1)


def test_a_word_of_signs_without_end_is_one_unknown_piece() -> None:
    [piece] = KNOWN.pieces("x" * (LONGEST_WORD + 1))
    assert (piece.start, piece.end) == (0, LONGEST_WORD + 1)


@pytest.mark.parametrize("text", ["\uac01", "a\u09cbb", "\u0130stanbul", "Stra\u00dfe", "\ufb01n"])
def test_letters_that_fall_apart_keep_their_place(text: str) -> None:
    made = list(KNOWN.pieces(text))
    assert all(piece.start < piece.end for piece in made)
    assert all(one.end <= other.start for one, other in pairwise(made))


def test_accents_put_together_or_apart_read_the_same() -> None:
    assert [p.number for p in KNOWN.pieces("Núñez")] == [p.number for p in KNOWN.pieces("Nu\u0301n\u0303ez")]
