"""The section `finding` of the configuration: how thoroughly texts are read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rules.section import Section

Level: TypeAlias = Literal["fast", "standard", "strict"]
"""`fast`: patterns alone. `standard`: and the encoder. `strict`: what the encoder only suspects counts as well, and so does what
spaCy's model finds beside it. What each finds and costs is in docs/detection-quality.md."""


class FindingSection(Section):
    """Read when the gateway starts; a change takes effect with the next start."""

    level: Level = "standard"
    packs: str = ""
    """A folder with packs of rules of use; without one, those that ship with Townclerk."""
