"""A record type changes how a request is treated, so a misspelled one must not pass for none (Penal Code 13663)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Content, Verdict
from rules.decide.policy import POLICE_REPORT

RECORD_TYPES = frozenset({POLICE_REPORT, "patient_care_report", "correspondence", "other"})


@dataclass(frozen=True, slots=True)
class KnownRecordType:
    id: str = "content.record_type"
    clause: str = "VI.B"

    def check(self, facts: Content) -> Verdict:
        declared = facts.chat.declared.record_type
        if declared is None or declared in RECORD_TYPES:
            return PASS
        return Block.by(
            self,
            "invalid_value",
            "The record type that was declared is not one that Townclerk knows.",
            f"Declare one of: {', '.join(sorted(RECORD_TYPES))}; or none.",
            "record_type",
        )
