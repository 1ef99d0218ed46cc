"""What only one city knows: how its numbers are written, and what it publishes itself.

`CitySection` is the section `city` of the configuration, `City` what the finders are handed: a value, never global.
A pattern of a city is code that somebody typed into a file, so it is kept on a leash: a small part of the language of
regular expressions is accepted, it is tried on hostile text when the file is read, and it runs with a time-out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

import regex
from pydantic import Field, StringConstraints, field_validator, model_validator

from rules.domain import Finding
from rules.find.public import NOTHING_PUBLIC, Public
from rules.find.recognizers.pattern import LABELLED, SHAPED, bare_source, labelled_source
from rules.find.trial import trial
from rules.section import Section

SECONDS = 0.5
"""How long one format may take over one text; a text that needs longer is refused."""

FormatType: TypeAlias = Literal[
    "CASE_NUMBER", "BADGE_NUMBER", "CRIMINAL_ID", "MEDICAL_RECORD", "ORG_ID", "HEALTH_INSURANCE_ID", "DRIVER_LICENSE",
    "LICENSE_PLATE", "BANK_ACCOUNT", "USERNAME_PASSWORD",
]  # fmt: skip
Label: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9 .#/&'-]{1,39}$")]
Phrase: TypeAlias = Annotated[str, StringConstraints(min_length=2, max_length=80)]


class FormatTooSlow(Exception):
    """A format of the city was not searched for in time: the text must not be used. Carries no text."""


class CityFormat(Section):
    """One kind of number of this city. Without labels it is found wherever it stands."""

    type: FormatType
    pattern: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    """How the value is written, e.g. ``\\d{2}-\\d{6}``: bounded repetition only, upper and lower case alike."""
    labels: tuple[Label, ...] = ()
    """Words that stand before it, as people write them: ``case``, ``GO``. No expression."""

    @field_validator("pattern")
    @classmethod
    def _is_safe(cls, pattern: str) -> str:
        if problem := trial(pattern):
            raise ValueError(problem)
        return pattern

    @model_validator(mode="after")
    def _is_narrow(self) -> CityFormat:
        if not self.labels and (problem := trial(self.pattern, alone=True)):
            raise ValueError(problem)
        return self


class PublicSection(Section):
    """What is published and stays as it is. Names of two words and more count as phrases, single ones as words."""

    phones: tuple[Phrase, ...] = ()
    emails: tuple[Phrase, ...] = ()
    addresses: tuple[Phrase, ...] = ()
    people: tuple[Phrase, ...] = ()
    streets: tuple[Phrase, ...] = ()
    parks: tuple[Phrase, ...] = ()
    buildings: tuple[Phrase, ...] = ()
    words: tuple[Phrase, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    @field_validator("words")
    @classmethod
    def _are_single(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        if any(" " in word for word in words):
            raise ValueError("holds more than one word in an entry: that is a phrase")
        return words

    def joined(self, other: PublicSection) -> PublicSection:
        """Both lists, field by field."""
        return PublicSection(**{name: getattr(self, name) + getattr(other, name) for name in PublicSection.model_fields})


class CitySection(Section):
    """The section ``city`` of the configuration."""

    packs: tuple[Literal["public_us"], ...] = ("public_us",)
    """Lists that ship with Townclerk, by name."""
    formats: Annotated[tuple[CityFormat, ...], Field(max_length=50)] = ()
    public: PublicSection = PublicSection()


@dataclass(frozen=True, slots=True)
class _Compiled:
    type: str
    regex: regex.Pattern[str] = field(repr=False)
    score: float


@dataclass(frozen=True, slots=True)
class City:
    """The section, ready to search with."""

    public: Public = NOTHING_PUBLIC
    formats: tuple[_Compiled, ...] = ()
    values: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    """Published values: type and key."""

    @classmethod
    def of(cls, section: CitySection) -> City:
        """Ready to search with. The packs must have been joined to `section.public` before."""
        listed = section.public
        names = (*listed.streets, *listed.parks, *listed.buildings, *listed.phrases)
        values = [("PHONE", one) for one in listed.phones] + [("EMAIL", one) for one in listed.emails]
        return cls(
            Public.of(listed.words, names, listed.people),
            tuple(_compiled(one) for one in section.formats),
            frozenset((kind, key) for kind, value in (*values, *(("STREET_ADDRESS", a) for a in listed.addresses))
                      for key in [_key(kind, value)]),
        )  # fmt: skip

    def publishes(self, kind: str, value: str) -> bool:
        """Whether the city itself publishes this value: its 311 line, City Hall and the rooms in it."""
        if kind not in _KEYS or not self.values:
            return False
        key = _key(kind, value)
        return (kind, key) in self.values or (
            kind == "STREET_ADDRESS" and any((kind, head) in self.values for head in _heads(key))
        )

    def formatted(self, text: str) -> Iterator[Finding]:
        """What is written as one of the city's formats. Raises `FormatTooSlow`."""
        for one in self.formats:
            try:
                for match in one.regex.finditer(text, timeout=SECONDS):
                    start, end = match.span("v")
                    if any(character.isdigit() for character in match["v"]):
                        yield Finding(start, end, one.type, one.score, "city_format")
            except TimeoutError:
                raise FormatTooSlow("a format of the city took too long") from None


NO_CITY = City()


def _compiled(one: CityFormat) -> _Compiled:
    value = rf"(?:{one.pattern})"
    if not one.labels:
        return _Compiled(one.type, regex.compile(bare_source(value), regex.IGNORECASE), SHAPED + 0.15)
    label = "|".join(re.escape(label).replace(r"\ ", r"[\s_]{1,3}") for label in sorted(one.labels, key=len, reverse=True))
    return _Compiled(one.type, regex.compile(labelled_source(label, value), regex.IGNORECASE), LABELLED + 0.03)


# ------------------------------------------------------------------ one key for all spellings of a published value


_STREET_WORDS = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "boulevard": "blvd", "lane": "ln", "court": "ct",
    "place": "pl", "parkway": "pkwy", "highway": "hwy", "square": "sq", "north": "n", "south": "s", "east": "e", "west": "w",
}  # fmt: skip


def _phone(value: str) -> str:
    return re.sub(r"\D", "", value.lower().partition("x")[0])[-10:]


def _address(value: str) -> str:
    words = re.findall(r"[\w/]+", value.lower())
    return " ".join(_STREET_WORDS.get(word, word) for word in words)


_KEYS = {"PHONE": _phone, "EMAIL": str.lower, "STREET_ADDRESS": _address}


def _key(kind: str, value: str) -> str:
    return _KEYS[kind](value)


def _heads(key: str) -> Iterable[str]:
    """The address without its unit: "915 i st room 2000" begins with "915 i st"."""
    words = key.split()
    return (" ".join(words[:length]) for length in range(2, len(words)))
