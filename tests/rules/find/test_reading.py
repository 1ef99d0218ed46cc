"""Where a name ends: in ordinary spelling, in capitals, in lower case."""

from __future__ import annotations

import pytest

from rules.find.passages import Style
from rules.find.reading import extended, read_name


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Mary Ann Lee was there", "mixed", "Mary Ann Lee"),
        ("J.R. Solano heard it", "mixed", "J.R. Solano"),
        ("TRUONG, Linh T, at", "mixed", "TRUONG, Linh T"),
        ("Xavier Montes de Oca, age 7", "mixed", "Xavier Montes de Oca"),
        ("TINA WALSH STATES SHE", "caps", "TINA WALSH"),
        ("NGUYEN, HUNG VAN OWNS", "caps", "NGUYEN, HUNG VAN"),
        ("steve kowalczyk watched", "lower", "steve kowalczyk"),
        ("Leon Baptiste Jr. ran", "mixed", "Leon Baptiste Jr."),
        ("the suspect ran", "lower", None),
        ("Suspect ran", "mixed", None),
        ("ENROUTE TO SCENE", "caps", None),
    ],
)
def test_a_name_ends_where_other_words_begin(text: str, style: Style, expected: str | None) -> None:
    span = read_name(text, 0, style)
    assert (text[slice(*span)] if span else None) == expected


def test_a_cell_may_hold_last_name_first_but_a_sentence_is_a_list() -> None:
    text = "Aguirre, Teo and Cha"
    assert read_name(text, 0, "mixed") == (0, 7)
    assert read_name(text, 0, "mixed", listed=True) == (0, 12)


def test_no_first_name_is_left_standing_beside_a_last_name() -> None:
    text = "Then Jaspreet Singh Dhaliwal left"
    start = text.index("Dhaliwal")
    assert text[slice(*extended(text, (start, start + 8)))] == "Jaspreet Singh Dhaliwal"
