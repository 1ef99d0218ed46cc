"""The decision: all checks on all facts, every reason reported. The only place that makes a `Cleared`."""

from __future__ import annotations

from collections.abc import Sequence

from rules.decide.checks import CHECKS, CONTENT_CHECKS, Check, Content
from rules.decide.checks.record_type import POLICE_REPORT
from rules.domain import Blocked, Cleared, Facts, Reason

_TEXT_MAY_BE_KEPT = frozenset({"purpose_not_approved"})
"""Refusals that have nothing to do with what the text holds. All others leave no text, not even scrubbed."""


def decide(facts: Facts, checks: Sequence[Check] = CHECKS) -> Cleared | Blocked:
    """Clear the request for its target, or block it with every reason that applies.

    An empty list of checks is an error: else it would clear everything.
    """
    if not checks:
        raise ValueError("no checks: refusing to clear anything")
    reasons = tuple(reason for check in checks if (reason := check.check(facts)))
    if reasons:
        return Blocked(reasons, keep_text=all(reason.code in _TEXT_MAY_BE_KEPT for reason in reasons))
    return Cleared(facts.screened.clean, facts.target, restore=may_restore(facts))


def objections(content: Content) -> tuple[Reason, ...]:
    """What stands in the way of this content whatever the system is: nobody could clear it before it is put right."""
    return tuple(reason for check in CONTENT_CHECKS if (reason := check.check(content)))


def may_restore(facts: Facts) -> bool:
    """Values come back only where policy, system and every class allow it, and never in a police report's
    first draft: what the officer sees must be what is kept (Penal Code 13663)."""
    return (
        facts.policy.scrubbing.restore
        and facts.target.system.restore
        and facts.chat.declared.record_type != POLICE_REPORT
        and all(facts.policy.data_classes[signal.name].restore for signal in facts.screened.data_classes)
    )
