"""Labels and values that stand apart: keys of programs, values first, forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.pairs import pairs


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ('{"suspectDob": "9-17-88"}', "suspect dob", "9-17-88"),
        ("SSNLast4=8831", "ssn last", "8831"),
        ("<plate_no>7ABC123</plate_no>", "plate no", "7ABC123"),
        ("4417 is his badge", "badge", "4417"),
        ("4417 is Officer Pell's badge number.", "badge number", "4417"),
        ("N2081146 (DL)", "DL", "N2081146"),
        ("Date of birth\n09/17/1988\n", "Date of birth", "09/17/1988"),
        ("  License No.:\n  N2081146  \n", "License No.", "N2081146"),
    ],
)
def test_a_label_meets_its_value(text: str, label: str, value: str) -> None:
    assert (label, value) in {(cell.label, cell.value) for cell in pairs(text)}


@pytest.mark.parametrize("text", ["", "no numbers here", "x = 4417", "See the list.\nNothing to count\n"])
def test_what_has_no_label_is_no_pair(text: str) -> None:
    assert list(pairs(text)) == []


@given(st.text(alphabet=st.sampled_from("aB_1 is\n:\"'-.()"), max_size=200))
def test_a_value_stands_where_its_cell_says(text: str) -> None:
    for cell in pairs(text):
        assert text[cell.start : cell.end] == cell.value
