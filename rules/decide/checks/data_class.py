"""Content goes only to systems that are approved for its class (policy VI.C, VII.E)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.classes import uncured
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class DataClassApproved:
    id: str = "content.data_class"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        approved = facts.target.system.approval.data_classes
        refused = {name: data_class for name, data_class in uncured(facts) if name not in approved}
        if not refused:
            return PASS
        named = " and ".join(f"{data_class.title} ({name})" for name, data_class in refused.items())
        return Block.about(
            self,
            tuple(refused),
            f"This looks like {named}, and the AI system '{facts.target.system.name}' is not approved for it. "
            "Replacing names and numbers does not change that.",
            "Use a hypothetical without facts of the case, or a system that is approved for this class.",
            clause=next(iter(refused.values())).clause,
        )
