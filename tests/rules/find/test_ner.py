"""What becomes of a model's spans: trimmed to names, or dropped."""

from __future__ import annotations

import pytest

from rules.find.ner import Entity, names_in
from tests.support.city import EXAMPLE


@pytest.mark.parametrize(
    ("text", "span", "person", "expected"),
    [
        ("Witness Bob Leary saw it", "Witness Bob Leary", True, ["Bob Leary"]),
        ("ADV NEIGHBOR DAVE PETERSON IS OUT OF TOWN", "NEIGHBOR DAVE PETERSON IS", True, ["DAVE PETERSON"]),
        ("her supervisor, Gregory Stahlberg.", "Gregory Stahlberg", False, ["Gregory Stahlberg"]),
        ("Use a Foley catheter", "Foley", True, []),
        ("near Tower Bridge today", "Tower Bridge", False, []),
        ("on Norwood Avenue today", "Norwood Avenue", True, []),
        ("Inferior STEMI noted", "STEMI", True, []),
        ("Grace Park came", "Grace Park", True, ["Grace Park"]),
        ("by Toni Morrison in 1987", "Toni Morrison", True, []),
    ],
)
def test_a_span_is_trimmed_to_what_can_be_a_name(text: str, span: str, person: bool, expected: list[str]) -> None:
    start = text.index(span)
    found = names_in(text, [Entity(start, start + len(span), person)], EXAMPLE.public)
    assert [text[n.start : n.end] for n in found] == expected
