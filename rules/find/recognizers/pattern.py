"""The shape of an identifier recognizer: one row that says what is found, after which label, and why.

A row is data. What all rows share - the distance between a label and its value, the words that may stand
between them - is written once here, so that a family file reads like the table in the domain guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LABELLED = 0.95
CHECKED = 0.9
SHAPED = 0.7
"""Scores: a label names the value; a check digit proves it; only its shape speaks for it."""

VETO_WINDOW = 32
"""How many characters before a value are read for a word that speaks against it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Finds one kind of identifier: the group ``v`` of `regex` is the value.

    `check` may refuse a value (check digits, ranges); `unless` refuses one when it matches the text just
    before it. `source` says where the format comes from.
    """

    id: str
    type: str
    regex: re.Pattern[str]
    source: str
    score: float = LABELLED
    check: Callable[[str], bool] | None = None
    unless: re.Pattern[str] | None = None
    digits: bool = True
    """Whether the value always holds a digit: then text without any need not be read."""


_QUALIFIER = r"(?:(?:no|nos|num|nbr|number|id|card)\b\.?|\#)"
_GAP = rf"""["'*`)\]]{{0,2}},?[ \t_]{{0,2}}{_QUALIFIER}?[ \t]?{_QUALIFIER}?["'*`)]{{0,2}}[ \t]{{0,2}}[:=/.,|-]?[ \t]{{0,3}}(?:is[ \t]|was[ \t])?["'*`(]{{0,2}}\#?"""  # noqa: E501


def labelled(label: str, value: str) -> re.Pattern[str]:
    """`value` straight after `label`, with "no.", "#", ":" and quotes allowed between: ``MRN#: 0078``, ``"mrn": "0078"``."""
    return re.compile(rf"(?<![^\W_])(?:{label}){_GAP}(?<!\w)(?P<v>{value})(?![\w])", re.IGNORECASE)


def near(label: str, value: str) -> re.Pattern[str]:
    """`value` up to 25 characters after `label` on the same line. For shapes that little else has."""
    return re.compile(rf"(?<![^\W_])(?:{label})(?![^\W\d_])[^\n\d]{{0,25}}?(?<!\w)(?P<v>{value})(?![\w])", re.IGNORECASE)


def bare(value: str) -> re.Pattern[str]:
    """`value` anywhere, as a word of its own."""
    return re.compile(rf"(?<![^\W_])(?<!\.)(?<![^\W_]-)(?P<v>{value})(?![^\W_])(?!-[^\W_])", re.IGNORECASE)


def before(words: str) -> re.Pattern[str]:
    """For `Pattern.unless`: one of `words` stands just before the value, at most a short word between."""
    return re.compile(rf"(?<!\w)(?:{words})\b[\s:#.(/-]{{0,3}}(?:\w{{1,8}}[\s:#.]{{1,2}})?$", re.IGNORECASE)
