"""A span that a trained model found."""

from __future__ import annotations

from dataclasses import dataclass

PERSON = "PERSON"
MODEL = "model"
"""The recognizer of all that a model found."""

_EDGES = " \t\n.,;:|/\"'()[]{}<>*_=-\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of the model and what it takes it for: `PERSON` or a type of value."""

    start: int
    end: int
    kind: str

    def stripped(self, text: str) -> tuple[int, int]:
        """The span without the signs and blanks at its edges."""
        value = text[self.start : self.end]
        return self.start + len(value) - len(value.lstrip(_EDGES)), self.end - (len(value) - len(value.rstrip(_EDGES)))
