"""Data classes: strong signs act, a single word does not, and no reason quotes the text."""

from __future__ import annotations

import pytest

from rules.decide.policy import DEFAULT_CLASSES
from rules.find.class_signs import SIGNS
from rules.find.classes import ACT
from rules.find.pattern_engine import PatternEngine


def classes(text: str) -> set[str]:
    return {signal.name for signal in PatternEngine().scan(text).signals if signal.score >= ACT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NAM/PELL,DANA DOB/19880314 SEX/F RAC/W OCA/25-214477", "cji"),
        ("Rap sheet of TREVOR HOLLOWAY, FBI# 123456AB7: two arrests", "cji"),
        ("CLETS return for Officer Dana Pell attached", "cori"),
        ("Pt Rosa Lindqvist, BP 168/94, HR 104, transported to the hospital", "phi"),
        ("Juvenile suspect Milo Brandt was cited 602 WIC", "juvenile"),
        ("Victim: Tova Lindqvist, 273.5 PC", "victim_protected"),
        ("Our confidential informant will meet him at the car wash", "informant"),
        ("Ops plan: entry team stages at 0400, breach the side door", "tactical"),
        ("ALPR hit on plate 7RZN310", "alpr"),
        ("Internal affairs investigation of Officer Dana Pell", "personnel"),
        ("the temp password Autumn-Lake-2291", "credentials"),
        ("call 916-555-0142", "personal"),
    ],
)
def test_a_strong_sign_acts(text: str, expected: str) -> None:
    assert expected in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Explain what a confidential informant is for the citizens' academy.",
        "Summarize PC 273.5 and WIC 602 in plain words.",
        "NCIC training is on Tuesday.",
        "Normal values: HR 60-100, BP 120/80.",
        "The SWAT budget rose by four percent.",
    ],
)
def test_a_subject_without_a_person_or_a_plan_does_not(text: str) -> None:
    assert classes(text) == set()


def test_an_ordinary_incident_report_is_no_criminal_history() -> None:
    report = "Officer Dana Pell met the victim, Tova Lindqvist, DOB 03/22/1961. Suspect: Trevor Holloway, FBI# 123456AB7."
    assert classes(report) == {"personal"}


def test_every_sign_belongs_to_a_class_of_the_policy_and_quotes_nothing() -> None:
    assert {sign.name for sign in SIGNS} <= set(DEFAULT_CLASSES)
    text = "Rap sheet of TREVOR HOLLOWAY, FBI# 123456AB7, password Autumn-Lake-2291"
    for signal in PatternEngine().scan(text).signals:
        assert not {"TREVOR", "HOLLOWAY", "123456AB7", "Autumn-Lake-2291"} & set(signal.why.split())
