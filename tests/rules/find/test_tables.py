"""Tables: each value with the label of its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.tables import cells

CSV = 'case_no,role,last_first\n25-300417,RP,"Fairweather, Joyce"\n'
MARKDOWN = "| Party | Name |\n|---|---|\n| P-1 | **Kenneth Abernathy** |\n"
TABS = "Name\tDOB\tPhone\nAbramova, Lidia\t7/1/1949\t916-555-0191\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CSV, [("case no", "25-300417"), ("role", "RP"), ("last first", "Fairweather, Joyce")]),
        (MARKDOWN, [("party", "P-1"), ("name", "Kenneth Abernathy")]),
        (TABS, [("name", "Abramova, Lidia"), ("dob", "7/1/1949"), ("phone", "916-555-0191")]),
        ("We bought apples, pears and plums, and left.\nThen, a bit later, we ate them.\n", []),
        ("", []),
    ],
)
def test_cells_carry_the_label_of_their_column(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(cell.label, cell.value) for cell in cells(text)] == expected


def test_two_tables_are_told_apart() -> None:
    assert {(cell.table, cell.row) for cell in cells(TABS + "\nand\n\n" + TABS)} == {(1, 1), (2, 1)}


@given(st.text(alphabet=st.sampled_from('ab, |\t\n"1'), max_size=200))
def test_a_cell_stands_where_it_says(text: str) -> None:
    for cell in cells(text):
        assert text[cell.start : cell.end] == cell.value


def test_columns_that_are_lined_up_with_blanks() -> None:
    text = "NAME            DOB         SEX\nPELL, DANA      03/14/1988  F\nROE, JO         5/6/1990\n"
    assert [(cell.label, cell.value) for cell in cells(text)] == [("name", "PELL, DANA"), ("dob", "03/14/1988"), ("sex", "F")]
