"""Identifiers: what must be found, what must be left alone, and that it stays cheap on hostile input."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import Finding
from rules.find.identifiers import find_identifiers, without_overlap
from tests.support.city import EXAMPLE

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "eval" / "rules_cases.yaml").read_text("utf-8"))
HITS = [(rule, case["type"], hit["text"], hit["span"]) for rule, case in CASES.items() for hit in case.get("hits", ())]
NEAR_MISSES = [
    (rule, case["type"], miss["text"], miss["tempting"] or miss["text"])
    for rule, case in CASES.items()
    for miss in case.get("near_misses", ())
]


def overlapping(findings: tuple[Finding, ...], text: str, part: str) -> list[Finding]:
    start = text.index(part)
    return [finding for finding in findings if finding.start < start + len(part) and start < finding.end]


@pytest.mark.parametrize(("rule", "kind", "text", "span"), HITS)
def test_a_protected_value_is_found_whole_and_as_what_it_is(rule: str, kind: str, text: str, span: str) -> None:
    start = text.index(span)
    found = overlapping(find_identifiers(text), text, span)
    assert any(f.type == kind and f.start <= start and f.end >= start + len(span) for f in found), rule


@pytest.mark.parametrize(("rule", "kind", "text", "tempting"), NEAR_MISSES)
def test_a_near_miss_is_left_alone(rule: str, kind: str, text: str, tempting: str) -> None:
    found = overlapping(find_identifiers(text), text, tempting)
    assert not [f for f in found if kind in (f.type, "NONE")], rule


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("key AKIAIOSFODNN7EXAMPLE in the log", "AKIAIOSFODNN7EXAMPLE", "USERNAME_PASSWORD"),
        ("token ghp_" + "a1B2" * 9 + " leaked", "ghp_" + "a1B2" * 9, "USERNAME_PASSWORD"),
        ("hook xoxb-123456789012-abcdefABCDEF", "xoxb-123456789012-abcdefABCDEF", "USERNAME_PASSWORD"),
        ("postgres://city:Oak-Tree-77@db.example.net/rms", "Oak-Tree-77", "USERNAME_PASSWORD"),
        ('{"mrn": "00784413"}', "00784413", "MEDICAL_RECORD"),
        ("name,oln,plate\nLee,N2081146,7RZN310\n", "N2081146", "DRIVER_LICENSE"),
        ("| Name | MRN |\n|---|---|\n| Lee | 3310927 |", "3310927", "MEDICAL_RECORD"),
    ],
)
def test_keys_records_and_tables_need_no_label_in_the_same_place(text: str, value: str, kind: str) -> None:
    assert [f.type for f in overlapping(find_identifiers(text), text, value)] == [kind]


def test_numbers_that_the_city_publishes_stay() -> None:
    text = "Dial 311 or {}, or come to {} I Street."
    assert find_identifiers(text.format("916-264-5011", 915), EXAMPLE) == ()
    assert len(find_identifiers(text.format("916-264-5012", 917), EXAMPLE)) == 2
    assert len(find_identifiers(text.format("916-264-5011", 915))) == 2, "only that city publishes them"


def test_of_overlapping_findings_the_better_one_stays() -> None:
    weak, strong = Finding(0, 9, "PHONE", 0.5, "a"), Finding(3, 7, "SSN", 0.9, "b")
    assert without_overlap([weak, strong]) == (strong,)


@given(st.text(alphabet=st.sampled_from("A1a@-.: /\n,|#()'\"é"), max_size=300))
def test_findings_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for finding in find_identifiers(text):
        assert last <= finding.start < finding.end <= len(text)
        last = finding.end


HOSTILE = [
    *("1", "a", "1-", "a1 ", "A.", "DOB ", "12 Oak ", "a@", "x,", "|", "(916) ", " ", '"', "a-a-a-", "\n", "\t", "=", "a_", "aB"),
    *(
        "VIN 1 ",
        "plate ",
        "case no ",
        "1 is ",
        "1 is the ",
        "12 calle ",
        "key=",
        "password: ",
        "a  b\n",
        "last four of ",
        "lat 1.",
        "(",
        "+1 ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    """No pattern may take more than its share: twice the text, about twice the time."""
    find_identifiers(piece * 100)
    started = time.process_time()
    find_identifiers(piece * (20_000 // len(piece)))
    short = time.process_time() - started
    find_identifiers(piece * (80_000 // len(piece)))
    long = time.process_time() - started - short
    assert long < max(0.5, 7 * short), f"{short:.3f} s, then {long:.3f} s for four times the text"
