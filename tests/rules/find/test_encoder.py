"""What the encoder's numbers are read as, and that a long text is read as well as a short one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.encoder import OVERLAP, SIZE, Encoder, entities, windows
from rules.find.entity import KINDS
from rules.find.files import TRAINED
from rules.find.onnx import Table
from rules.find.wordpieces import Piece, Spelling
from rules.people.weights import PARTS

PERSON, PHONE = KINDS.index("PERSON"), KINDS.index("PHONE")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(TRAINED, 0.5)


@given(st.integers(0, 5 * SIZE))
def test_windows_count_every_piece_once_and_none_at_a_cut(count: int) -> None:
    made = list(windows(count))
    assert [place for _, _, low, high in made for place in range(low, high)] == list(range(count))
    for begin, end, low, high in made:
        assert end - begin <= SIZE
        assert begin in (0, low - OVERLAP // 2)
        assert end in (count, high + OVERLAP // 2)


def pieces(*words: int) -> list[Piece]:
    """Words of so many pieces each; a piece is two letters, and a blank stands between words."""
    made, at = [], 0
    for size in words:
        for index in range(size):
            made.append(Piece(0, Spelling.LOWER, at, at + 2, first=index == 0))
            at += 2
        at += 1
    return made


def table(*columns: int | tuple[int, float]) -> Table:
    """For each piece the column that is all but sure, or as probable as is said."""
    chances = np.full((len(columns), 1 + 2 * len(KINDS)), 1e-6)
    for row, column in zip(chances, columns, strict=True):
        column, chance = column if isinstance(column, tuple) else (column, 1 - 1e-4)
        row[0], row[column] = max(row[0], 1 - chance), chance
    return np.asarray(np.log(chances), np.float32)


def spans(pieces: list[Piece], kinds: Table, sure: float = 0.5) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.kind) for one in entities(pieces, kinds, sure)]


def first(kind: int) -> int:
    return 2 * kind + 1


def later(kind: int) -> int:
    return 2 * kind + 2


def test_words_of_one_value_are_one_span() -> None:
    assert spans(pieces(1, 2, 1), table(first(PERSON), later(PERSON), later(PERSON), 0)) == [(0, 7, "PERSON")]


def test_two_names_in_a_row_are_two() -> None:
    assert spans(pieces(1, 1), table(first(PERSON), first(PERSON))) == [(0, 2, "PERSON"), (3, 5, "PERSON")]


def test_another_kind_begins_another_value() -> None:
    assert [kind for *_, kind in spans(pieces(1, 1), table(first(PERSON), later(PHONE)))] == ["PERSON", "PHONE"]


def test_a_word_is_judged_as_a_whole() -> None:
    mostly = table(first(PERSON), later(PERSON), 0)
    hardly = table(first(PERSON), 0, 0)
    assert spans(pieces(3), mostly) == [(0, 6, "PERSON")]
    assert spans(pieces(3), hardly) == []


def test_how_sure_it_must_be_is_the_callers() -> None:
    unsure = table((first(PERSON), 0.3))
    assert spans(pieces(1), unsure, 0.5) == []
    assert spans(pieces(1), unsure, 0.25) == [(0, 2, "PERSON")]


def test_a_span_is_as_sure_as_its_least_sure_word() -> None:
    [found] = entities(pieces(1, 1), table((first(PERSON), 0.9), (later(PERSON), 0.6)), 0.5)
    assert found.sure == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize("text", ["call tou vang at the station", "CALL TOU VANG AT THE STATION", "Call Tou Vang at the station"])
def test_names_are_found_in_any_spelling(encoder: Encoder, text: str) -> None:
    assert [text[one.start : one.end].lower() for one in encoder.read(text).entities] == ["tou vang"]


def test_a_name_behind_many_words_is_found_and_has_a_part(encoder: Encoder) -> None:
    text = "The council met and approved the minutes of the last meeting. " * 200 + "Suspect Marcus Odom was arrested."
    reading = encoder.read(text)
    start = text.index("Marcus")
    assert [text[one.start : one.end] for one in reading.entities] == ["Marcus Odom"]
    said = dict(zip(PARTS, reading.parts_at(start, start + 11), strict=True))
    assert max(said, key=lambda part: said[part]) == "suspect"


def test_parts_are_log_probabilities(encoder: Encoder) -> None:
    reading = encoder.read("Ana Reyes called 911.")
    assert sum(np.exp(reading.parts[0])) == pytest.approx(1, abs=1e-3)


def test_where_nothing_was_read_nothing_is_said(encoder: Encoder) -> None:
    assert encoder.read(" \n".strip()).parts_at(0, 5) == ()
    assert encoder.read("Hello").parts_at(40, 45) == ()


def test_a_place_is_trimmed_to_what_is_suspected(encoder: Encoder) -> None:
    text = "Yesterday Marcus Odom laughed at the new budget."
    reading = encoder.read(text)
    assert reading.suspected(0, len(text), 0.3) == (10, 21)
    assert reading.suspected(text.index("new"), len(text), 0.3) is None


def test_the_same_text_is_read_the_same(encoder: Encoder) -> None:
    one, other = (encoder.read("Officer Lee stopped Dario Funes, DOB 3/4/88.") for _ in range(2))
    assert one.entities == other.entities
    assert np.array_equal(one.parts, other.parts)


def test_spans_stand_in_order(encoder: Encoder) -> None:
    found = encoder.read("Tou Vang, Ana Reyes and Li Chen met Odom; call 916-555-0143.").entities
    assert all(one.end <= other.start for one, other in pairwise(found))
