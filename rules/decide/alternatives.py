"""What a person could use instead: systems that they may use and that the same request would pass (policy VI.C, VII.E)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rules.domain import Facts, Reason

_REFUSED = "data_class_not_approved"
_MOST = 3
"""Names in one sentence."""


def with_alternatives(reasons: Sequence[Reason], facts: Facts, passes: Callable[[Facts], bool]) -> tuple[Reason, ...]:
    """The reasons; those of a class name the systems that would do, if there are any. `passes` is the whole decision: a system
    that would refuse for another reason is not named."""
    if not any(reason.code == _REFUSED for reason in reasons):
        return tuple(reasons)
    others = (
        target for target in facts.instead if not target.system.approval.housekeeping and target.system != facts.target.system
    )
    names = [target.system.name for target in others if passes(replace(facts, target=target))]
    if not names:
        return tuple(reasons)
    return tuple(replace(r, what_to_do=_offer(names[:_MOST], r, facts)) if r.code == _REFUSED else r for r in reasons)


def _offer(names: Sequence[str], reason: Reason, facts: Facts) -> str:
    by_rule = (rule.data_class for rule in facts.policy.uses if rule.id == reason.rule_id and rule.data_class)
    titles = " and ".join(facts.policy.data_classes[name].title for name in reason.data_classes or tuple(by_rule))
    verb = "is" if len(names) == 1 else "are"
    return f"Use {' or '.join(map(repr, names))}, which {verb} approved for {titles or 'this'}."
