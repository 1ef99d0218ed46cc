"""A city's own formats and public words: handed in as a value, refused where they are dangerous, kept on a time-out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import regex
from pydantic import ValidationError

from rules.find.city import NO_CITY, City, CityFormat, CitySection, FormatTooSlow, PublicSection
from rules.find.identifiers import find_identifiers
from rules.find.names import find_names
from rules.find.pattern_engine import PatternEngine
from tests.support.city import EXAMPLE
from tests.support.marked import found, found_as


def city(*formats: CityFormat, **public: Any) -> City:
    return City.of(CitySection(packs=(), formats=formats, public=PublicSection(**public)))


HARBOR = city(
    CityFormat(type="CASE_NUMBER", pattern=r"HB\d{2}[A-L]\d{3}", labels=()),
    CityFormat(type="BADGE_NUMBER", pattern=r"[A-Z]\d{2}[A-Z]", labels=("badge", "star no")),
    CityFormat(type="MEDICAL_RECORD", pattern=r"\d{3}\.\d{3}", labels=("chart",)),
    phones=("555 0199 200", "(209) 555-0123"),
    emails=("Desk@Harbor.example",),
    addresses=("12 Harbour Street",),
    people=("Ana Costa",),
    parks=("Grace Park",),
    words=("harbortown",),
)


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        ("CASE_NUMBER", "see «HB24C118» and call back"),
        ("CASE_NUMBER", "see «hb24c118»."),
        ("BADGE_NUMBER", "badge «K44Q»"),
        ("BADGE_NUMBER", "Star No.: «K44Q»"),
        ("BADGE_NUMBER", "star_no = «K44Q»"),
        ("BADGE_NUMBER", "| Badge | Unit |\n|---|---|\n| «K44Q» | 3 |\n"),
        ("BADGE_NUMBER", "«K44Q» is her badge"),
        ("MEDICAL_RECORD", "chart «118.204»"),
    ],
)
def test_a_format_is_found_where_its_city_has_it(kind: str, marked: str) -> None:
    assert kind in found_as(marked, HARBOR)
    assert kind not in found_as(marked, NO_CITY)


@pytest.mark.parametrize(
    "text", ["XHB24C118", "HB24C1180", "HB24-C118", "K44Q of the badge", "badge of K4", "chart 118.2045", "chart 12"]
)
def test_a_format_is_not_found_in_something_longer(text: str) -> None:
    assert found(text, HARBOR) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call (209) 555-0123 or +1 209.555.0123.",
        "Write to desk@harbor.example.",
        "Come to 12 Harbour St, Room 4, or 12 HARBOUR STREET.",
    ],
)
def test_what_the_city_publishes_stays_in_every_spelling(text: str) -> None:
    assert found(text, HARBOR) == []
    assert found(text, NO_CITY) != []


@pytest.mark.parametrize("text", ["(209) 555-0124", "desk2@harbor.example", "112 Harbour St", "12 Harbour Ave"])
def test_what_is_nearly_public_does_not(text: str) -> None:
    assert found(text, HARBOR) != []


def test_public_names_are_phrases_and_single_words_veto_no_longer_name() -> None:
    names = {text: [text[n.start : n.end] for n in find_names(text, HARBOR.public)] for text in (
        "Mayor Ana Costa spoke.", "Officer Ana Marsh spoke.", "Officer Bruno Harbortown spoke.", "Officer Harbortown spoke.",
    )}  # fmt: skip
    assert names["Mayor Ana Costa spoke."] == names["Officer Harbortown spoke."] == []
    assert "Ana Marsh" in names["Officer Ana Marsh spoke."]
    assert "Bruno Harbortown" in names["Officer Bruno Harbortown spoke."]


def test_two_cities_do_not_know_each_other() -> None:
    text = "Badge K44Q, call (209) 555-0123, then 916-264-5011."
    at_home = {f.type for f in PatternEngine(HARBOR).scan(text).findings}
    elsewhere = [text[f.start : f.end] for f in PatternEngine(EXAMPLE).scan(text).findings]
    assert at_home == {"BADGE_NUMBER", "PHONE"}
    assert elsewhere == ["(209) 555-0123"]


# ------------------------------------------------------------------ what is refused when the file is read


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"\d+", "without end"),
        (r"[A-Z]*\d{4}", "without end"),
        (r"\d{4,}", "braces"),
        (r"\d{4,500}", "braces"),
        (r"(?:\d{4}){e<=2}", "braces"),
        (r"\d{4", "braces"),
        (r"..\d{4}", "dot"),
        (r"^\d{4}$", "anchor"),
        (r"(?=\d)\d{4}", "look-around"),
        (r"(?i)ab\d{4}", "look-around"),
        (r"(?P<x>\d{4})", "look-around"),
        (r"(\d)\1{4}", "may only use"),
        (r"\p{N}{4}", "may only use"),
        (r"\S{4,8}", "may only use"),
        (r"[^a]{4,8}", "may only use"),
        (r"(\d{4}", "no valid"),
        (r"[A-Z", "no valid"),
        (r"\d{1,4}", "fewer than three"),
        (r"\w{3,9}", "ordinary words"),
        (r"\d{2}/\d{2}/\d{4}", "ordinary words"),
        (r"\d{4}", "ordinary words"),
        (r"(?:(?:a{1,30}){1,30}){1,30}b", "too long"),
        (r"(?:(?:\d{1,9}-?){1,40}){1,40}x", "too long"),
    ],
)
def test_a_dangerous_pattern_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as wrong:
        CityFormat(type="CASE_NUMBER", pattern=pattern)
    assert "input_value" not in str(wrong.value), "errors never quote the file"


@pytest.mark.parametrize(
    "pattern", [r"\d{2}-\d{6}", r"[A-Z]{2}\d{2}(?:-\d{2,4}){0,3}", r"(?:FD|EMS)[ -]?\d{5,7}", r"\d{6}\.\d{2}"]
)
def test_what_cities_write_is_accepted(pattern: str) -> None:
    assert CityFormat(type="CASE_NUMBER", pattern=pattern, labels=("case",)).pattern == pattern


def test_a_short_or_common_shape_needs_labels() -> None:
    assert CityFormat(type="BADGE_NUMBER", pattern=r"\d{4}", labels=("badge",)).labels == ("badge",)


@pytest.mark.parametrize("label", ["", "x", ".*", "(a|b)", "a" * 60, "4 case"])
def test_a_label_is_words_and_no_expression(label: str) -> None:
    with pytest.raises(ValidationError):
        CityFormat(type="BADGE_NUMBER", pattern=r"\d{4}", labels=(label,))


def test_a_word_of_two_words_is_a_phrase() -> None:
    with pytest.raises(ValidationError, match="phrase"):
        PublicSection(words=("grace park",))


def test_a_format_that_runs_too_long_stops_the_scan() -> None:
    """What gets past the trial is still stopped: here by a pattern that was never tried."""
    slow = replace(HARBOR.formats[0], regex=regex.compile(r"(?P<v>(?:(?:a{1,60}){1,60}){1,60}b)"))
    with pytest.raises(FormatTooSlow) as stopped:
        find_identifiers("a" * 5_000, replace(HARBOR, formats=(slow,)))
    assert "aaa" not in str(stopped.value)


def test_nothing_public_shows_in_a_log() -> None:
    assert "costa" not in repr(HARBOR).lower()
