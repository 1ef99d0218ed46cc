"""From the evidence about one person to that person's part in the event (domain guide 3.2, rules 4-6).

The strongest reason wins. Two strong reasons for different parts give no part at all: calling a victim a suspect is the worst
error there is, saying "person" is none. Where nobody wrote the part down, the signs around the name may say it, if they are sure
enough; for suspects and victims they must be surer, and must all but rule out the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rules.domain import Evidence, PersonRole, Sign
from rules.people.weights import Odds, Reads, odds, strongest

CONFLICT_WITHIN = 15
"""Two parts whose best reasons are this close are a conflict."""
EXPLICIT = 80
"""From here on somebody wrote the part down (a tag, a rank, a form field); below, a verb or a noun hints at it."""
TOO_WEAK = 30
"""Up to here a reason is no part: that somebody is a child only changes a part, and a relative may have any. (On the development
set, saying "other" of everybody who is only called a relative was right in 35 places and wrong in 82.)
"""

SURE = 0.4
"""How probable a part must be so that it may be said as it reads; chosen on documents that nothing was learnt from."""
SURE_OF = {PersonRole.SUSPECT: 0.93, PersonRole.VICTIM: 0.86}
"""Nobody is to be called a suspect who was the victim, nor the other way round: these must be surer, the worse error the most."""
OPPOSITE_AT_MOST = {PersonRole.SUSPECT: 0.03, PersonRole.VICTIM: 0.05}
HINT = 0.25
SURE_OF_AGE = 0.6

_OPPOSITE = {PersonRole.SUSPECT: PersonRole.VICTIM, PersonRole.VICTIM: PersonRole.SUSPECT}
_ADULT = {PersonRole.JUVENILE_SUSPECT: PersonRole.SUSPECT, PersonRole.JUVENILE_VICTIM: PersonRole.VICTIM}
_JUVENILE = {adult: juvenile for juvenile, adult in _ADULT.items()}

Weights = dict[PersonRole, int]


def adult(part: PersonRole) -> PersonRole:
    """The part without regard to age."""
    return _ADULT.get(part, part)


class Verdict(NamedTuple):
    """The part of one person, or None, and all reasons for it."""

    role: PersonRole | None
    evidence: tuple[Evidence, ...]


def judge(evidence: tuple[Evidence, ...], signs: Sequence[Sign], reads: Sequence[Reads] = ()) -> Verdict:
    """The part of one person: as somebody wrote it down, else as it reads, else as a verb hints at it."""
    written = verdict(evidence)
    said = odds(signs, reads)
    if said is None or any(reason.weight >= EXPLICIT for reason in evidence):
        return Verdict(written, evidence)
    part = _sure_enough(said)
    if part is None:
        return Verdict(written if _agrees(said, written) else None, evidence)
    role = _JUVENILE.get(part, part) if said.juvenile >= SURE_OF_AGE or _child(evidence) else part
    because = ", ".join(strongest(signs, part)) or "by the whole text"
    return Verdict(role, (Evidence(role, round(said.parts[part] * 100), f"reads like this part: {because}"), *evidence))


def _sure_enough(said: Odds) -> PersonRole | None:
    part = max(said.parts, key=lambda one: said.parts[one])
    opposite = _OPPOSITE.get(part)
    if opposite is None:
        return part if said.parts[part] >= SURE else None
    return part if said.parts[part] >= SURE_OF[part] and said.parts[opposite] <= OPPOSITE_AT_MOST[part] else None


def _agrees(said: Odds, written: PersonRole | None) -> bool:
    """Whether the signs, which are not sure themselves, leave room for what a verb hints at."""
    part = _ADULT.get(written, written) if written else PersonRole.OTHER
    opposite = _OPPOSITE.get(part)
    return said.parts[part] >= HINT and (opposite is None or said.parts[opposite] <= HINT)


def _child(reasons: Iterable[Evidence]) -> bool:
    return any(reason.role in _ADULT for reason in reasons)


def verdict(evidence: Iterable[Evidence]) -> PersonRole | None:
    """The part that the written evidence gives, or None where there is none or it conflicts."""
    reasons = tuple(evidence)
    weights = _merged(_best_by_part(reasons))
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] <= CONFLICT_WITHIN):
        return None
    part = ranked[0][0]
    return _JUVENILE.get(part, part) if _child(reasons) else part


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
