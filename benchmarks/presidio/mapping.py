"""What of a generated sentence has to be protected: the generator's placeholders, read by the rules of `tests/eval/README.md`.

What our policy leaves in the text is gold for no system: it is *neutral*, so that taking it out is neither needed nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

LEFT_OUT = None
STREET = "STREET_ADDRESS"

TYPES: dict[str, str | None] = {
    **dict.fromkeys(("name", "name_female", "name_male", "person", "last_name", "last_name_female", "last_name_male"), "PERSON"),
    **dict.fromkeys(("first_name", "first_name_female", "first_name_male", "first_name_nonbinary"), "PERSON"),
    **dict.fromkeys(("address", "building_number", "street_name", "secondary_address"), STREET),
    "age": "AGE_OVER_89",
    "credit_card_number": "CREDIT_CARD",
    "date_of_birth": "DATE_OF_BIRTH",
    "email": "EMAIL",
    "iban": "BANK_ACCOUNT",
    "ip_address": "IP_ADDRESS",
    "phone_number": "PHONE",
    "ssn": "SSN",
    "us_driver_license": "DRIVER_LICENSE",
    **dict.fromkeys(("city", "country", "postcode", "state_abbr", "zipcode"), LEFT_OUT),
    **dict.fromkeys(("nation_plural", "nation_woman", "nationality"), LEFT_OUT),
    **dict.fromkeys(("job", "organization", "prefix", "prefix_female", "prefix_male", "url"), LEFT_OUT),
    **dict.fromkeys(("date_time", "day_of_week", "year"), LEFT_OUT),
}
"""Our type for each placeholder of the templates. One that is not here stops the run: nothing is left out by accident."""

STREET_PARTS = frozenset(
    ("street_address", "building_number", "street_name", "secondary_address", "military_apo", "military_dpo"),
)
"""The parts of an address that are the street address; cities, states, countries, codes and ships are not."""
BETWEEN_PARTS = re.compile(r"[\s,?>}]*")
"""What may stand between the parts of one street address: the templates set them on lines of their own, quoted at times."""
OLD = 90
OF_A_BIRTH = re.compile(r"\b(?:birth|born)\b")
"""One template uses a birthday for something else ("it's like that since"): there it is a date like any other."""


class Part(NamedTuple):
    """A value that the generator wrote: its placeholder, and where it stands."""

    placeholder: str
    start: int
    end: int


class Gold(NamedTuple):
    """A value that has to be protected, of one of our types."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, what must go, and what may go."""

    text: str
    gold: tuple[Gold, ...]
    neutral: tuple[tuple[int, int], ...]


def sentence(text: str, parts: Iterable[Part], inside: dict[str, tuple[Part, ...]]) -> Sentence:
    """Read the generator's values by our rules; `inside` has the parts of each address that it wrote in one piece."""
    gold: list[Gold] = []
    neutral: list[tuple[int, int]] = []
    for part in _opened(text, sorted(parts, key=lambda one: one.start), inside):
        kind = TYPES[part.placeholder]
        if kind is LEFT_OUT or part.placeholder == "address":
            neutral.append((part.start, part.end))
        elif kind == STREET and gold and _goes_on(text, gold[-1], part):
            gold[-1] = gold[-1]._replace(end=part.end)
        else:
            gold.append(Gold(part.start, part.end, kind))
    kept = tuple(one for one in gold if _protected(one.type, text[one.start : one.end], text))
    return Sentence(text, kept, (*neutral, *((one.start, one.end) for one in gold if one not in kept)))


def _opened(text: str, parts: Iterable[Part], inside: dict[str, tuple[Part, ...]]) -> Iterator[Part]:
    """An address in one piece is neutral as a whole; the street in it follows as a value of its own."""
    for part in parts:
        yield part
        if part.placeholder == "address":
            for one in inside[text[part.start : part.end]]:
                if one.placeholder in STREET_PARTS:
                    yield Part("street_name", part.start + one.start, part.start + one.end)


def _goes_on(text: str, last: Gold, part: Part) -> bool:
    return last.type == STREET and BETWEEN_PARTS.fullmatch(text, last.end, part.start) is not None


def _protected(kind: str, value: str, text: str) -> bool:
    """A street without a number is a place, not an address; ages up to 89 and dates other than birthdays are not protected."""
    match kind:
        case "STREET_ADDRESS":
            return any(character.isdigit() for character in value)
        case "AGE_OVER_89":
            return value.isdigit() and int(value) >= OLD
        case "DATE_OF_BIRTH":
            return OF_A_BIRTH.search(text) is not None
        case _:
            return bool(value.strip())
