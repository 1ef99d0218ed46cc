"""The shadow text: what looks the same reads the same, and every offset leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.find.canonical import shadow_of
from rules.find.pattern_engine import PatternEngine


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain ASCII - as it is", "plain ASCII - as it is"),
        ("\uff33\uff33\uff2e \uff15\uff14\uff18", "SSN 548"),
        ("W\u200bhit\u00adlock", "Whitlock"),
        ("C\u041eBB", "COBB"),
        ("O\u2019Halloran", "O'Halloran"),
        ("916\u2013555\u20110142", "916-555-0142"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_disguises_are_folded(written: str, read: str) -> None:
    assert shadow_of(written).text == read


def test_words_of_another_alphabet_stay_words_of_that_alphabet() -> None:
    assert shadow_of("\u0425\u0430\u0440\u043a\u0456\u0432 \u0432\u0434\u0435\u043d\u044c").text.startswith("\u0425")


@given(st.text(max_size=200))
def test_every_span_of_the_shadow_leads_to_a_span_of_the_original(text: str) -> None:
    shadow = shadow_of(text)
    for index in range(len(shadow.text)):
        start, end = shadow.original(index, index + 1)
        assert 0 <= start < end <= len(text)
    if shadow.text:
        assert shadow.original(0, len(shadow.text)) == (
            shadow.original(0, 1)[0],
            shadow.original(len(shadow.text) - 1, len(shadow.text))[1],
        )


@pytest.mark.parametrize("value", ["\uff19\uff11\uff16-555-0142", "916\u200b-555-01\u00ad42", "916\u2011555\u20110142"])
def test_a_disguised_number_is_found_at_its_place_in_the_original(value: str) -> None:
    text = f"\u2709 call {value} now"
    findings = PatternEngine().scan(text).findings
    assert [(f.type, text[f.start : f.end]) for f in findings] == [("PHONE", value)]
