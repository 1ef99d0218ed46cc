"""Evidence at the place: which part, how strong, and never a verb against a bare surname that outweighs a word."""

from __future__ import annotations

import pytest

from rules.domain import PersonRole
from rules.find.pattern_engine import PatternEngine
from rules.people.clues import ROWS
from rules.people.roles import evidence_at, evidence_for


def strongest(text: str, name: str) -> tuple[str, int] | None:
    start = text.index(name)
    evidence = evidence_at(text, start, start + len(name))
    return (evidence[0].role.value, evidence[0].weight) if evidence else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("(S1) HOLLOWAY fled", "HOLLOWAY", ("suspect", 100)),
        ("V-1: Tova Lindqvist", "Tova Lindqvist", ("victim", 100)),
        ("W1 Bob Leary saw", "Bob Leary", ("witness", 100)),
        ("Tova Lindqvist (victim) left", "Tova Lindqvist", ("victim", 95)),
        ("I met Officer Pell there", "Pell", ("officer", 90)),
        ("the reporting party, Joyce Fair", "Joyce Fair", ("reporting_party", 88)),
        ("The suspect was identified as Trevor Holloway", "Trevor Holloway", ("suspect", 85)),
        ("the victim, Tova Lindqvist", "Tova Lindqvist", ("victim", 85)),
        ("Victim: Tova Lindqvist", "Tova Lindqvist", ("victim", 85)),
        ("RP is her son Walter Pettigrew", "Walter Pettigrew", ("reporting_party", 88)),
        ("Holloway was arrested for 459 PC", "Holloway", ("suspect", 60)),
        ("Lindqvist was stabbed twice", "Lindqvist", ("victim", 50)),
        ("Leary saw the car leave", "Leary", ("witness", 45)),
        ("Fair called 911", "Fair", ("reporting_party", 50)),
        ("his sister Alma left", "Alma", ("other", 30)),
        ('{"role":"SUSPECT","name":{"last":"Huerta"}}', "Huerta", ("suspect", 80)),
        ("Nothing here says who Casimir is", "Casimir", None),
    ],
)
def test_the_words_beside_a_name_speak_for_a_part(text: str, name: str, expected: tuple[str, int] | None) -> None:
    assert strongest(text, name) == expected


@pytest.mark.parametrize(
    "text",
    ["juvenile suspect Milo Brandt", "Milo Brandt, 15, for a 211", "Milo Brandt (13, not related)", "student Milo Brandt, age 7"],
)
def test_a_child_is_marked_with_a_weight_that_is_no_part_of_its_own(text: str) -> None:
    start = text.index("Milo Brandt")
    weights = {e.weight for e in evidence_at(text, start, start + 11) if e.role is PersonRole.JUVENILE_VICTIM}
    assert weights == {20}


def test_an_adult_is_not_a_child() -> None:
    text = "Milo Brandt, 45, for a 211"
    assert not evidence_at(text, 0, 11)


def test_a_column_speaks_for_its_cells_and_a_role_column_for_its_row() -> None:
    text = 'case_no,role,last_first,ofc\n25-300418,VICTIM,"Kim, Soo-Ah",Pell\n'
    spans = [(text.index("Kim"), text.index("Kim") + 11), (text.index("Pell"), text.index("Pell") + 4)]
    kim, pell = evidence_for(text, spans)
    assert kim[0].role is PersonRole.VICTIM
    assert pell[0].role is PersonRole.OFFICER


def test_two_people_of_one_name_are_not_swapped_by_a_verb() -> None:
    """The blocking case of the domain guide 3.2 (7): every reason at the bare surname rests on the verb, and says so."""
    text = "The victim, Jane Miller, cried. Her husband Tom Miller yelled. Miller was arrested."
    start = text.rindex("Miller")
    assert [(e.weight, e.why.split(":")[0]) for e in evidence_at(text, start, start + 6)] == [(60, "verb")]


def test_what_rests_on_a_verb_weighs_at_most_sixty() -> None:
    assert max(row.weight for row in ROWS if row.why.startswith("verb")) <= 60
    assert min(row.weight for row in ROWS if row.why == "tag") == 100


def test_no_reason_quotes_the_name() -> None:
    text = "Suspect: Trevor Holloway\nVictim: Tova Lindqvist"
    reasons = {e.why for m in PatternEngine().scan(text).mentions for e in m.evidence}
    assert reasons
    assert not any(word in why for why in reasons for word in ("Trevor", "Holloway", "Tova", "Lindqvist"))
