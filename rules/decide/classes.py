"""Which data classes a request has, and what stands between them and a system (policy VI.C, domain guide 2.3).

A class may be received scrubbed or as it was written. Replacing names and numbers cures some classes: these may go scrubbed to
any system. All else needs an approval that lists the class, for this department and purpose, and what the class asks for:
an agreement that the provider signed, a clearance that the person has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.decide.policy import EVERY, POLICE_REPORT, PUBLIC, Approval, DataClass, UseRule
from rules.domain import ClassSignal, Declared, Facts, Screened, Standing

if TYPE_CHECKING:
    from rules.decide.checks.base import Content

PERSONAL = "personal"


def with_declared(screened: Screened, declared: Declared) -> Screened:
    """The class that the caller declared joins those that were found. It can't take one away, and `PUBLIC` changes nothing."""
    name = declared.data_class
    if name in (None, PUBLIC) or name in {signal.name for signal in screened.data_classes}:
        return screened
    return replace(
        screened, data_classes=(*screened.data_classes, ClassSignal(name, 1.0, "declared with the request", declared=True))
    )


def uncured(facts: Content) -> Iterator[tuple[str, DataClass]]:
    """The classes of the request that replacing names and numbers does not make harmless."""
    for signal in facts.screened.data_classes:
        data_class = facts.policy.data_classes[signal.name]
        if not data_class.cured_by_scrubbing:
            yield signal.name, data_class


def is_cleared(data_class: DataClass, standing: Standing) -> bool:
    return data_class.needs_clearance is None or data_class.needs_clearance in standing.clearances


def has_agreement(data_class: DataClass, approval: Approval) -> bool:
    return data_class.needs_agreement is None or data_class.needs_agreement in approval.agreements


def in_scope(name: str, facts: Facts) -> bool:
    """Whether the approval gives the class to this department, for this purpose."""
    scope = facts.target.system.approval.only.get(name)
    if scope is None:
        return True
    departments, purposes = {EVERY, facts.asker.standing.department}, {EVERY, purpose_of(facts)}
    return not scope.departments.isdisjoint(departments) and not scope.purposes.isdisjoint(purposes)


def purpose_of(facts: Facts) -> str | None:
    """What the request is for: as declared, else as the department usually asks."""
    return facts.policy.purposes.of(facts.chat.declared.purpose, facts.asker.standing.department)


def received_by_rule(rule: UseRule, facts: Facts) -> bool:
    """Whether the system may receive what a rule of protected content speaks of: its class, or one that covers it."""
    if rule.data_class is None:
        return False
    return any(may_receive(name, facts) for name in (rule.data_class, *sorted(_detected(facts) & rule.covered_by)))


def may_leave_unscrubbed(facts: Facts) -> bool:
    """Whether the system may see the values that were found: it is approved for every class of the request as written, and
    all that these classes ask for is there. A police report's first draft never is (Penal Code 13663)."""
    if not facts.screened.findings or facts.chat.declared.record_type == POLICE_REPORT:
        return False
    return all(_may_receive_as_written(name, facts) for name in {PERSONAL, *classes_of(facts)})


def classes_of(content: Content) -> tuple[str, ...]:
    """All classes of a request: found, declared, and those that only a rule of use noticed, whatever its mode."""
    noticed, detected = {signal.rule for signal in content.screened.uses}, _detected(content)
    rules = (rule for rule in content.policy.uses if rule.id in noticed and not rule.covered_by & detected)
    by_rules = (rule.data_class for rule in rules if rule.data_class)
    return tuple(dict.fromkeys((*(signal.name for signal in content.screened.data_classes), *by_rules)))


def _detected(content: Content) -> frozenset[str]:
    """What was found in the text. A class that the caller declares covers nothing."""
    return frozenset(signal.name for signal in content.screened.data_classes if not signal.declared)


def may_receive(name: str, facts: Facts) -> bool:
    """Whether the system is approved for the class, for this person and purpose, with all that the class asks for."""
    approval, data_class = facts.target.system.approval, facts.policy.data_classes.get(name)
    return (
        data_class is not None
        and name in approval.data_classes
        and is_cleared(data_class, facts.asker.standing)
        and has_agreement(data_class, approval)
        and in_scope(name, facts)
    )


def _may_receive_as_written(name: str, facts: Facts) -> bool:
    return name in facts.target.system.approval.unscrubbed and may_receive(name, facts)
