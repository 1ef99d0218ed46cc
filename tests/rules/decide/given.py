"""Policies, people and facts for tests of the decision. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
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
    Placed,
    Placeholders,
    Screened,
    Standing,
    Target,
    TextPart,
    TrainingState,
    User,
    UserType,
)
from rules.leaves import with_texts

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
        "agreements": {"cjis": "CJIS-2026-3", "baa": "BAA-17"},
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
        "clearances": frozenset({"cjis"}),
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
    person: Standing | None = None,
    others: tuple[System, ...] = (),
    found: bool = False,
    **changes: Any,
) -> Facts:
    """`others`: systems that this person may use as well. `found`: a name was found in the request and replaced."""
    asked = request or chat(declared=declared or Declared())
    target = of or system()
    state = TrainingState(training, NOW + timedelta(days=5))  # type: ignore[arg-type]
    seen = screened(asked, *classes, in_identifiers=in_identifiers)
    return Facts(
        policy=policy(target, *others, **changes),
        user=User("e1", "k1"),
        asker=Admitted(person or standing(), state),
        target=Target(target, grant()),
        chat=asked,
        screened=replaced(seen) if found else seen,
        instead=tuple(Target(one, grant(one.name)) for one in (target, *others)),
    )


def replaced(seen: Screened) -> Screened:
    """The same with the first word of the first message taken for a name."""
    first = seen.clean.messages[0].content[0]
    assert isinstance(first, TextPart)
    word, _, rest = first.text.partition(" ")
    path = ("messages", 0, "content", 0, "text")
    clean = with_texts(seen.clean, {path: f"[person 1] {rest}".strip()})
    placed = Placed(path, 0, len(word), "PERSON", "[person 1]", "test", 0.9)
    return replace(seen, clean=clean, findings=(placed,), placeholders=Placeholders({"[person 1]": word}))
