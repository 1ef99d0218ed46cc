"""What the trained model takes for a name, trimmed to what can be one.

The model reads context and has learnt from invented papers; what is public, a place or a piece of code it can't know. Its spans
pass here before they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rules.find.common import CODES, is_common
from rules.find.entity import MODEL, PERSON, Entity
from rules.find.given_names import GIVEN_NAMES
from rules.find.names import Named, Styles, names_a_place
from rules.find.passages import Style
from rules.find.public import HEADINGS, PLACE_WORDS, ROLE_AND_TITLE_WORDS, THING_WORDS, Public
from rules.find.reading import OF_SEVERAL, PARTICLES, WORD, Span
from rules.find.vocabulary import vocabulary
from rules.people.names import SUFFIXES

PERSON_SCORE = 0.8
CERTAIN = 0.8
"""So sure a model must be before an ordinary or a public word ("Medic Roper", "Suspect: Smith") is a name to us."""

_WORDS = re.compile(rf"(?:[^\W\d_]\.){{1,3}}|{WORD}")
_BREAKS = re.compile(r"[\n;:/|&+=<>\d]|[.!?][ \t]|[.,!?][\"\u201d]")
_LIST = re.compile(r"[\n;:/|&+=<>\d,]|[.!?][ \t]")
"""What ends a name where several stand in a row: "Fairweather, Kim, O'Dell"."""
_GOES_ON = re.compile(r",?[ \t](?:and|or|&|y)[ \t][^\W\d_a-z]")
"""Behind the last but one name of a list: "Aguirre, Teo and Cha"."""
_LINKS = vocabulary("and or with vs v versus aka alias y und et to from by is was said states told")
_CODE_BEFORE = re.compile(r"\w_$|[\\$]$|\w[./]$")
_CODE_AFTER = re.compile(r"_\w|\(|\.[a-z]|/[a-z]")
_NOT_FIRST = ROLE_AND_TITLE_WORDS | HEADINGS | frozenset({"v", "s", "w"})
_SURNAMES_TOO = vocabulary("park field lake hall church temple hill garden lane wells center way rivers banks")
_ENDS_NO_NAME = (PLACE_WORDS | THING_WORDS) - _SURNAMES_TOO
_QUOTES = '"\u201c\u201d'
_NAME_SIGNS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ \t\n.,'\u2019\"\u201c\u201d()-])*")
_ROMAN = re.compile(r"[IVXLC]+(?:\.[A-Z])?")


def names_in(text: str, entities: Iterable[Entity], public: Public) -> Iterator[Named]:
    """The names among the spans; where two people stand in one span, both."""
    styles = Styles(text)
    for entity in entities:
        if entity.kind == PERSON:
            style = "lower" if entity.sure >= CERTAIN else styles.at(entity.start)  # then small letters are no reason to doubt
            for run in _runs(text, entity, style):
                span = _without_code(text, run)
                listed = public.publishes(text[slice(*span)]) or public.stands_around(text, *span)
                sure = entity.sure >= CERTAIN and not listed
                if _spelled_as_a_name(text, span) and (sure or not _known_as_no_name(text, span, public)):
                    yield Named(*span, PERSON_SCORE, MODEL)


def _runs(text: str, entity: Entity, style: Style) -> Iterator[Span]:
    """The parts of a span between words that stand in no name: "Odom and Reyes", "Witness Bob Leary"."""
    run: list[Span] = []
    start, end = entity.stripped(text)
    several = OF_SEVERAL.search(text, max(0, start - 24), start) or _GOES_ON.match(text, end)
    listed = text.count(",", start, end) > 1 or ("," in text[start:end] and several)
    breaks = _LIST if listed else _BREAKS
    for word in _WORDS.finditer(text, start, end):
        if run and (breaks.search(text[run[-1][1] : word.start()]) or _closes(text, run, word) or _whole_before_comma(text, run)):
            yield run[0][0], run[-1][1]
            run = []
        if _stands_in_name(word.group(), style, first=not run):
            run.append(word.span())
        elif run:
            yield run[0][0], run[-1][1]
            run = []
    if run:
        yield run[0][0], run[-1][1]


def _without_code(text: str, span: Span) -> Span:
    """A name without the code behind it: "ANDRE HBD", "Purnell FB"."""
    start, end = span
    name = text[start:end]
    before, _, last = name.rpartition(" ")
    if not before.strip() or "," in name or not last.isupper() or last.lower() in SUFFIXES:
        return span
    is_code = last.lower() in CODES or (len(last) < 4 and before.split()[-1].istitle())
    return (start, start + len(before.rstrip())) if is_code else span


def _closes(text: str, run: list[Span], word: re.Match[str]) -> bool:
    """A quotation that ends between two words of which neither opened it: ``... with Q." Anthony``."""
    gap = text[run[-1][1] : word.start()]
    return gap[:1] in _QUOTES and gap[:1] != "" and not any(sign in _QUOTES for sign in text[run[0][0] : run[-1][1]])


def _whole_before_comma(text: str, run: list[Span]) -> bool:
    """A given and a family name before a comma are somebody already: "Maria Lopez, Ana Reyes", unlike "Lopez, Ana"."""
    first = text[slice(*run[0])].lower()
    return len(run) > 1 and text[run[-1][1]] == "," and first in GIVEN_NAMES


def _stands_in_name(word: str, style: Style, *, first: bool) -> bool:
    lower = word.lower()
    if lower in _LINKS or (first and (lower in _NOT_FIRST or (len(lower) > 2 and lower.rstrip(".") in _NOT_FIRST))):
        return False
    return style != "mixed" or lower in PARTICLES or not word[0].islower()


def _spelled_as_a_name(text: str, span: Span) -> bool:
    name = text[slice(*span)]
    if not _NAME_SIGNS.fullmatch(name) or _ROMAN.fullmatch(name):
        return False
    return name.count("(") == name.count(")") and not _in_code(text, span)


def _known_as_no_name(text: str, span: Span, public: Public) -> bool:
    """An ordinary word, a place or something public, unless somebody is called so: "Suspect: Smith", "Medic Roper"."""
    name = text[slice(*span)]
    if is_common(name) or _ends_as_a_place(name) or names_a_place(text, *span):
        return True
    return public.names(name) or public.stands_in(name) or public.stands_around(text, *span)


def _ends_as_a_place(name: str) -> bool:
    *before, last = name.lower().split()
    return bool(before) and last in _ENDS_NO_NAME


def _in_code(text: str, span: Span) -> bool:
    """A word of a path, an identifier or a snippet: `sqlalchemy`, seal.py, max_tokens."""
    start, end = span
    return bool(_CODE_BEFORE.search(text[max(0, start - 2) : start]) or _CODE_AFTER.match(text, end))
