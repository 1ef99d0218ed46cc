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
from rules.find.names import Named, Styles, names_a_place
from rules.find.passages import Style
from rules.find.public import HEADINGS, NOTHING_PUBLIC, PLACE_WORDS, ROLE_AND_TITLE_WORDS, THING_WORDS, Public
from rules.find.reading import PARTICLES, WITH_A_CAPITAL, WORD, Span

PERSON_SCORE = 0.8
MISTAKEN_SCORE = 0.6
"""A span that the model calls a firm or a place and that is spelled like a person's full name."""

_WORDS = re.compile(rf"(?:[^\W\d_]\.){{1,3}}|{WORD}")
_BREAKS = re.compile(r"[\n\d:;<>|/=_{}\[\]@#*&]|,")
_CODE_BEFORE = re.compile(r"\w_$|[\\$]$|\w[./]$")
_CODE_AFTER = re.compile(r"_\w|\(|\.[a-z]|/[a-z]")
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


def names_in(text: str, entities: Iterable[Entity], public: Public = NOTHING_PUBLIC) -> Iterator[Named]:
    """The names within the spans that a model found."""
    styles = Styles(text)
    for entity in entities:
        for span in _runs(text, entity, styles.at(entity.start)):
            accepted = _is_a_name if entity.person else _is_a_full_name
            if accepted(text, span, styles.at(span[0]), public):
                yield Named(*span, PERSON_SCORE if entity.person else MISTAKEN_SCORE, "spacy")


def _runs(text: str, entity: Entity, style: Style) -> list[Span]:
    """The parts of a span whose words can all stand in a name."""
    runs: list[list[Span]] = [[]]
    last = entity.start
    for match in _WORDS.finditer(text, entity.start, entity.end):
        stands = _stands_in_name(match.group(), style) and not _opens_sentence(text, match)
        if _BREAKS.search(text[last : match.start()]) or not stands:
            runs.append([])
        if stands:
            runs[-1].append(match.span())
        last = match.end()
    return [(run[0][0], run[-1][1]) for run in runs if run]


def _opens_sentence(text: str, word: re.Match[str]) -> bool:
    """An ordinary word with the capital of a sentence: "Discuss Graham"."""
    lower = word.group().lower()
    opens = text[max(0, word.start() - 2) : word.start()].strip(" \t") in ("", ".", "!", "?", ":", "\n") if word.start() else True
    return opens and word.group().istitle() and is_common(lower) and lower not in WITH_A_CAPITAL and lower not in GIVEN_NAMES


def _stands_in_name(word: str, style: Style) -> bool:
    lower = word.lower().rstrip(".")
    if lower in _NOT_IN_A_NAME:
        return False
    if style == "mixed":
        return word[0].isupper() or lower in PARTICLES
    return not is_common(lower)


def _is_a_name(text: str, span: Span, style: Style, public: Public) -> bool:
    name = text[slice(*span)]
    words = name.split()
    if _in_code(text, span) or public.names(name) or public.stands_in(name) or names_a_place(text, *span):
        return False
    if words[-1].lower() in _ENDS_NO_NAME or all(word.lower() in PARTICLES or is_common(word) for word in words):
        return False
    if len(words) == 1:
        return len(name) > 1 and not (style == "mixed" and name.isupper()) and (style != "lower" or name.lower() in GIVEN_NAMES)
    return style != "mixed" or not name.isupper() or words[0].lower() in GIVEN_NAMES


def _in_code(text: str, span: Span) -> bool:
    """A word of a path, an identifier or a snippet: `sqlalchemy`, seal.py, max_tokens."""
    start, end = span
    return bool(_CODE_BEFORE.search(text[max(0, start - 2) : start]) or _CODE_AFTER.match(text, end))


def _is_a_full_name(text: str, span: Span, style: Style, public: Public) -> bool:
    """Two or three words with capitals, none of them ordinary or public: "Gregory Stahl", not "Tower Bridge"."""
    words = text[slice(*span)].split()
    if not 2 <= len(words) <= 3 or not _is_a_name(text, span, style, public):
        return False
    spelled = style != "mixed" or all(word[0].isupper() and not word.isupper() for word in words if not word.endswith("."))
    return spelled and not any(is_common(word) or public.names(word) for word in words)
