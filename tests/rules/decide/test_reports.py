"""What of a report may be kept, which rule it may name, how it may end, and from what somebody may be excepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.decide.policy import UseRule
from rules.decide.reports import may_keep, not_excepted, resolutions, rule_of_report
from rules.decide.standing import may_report
from rules.domain import Blocked, ChatRequest, ClassSignal, Placeholders, ReportType, Resolution, Screened, UseSignal
from tests.rules.decide.given import policy, standing

HARASSMENT = UseRule(id="use.harassment", clause="VII.A", title="Harassment", message="No.", what_to_do="Do not.")
INFORMANT = UseRule(
    id="content.informant", clause="VI.C", title="Informants", message="No.", what_to_do="Do not.", data_class="informant"
)
POLICY = policy(uses=(HARASSMENT, INFORMANT))


def screened(*classes: str, uninspectable: tuple[str, ...] = ()) -> Screened:
    signals = tuple(ClassSignal(name, 0.9, "a sign") for name in classes)
    return Screened(ChatRequest("", ()), (), (), signals, Placeholders(), uninspectable=uninspectable)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (screened(), True),
        (screened("personal", "phi", "credentials"), True),
        (screened("personal", "cji"), False),
        (screened("informant"), False),
        (screened("a class that the policy lost"), False),
        (screened(uninspectable=("payload",)), False),
    ],
)
def test_what_scrubbing_does_not_cure_is_not_kept(found: Screened, kept: bool) -> None:
    assert may_keep(found, POLICY) is kept


@pytest.mark.parametrize(("rule", "kept"), [(HARASSMENT, True), (INFORMANT, False)])
def test_what_only_a_rule_notices_is_not_kept_either(rule: UseRule, kept: bool) -> None:
    spoken_to = replace(screened("personal"), uses=(UseSignal(rule.id, 0, "block", 0.9),))
    assert may_keep(spoken_to, POLICY) is kept


@pytest.mark.parametrize(
    ("said", "hits", "rule"),
    [
        (None, None, None),
        (None, [], None),
        (None, ["use.harassment", "content.data_class"], "use.harassment"),
        ("content.data_class", ["use.harassment", "content.data_class"], "content.data_class"),
        ("use.harassment", None, "use.harassment"),
    ],
)
def test_the_rule_of_a_report(said: str | None, hits: list[str] | None, rule: str | None) -> None:
    assert rule_of_report(said, hits, POLICY) == rule


@pytest.mark.parametrize(
    ("said", "hits"), [("use.harassment", []), ("use.harassment", ["target.approved"]), ("john.doe", None), ("John Doe", [])]
)
def test_a_rule_that_did_not_speak_is_refused_and_not_repeated(said: str, hits: list[str] | None) -> None:
    refused = rule_of_report(said, hits, POLICY)
    assert isinstance(refused, Blocked)
    assert refused.reason.param == "rule_id"
    assert said not in refused.reason.message + refused.reason.what_to_do


@pytest.mark.parametrize("type_", ["malfunction", "leak_found", "incident", "false_positive"])
def test_only_a_decision_can_be_overturned(type_: ReportType) -> None:
    overturned: Resolution = "overturned"
    assert (overturned in resolutions(type_)) is (type_ == "false_positive")
    assert {"confirmed", "not_confirmed", "duplicate"} <= resolutions(type_)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("use.harassment", None),
        ("content.informant", "protects a data class"),
        ("content.data_class", "no rule of use"),
        ("target.approved", "no rule of use"),
        ("standing.training", "no rule of use"),
        ("use.anything_else", "no rule of use"),
    ],
)
def test_only_a_rule_of_use_without_a_class_has_exceptions(rule: str, why: str | None) -> None:
    said = not_excepted(rule, POLICY)
    assert (said is None) if why is None else (said is not None and why in said)


def test_who_is_refused_learns_what_there_is() -> None:
    said = not_excepted("use.harrassment", POLICY)
    assert said is not None
    assert "use.harassment" in said
    assert "content.informant" not in said


def test_anybody_active_may_report_trained_or_not() -> None:
    assert not isinstance(may_report(standing(days_since_course=None)), Blocked)
    assert not isinstance(may_report(standing(user_type=None)), Blocked)
    for nobody in (None, standing(active=False)):
        assert isinstance(may_report(nobody), Blocked)
