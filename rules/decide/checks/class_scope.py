"""A system may be approved for a class only from some departments, or for some purposes (policy VI.C, VII.E)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.classes import in_scope, uncured
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class ClassInScope:
    id: str = "content.class_scope"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        refused = {name: data_class for name, data_class in uncured(facts) if not in_scope(name, facts)}
        if not refused:
            return PASS
        named = " and ".join(f"{data_class.title} ({name})" for name, data_class in refused.items())
        return Block.about(
            self,
            tuple(refused),
            f"This looks like {named}, and the AI system '{facts.target.system.name}' is approved for it only from other "
            "departments or for other purposes.",
            "Declare the purpose in the X-Purpose header or in metadata.purpose if it is another one, "
            "or use a hypothetical without facts of the case.",
        )
