"""The days of grace after a training has expired do not cover restricted content (domain guide 5)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Content, Verdict
from rules.decide.classes import classes_of


@dataclass(frozen=True, slots=True)
class ClassTraining:
    id: str = "content.class_training"
    clause: str = "VI.B"

    def check(self, facts: Content) -> Verdict:
        if facts.asker.training.state != "grace":
            return PASS
        classes = (facts.policy.data_classes[name] for name in classes_of(facts))
        restricted = next((data_class for data_class in classes if not data_class.grace), None)
        if restricted is None:
            return PASS
        return Block.by(
            self,
            "training_expired",
            f"Your training has expired, and its days of grace do not cover {restricted.title}.",
            "Repeat the course, then ask again.",
        )
