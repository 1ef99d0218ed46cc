"""Protected data where no placeholder can stand: the name of a tool, the key of a schema (policy VI.C)."""

from __future__ import annotations

from dataclasses import dataclass

from rules.decide.checks.base import PASS, Block, Content, Verdict


@dataclass(frozen=True, slots=True)
class CleanIdentifiers:
    id: str = "content.identifier"
    clause: str = "VI.C"

    def check(self, facts: Content) -> Verdict:
        types = facts.screened.in_identifiers
        if not types:
            return PASS
        return Block.by(
            self,
            "protected_value_in_identifier",
            f"A tool name, id or schema key contains protected data ({', '.join(sorted(set(types)))}), "
            "and nothing can be replaced there.",
            "Rename it without names or numbers of people.",
        )
