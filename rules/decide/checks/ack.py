"""Only a person can answer for a message: a program passes their word on where its key says that it shows them the question."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class AckedByPerson:
    id: str = "content.ack"
    clause: str = "VI.B"

    def check(self, facts: Facts) -> Verdict:
        declared = facts.chat.declared
        if declared.ack is None or declared.ack_by == "line" or facts.user.may_ack_by_header:
            return PASS
        return Block.by(
            self,
            "ack_not_allowed",
            "This key may not acknowledge in a header.",
            'Send a last message that is only "ACK" and the code, or ask IT for a key that may.',
        )
