"""What can't be inspected does not leave, unless the approval names the kind (policy VI.C)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.domain import Facts, MediaPart, Reason


@dataclass(frozen=True, slots=True)
class Inspectable:
    id: str = "content.modality"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Reason | None:
        approved = facts.target.system.approval.modalities
        kinds = {part.kind for m in facts.chat.messages for part in m.content if isinstance(part, MediaPart)}
        refused = sorted(kinds - approved)
        if not refused:
            return None
        return Reason(
            "uninspectable_content",
            self.id,
            self.clause,
            f"Townclerk cannot look inside this content ({', '.join(refused)}), so it may not leave.",
            "Paste the text instead of attaching it.",
        )
