"""Content goes only to systems that are approved for its class (policy VI.C, VII.E)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class DataClassApproved:
    id: str = "content.data_class"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        approval = facts.target.system.approval
        classes = facts.policy.data_classes
        for signal in facts.screened.data_classes:
            data_class = classes[signal.name]
            if signal.name in approval.data_classes or data_class.cured_by_scrubbing:
                continue
            return Block.by(
                self,
                "data_class_not_approved",
                f"This looks like {data_class.title} ({signal.name}), and the AI system '{facts.target.system.name}' "
                "is not approved for it. Replacing names and numbers does not change that.",
                "Use a hypothetical without facts of the case, or a system that is approved for this class.",
                clause=data_class.clause,
            )
        return PASS
