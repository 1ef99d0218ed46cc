"""Texts in which the protected value is marked: ``badge «4417»``. What is found there, and what is found in all."""

from __future__ import annotations

from rules.domain import Finding
from rules.find.city import NO_CITY, City
from rules.find.identifiers import find_identifiers


def unmarked(marked: str) -> tuple[str, tuple[int, int]]:
    """The text without its marks, and where the marked value stands in it."""
    before, _, rest = marked.partition("«")
    value, _, after = rest.partition("»")
    return before + value + after, (len(before), len(before) + len(value))


def found_as(marked: str, city: City = NO_CITY) -> set[str]:
    """The types of the findings that cover the marked value from end to end."""
    text, (start, end) = unmarked(marked)
    return {one.type for one in find_identifiers(text, city) if one.start <= start and end <= one.end}


def found(text: str, city: City = NO_CITY) -> list[tuple[str, str]]:
    """All that is found: type and value."""
    return [(one.type, text[slice(*_span(one))]) for one in find_identifiers(text, city)]


def _span(one: Finding) -> tuple[int, int]:
    return one.start, one.end
