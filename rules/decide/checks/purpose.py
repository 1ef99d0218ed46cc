"""A system is approved for purposes; what is declared, or usual in the department, must be one of them (policy VII.E)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.classes import purpose_of
from rules.decide.policy import EVERY
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class PurposeApproved:
    id: str = "content.purpose"
    clause: str = "VII.E"

    def check(self, facts: Facts) -> Verdict:
        allowed = facts.target.system.approval.purposes
        if EVERY in allowed or purpose_of(facts) in allowed:
            return PASS
        return Block.by(
            self,
            "purpose_not_approved",
            f"The AI system '{facts.target.system.name}' is approved only for: {', '.join(sorted(allowed))}.",
            "Name one of these purposes in the X-Purpose header or in metadata.purpose, or choose another system.",
        )
