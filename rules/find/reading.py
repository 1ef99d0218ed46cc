"""Reading a name that begins at a given place: how far do its words go?

Anchors (a rank, a role tag, a field label) say where a name begins. This says where it ends, by what the
spelling of the passage allows: capitals in ordinary text; in all capitals or lower case, words that are no
ordinary words.
"""

from __future__ import annotations

import re

from rules.find.common import CODES, FUNCTION_WORDS, is_common
from rules.find.passages import Style
from rules.find.public import HEADINGS, MONTHS_AND_DAYS, PLACE_WORDS, ROLE_AND_TITLE_WORDS

Span = tuple[int, int]

OF_SEVERAL = re.compile(
    r"(?:(?<=[^s\W])s|crew|staff|present|cc|children)[\"'*]{0,3}[ \t]{0,2}[:=][ \t\"'*\[{]{0,6}$", re.IGNORECASE
)
"""A label for several people: what a comma stands between behind it are two of them."""

_LETTERS = r"[^\W\d_](?:(?!'[sS]\b)'?[^\W\d_]){0,30}"
WORD = rf"{_LETTERS}(?:-{_LETTERS}){{0,3}}"
"""One word of a name, with hyphens and apostrophes, without a possessive ending."""
PARTICLES = frozenset(
    [
        "de",
        "la",
        "las",
        "los",
        "del",
        "dela",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "binti",
        "ibn",
        "al",
        "el",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "le",
        "st",
        "san",
        "abu",
    ]
)
LONGEST = 4

_PIECE = re.compile(rf"(?:(?:[^\W\d_]\.){{1,3}}|{WORD})")
_GAP = re.compile(r"[ \t]{1,2}|(?<=\.)(?=[^\W\d_])")
NO_TAG = r"(?!(?:(?:RP|RV|MP|[SVWPOC])-?\d{0,2}|(?i:suspect|victim|witness|caller|arrestee|defendant|patient|officer))[\")'])"
"""A tag in brackets between two names is no nickname of either."""
_NICKNAME = re.compile(r"[ \t][\"(']" + NO_TAG + r"([^\W\d_][\w .'-]{0,18})[\")'](?=[ \t][^\W\d_])")
_COMMA = re.compile(r",[ \t]{0,2}(?=[^\W\d_])")
_INITIAL = re.compile(r"[ \t][^\W\d_a-z]\b\.?")
_SUFFIX = re.compile(r",?[ \t](?:[JjSs][Rr]\b\.?|I{2,3}\b|IV\b)")
_NEVER = FUNCTION_WORDS | (ROLE_AND_TITLE_WORDS - {"guard", "unit"}) | HEADINGS
_NEVER_FIRST = _NEVER | MONTHS_AND_DAYS
_AFTER_A_NAME = frozenset(["her", "so", "an", "do", "my", "vu", "ho", "lo", "may", "will"])
"""Ordinary words that are family names as well: a name when they follow one with a capital."""
WITH_A_CAPITAL = frozenset(
    [
        "will",
        "may",
        "mark",
        "grant",
        "rose",
        "art",
        "bill",
        "drew",
        "chase",
        "price",
        "young",
        "long",
        "little",
        "rich",
        "best",
        "bell",
        "early",
        "day",
        "hope",
        "grace",
        "joy",
        "april",
        "june",
        "august",
    ]
)


def read_name(text: str, start: int, style: Style, longest: int = LONGEST, *, listed: bool = False) -> Span | None:
    """The name that begins at `start`: ``Mary Ann Lee``, ``J.R. Solano``, ``LEE, Mary A``; None if there is none.

    `listed` says that one name is expected, as in a cell or a field: then ``Lee, Mary`` is one as well.
    """
    span = _words(text, start, style, longest)
    if span is None:
        return None
    end = span[1]
    if comma := _COMMA.match(text, end):
        end = _given_after_comma(text, span, comma.end(), style, listed=listed) or end
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    return start, end


_ROLE_LETTERS = frozenset({"S", "V", "W"})


def extended(text: str, span: Span) -> Span:
    """A name with the name words beside it, in ordinary spelling: no first name may be left standing alone.

    Not without end: a run of capitalised words as long as a page would be walked again from each of its words.
    """
    start, end = span
    for _ in range(LONGEST):
        start = _word_before(text, start) or start
        end = _word_after(text, end) or end
    return start, end


_BEFORE = re.compile(
    rf"(?P<word>(?:(?<![\w'\u2019-])[^\W\d_]\.|{WORD}))"
    rf"(?:[ \t]|[ \t][\"(]{NO_TAG}[^\W\d_][\w .'-]{{0,18}}[\")][ \t])$"
)
_FAMILY_BEFORE = re.compile(rf"(?:^|\n|[|/-][ \t]|\t)[ \t]{{0,3}}(?P<word>{WORD}),[ \t]$")
_AFTER = re.compile(rf"[ \t](?:[\"(]{NO_TAG}[^\W\d_][\w .'-]{{0,18}}[\")][ \t])?(?P<word>{WORD})")


def _word_before(text: str, start: int) -> int | None:
    head = text[max(0, start - 48) : start]
    match = _BEFORE.search(head) or _FAMILY_BEFORE.search(head)
    if match is None or not _extends(match["word"], text[start], first=True):
        return None
    return start - len(head) + match.start("word")


def _word_after(text: str, end: int) -> int | None:
    match = _AFTER.match(text, end)
    return match.end("word") if match and _extends(match["word"], text[end - 1], first=False) else None


def _extends(word: str, neighbour: str, *, first: bool) -> bool:
    lower = word.lower().rstrip(".")
    if not word[0].isupper() or (len(word) > 2 and word.isupper()) or (first and word in _ROLE_LETTERS):
        return False
    if not first and lower in _AFTER_A_NAME:
        return True
    return lower not in _NEVER_FIRST and lower not in PLACE_WORDS and not is_common(lower) and neighbour.isalpha()


def _words(text: str, start: int, style: Style, longest: int, *, begun: bool = False) -> Span | None:
    position, end, count = start, start, 0
    while count < longest and (piece := _PIECE.match(text, position)):
        word = piece.group()
        if not _fits(word, style, first=count == 0 and not begun):
            break
        position = piece.end()
        if word.lower() not in PARTICLES or word[0].isupper():
            end, count = position, count + 1
        if nickname := _NICKNAME.match(text, position):
            position = nickname.end()
        gap = _GAP.match(text, position)
        if gap is None:
            break
        position = gap.end()
    return (start, end) if sum(character.isalpha() for character in text[start:end]) >= 2 else None


def _fits(word: str, style: Style, *, first: bool) -> bool:
    lower = word.lower().rstrip(".")
    if (not first and lower in PARTICLES) or (word.endswith(".") and word.isupper() and len(lower) <= 5):
        return True
    if style == "mixed":
        refused = _NEVER_FIRST if first else _NEVER - _AFTER_A_NAME
        return word[0].isupper() and (lower not in refused or lower in WITH_A_CAPITAL)
    if style == "caps" and not word.isupper():
        return word[0].isupper() and lower not in _NEVER_FIRST
    return not (first and len(lower) == 1) and not is_common(lower) and lower not in _NEVER_FIRST


def _given_after_comma(text: str, family: Span, start: int, style: Style, *, listed: bool) -> int | None:
    """Where the given names after "LAST, " end. Only a family name in capitals, or a place for one name, promises any."""
    last = text[slice(*family)]
    if not listed and not last.isupper():
        return None
    first = _PIECE.match(text, start)
    if first is None or not _can_be_given(first.group(), style):
        return None
    more = _GAP.match(text, first.end())
    if not last.isupper() and _two_full_names(text, last, more):
        return None
    middle = _words(text, more.end(), style, 2, begun=True) if more and style != "lower" else None
    initial = _INITIAL.match(text, first.end())
    return max(first.end(), middle[1] if middle else 0, initial.end() if initial else 0)


def _two_full_names(text: str, before: str, more: re.Match[str] | None) -> bool:
    """``Ana Reyes, Maria Lopez``: a list of people, not a family name and given names."""
    words = [word for word in before.split() if word.lower() not in PARTICLES]
    following = _PIECE.match(text, more.end()) if more else None
    return len(words) >= 2 and following is not None and following.group()[0].isupper()


def _can_be_given(word: str, style: Style) -> bool:
    """Given names may be ordinary words ("HUNG", "ART"); after "LAST, " only function words and codes can't be."""
    lower = word.lower()
    spelled = word.isupper() if style == "caps" else word[0].isupper() or style == "lower"
    return (
        spelled
        and len(word) > 1
        and lower not in FUNCTION_WORDS
        and (lower not in CODES or len(lower) == 3)
        and lower not in ROLE_AND_TITLE_WORDS
        and lower not in HEADINGS
    )
