"""Some classes ask for an agreement that the provider signed: to list the class is not enough (policy VI.A, VI.C)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.classes import has_agreement, uncured
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    id: str = "content.agreement"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        approval = facts.target.system.approval
        listed = ((name, data_class) for name, data_class in uncured(facts) if name in approval.data_classes)
        refused = {name: data_class for name, data_class in listed if not has_agreement(data_class, approval)}
        if not refused:
            return PASS
        named = " and ".join(f"{data_class.title} ({name})" for name, data_class in refused.items())
        needed = " and ".join(sorted({str(data_class.needs_agreement) for data_class in refused.values()}))
        return Block.about(
            self,
            tuple(refused),
            f"This looks like {named}, and the approval of the AI system '{facts.target.system.name}' names no agreement "
            f"for it ({needed}).",
            "Use a hypothetical without facts of the case, or ask the AI Officer to complete the approval.",
        )
