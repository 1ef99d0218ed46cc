"""The comparison with Presidio: what counts as protected in a generated sentence, and how a system is scored on it."""

from __future__ import annotations

import pytest

from benchmarks.presidio.mapping import TYPES, Gold, Part, Sentence, sentence
from benchmarks.presidio.measure import ALL, OTHER, REST, leaks, measure, union, whole
from benchmarks.presidio.page import Column, Source, page

IN_THE_TEMPLATES = set(
    """
    address age building_number city country credit_card_number date_of_birth date_time day_of_week email first_name
    first_name_female first_name_male first_name_nonbinary iban ip_address job last_name last_name_female last_name_male name
    name_female name_male nation_plural nation_woman nationality organization person phone_number postcode prefix prefix_female
    prefix_male secondary_address ssn state_abbr street_name url us_driver_license year zipcode
    """.split()
)
"""The placeholders in the templates of presidio-evaluator 0.3.2, as grep lists them; the generator itself refuses any other."""


def written(*pieces: str | tuple[str, str]) -> tuple[str, list[Part]]:
    """A text from plain pieces and (placeholder, value) pairs."""
    text, parts = "", []
    for piece in pieces:
        if isinstance(piece, tuple):
            parts.append(Part(piece[0], len(text), len(text) + len(piece[1])))
            piece = piece[1]
        text += piece
    return text, parts


def read(*pieces: str | tuple[str, str], inside: dict[str, tuple[Part, ...]] | None = None) -> Sentence:
    return sentence(*written(*pieces), inside or {})


def values(one: Sentence) -> list[tuple[str, str]]:
    return [(gold.type, one.text[gold.start : gold.end]) for gold in one.gold]


def neutral(one: Sentence) -> list[str]:
    return [one.text[start:end] for start, end in one.neutral]


def test_every_placeholder_of_the_templates_is_mapped_and_no_other() -> None:
    assert TYPES.keys() == IN_THE_TEMPLATES


def test_a_placeholder_that_nobody_mapped_stops_the_run() -> None:
    with pytest.raises(KeyError):
        read("Call ", ("pager", "555"))


@pytest.mark.parametrize(
    ("placeholder", "value", "kind"),
    [
        ("person", "Tova Lindqvist", "PERSON"),
        ("date_of_birth", "3/29/1982", None),
        ("date_time", "1982-03-29 10:00:00", None),
        ("zipcode", "95814", None),
        ("organization", "Tova Holdings", None),
        ("prefix", "Dr.", None),
        ("age", "89", None),
        ("age", "90", "AGE_OVER_89"),
        ("age", "1.5", None),
        ("street_name", "Bergrain 85", "STREET_ADDRESS"),
        ("street_name", "Rosing Lights", None),
    ],
)
def test_what_is_protected_by_policy(placeholder: str, value: str, kind: str | None) -> None:
    one = read("It is ", (placeholder, value), ".")
    assert values(one) == ([(kind, value)] if kind else [])
    assert neutral(one) == ([] if kind else [value])


def test_a_birthday_counts_where_the_sentence_speaks_of_a_birth() -> None:
    assert values(read("She was born on ", ("date_of_birth", "3/29/1982"))) == [("DATE_OF_BIRTH", "3/29/1982")]
    assert values(read("It's like that since ", ("date_of_birth", "3/29/1982"))) == []


def test_number_street_and_unit_are_one_value_and_the_rest_of_an_address_is_neutral() -> None:
    one = read(
        ("person", "Tova"), "\n", ("building_number", "12"), " ", ("street_name", "Oak Dr"), "\n> ",
        ("secondary_address", "Apt. 4"), "\n", ("city", "Leioa"), " ", ("postcode", "48940"),
    )  # fmt: skip
    assert values(one) == [("PERSON", "Tova"), ("STREET_ADDRESS", "12 Oak Dr\n> Apt. 4")]
    assert neutral(one) == ["Leioa", "48940"]


def test_two_streets_with_words_between_them_are_two_values() -> None:
    one = read("From ", ("street_name", "1 Oak Dr"), " to ", ("street_name", "2 Elm St"))
    assert values(one) == [("STREET_ADDRESS", "1 Oak Dr"), ("STREET_ADDRESS", "2 Elm St")]


def test_of_an_address_in_one_piece_only_the_street_is_protected() -> None:
    text, parts = written(("street_address", "12 Oak Dr"), " ", ("secondary_address", "Apt. 4"), ", ", ("city", "Leioa"))
    one = read("Meet me at ", ("address", text), "!", inside={text: tuple(parts)})
    assert values(one) == [("STREET_ADDRESS", "12 Oak Dr Apt. 4")]
    assert neutral(one) == [text]


def test_the_names_of_a_street_corner_are_no_persons() -> None:
    text, parts = written(("first_name", "Tova"), " and ", ("street_name", "Rosing Lights"))
    one = read("Meet me at ", ("address", text), inside={text: tuple(parts)})
    assert values(one) == []
    assert {text, "Rosing Lights"} == set(neutral(one))


@pytest.mark.parametrize(
    ("regions", "leaked", "covered"),
    [
        ([], True, False),
        ([(0, 4)], True, False),
        ([(0, 14)], False, True),
        ([(0, 4), (5, 14)], False, True),
        ([(1, 13)], False, False),
    ],
)
def test_a_value_leaks_when_one_of_its_pieces_is_untouched(regions: list[tuple[int, int]], leaked: bool, covered: bool) -> None:
    gold = Gold(0, 14, "PERSON")
    assert leaks(gold, "Tova Lindqvist", regions) is leaked
    assert whole("Tova Lindqvist", gold, regions) is covered


def test_findings_that_overlap_are_one_replacement_and_neighbours_are_two() -> None:
    assert union([(5, 9), (0, 4), (3, 6), (9, 12)]) == [(0, 9), (9, 12)]


def test_figures_of_a_small_run() -> None:
    sentences = [
        read(("person", "Tova"), " of ", ("city", "Leioa"), " rang ", ("phone_number", "916-555-0142"), " twice"),
        read(("first_name", "Tova"), " or ", ("first_name", "TOVA"), " at ", ("street_name", "12 Oak Dr")),
    ]
    figures = measure(sentences, [[(0, 4), (8, 13), (34, 39)], [(0, 4)]])
    assert figures.values == {"PERSON": 2, "PHONE": 1, "STREET_ADDRESS": 1, ALL: 4, OTHER: 2, REST: 1}
    assert +figures.leaked == {"PERSON": 1, "PHONE": 1, "STREET_ADDRESS": 1, ALL: 3, OTHER: 2, REST: 1}
    assert figures.findings == {"right": 2, "neutral": 1, "wrong": 1}
    assert figures.precision == pytest.approx(2 / 3)
    assert (figures.lost["outside"], figures.words["outside"]) == (1, 5)
    assert (figures.lost["neutral"], figures.words["neutral"]) == (1, 1)


def test_the_page_shows_figures_and_mapping() -> None:
    one = read(("person", "Tova"), " left")
    columns = [Column("ours", measure([one], [[(0, 4)]]), 7.4), Column("theirs", measure([one], [[]]), 12.0)]
    text = page(Source([one], "abc", 1, {"faker": "40"}), columns)
    assert "| leaked, names | 0 of 1 (0.0%) | 1 of 1 (100.0%) |" in text
    assert "| CPU for 200 words | 7 ms | 12 ms |" in text
    assert all(f"| {name} | " in text for name in TYPES)
