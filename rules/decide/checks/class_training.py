"""The days of grace after a training has expired do not cover restricted content (domain guide 5)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Content, Verdict


@dataclass(frozen=True, slots=True)
class ClassTraining:
    id: str = "content.class_training"
    clause: str = "VI.B"

    def check(self, facts: Content) -> Verdict:
        if facts.asker.training.state != "grace":
            return PASS
        restricted = [s for s in facts.screened.data_classes if not facts.policy.data_classes[s.name].grace]
        if not restricted:
            return PASS
        title = facts.policy.data_classes[restricted[0].name].title
        return Block.by(
            self,
            "training_expired",
            f"Your training has expired, and its days of grace do not cover {title}.",
            "Repeat the course, then ask again.",
        )
