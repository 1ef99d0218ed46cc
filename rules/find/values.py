"""What the trained model takes for a protected value, if it looks like one of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rules.domain import Finding
from rules.find.city import NO_CITY, City
from rules.find.entity import MODEL, PERSON, Entity

VALUE_SCORE = 0.45
"""Below every pattern: where both find something, the pattern knows better where it begins and ends."""

_SEPARATORS = re.compile(r"[ \t\n./()#-]+")
_SHAPES = {
    "AGE_OVER_89": r"(?:9\d|1[01]\d)",
    "BADGE_NUMBER": r"[A-Z]{0,4}\d{2,7}[A-Z]?",
    "BANK_ACCOUNT": r"[A-Z]{0,4}[\dX*]{4,30}",
    "CASE_NUMBER": r"(?=(?:\D*\d){4})[A-Z\d]{5,24}",
    "CREDIT_CARD": r"[\dX*]{4,19}",
    "DATE_OF_BIRTH": r"(?=(?:\D*\d){5})[A-Z\d,]{5,20}",
    "CRIMINAL_ID": r"(?=(?:\D*\d){4})[A-Z\d]{5,20}",
    "DRIVER_LICENSE": r"(?=(?:\D*\d){5})[A-Z\d]{6,20}",
    "EMAIL": r".*@.*",
    "HEALTH_INSURANCE_ID": r"(?=(?:\D*\d){4})[A-Z\d]{6,20}",
    "IP_ADDRESS": r"(?=(?:.*\d){4})[A-F\d:]{6,40}",
    "LICENSE_PLATE": r"(?=\D*\d)(?=[^A-Z]*[A-Z])[A-Z\d]{5,8}",
    "MEDICAL_RECORD": r"(?=(?:\D*\d){4})[A-Z\d]{4,20}",
    "ORG_ID": r"(?=(?:\D*\d){3})[A-Z\d]{4,24}",
    "PASSPORT": r"[A-Z]{0,2}\d{6,9}",
    "PHONE": r"(?:\d{7}|\+?\d{10,15}(?:EXT?X?\d+)?)",
    "SSN": r"[\dX*]{9}",
    "VIN": r"[A-Z\d]{17}",
}
"""How a value looks without blanks, dots, hyphens and strokes. What has another shape was found by mistake; a date
without a year is nobody's date of birth."""
_SHAPED = {kind: re.compile(shape, re.IGNORECASE) for kind, shape in _SHAPES.items()}
_FREE = frozenset({"USERNAME_PASSWORD", "STREET_ADDRESS"})


def values_in(text: str, entities: Iterable[Entity], city: City = NO_CITY) -> Iterator[Finding]:
    """The protected values among the spans."""
    for entity in entities:
        start, end = entity.stripped(text)
        value = text[start:end]
        if entity.kind != PERSON and _may_be_a_value(entity.kind, value) and not city.publishes(entity.kind, value):
            yield Finding(start, end, entity.kind, VALUE_SCORE, MODEL)


def _may_be_a_value(kind: str, value: str) -> bool:
    shape = _SHAPED.get(kind)
    return kind in _FREE if shape is None else shape.fullmatch(_SEPARATORS.sub("", value)) is not None
