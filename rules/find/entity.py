"""A span that a trained model found."""

from __future__ import annotations

from dataclasses import dataclass

PERSON = "PERSON"
MODEL = "model"
"""The recognizer of all that a model found."""
KINDS = (
    PERSON,
    "AGE_OVER_89",
    "BADGE_NUMBER",
    "BANK_ACCOUNT",
    "CASE_NUMBER",
    "CREDIT_CARD",
    "CRIMINAL_ID",
    "DATE_OF_BIRTH",
    "DRIVER_LICENSE",
    "EMAIL",
    "HEALTH_INSURANCE_ID",
    "IP_ADDRESS",
    "LICENSE_PLATE",
    "MEDICAL_RECORD",
    "ORG_ID",
    "PASSPORT",
    "PHONE",
    "SSN",
    "STREET_ADDRESS",
    "USERNAME_PASSWORD",
    "VIN",
)
"""What the models tell apart, in the order of the encoder's answers."""

_EDGES = " \t\n.,;:|/\"'()[]{}<>*_=-\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of a model and what it takes it for: `PERSON` or a type of value."""

    start: int
    end: int
    kind: str
    sure: float = 0.0
    """How probable the model holds it that each word of it is protected, if it says so."""

    def stripped(self, text: str) -> tuple[int, int]:
        """The span without the signs and blanks at its edges."""
        value = text[self.start : self.end]
        return self.start + len(value) - len(value.lstrip(_EDGES)), self.end - (len(value) - len(value.rstrip(_EDGES)))
