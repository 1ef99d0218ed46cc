"""Who may ask: known, active, of a known kind, and trained."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rules.decide.policy import Course, TrainingRules
from rules.decide.standing import may_ask
from rules.domain import Admitted, Blocked, Completion
from tests.rules.decide.given import COURSE, NOW, standing

RULES = TrainingRules(required=(COURSE,))


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, "valid"),
        (334, "valid"),
        (336, "expiring"),
        (364.9, "expiring"),
        (365, "grace"),
        (378.9, "grace"),
    ],
)
def test_a_training_is_valid_then_expiring_then_in_grace(days: float, state: str) -> None:
    asker = may_ask(standing(days_since_course=days), RULES, NOW)
    assert isinstance(asker, Admitted)
    assert asker.training.state == state


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"active": False}, "inactive"),
        ({"user_type": None}, "user_type_unknown"),
        ({"days_since_course": None}, "training_required"),
        ({"days_since_course": 379}, "training_expired"),
        ({"days_since_course": -1}, "training_required"),
    ],
)
def test_who_may_not_ask_is_told_why_and_what_to_do(person: dict[str, Any], code: str) -> None:
    refused = may_ask(standing(**person), RULES, NOW)
    assert isinstance(refused, Blocked)
    assert refused.reason.code == code
    assert refused.reason.clause
    assert refused.reason.what_to_do
    assert not refused.keep_text


def test_somebody_whom_the_registry_does_not_know_may_not_ask() -> None:
    refused = may_ask(None, RULES, NOW)
    assert isinstance(refused, Blocked)
    assert refused.reason.code == "inactive"


def test_the_learning_system_may_shorten_the_validity_but_not_lengthen_it() -> None:
    def done(expires_in: int) -> Any:
        completion = Completion(COURSE.id, NOW - timedelta(days=400), NOW + timedelta(days=expires_in))
        return may_ask(standing(completions=(completion,)), RULES, NOW)

    assert isinstance(done(expires_in=1000), Blocked)
    early = Completion(COURSE.id, NOW - timedelta(days=40), NOW - timedelta(days=20))
    assert isinstance(may_ask(standing(completions=(early,)), RULES, NOW), Blocked)


def test_the_latest_completion_counts_and_the_weakest_course_decides() -> None:
    police = Course(id="AI-LE", title="AI in law enforcement", url="https://lms.example/LE", departments=frozenset({"police"}))
    rules = TrainingRules(required=(COURSE, police))
    both = (
        Completion(COURSE.id, NOW - timedelta(days=700)),
        Completion(COURSE.id, NOW - timedelta(days=10)),
        Completion("AI-LE", NOW - timedelta(days=350)),
    )
    officer = may_ask(standing(completions=both), rules, NOW)
    assert isinstance(officer, Admitted)
    assert officer.training.state == "expiring"
    planner = may_ask(standing(department="planning"), rules, NOW)
    assert isinstance(planner, Admitted)
    assert planner.training.state == "valid"
    assert isinstance(may_ask(standing(), rules, NOW), Blocked), "an officer without the officers' course"
