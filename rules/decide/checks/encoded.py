"""Text that can't be read can't be checked, so it does not leave: packed or encrypted runs, too many encodings (policy VI.C)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Verdict
from rules.domain import Facts


@dataclass(frozen=True, slots=True)
class ReadableText:
    id: str = "content.encoded"
    clause: str = "VI.C"

    def check(self, facts: Facts) -> Verdict:
        if not facts.screened.uninspectable:
            return PASS
        return Block.by(
            self,
            "uninspectable_content",
            "The text contains a long encoded or packed run of characters that Townclerk cannot read, so it may not leave.",
            "Take it out, or paste what it says as plain text.",
        )
