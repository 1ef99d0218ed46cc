"""What can't be inspected does not leave, unless the approval names the kind (policy VI.C)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.domain import Facts, MediaPart


@dataclass(frozen=True, slots=True)
class Inspectable:
    id: str = "content.modality"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        approved = facts.target.system.approval.modalities
        kinds = {part.kind for m in facts.chat.messages for part in m.content if isinstance(part, MediaPart)}
        refused = sorted(kinds - approved)
        if not refused:
            return PASS
        return Block.by(
            self,
            "uninspectable_content",
            f"Townclerk cannot look inside this content ({', '.join(refused)}), so it may not leave.",
            "Paste the text instead of attaching it.",
        )
