"""The engine without a model: the same shape of answer, ready at once."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import Finding
from rules.find.names import Named
from rules.find.pattern_engine import PatternEngine, assembled

REPORT = "S1 TREVOR HOLLOWAY hit the victim, Tova Lindqvist (DOB 03/22/1961), at 2814 47th Ave. Call (916) 555-0142."


def test_one_scan_shows_names_numbers_and_classes() -> None:
    scan = PatternEngine().scan(REPORT)
    assert [REPORT[m.start : m.end] for m in scan.mentions] == ["TREVOR HOLLOWAY", "Tova Lindqvist"]
    assert [f.type for f in scan.findings] == ["DATE_OF_BIRTH", "STREET_ADDRESS", "PHONE"]
    assert "personal" in {signal.name for signal in scan.signals}


def test_a_date_straight_after_a_name_is_a_birth_date_and_an_event_is_not() -> None:
    scan = PatternEngine().scan("Victim: Tova Lindqvist, 03/22/1961\nMeeting on 03/22/2025")
    assert [f.type for f in scan.findings] == ["DATE_OF_BIRTH"]


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it_in_order_and_apart(text: str) -> None:
    scan = PatternEngine().scan(text)
    spans = sorted([(f.start, f.end) for f in scan.findings] + [(m.start, m.end) for m in scan.mentions])
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        last = end


def places(text: str, *found: tuple[str, str]) -> tuple[list[str], list[str]]:
    """The names and the values of one text, from finders that found these pieces of it."""
    spans = [(text.index(piece), text.index(piece) + len(piece), kind) for piece, kind in found]
    findings = [Finding(start, end, kind, 0.9, "test") for start, end, kind in spans if kind != "PERSON"]
    names = [Named(start, end, 0.9, "test") for start, end, kind in spans if kind == "PERSON"]
    scan = assembled(text, findings, names)
    return [text[m.start : m.end] for m in scan.mentions], [text[f.start : f.end] for f in scan.findings]


def test_a_value_that_is_only_a_part_of_a_name_is_the_name() -> None:
    found = places("User: Elisa Brandt", ("Elisa", "USERNAME_PASSWORD"), ("Elisa Brandt", "PERSON"))
    assert found == (["Elisa Brandt"], [])


def test_what_a_value_leaves_of_a_name_does_not_stay_behind() -> None:
    found = places("Elisa Brandt 4471 left", ("Brandt 4471", "BADGE_NUMBER"), ("Elisa Brandt", "PERSON"))
    assert found == (["Elisa"], ["Brandt 4471"])


def test_a_name_inside_a_value_is_the_value() -> None:
    found = places("mail odom@example.org", ("odom@example.org", "EMAIL"), ("odom", "PERSON"))
    assert found == ([], ["odom@example.org"])


def test_it_needs_no_model() -> None:
    code = "import sys, rules.find.pattern_engine; sys.exit('spacy' in sys.modules or 'presidio_analyzer' in sys.modules)"
    started = time.monotonic()
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "piece", ["a", "A ", '"', "|a|b|", "'", "A.", "S1 ", "SMITH, ", "a,b\n", "\u0430", "e\u0301", "Victim: ", "\n"]
)
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    engine = PatternEngine()

    def seconds(length: int) -> float:
        started = time.process_time()
        engine.scan(piece * (length // len(piece)))
        return time.process_time() - started

    assert seconds(24_000) < 8 * max(seconds(6_000), 0.05)
