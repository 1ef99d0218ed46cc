"""What a model takes for a person, trimmed to what can be a name.

Statistical models know names, not city text: they swallow the rank before a name and the verb after it in
capitals, take eponyms for people and people for firms. Their spans pass here before they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.find.common import is_common
from rules.find.given_names import GIVEN_NAMES
from rules.find.names import Named, Styles, holds_public_phrase, is_public, names_a_place
from rules.find.passages import Style
from rules.find.public import HEADINGS, PLACE_WORDS, ROLE_AND_TITLE_WORDS, THING_WORDS
from rules.find.reading import PARTICLES, WORD, Span

PERSON_SCORE = 0.8
MISTAKEN_SCORE = 0.6
"""A span that the model calls a firm or a place and that is spelled like a person's full name."""

_WORDS = re.compile(rf"(?:[^\W\d_]\.){{1,3}}|{WORD}")
_BREAKS = re.compile(r"[\n\d:;<>|/=_{}\[\]@#*&]|,")
_NOT_IN_A_NAME = ROLE_AND_TITLE_WORDS | HEADINGS
_SURNAMES_TOO = frozenset(
    ["park", "field", "lake", "hall", "church", "temple", "hill", "garden", "lane", "wells", "center", "way", "rivers", "banks"]
)
_ENDS_NO_NAME = (PLACE_WORDS | THING_WORDS) - _SURNAMES_TOO


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of the model; `person` is its own opinion."""

    start: int
    end: int
    person: bool


def names_in(text: str, entities: Iterable[Entity]) -> Iterator[Named]:
    """The names within the spans that a model found."""
    styles = Styles(text)
    for entity in entities:
        for span in _runs(text, entity, styles.at(entity.start)):
            accepted = _is_a_name if entity.person else _is_a_full_name
            if accepted(text, span, styles.at(span[0])):
                yield Named(*span, PERSON_SCORE if entity.person else MISTAKEN_SCORE, "spacy")


def _runs(text: str, entity: Entity, style: Style) -> list[Span]:
    """The parts of a span whose words can all stand in a name."""
    runs: list[list[Span]] = [[]]
    last = entity.start
    for match in _WORDS.finditer(text, entity.start, entity.end):
        if _BREAKS.search(text[last : match.start()]) or not _stands_in_name(match.group(), style):
            runs.append([])
        if _stands_in_name(match.group(), style):
            runs[-1].append(match.span())
        last = match.end()
    return [(run[0][0], run[-1][1]) for run in runs if run]


def _stands_in_name(word: str, style: Style) -> bool:
    lower = word.lower().rstrip(".")
    if lower in _NOT_IN_A_NAME:
        return False
    if style == "mixed":
        return word[0].isupper() or lower in PARTICLES
    return not is_common(lower)


def _is_a_name(text: str, span: Span, style: Style) -> bool:
    name = text[slice(*span)]
    words = name.split()
    if (
        len(name) < 2
        or is_public(name)
        or holds_public_phrase(name)
        or names_a_place(text, *span)
        or words[-1].lower() in _ENDS_NO_NAME
    ):
        return False
    if len(words) == 1:
        return (
            not is_common(name)
            and not (style == "mixed" and name.isupper())
            and (style == "mixed" or name.lower() in GIVEN_NAMES or len(name) > 3)
        )
    return not all(is_common(word) for word in words) and not (
        style == "mixed" and name.isupper() and words[0].lower() not in GIVEN_NAMES
    )


def _is_a_full_name(text: str, span: Span, style: Style) -> bool:
    """Two or three words with capitals, none of them ordinary or public: "Gregory Stahl", not "Tower Bridge"."""
    words = text[slice(*span)].split()
    if not 2 <= len(words) <= 3 or not _is_a_name(text, span, style):
        return False
    spelled = style != "mixed" or all(word[0].isupper() and not word.isupper() for word in words if not word.endswith("."))
    return spelled and not any(is_common(word) or is_public(word) for word in words)
