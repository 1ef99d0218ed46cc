"""Reports and appeals: what of them may be kept, which rule they are about, and what may be excepted (VII.B, VII)."""

from __future__ import annotations

from collections.abc import Sequence

from rules.decide.policy import Policy
from rules.domain import Blocked, ReportType, Resolution, Screened


def may_keep(screened: Screened, policy: Policy) -> bool:
    """Whether the scrubbed text of a report may be stored: all of it was read, and it is of no class that replacing
    names does not cure. The record keeps no such text of a refused request either (VI.C)."""
    if screened.uninspectable or screened.in_identifiers:
        return False
    noticed = {signal.rule for signal in screened.uses}
    if any(rule.data_class for rule in policy.uses if rule.id in noticed):
        return False
    found = (policy.data_classes.get(signal.name) for signal in screened.data_classes)
    return all(data_class is not None and data_class.cured_by_scrubbing for data_class in found)


def rule_of_report(said: str | None, hits: Sequence[str] | None, policy: Policy) -> str | Blocked | None:
    """The rule that a report is about. `hits` are the rules that spoke on the request it names, the first one answered; None
    where it names no request. A rule is a word of ours: anything else could be a name, and is refused."""
    if said is None:
        return hits[0] if hits else None
    known = hits if hits is not None else tuple(rule.id for rule in policy.uses)
    return said if said in known else _UNKNOWN_RULE


def resolutions(type_: ReportType) -> frozenset[Resolution]:
    """How a report of this type may end: only a decision can be overturned."""
    ends: frozenset[Resolution] = frozenset({"confirmed", "not_confirmed", "duplicate"})
    return ends | {"overturned"} if type_ == "false_positive" else ends


def not_excepted(rule_id: str, policy: Policy) -> str | None:
    """Why nobody may be excepted from this rule, or None. Only rules of use can be answered for: never what a data class
    forbids, and nothing that decides who may ask and which system (VI.B, VI.C, VII.E)."""
    rule = next((rule for rule in policy.uses if rule.id == rule_id), None)
    if rule is None:
        offered = ", ".join(sorted(rule.id for rule in policy.uses if rule.data_class is None)) or "none"
        return f"This is no rule of use in the policy in force, and nobody is excepted from anything else. There is: {offered}."
    if rule.data_class is not None:
        return f"This rule protects a data class ({rule.data_class}, {rule.clause}); nobody is excepted from it."
    return None


_UNKNOWN_RULE = Blocked.because(
    "invalid_value",
    "report.rule",
    "VII.B",
    "This rule did not speak on that request, or there is no such rule.",
    "Take rule_id from the refusal, together with its request_id; or leave it out.",
    "rule_id",
)
