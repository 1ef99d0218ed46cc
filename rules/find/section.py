"""The section `finding` of the configuration: how thoroughly texts are read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rules.section import Section

Level: TypeAlias = Literal["fast", "standard", "strict"]
"""`fast`: patterns alone. `standard`: and a model. `strict`: and a second model, which reads capitals and lower case in
ordinary spelling. What each finds and costs is in docs/detection-quality.md."""


class FindingSection(Section):
    """Read when the gateway starts; a change takes effect with the next start."""

    level: Level = "standard"
