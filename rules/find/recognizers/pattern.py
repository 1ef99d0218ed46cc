"""The shape of an identifier recognizer: one row that says what is found, after which label, and why.

A row is data. What all rows share - the distance between a label and its value, the words that may stand
between them - is written once here, so that a family file reads like the table in the domain guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rules.find.recognizers.openings import ENDS, openings

LABELLED = 0.95
CHECKED = 0.9
SHAPED = 0.7
"""Scores: a label names the value; a check digit proves it; only its shape speaks for it."""

VETO_WINDOW = 32
"""How many characters before a value are read for a word that speaks against it."""


BEGINS_WITH_DIGIT = "0"
HOLDS_DIGIT = "*0"
"""Openings that are no letters: a word that begins with a digit, a word that holds one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is written. The rest saves time: where nothing of it can begin, it is not tried."""

    regex: re.Pattern[str]
    openings: frozenset[str] | None = None
    """A match begins with a word, and the word with one of these: one to three letters in lower case (a point behind them: the
    whole word), or a class of words (above). None: a match can begin anywhere."""
    needs: tuple[str, ...] = ()
    """One of these stands in every match, in lower case. Only for what can begin anywhere."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Finds one kind of identifier: the group ``v`` of `shape` is the value.

    `check` may refuse a value (check digits, ranges); `unless` refuses one when it matches the text just
    before it, `beside` when it does not match the text around it. `source` says where the format comes from.
    """

    id: str
    type: str
    shape: Shape
    source: str
    score: float = LABELLED
    check: Callable[[str], bool] | None = None
    unless: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    digits: bool = True
    """Whether the value always holds a digit: then lines without any need not be read. Only for what can begin anywhere."""


_QUALIFIER = r"(?:(?:no|nos|num|nbr|nmbr|number|numbers|id|card|n[uú]m|n[uú]mero)\b\.?|n[º°]|\#)"
_SAYS = r"(?:(?:is|was|are|reads?|shows?|given[ \t]as|listed[ \t]as|es|era|son)[ \t:])"
_REMARK = (
    r"(?:(?:possibly|maybe|poss\.?|on[ ]file|given|provided|listed|returned|came[ ]back|comes[ ]back|beginning|begins|starting|"
    r"starts|with|as|,?[ ]?(?:he|she|they)[ ](?:gave|said|used|provided))[ \t,]{1,2}){0,3}"
)
GAP = (
    rf"""["'*`)\]]{{0,2}},?[ \t_]{{0,2}}{_QUALIFIER}?[ \t]?{_QUALIFIER}?(?:[ \t]?\([A-Za-z .]{{2,14}}\))?["'*`)]{{0,2}}"""
    rf"""[ \t]{{0,3}}(?:[:=/.,|–—>-]{{1,2}}[ \t]{{0,8}})?{_REMARK}{_SAYS}?[ \t]{{0,2}}["'*`(]{{0,2}}\#?"""
)
"""What may stand between a label and its value: "no.", "#", ":", "is", quotes, dashes, a remark in brackets."""


def labelled_source(label: str, value: str) -> str:
    """The expression behind `labelled`, for engines other than `re`."""
    return rf"(?<![^\W_])(?:{label}){GAP}(?<!\w)(?P<v>{value})(?!\w)"


def bare_source(value: str) -> str:
    """The expression behind `bare`."""
    return rf"(?<![^\W_])(?<!\.)(?<![^\W_]-)(?P<v>{value})(?![^\W_])(?!-[^\W_])"


def labelled(label: str, value: str) -> Shape:
    """`value` straight after `label`, with "no.", "#", ":" and quotes allowed between: ``MRN#: 0078``, ``"mrn": "0078"``."""
    return Shape(re.compile(labelled_source(label, value), re.IGNORECASE), openings(label))


def near(label: str, value: str) -> Shape:
    """`value` up to 25 characters after `label` on the same line. For shapes that little else has."""
    source = rf"(?<![^\W_])(?:{label})(?![^\W\d_])[^\n\d]{{0,25}}?(?<!\w)(?P<v>{value})(?!\w)"
    return Shape(re.compile(source, re.IGNORECASE), openings(label))


def bare(value: str, opening: str | None = HOLDS_DIGIT, *needs: str) -> Shape:
    """`value` anywhere, as a word of its own. `opening`: the class of its first word."""
    return Shape(re.compile(bare_source(value), re.IGNORECASE), frozenset([opening]) if opening else None, needs)


def written(
    source: str, flags: int | re.RegexFlag = 0, *, after: str | frozenset[str] = "", needs: tuple[str, ...] = ()
) -> Shape:
    """An expression as it stands. `after`: the words that it begins with, as an alternation, or classes of words."""
    known = openings(after) if isinstance(after, str) and after else after or None
    return Shape(re.compile(source, flags), known if isinstance(known, frozenset) else None, needs)


NUMBER_FIRST = frozenset([BEGINS_WITH_DIGIT])


def before(words: str) -> re.Pattern[str]:
    """For `Pattern.unless`: one of `words` stands just before the value, at most a short word between."""
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])[\s:#.(/_=-]{{0,3}}(?:[^\W_]{{1,8}}[\s:#.=]{{1,2}})?$", re.IGNORECASE)


WORD = re.compile(r"[^\W_]+")
_LETTERS = 3


def opening(word: str) -> str:
    """What of a word decides which patterns it can begin: its first letters in lower case, and whether it holds a digit."""
    if word.isalpha():
        return word[:_LETTERS].lower()
    if word[0].isdigit():
        return BEGINS_WITH_DIGIT
    first = word[:_LETTERS].lower()
    return first[: next((n for n, sign in enumerate(first) if not sign.isalpha()), _LETTERS)] + BEGINS_WITH_DIGIT


def keys_of(opened: str) -> frozenset[str]:
    """The openings (as in `Shape.openings`) that `opening` stands for."""
    letters = opened.removesuffix(BEGINS_WITH_DIGIT)
    keys = {letters[:length] for length in range(1, len(letters) + 1)}
    if letters == opened and len(letters) < _LETTERS:
        keys.add(letters + ENDS)
    if letters != opened:
        keys |= {HOLDS_DIGIT} if letters else {HOLDS_DIGIT, BEGINS_WITH_DIGIT}
    return frozenset(keys)
