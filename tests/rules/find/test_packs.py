"""The shipped pack: no list so long that a private person gets lost in it, and none that makes reading slow."""

from __future__ import annotations

from importlib.resources import files
from time import process_time

import pytest
import yaml

from gateway.city import city_of, with_packs
from rules.find.city import City, CitySection
from rules.find.given_names import GIVEN_NAMES
from rules.find.names import find_names
from rules.find.public import SURNAMES_TOO
from tests.support.city import EXAMPLE

FILES = {
    file.name: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in files("rules.find").joinpath("packs", "public_us").iterdir()
}
LISTED_LONG_AGO = frozenset(FILES["general.yaml"]["words"])
PUBLIC = city_of(CitySection()).public


def test_no_single_word_of_the_pack_is_a_usual_name() -> None:
    words = {word for listed in FILES.values() for word in listed.get("words", ())}
    assert len(words) > len(LISTED_LONG_AGO)
    assert (words - LISTED_LONG_AGO) & (GIVEN_NAMES | SURNAMES_TOO) == set()


@pytest.mark.parametrize("name", FILES)
def test_phrases_and_people_have_two_words_and_stand_once(name: str) -> None:
    listed = [*FILES[name].get("phrases", ()), *FILES[name].get("people", ())]
    assert [one for one in listed if len(one.split()) < 2] == []
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    "text",
    [
        "The siding is James Hardie, color to match.",
        "Bring the Agatha Christie display to the branch.",
        "Positive Rovsing's sign and Murphy's sign on exam.",
        "Order two Simpson Strong-Tie hangers.",
        "She cites Nollan v. California Coastal Commission.",
        "Story time: Johnny Appleseed and Scott Pilgrim.",
    ],
)
def test_what_the_country_knows_stays(text: str) -> None:
    assert find_names(text, PUBLIC) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officer Gantt took the report.", "Gantt"),
        ("Suspect Dale Pareto fled on foot.", "Dale Pareto"),
        ("Victim: Hardie, James T", "Hardie"),
        ("Witness Alan Gantt, chart 12 attached.", "Alan Gantt"),
    ],
)
def test_a_person_of_the_same_name_does_not(text: str, name: str) -> None:
    assert any(name in text[one.start : one.end] for one in find_names(text, PUBLIC))


def test_a_phrase_makes_public_only_what_stands_in_it() -> None:
    text = "A Pareto chart for Mr. Pareto"
    first, last = text.index("Pareto"), text.rindex("Pareto")
    assert PUBLIC.stands_around(text, first, first + 6)
    assert not PUBLIC.stands_around(text, last, last + 6)


def test_making_a_city_of_the_pack_is_quick() -> None:
    section = with_packs(CitySection())
    started = process_time()
    City.of(section)
    assert process_time() - started < 0.05


@pytest.mark.parametrize("name", ["John Doe", "Jane Roe", "JOHN DOE"])
def test_the_names_that_stand_for_anybody_are_somebodys(name: str) -> None:
    """Police papers use them for people whose name is not told, and examples for people in general."""
    assert not EXAMPLE.public.names(name)
