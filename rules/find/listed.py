"""Numbers that are listed: where one has a label, those behind it that are built the same way have it too.

MRNs 448190 / 448193          citations P50418827, P50418990 and P50420018
booked: Reyes (X-2260917), Lund (X-2260918)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rules.domain import Finding

_LISTED = frozenset(
    "CASE_NUMBER CRIMINAL_ID MEDICAL_RECORD ORG_ID HEALTH_INSURANCE_ID BADGE_NUMBER LICENSE_PLATE DRIVER_LICENSE PASSPORT "
    "BANK_ACCOUNT DATE_OF_BIRTH".split()
)
_NEXT = re.compile(
    r"[)\]]?(?:[ ]?[,/;&][ ]{0,2}(?:and[ ]|or[ ]|y[ ]|&[ ])?|[ ](?:and|or|y|&|then)[ ])(?:\#|no\.?[ ])?"
    r"(?:(?-i:[A-Z])[\w.'’-]{1,24}(?:[ ](?-i:[A-Z])[\w.'’-]{1,24})?,?[ ][(\#]?)?(?P<v>(?=[A-Z-]{0,8}\d)[A-Z0-9]+"
    r"(?:[-/][A-Z0-9]+){0,4})(?![\w-])",
    re.IGNORECASE,
)
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_LEAST = 4
_LOWER = 0.1


def listed(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """What follows the findings in a list. Each step goes forward, and stops where the build changes."""
    for one in found:
        if one.type in _LISTED and one.end - one.start >= _LEAST:
            yield from _following(text, one)


def _following(text: str, one: Finding) -> Iterator[Finding]:
    build = _build(text[one.start : one.end])
    match = _NEXT.match(text, one.end)
    while match and _build(match["v"]) == build:
        yield Finding(*match.span("v"), one.type, max(one.score - _LOWER, _LOWER), f"{one.recognizer}_listed")
        match = _NEXT.match(text, match.end("v"))


def _build(value: str) -> str:
    """Where letters and where digits stand."""
    return _DIGITS.sub("0", _LETTERS.sub("a", value))
