"""From the evidence about one person to that person's part in the event (domain guide 3.2, rules 4-6).

The strongest reason wins. Two strong reasons for different parts give no part at all: calling a victim a suspect is the worst
error there is, saying "person" is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from rules.domain import Evidence, PersonRole

CONFLICT_WITHIN = 15
"""Two parts whose best reasons are this close are a conflict."""
EXPLICIT = 80
"""From here on somebody wrote the part down (a tag, a rank, a form field); below, a verb or a noun hints at it."""
TOO_WEAK = 30
"""Up to here a reason is no part: that somebody is a child only changes a part, and a relative may have any. (On the development
set, saying "other" of everybody who is only called a relative was right in 35 places and wrong in 82.)
"""

_ADULT = {PersonRole.JUVENILE_SUSPECT: PersonRole.SUSPECT, PersonRole.JUVENILE_VICTIM: PersonRole.VICTIM}
_JUVENILE = {adult: juvenile for juvenile, adult in _ADULT.items()}

Weights = dict[PersonRole, int]


def verdict(evidence: Iterable[Evidence]) -> PersonRole | None:
    """The part of one person, or None where there is no evidence or it conflicts."""
    reasons = tuple(evidence)
    weights = _merged(_best_by_part(reasons))
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] <= CONFLICT_WITHIN):
        return None
    part = ranked[0][0]
    juvenile = any(reason.role in _ADULT for reason in reasons)
    return _JUVENILE.get(part, part) if juvenile else part


def _best_by_part(reasons: Iterable[Evidence]) -> Weights:
    best: Weights = {}
    for reason in reasons:
        if reason.weight <= TOO_WEAK:
            continue
        part = _ADULT.get(reason.role, reason.role)
        best[part] = max(reason.weight, best.get(part, 0))
    return best


def _merged(weights: Weights) -> Weights:
    """Parts that say the same of a person, or of which one yields to the other, become one."""
    merged = dict(weights)
    if PersonRole.VICTIM in merged:
        merged.pop(PersonRole.REPORTING_PARTY, None)
    if merged.get(PersonRole.VICTIM, 0) >= EXPLICIT:
        merged.pop(PersonRole.OFFICER, None)  # an officer who was assaulted is the victim of that event
    if PersonRole.OFFICER in merged or PersonRole.REPORTING_PARTY in merged:
        merged.pop(PersonRole.WITNESS, None)  # who reports or investigates has seen something, too
    if max(merged.values(), default=0) > merged.get(PersonRole.OTHER, 0):
        merged.pop(PersonRole.OTHER, None)
    return merged
