"""May this person ask at all? Authority is checked before the text is looked at (policy II, III.D, VI.B)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rules.decide.policy import EVERY, Course, TrainingRules
from rules.domain import Admitted, Blocked, Completion, Standing, TrainingState

_ORDER = {"valid": 0, "expiring": 1, "grace": 2}


def may_ask(standing: Standing | None, rules: TrainingRules, now: datetime) -> Admitted | Blocked:
    """The person with the weakest training state over all required courses, or why they may not ask."""
    known = may_report(standing)
    if isinstance(known, Blocked):
        return known
    if known.user_type is None:
        return Blocked.because(
            "user_type_unknown",
            "standing.user_type",
            "III.D",
            "The registry does not say what kind of end user you are (employee, contractor, volunteer, ...).",
            "Ask IT to record your user type.",
        )
    states = [course_state(course, known, now) for course in rules.required if applies(course, known)]
    if refused := [state for state in states if isinstance(state, Blocked)]:
        return refused[0]
    good = [state for state in states if isinstance(state, TrainingState)]
    weakest = max(good, key=lambda state: (_ORDER[state.state], -state.until.timestamp()), default=_NOTHING_DUE)
    return Admitted(known, weakest)


def may_report(standing: Standing | None) -> Standing | Blocked:
    """Everybody with an active account may say what went wrong, trained or not: it costs nobody anything (VII.B)."""
    if standing is None or not standing.active:
        return Blocked.because(
            "inactive",
            "standing.active",
            "VI.B",
            "Your account is not active in the registry of AI users.",
            "Ask your supervisor or IT to activate your account.",
        )
    return standing


_NOTHING_DUE = TrainingState("valid", datetime(9000, 1, 1, tzinfo=UTC))


def applies(course: Course, standing: Standing) -> bool:
    return EVERY in course.departments or standing.department in course.departments


def course_state(course: Course, standing: Standing, now: datetime) -> TrainingState | Blocked:
    """valid -> expiring -> grace -> expired, counted from the latest completion that lies in the past."""
    done = [c for c in standing.completions if c.course == course.id and c.completed_at <= now]
    if not done:
        return Blocked.because(
            "training_required",
            "standing.training",
            "VI.B",
            f"You have no record of the course '{course.title}' ({course.id}).",
            f"Complete the course at {course.url}, then ask again.",
        )
    ends = max(expiry(c, course) for c in done)
    if now < ends - timedelta(days=course.expiring_days):
        return TrainingState("valid", ends)
    if now < ends:
        return TrainingState("expiring", ends)
    if now < (grace_ends := ends + timedelta(days=course.grace_days)):
        return TrainingState("grace", grace_ends)
    return Blocked.because(
        "training_expired",
        "standing.training",
        "VI.B",
        f"Your training '{course.title}' ({course.id}) expired on {ends:%Y-%m-%d}.",
        f"Repeat the course at {course.url}, then ask again.",
    )


def expiry(completion: Completion, course: Course) -> datetime:
    """The learning system may shorten the validity that the policy sets, never lengthen it."""
    ours = completion.completed_at + timedelta(days=course.valid_days)
    return min(ours, completion.expires_at) if completion.expires_at else ours
