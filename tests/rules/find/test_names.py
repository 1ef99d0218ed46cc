"""Anchored names: found without a model, in any spelling, and never in streets, statutes and months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.names import find_names, joined, names_a_place, widened
from tests.support.city import EXAMPLE


def names(text: str) -> list[str]:
    return [text[n.start : n.end] for n in joined(text, widened(text, joined(text, find_names(text, EXAMPLE.public))))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I spoke with Officer Dana Pell at the scene.", ["Dana Pell"]),
        ("(S1) HOLLOWAY, TREVOR J fled on foot before we got there.", ["HOLLOWAY, TREVOR J"]),
        ("V-1: Marisol Quintana was upset about the loss of the bicycle.", ["Marisol Quintana"]),
        ("RP LUCILLE HARGREAVES ADV NEIGHBOR IS OUT OF TOWN", ["LUCILLE HARGREAVES"]),
        ("Victim: Tova Lindqvist", ["Tova Lindqvist"]),
        ('{"name": {"last": "Okonjo", "first": "Adaeze"}}', ["Okonjo", "Adaeze"]),
        ("name,dob\nBrannigan,7/9/94\n", ["Brannigan"]),
        ("| Name | Age |\n|---|---|\n| Vo, Thanh | 41 |", ["Vo, Thanh"]),
        ("From: Garrett Plumb <gplumb@example.org>", ["Garrett Plumb"]),
        ("my name is rosalind ferrer and i live here since may", ["rosalind ferrer"]),
        ("People v. Warren Stapleton, set for Tuesday", ["Warren Stapleton"]),
        ("He is aka Lil Pockets to his friends.", ["Lil Pockets"]),
        ("Thanks,\nWinifred", ["Winifred"]),
        ("Mrs. Park and Grace Lindgren left.", ["Park", "Grace Lindgren"]),
        ('Then Marcus "Duke" Ellery ran off.', ['Marcus "Duke" Ellery']),
        ("Dr. Ashwin Kulkarni-Bose signed it.", ["Ashwin Kulkarni-Bose"]),
    ],
)
def test_an_anchor_finds_the_whole_name_without_its_title(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The officer said that the suspect fled. The victim was not hurt.",
        "Resurface Norwood Avenue, Cesar Chavez Plaza and James Mangan Park in May.",
        "Explain Miranda rights, the Brady list and a Pitchess motion to recruits.",
        "WATER WILL BE SHUT OFF MAY 20. DO NOT PARK WITHIN 15 FEET. CALL 311.",
        "Install W1-2, S1-1 and V-1 pavement markings; the V-4 valve stays in place.",
        "To: Public Works\nFrom: Finance\nSubject: budget",
        "the officer asked the driver to step out and the passenger was calm",
        "",
    ],
)
def test_ordinary_city_text_names_nobody(text: str) -> None:
    assert names(text) == []


def test_a_public_word_is_no_name_alone_but_never_vetoes_a_longer_one() -> None:
    assert EXAMPLE.public.names("Miranda")
    assert not EXAMPLE.public.names("Miranda Solberg")
    assert EXAMPLE.public.stands_in("Cesar Chavez")
    assert names_a_place("Norwood Avenue", 0, 7)
    assert not names_a_place("Norwood left", 0, 7)


@given(st.text(alphabet=st.sampled_from("AbCd eS1:,.\n\"'-()RPVmr"), max_size=200))
def test_joined_names_are_inside_in_order_and_apart(text: str) -> None:
    last = 0
    for named in joined(text, find_names(text)):
        assert last <= named.start < named.end <= len(text)
        last = named.end
