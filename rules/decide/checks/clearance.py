"""Some classes ask for a person who was checked for them, whatever the system (policy VI.C; CJIS Security Policy 5.12)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Content, Verdict
from rules.decide.classes import is_cleared, uncured


@dataclass(frozen=True, slots=True)
class PersonCleared:
    id: str = "content.clearance"
    clause: str = "VI.C"

    def check(self, facts: Content) -> Verdict:
        standing = facts.asker.standing
        refused = {name: data_class for name, data_class in uncured(facts) if not is_cleared(data_class, standing)}
        if not refused:
            return PASS
        named = " and ".join(f"{data_class.title} ({name})" for name, data_class in refused.items())
        needed = " and ".join(sorted({str(data_class.needs_clearance) for data_class in refused.values()}))
        return Block.by(
            self,
            "clearance_required",
            f"This looks like {named}, and you are not on record as cleared for it ({needed}).",
            "Use a hypothetical without facts of the case. If you are cleared, ask IT to record it.",
            clause=next(iter(refused.values())).clause,
        )
