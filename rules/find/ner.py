"""What the trained model found, trimmed to what can be a name or a value.

The model reads context and has learnt from invented papers; what is public, a place or a piece of code it can't know. Its spans
pass here before they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.domain import Finding
from rules.find.city import NO_CITY, City
from rules.find.common import is_common
from rules.find.given_names import GIVEN_NAMES
from rules.find.names import Named, Styles, names_a_place
from rules.find.passages import Style
from rules.find.public import HEADINGS, PLACE_WORDS, ROLE_AND_TITLE_WORDS, THING_WORDS, Public
from rules.find.reading import PARTICLES, WORD, Span
from rules.find.vocabulary import vocabulary

PERSON = "PERSON"
PERSON_SCORE = 0.8
VALUE_SCORE = 0.45
"""Below every pattern: where both find something, the pattern knows better where it begins and ends."""
MODEL = "model"

_WORDS = re.compile(rf"(?:[^\W\d_]\.){{1,3}}|{WORD}")
_BREAKS = re.compile(r"[\n;:/|&+=<>\d]|[.!?][ \t]|[.,!?][\"\u201d]")
_LIST = re.compile(r"[\n;:/|&+=<>\d,]|[.!?][ \t]")
"""What ends a name where several stand in a row: "Fairweather, Kim, O'Dell"."""
_LINKS = vocabulary("and or with vs v versus aka alias y und et to from by is was said states told")
_CODE_BEFORE = re.compile(r"\w_$|[\\$]$|\w[./]$")
_CODE_AFTER = re.compile(r"_\w|\(|\.[a-z]|/[a-z]")
_NOT_FIRST = ROLE_AND_TITLE_WORDS | HEADINGS | frozenset({"v", "s", "w"})
_SURNAMES_TOO = vocabulary("park field lake hall church temple hill garden lane wells center way rivers banks")
_ENDS_NO_NAME = (PLACE_WORDS | THING_WORDS) - _SURNAMES_TOO
_EDGES = " \t\n.,;:|/\"'()[]{}<>*_=-\u2013\u2014"
_NAME_SIGNS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ \t\n.,'\u2019\"\u201c\u201d()-])*")
_ROMAN = re.compile(r"[IVXLC]+(?:\.[A-Z])?")
_SEPARATORS = re.compile(r"[ \t\n./()#-]+")
_SHAPES = {
    "AGE_OVER_89": r"(?:9\d|1[01]\d)",
    "BADGE_NUMBER": r"[A-Z]{0,4}\d{2,7}[A-Z]?",
    "BANK_ACCOUNT": r"[A-Z]{0,4}[\dX*]{4,30}",
    "CASE_NUMBER": r"(?=(?:\D*\d){4})[A-Z\d]{5,24}",
    "CREDIT_CARD": r"[\dX*]{4,19}",
    "DATE_OF_BIRTH": r"(?!)",
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
"""How a value looks without blanks, dots, hyphens and strokes. What has another shape was found by mistake; a date alone may be
any date, and with its label the patterns find it."""
_SHAPED = {kind: re.compile(shape, re.IGNORECASE) for kind, shape in _SHAPES.items()}
_FREE = frozenset({"USERNAME_PASSWORD", "STREET_ADDRESS"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of the model and what it takes it for."""

    start: int
    end: int
    kind: str


def names_in(text: str, entities: Iterable[Entity], public: Public) -> Iterator[Named]:
    """The names among the spans; where two people stand in one span, both."""
    styles = Styles(text)
    for entity in entities:
        if entity.kind == PERSON:
            for span in _runs(text, entity, styles.at(entity.start)):
                if _is_a_name(text, span, public):
                    yield Named(*span, PERSON_SCORE, MODEL)


def values_in(text: str, entities: Iterable[Entity], city: City = NO_CITY) -> Iterator[Finding]:
    """The protected values among the spans."""
    for entity in entities:
        start, end = _stripped(text, entity.start, entity.end)
        value = text[start:end]
        if entity.kind != PERSON and _may_be_a_value(entity.kind, value) and not city.publishes(entity.kind, value):
            yield Finding(start, end, entity.kind, VALUE_SCORE, MODEL)


def _stripped(text: str, start: int, end: int) -> Span:
    value = text[start:end]
    return start + len(value) - len(value.lstrip(_EDGES)), end - (len(value) - len(value.rstrip(_EDGES)))


def _runs(text: str, entity: Entity, style: Style) -> Iterator[Span]:
    """The parts of a span between words that stand in no name: "Odom and Reyes", "Witness Bob Leary"."""
    run: list[Span] = []
    start, end = _stripped(text, entity.start, entity.end)
    breaks = _LIST if text.count(",", start, end) > 1 else _BREAKS
    for word in _WORDS.finditer(text, start, end):
        if run and (breaks.search(text[run[-1][1] : word.start()]) or _whole_before_comma(text, run)):
            yield run[0][0], run[-1][1]
            run = []
        if _stands_in_name(word.group(), style, first=not run):
            run.append(word.span())
        elif run:
            yield run[0][0], run[-1][1]
            run = []
    if run:
        yield run[0][0], run[-1][1]


def _whole_before_comma(text: str, run: list[Span]) -> bool:
    """A given and a family name before a comma are somebody already: "Maria Lopez, Ana Reyes", unlike "Lopez, Ana"."""
    first = text[slice(*run[0])].lower()
    return len(run) > 1 and text[run[-1][1]] == "," and first in GIVEN_NAMES


def _stands_in_name(word: str, style: Style, *, first: bool) -> bool:
    lower = word.lower()
    if lower in _LINKS or (first and (lower in _NOT_FIRST or (len(lower) > 2 and lower.rstrip(".") in _NOT_FIRST))):
        return False
    return style != "mixed" or lower in PARTICLES or not word[0].islower()


def _is_a_name(text: str, span: Span, public: Public) -> bool:
    name = text[slice(*span)]
    if not _NAME_SIGNS.fullmatch(name) or _ROMAN.fullmatch(name) or is_common(name):
        return False
    if name.count("(") != name.count(")") or _ends_as_a_place(name):
        return False
    if public.names(name) or public.stands_in(name) or public.stands_around(text, *span):
        return False
    return not (_in_code(text, span) or names_a_place(text, *span))


def _ends_as_a_place(name: str) -> bool:
    *before, last = name.lower().split()
    return bool(before) and last in _ENDS_NO_NAME


def _in_code(text: str, span: Span) -> bool:
    """A word of a path, an identifier or a snippet: `sqlalchemy`, seal.py, max_tokens."""
    start, end = span
    return bool(_CODE_BEFORE.search(text[max(0, start - 2) : start]) or _CODE_AFTER.match(text, end))


def _may_be_a_value(kind: str, value: str) -> bool:
    shape = _SHAPED.get(kind)
    return kind in _FREE if shape is None else shape.fullmatch(_SEPARATORS.sub("", value)) is not None
