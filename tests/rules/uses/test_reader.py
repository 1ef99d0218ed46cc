"""What the classifier is shown: bounded, the whole instruction where it is short, its worst stretches where it is long."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rules.find.files import VOCABULARY
from rules.find.wordpieces import BEGIN, END, Vocabulary
from rules.uses.reader import ASKED, BEFORE, EARLIER, HEAD, PER_STRETCH, QUOTED, SIZE, TAIL, Request, chosen, stretches

PIECES = Vocabulary.read(VOCABULARY)
EVEN = np.zeros(len(PIECES.numbers), np.float32)


def shown(request: Request) -> list[tuple[list[int], list[int]]]:
    return list(stretches(request, PIECES, EVEN))


def test_a_short_request_is_shown_whole_with_what_stands_beside_it() -> None:
    ((pieces, marks),) = shown(Request("make it shorter", "the report", "write a report"))
    assert pieces[0] == PIECES.numbers[BEGIN]
    assert pieces.count(PIECES.numbers[END]) == 3
    assert [marks.count(mark) for mark in (ASKED, QUOTED, BEFORE)] == [5, 3, 4]


def test_a_long_instruction_stands_without_the_one_before() -> None:
    ((_, marks),) = shown(Request("word " * 60, "", "write a report"))
    assert BEFORE not in marks


@given(st.integers(0, 900), st.integers(0, 300), st.integers(0, 100))
def test_no_stretch_is_longer_than_its_bound(asked: int, quoted: int, before: int) -> None:
    for pieces, marks in shown(Request("word " * asked, "word " * quoted, "word " * before)):
        assert len(pieces) == len(marks) <= SIZE
        assert marks.count(QUOTED) <= HEAD + TAIL + 1
        assert marks.count(BEFORE) <= EARLIER + 1


@given(st.integers(1, 3_000), st.integers(40, 150), st.integers(0, 2_999))
def test_the_worst_words_are_read_wherever_they_stand(length: int, room: int, worst: int) -> None:
    weights = np.zeros(10, np.float32)
    weights[7] = 5.0
    asked = [7 if at == worst % length else 1 for at in range(length)]
    starts = chosen(asked, room, weights)
    assert any(start <= worst % length < start + room for start in starts)
    assert 1 <= len(starts) <= length // PER_STRETCH + 1
