"""Dates of birth: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("DATE_OF_BIRTH", "DOB «9-17-88»"),
    ("DATE_OF_BIRTH", "dob: «041586»"),
    ("DATE_OF_BIRTH", "D.O.B. «14MAR88»"),
    ("DATE_OF_BIRTH", "DOB/«19880314»"),
    ("DATE_OF_BIRTH", "date of birth «March 14th 1988»"),
    ("DATE_OF_BIRTH", "born «March 14, 1988»"),
    ("DATE_OF_BIRTH", "born on the 14th of March 1988".replace("the 14th of March 1988", "«the 14th of March 1988»")),
    ("DATE_OF_BIRTH", "DOB «1988-03-14»"),
    ("DATE_OF_BIRTH", "birthdate = «03.14.1988»"),
    ("DATE_OF_BIRTH", '"dateOfBirth": "«1988-03-14»"'),
    ("DATE_OF_BIRTH", "date_of_birth: «1988-03-14»"),
    ("DATE_OF_BIRTH", "suspectDob: «9-17-88»"),
    ("DATE_OF_BIRTH", "fecha de nacimiento «14 de marzo de 1988»"),
    ("DATE_OF_BIRTH", "fecha de nacimiento: «14/03/1988»"),
    ("DATE_OF_BIRTH", "nacida el «14 de marzo de 1988»"),
    ("DATE_OF_BIRTH", "birthday is «3/14»"),
    ("DATE_OF_BIRTH", "«9-17-88» is his date of birth"),
    ("DATE_OF_BIRTH", "Pell, Dana «03/14/1988» DOB"),
    ("DATE_OF_BIRTH", "Date of birth\n«09/17/1988»\n"),
    ("DATE_OF_BIRTH", "NAME            DOB         SEX\nPELL, DANA      «03/14/1988»  F\n"),
    ("DATE_OF_BIRTH", "| DOB |x|\n|---|---|\n| «14-Mar-88» | 1 |\n"),
    ("DATE_OF_BIRTH", "YOB «1988»"),
    ("DATE_OF_BIRTH", "DOB – «03/14/1988»"),
    ("DATE_OF_BIRTH", "dob is «3 14 1988»"),
    ("DATE_OF_BIRTH", "LOZANO, REY HM «04/11/1990» DETAINED"),
    ("DATE_OF_BIRTH", "her ex, Anton Zell, «12/27/1990», texted"),
    ("DATE_OF_BIRTH", "the driver (Rey Lozano) b. «March 3, 1961»"),
    ("DATE_OF_BIRTH", "born «the fourth of july nineteen thirty-one»"),
    ("DATE_OF_BIRTH", "DOB «19 dic 1951»"),
]

LEFT_ALONE = [
    "On 03/14/2026 at 18:30 the council met.",
    "Due 2026-03-14; revised 14 March 2026; effective January 1, 2027.",
    "Fiscal year 2025-26, week 14, 3/14 of the cost.",
    "The city was born of the Gold Rush in 1848.",
    "A child born 3 weeks early.",
    "Birthday parties need a permit 14 days before.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
