"""The `store` section of the configuration: where the record and the registry live."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from rules.section import Section


class StoreSection(Section):
    """A data directory (0700) and, outside of it, the file with the master key (0600).

    Whoever gets the data directory (a backup, a stolen disk) must not get the key with it.
    """

    path: Path = Path("data")
    key_file: Path = Path("townclerk.key")
    wait_seconds: Annotated[float, Field(gt=0, le=10)] = 2.0
    """How long a request may wait for the store before it is refused."""

    @model_validator(mode="after")
    def _key_lives_elsewhere(self) -> StoreSection:
        if self.key_file.resolve().is_relative_to(self.path.resolve()):
            raise ValueError("key_file lies inside the data directory; keep the key outside, or a copy of the data holds both")
        return self
