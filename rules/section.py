"""A part of the configuration file, whichever package owns it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """Unknown keys are errors, values never change after loading, and errors never quote what the file holds:
    it could be a secret that was pasted into the wrong line."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True)
