"""Numbers in words and with blanks between their digits."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("PHONE", "reach me on «two oh nine, five five five, oh one eight two» please"),
    ("PHONE", "el número es «cinco cinco nueve cinco cinco cinco cero uno»"),
    ("ORG_ID", "my account is «double oh seven one four four» I think"),
    ("ORG_ID", "the code is «four one nine seven»"),
    ("ORG_ID", "in boxes: «4 0 2 7 7 1 3 5 9»"),
]

LEFT_ALONE = [
    "One or two of the three applied; nine to five, four by four.",
    "Sixty-two hundred dollars, two thousand and ten.",
    "Lots 1 2 3 and 4 are sold.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
