"""What becomes of the model's spans: trimmed to names and values, or dropped."""

from __future__ import annotations

import pytest

from rules.find.entity import Entity
from rules.find.ner import names_in
from rules.find.public import Public
from rules.find.values import values_in
from tests.support.city import EXAMPLE


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Witness Bob Leary saw it", "Witness Bob Leary", ["Bob Leary"]),
        ("Sgt. Ortiz came", "Sgt. Ortiz", ["Ortiz"]),
        ("her supervisor, Gregory Stahlberg.", "Gregory Stahlberg.", ["Gregory Stahlberg"]),
        ("Use a Foley catheter", "Foley", []),
        ("on Norwood Avenue today", "Norwood Avenue", []),
        ("see section VII.A of", "VII.A", []),
        ("call text.replace(str(mark", "text.replace(str(mark", []),
        ("The price is low", "price", []),
        ("Grace Park came", "Grace Park", ["Grace Park"]),
        ("by Toni Morrison in 1987", "Toni Morrison", []),
        ("Witness", "Witness", []),
        ("ANDRE HBD, POSS BAT AND MAD", "ANDRE HBD", ["ANDRE"]),
        ("Purnell FB/447120", "Purnell FB", ["Purnell"]),
        ("JOHN DOE JR", "JOHN DOE JR", ["JOHN DOE JR"]),
        ("Odom and Reyes left", "Odom and Reyes", ["Odom", "Reyes"]),
        ("which of Aguirre, Teo and Cha", "Aguirre, Teo", ["Aguirre", "Teo"]),
        ("for Fairweather, Kim, O'Dell", "Fairweather, Kim, O'Dell", ["Fairweather", "Kim", "O'Dell"]),
        ("V: Maria Lopez, Ana Reyes", "Maria Lopez, Ana Reyes", ["Maria Lopez", "Ana Reyes"]),
        ("met LOPEZ, ANA M today", "LOPEZ, ANA M", ["LOPEZ, ANA M"]),
        ('Terrance "T-Mac" McAllister', 'Terrance "T-Mac" McAllister', ['Terrance "T-Mac" McAllister']),
        ('she left with Q." Anthony ran', 'Q." Anthony', ["Q.", "Anthony"]),
    ],
)
def test_a_span_is_trimmed_to_what_can_be_a_name(text: str, span: str, expected: list[str]) -> None:
    start = text.index(span)
    found = names_in(text, [Entity(start, start + len(span), "PERSON")], EXAMPLE.public)
    assert [text[n.start : n.end] for n in found] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4471: Combs has prior contacts", "Combs"),
        ("Medic Roper looked", "Roper"),
        ("it's Raymond Cloud, Vice Chair", "Raymond Cloud"),
    ],
)
def test_an_ordinary_word_is_a_name_if_the_model_is_sure(text: str, name: str) -> None:
    def found(sure: float) -> list[str]:
        start = text.index(name)
        entity = Entity(start, start + len(name), "PERSON", sure)
        return [text[one.start : one.end] for one in names_in(text, [entity], EXAMPLE.public)]

    assert found(0.95) == [name]
    assert found(0.5) == []


def test_who_is_public_may_be_somebody_here_if_the_model_is_sure() -> None:
    def found(sure: float) -> int:
        return len(list(names_in("Suspect: Toni Morrison", [Entity(9, 22, "PERSON", sure)], EXAMPLE.public)))

    assert (found(0.95), found(0.5)) == (1, 0)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Katherine Lester", True),
        ("KATHERINE LESTER", True),
        ("Lester", False),
        ("Katherine Lesterton", False),
        ("Ann Lester", False),
    ],
)
def test_whom_the_city_itself_publishes_stays_in_full_however_sure_the_model_is(text: str, stays: bool) -> None:
    public = Public.of((), (), ("Katherine Lester",))
    assert (list(names_in(text, [Entity(0, len(text), "PERSON", 0.99)], public)) == []) is stays


def test_what_is_spelled_like_no_name_stays_however_sure_the_model_is() -> None:
    assert list(names_in("by VII.A in", [Entity(3, 8, "PERSON", 0.99)], EXAMPLE.public)) == []


@pytest.mark.parametrize(
    ("kind", "value", "counts"),
    [
        ("PHONE", "916-555-0142", True),
        ("PHONE", "459 v. 602", False),
        ("SSN", "078-05-1120", True),
        ("SSN", "681 37 02", False),
        ("LICENSE_PLATE", "8ABC123", True),
        ("LICENSE_PLATE", "60–100", False),
        ("DRIVER_LICENSE", "D7720415", True),
        ("DRIVER_LICENSE", "E1042", False),
        ("CASE_NUMBER", "25-214477", True),
        ("CASE_NUMBER", "65-3YR", False),
        ("AGE_OVER_89", "93", True),
        ("AGE_OVER_89", "45", False),
        ("VIN", "1HGCM82633A004352", True),
        ("VIN", "HC3Z-14401-B", False),
        ("DATE_OF_BIRTH", "07/17/93", True),
        ("DATE_OF_BIRTH", "May 9 1961", True),
        ("DATE_OF_BIRTH", "6/14", False),
        ("USERNAME_PASSWORD", "gr33nhedge!22", True),
    ],
)
def test_a_value_has_the_shape_of_its_kind(kind: str, value: str, *, counts: bool) -> None:
    assert bool(list(values_in(value, [Entity(0, len(value), kind)]))) is counts


def test_what_the_city_publishes_is_no_finding() -> None:
    text = "Call 916-264-5011 or 916-555-0142"
    spans = [Entity(5, 17, "PHONE"), Entity(21, 33, "PHONE")]
    assert [text[f.start : f.end] for f in values_in(text, spans, EXAMPLE)] == ["916-555-0142"]
