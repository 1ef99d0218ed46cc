"""The decision on the content: every check, every reason, and nothing cleared by an empty list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rules.decide.checks import CHECKS, CONTENT_CHECKS
from rules.decide.decide import decide, objections
from rules.decide.policy import DEFAULT_CLASSES, ScrubbingSection
from rules.domain import Blocked, Cleared, Declared, Facts, MediaPart, Message, Target, TextPart
from tests.rules.decide.given import chat, facts, system


def test_what_passes_every_check_is_cleared_as_it_was_scrubbed() -> None:
    given = facts("personal")
    decision = decide(given)
    assert isinstance(decision, Cleared)
    assert decision.request is given.screened.clean


def test_an_empty_list_of_checks_clears_nothing() -> None:
    with pytest.raises(ValueError, match="no checks"):
        decide(facts(), checks=())


PICTURE = chat(messages=(Message("user", (TextPart("look"), MediaPart("image", {"url": "data:..."}))),))


def unreadable(why: str) -> Facts:
    given = facts()
    return replace(given, screened=replace(given.screened, uninspectable=(why,)))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (facts("cji"), "data_class_not_approved"),
        (facts("cori"), "data_class_not_approved"),
        (facts("juvenile"), "data_class_not_approved"),
        (facts("informant"), "data_class_not_approved"),
        (facts("tactical"), "data_class_not_approved"),
        (facts("phi", training="grace"), "training_expired"),
        (facts(of=system(purposes={"translation"})), "purpose_not_approved"),
        (facts(of=system(purposes={"translation"}), declared=Declared(purpose="report_drafting")), "purpose_not_approved"),
        (facts(request=PICTURE), "uninspectable_content"),
        (facts(in_identifiers=("PERSON",)), "protected_value_in_identifier"),
        (unreadable("payload"), "uninspectable_content"),
        (unreadable("nested"), "uninspectable_content"),
    ],
)
def test_each_check_blocks_what_it_is_there_for(given: Any, code: str) -> None:
    decision = decide(given)
    assert isinstance(decision, Blocked)
    assert [reason.code for reason in decision.reasons] == [code]
    assert decision.reason.clause
    assert decision.reason.what_to_do


@pytest.mark.parametrize(
    "given",
    [
        facts("phi"),
        facts("victim_protected"),
        facts("cji", of=system(data_classes={"personal", "cji"})),
        facts("personal", training="grace"),
        facts(of=system(purposes={"translation"}), declared=Declared(purpose="translation")),
        facts(request=PICTURE, of=system(modalities={"text", "image"})),
    ],
)
def test_each_check_lets_its_near_misses_pass(given: Any) -> None:
    assert isinstance(decide(given), Cleared)


def test_every_reason_is_told_and_text_of_a_forbidden_class_is_not_kept() -> None:
    decision = decide(facts("cji", "tactical", of=system(purposes={"translation"})))
    assert isinstance(decision, Blocked)
    assert [reason.code for reason in decision.reasons] == ["data_class_not_approved", "purpose_not_approved"]
    assert not decision.keep_text
    only_purpose = decide(facts(of=system(purposes={"translation"})))
    assert isinstance(only_purpose, Blocked)
    assert only_purpose.keep_text


def test_a_check_for_everything_has_an_id_of_its_own() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) > 0


@pytest.mark.parametrize(
    ("given", "restore"),
    [
        (facts("personal"), True),
        (facts(), True),
        (facts("personal", of=system(restore=False)), False),
        (facts("personal", scrubbing=ScrubbingSection(restore=False)), False),
        (facts("personal", declared=Declared(record_type="police_report")), False),
        *((facts(name, of=system(data_classes={name})), DEFAULT_CLASSES[name].restore) for name in sorted(DEFAULT_CLASSES)),
    ],
)
def test_values_come_back_only_for_ordinary_personal_data(given: Any, restore: bool) -> None:
    decision = decide(given)
    assert isinstance(decision, Cleared)
    assert decision.restore is restore


def test_the_classes_that_never_come_back() -> None:
    never = {name for name, data_class in DEFAULT_CLASSES.items() if not data_class.restore}
    assert {"cji", "cori", "phi", "juvenile", "victim_protected", "informant", "tactical"} <= never


@pytest.mark.parametrize(
    ("given", "rule_ids"),
    [
        (facts("personal"), []),
        (facts("cji"), []),
        (facts("cji", training="grace"), ["content.class_training"]),
        (facts(declared=Declared(record_type="polcie_report")), ["content.record_type"]),
        (facts(in_identifiers=("SSN",)), ["content.identifier"]),
        (facts("cji", training="grace", in_identifiers=("SSN",)), ["content.class_training", "content.identifier"]),
        (facts(of=system(purposes={"translation"})), []),
    ],
)
def test_objections_are_what_every_system_is_refused_for(given: Facts, rule_ids: list[str]) -> None:
    assert [reason.rule_id for reason in objections(given)] == rule_ids
    for of in (given.target.system, system("other", data_classes={"personal", "cji"})):
        decision = decide(replace(given, target=Target(of, given.target.grant)))
        told = decision.reasons if isinstance(decision, Blocked) else ()
        assert set(objections(given)) <= set(told), "a preview can't object to what a chat would let pass"


def test_every_check_of_content_is_one_of_the_checks() -> None:
    assert {check.id for check in CONTENT_CHECKS} < {check.id for check in CHECKS}
