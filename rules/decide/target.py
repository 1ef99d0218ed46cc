"""Which approved system answers, and may this person use it? Everything that is not listed is refused (policy VII.E)."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime

from rules.decide.policy import EVERY, Policy, System
from rules.domain import Blocked, Grant, Reason, Standing, Target


def resolve_target(model: str, standing: Standing, policy: Policy, frozen: Set[str], now: datetime) -> Target | Blocked:
    """The system of exactly this name with its live approval and the person's grant, or why not.

    `frozen` are system names that an officer suspended (VI.A.6): they win over every file.
    """
    system = policy.system(model)
    if system is None:
        return Blocked.because(
            "model_not_approved",
            "target.approved",
            "VII.E",
            "The AI system that was asked for is not on the list that the CIO has approved.",
            "Choose one of the models in GET /v1/models, or ask your director to request an AI review.",
        )
    if reason := suspended(system, frozen) or _not_approved(system, policy, now.date()) or _not_granted(system, standing, now):
        return Blocked((reason,))
    grant = grant_for(system, standing, now)
    assert grant is not None  # _not_granted said so
    return Target(system, grant)


def usable_targets(standing: Standing, policy: Policy, frozen: Set[str], now: datetime) -> tuple[Target, ...]:
    """What this person may use now, each with the grant."""
    found = (resolve_target(system.name, standing, policy, frozen, now) for system in policy.systems)
    return tuple(target for target in found if isinstance(target, Target))


def usable_systems(standing: Standing, policy: Policy, frozen: Set[str], now: datetime) -> tuple[System, ...]:
    """The answer to ``GET /v1/models``."""
    return tuple(target.system for target in usable_targets(standing, policy, frozen, now))


def grant_for(system: System, standing: Standing, now: datetime) -> Grant | None:
    return next((grant for grant in standing.grants if grant.system == system.name and _live(grant, now)), None)


def _live(grant: Grant, now: datetime) -> bool:
    return grant.valid_from <= now and (grant.valid_until is None or now < grant.valid_until)


def suspended(system: System, frozen: Set[str]) -> Reason | None:
    if system.name not in frozen:
        return None
    return Reason(
        "model_suspended",
        "target.suspended",
        "VI.A.6",
        f"The AI system '{system.name}' has been suspended.",
        "Use another approved system; IT or the AI Officer can say when it returns.",
    )


def _not_approved(system: System, policy: Policy, today: date) -> Reason | None:
    """Why the paper approves nothing: signed by nobody who could, not valid today, or for another place."""
    return _not_by_an_approver(system, policy) or _not_live(system, today) or _not_in_region(system, policy)


def _not_by_an_approver(system: System, policy: Policy) -> Reason | None:
    if policy.may_approve(system.approval.approved_by, system.approval.approved_on):
        return None
    return Reason(
        "model_not_approved",
        "target.approver",
        "V.A",
        f"The AI system '{system.name}' was not approved by the CIO or somebody whom the CIO named for that.",
        "Use another approved system, or ask the AI Officer to have it approved.",
    )


def _not_in_region(system: System, policy: Policy) -> Reason | None:
    allowed = system.approval.regions
    if EVERY in allowed or policy.regions.get(system.provider) in allowed:
        return None
    return Reason(
        "region_not_approved",
        "target.region",
        "VII.E",
        f"The AI system '{system.name}' is in a region that its contract does not cover.",
        "Use another approved system; the AI Officer can say where this one may be.",
    )


def _not_live(system: System, today: date) -> Reason | None:
    if not system.approval.approved_on <= today <= system.approval.valid_until:
        return Reason(
            "approval_expired",
            "target.live",
            "VII.E",
            f"The approval of the AI system '{system.name}' is not valid today.",
            "Use another approved system, or ask the AI Officer to renew the approval.",
        )
    return None


def _not_granted(system: System, standing: Standing, now: datetime) -> Reason | None:
    departments = system.approval.departments
    if EVERY not in departments and standing.department not in departments:
        return Reason(
            "not_authorized",
            "target.department",
            "VI.B",
            f"The AI system '{system.name}' is not approved for your department.",
            "Use another approved system, or ask your director to request it.",
        )
    if grant_for(system, standing, now) is None:
        return Reason(
            "not_authorized",
            "target.grant",
            "VI.B",
            f"You have not been authorised to use the AI system '{system.name}'.",
            "Ask your director or IT to authorise you for it.",
        )
    return None
