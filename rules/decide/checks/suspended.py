"""A system that was frozen while the text was read is frozen (policy VI.A.6)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.target import suspended
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class NotSuspended:
    id: str = "target.suspended"
    clause: str = "VI.A.6"

    def check(self, facts: Facts) -> Verdict:
        reason = suspended(facts.target.system, facts.suspended)
        return Block(reason) if reason else PASS
