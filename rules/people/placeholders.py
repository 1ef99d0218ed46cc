"""Placeholders: what stands where a name or a number stood, and who gets which number.

A placeholder is ``[{word} {n}]``. For people n counts persons whatever their part, so that a later message changes at most the
word; each type of identifier has its own count. The exact rule:

1. Numbers are given in the order in which people (or values) first appear, each one higher than the last.
2. A placeholder that stands literally in the text keeps its number: whoever first appears *after* it gets a higher one.
3. A literal that stands *after* a person with its number means that person: a chat tool resends what the user wrote together
   with our earlier replies, and counting the same text again gives everybody the number they had. It moves nobody.
4. A literal is never restored, neither here nor where the count gives out the same placeholder.

A longer conversation never changes a number that a shorter one gave (rule 1 looks only backwards). What can't be known from the
text: when a chat tool has cut off the beginning, a literal may stand for somebody whose name is gone. Rule 2 keeps such numbers
away from everybody who first appears behind the literal, not from people before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rules.domain import PersonRole
from rules.words import words

PERSON_WORDS = {
    PersonRole.SUSPECT: "suspect",
    PersonRole.VICTIM: "victim",
    PersonRole.PATIENT: "patient",
    PersonRole.WITNESS: "witness",
    PersonRole.REPORTING_PARTY: "reporting party",
    PersonRole.OFFICER: "officer",
    PersonRole.JUVENILE_SUSPECT: "juvenile",
    PersonRole.JUVENILE_VICTIM: "juvenile",
    PersonRole.OTHER: "person",
    None: "person",
}
IDENTIFIER_WORDS = {
    "AGE_OVER_89": "age",
    "BADGE_NUMBER": "badge number",
    "BANK_ACCOUNT": "bank account",
    "CASE_NUMBER": "case number",
    "CREDIT_CARD": "credit card",
    "CRIMINAL_ID": "criminal id",
    "DATE_OF_BIRTH": "date of birth",
    "DRIVER_LICENSE": "driver license",
    "EMAIL": "email",
    "HEALTH_INSURANCE_ID": "health insurance id",
    "IP_ADDRESS": "ip address",
    "LICENSE_PLATE": "license plate",
    "MEDICAL_RECORD": "medical record",
    "ORG_ID": "agency id",
    "PASSPORT": "passport",
    "PHONE": "phone",
    "SSN": "ssn",
    "STREET_ADDRESS": "address",
    "USERNAME_PASSWORD": "credential",
    "VIN": "vin",
}
EXACT = frozenset({"EMAIL", "IP_ADDRESS", "USERNAME_PASSWORD"})
"""Types whose punctuation tells two values apart."""
OTHER_VALUE = "protected value"
"""The word for a type that has none of its own, so that every placeholder we give out is one we know again."""
UNNUMBERED = "[person]"
"""Somebody who can't be told apart from another person of that name."""

_PEOPLE = frozenset(PERSON_WORDS.values())
_WORDS = sorted({*_PEOPLE, *IDENTIFIER_WORDS.values(), OTHER_VALUE})
PLACEHOLDER = re.compile(rf"\[(?P<word>{'|'.join(_WORDS)})(?: (?P<number>[1-9]\d{{0,5}}))?\]", re.IGNORECASE)
"""A placeholder of ours, with or without a number. The words are a closed list: brackets around a name don't make it one."""


class Literal(NamedTuple):
    """A placeholder that stood in the incoming text, in code points of its leaf."""

    start: int
    end: int
    word: str
    number: int

    @property
    def text(self) -> str:
        return placeholder(self.word, self.number)


def literals(text: str) -> list[Literal]:
    """The numbered placeholders in a text."""
    found = PLACEHOLDER.finditer(text)
    return [Literal(one.start(), one.end(), one["word"].lower(), int(one["number"])) for one in found if one["number"]]


def places(text: str) -> list[tuple[int, int]]:
    """Where placeholders stand, numbered or not: nothing in there is a name or a value."""
    return [one.span() for one in PLACEHOLDER.finditer(text)]


def placeholder(word: str, number: int) -> str:
    return f"[{word} {number}]"


def word_of(value_type: str) -> str:
    """The word for an identifier type, as in ``[case number 2]``."""
    return IDENTIFIER_WORDS.get(value_type, OTHER_VALUE)


def series_of(word: str) -> str:
    """The series of numbers that a word counts in: one for all people, one for each word of an identifier."""
    return "person" if word in _PEOPLE else word


def same_value(value_type: str, value: str) -> tuple[str, str]:
    """Equal for all spellings of one value: no case, no punctuation, no country code before a telephone number."""
    if value_type in EXACT:
        return word_of(value_type), value.casefold()
    key = "".join(word.key for word in words(value)) or value
    if value_type == "PHONE" and len(key) == 11:
        key = key.removeprefix("1")
    return word_of(value_type), key


class Newcomer(NamedTuple):
    """Somebody or something that appears for the first time, at a place ``(leaf, offset)``."""

    place: tuple[int, int]
    series: str
    key: object


def numbers(newcomers: Iterable[Newcomer], standing: Sequence[Sequence[Literal]]) -> dict[object, int]:
    """The number of each newcomer, by its key; `standing` holds the literals of each leaf (the rule: see above)."""
    highest: dict[str, int] = {}
    given: dict[object, int] = {}
    ahead = _in_order(standing)
    literal = next(ahead, None)
    for newcomer in sorted(newcomers, key=lambda one: one.place):
        while literal is not None and literal.place < newcomer.place:
            highest[literal.series] = max(highest.get(literal.series, 0), literal.number)
            literal = next(ahead, None)
        highest[newcomer.series] = given[newcomer.key] = highest.get(newcomer.series, 0) + 1
    return given


class _Reserved(NamedTuple):
    place: tuple[int, int]
    series: str
    number: int


def _in_order(standing: Sequence[Sequence[Literal]]) -> Iterator[_Reserved]:
    for leaf, found in enumerate(standing):
        for one in found:
            yield _Reserved((leaf, one.start), series_of(one.word), one.number)
