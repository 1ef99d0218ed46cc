"""Policies, people and facts for tests of the decision. Everybody is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from rules.decide.policy import Approval, Course, Policy, System, TrainingRules
from rules.domain import (
    Admitted,
    ChatRequest,
    ClassSignal,
    Completion,
    Declared,
    Facts,
    Grant,
    Message,
    Placeholders,
    Screened,
    Standing,
    Target,
    TextPart,
    TrainingState,
    User,
    UserType,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COURSE = Course(id="AI-POLICY-2026", title="Using AI", url="https://lms.example/AI")


def approval(**changes: Any) -> Approval:
    given: dict[str, Any] = {
        "approved_by": "the CIO",
        "approved_on": date(2026, 1, 1),
        "valid_until": date(2027, 1, 1),
        "review_id": "AIR-1",
        "contract": "C-1",
        "document_url": "https://intranet.example/AIR-1",
        "reo_notice": "not_needed",
        "departments": {"*"},
        "purposes": {"*"},
        "endpoints": {"chat.completions"},
        "data_classes": {"personal"},
    }
    return Approval.model_validate(given | changes)


def system(name: str = "city-gpt", *, restore: bool = True, upstream_model: str = "m-1", **changes: Any) -> System:
    return System(name=name, provider="county", upstream_model=upstream_model, restore=restore, approval=approval(**changes))


def policy(*systems: System, **changes: Any) -> Policy:
    given: dict[str, Any] = {"systems": systems or (system(),), "training": TrainingRules(required=(COURSE,))}
    return Policy(**(given | changes))


def grant(to: str = "city-gpt", **changes: Any) -> Grant:
    given: dict[str, Any] = {
        "holder_kind": "person",
        "holder": "e1",
        "system": to,
        "valid_from": NOW - timedelta(days=1),
        "valid_until": None,
        "granted_by": "director",
    }
    return Grant(**(given | changes))


def standing(*, days_since_course: float | None = 10, **changes: Any) -> Standing:
    done = () if days_since_course is None else (Completion(COURSE.id, NOW - timedelta(days=days_since_course)),)
    given: dict[str, Any] = {
        "subject": "e1",
        "active": True,
        "user_type": UserType.EMPLOYEE,
        "department": "police",
        "roles": frozenset(),
        "grants": (grant(),),
        "completions": done,
    }
    return Standing(**(given | changes))


def chat(text: str = "hello", **changes: Any) -> ChatRequest:
    return ChatRequest(**({"model": "city-gpt", "messages": (Message("user", (TextPart(text),)),)} | changes))


def screened(request: ChatRequest, *classes: str, in_identifiers: tuple[str, ...] = ()) -> Screened:
    signals = tuple(ClassSignal(name, 1.0, "given") for name in classes)
    return Screened(request, (), (), signals, Placeholders(), in_identifiers)


def facts(
    *classes: str,
    request: ChatRequest | None = None,
    of: System | None = None,
    training: str = "valid",
    declared: Declared | None = None,
    in_identifiers: tuple[str, ...] = (),
    **changes: Any,
) -> Facts:
    asked = request or chat(declared=declared or Declared())
    target = of or system()
    state = TrainingState(training, NOW + timedelta(days=5))  # type: ignore[arg-type]
    return Facts(
        policy=policy(target, **changes),
        user=User("e1", "k1"),
        asker=Admitted(standing(), state),
        target=Target(target, grant()),
        chat=asked,
        screened=screened(asked, *classes, in_identifiers=in_identifiers),
    )
