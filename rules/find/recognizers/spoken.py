"""Numbers as they are said and written down: digit for digit in words, or with a blank behind every digit.

call me at nine one six, five five five, oh one four three
account double oh four four one seven
6 1 2 4 4 1 8 8 2
"""

from __future__ import annotations

import re

from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, SHAPED, Pattern, written

_DIGIT = r"zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
_MORE = (
    rf"{_DIGIT}|double|triple|hundred|thousand|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dash|hyphen|dot|\d{1,4}"
)
_BETWEEN = r"(?:[ ]?[,-][ ]?|[ ])"
_WORDS = rf"(?:{_DIGIT}|double|triple)(?:{_BETWEEN}(?:{_MORE})){{%s}}"
_LETTER = r"(?:[A-Z](?:[ ]as[ ]in[ ][A-Za-z]{2,10})?|[a-z]{3,8})"
_ANY_DIGIT = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
_NAMED = (
    r"case|report|event|incident|claim|badge|account|acct|card|license|licence|plate|social|ssn|member|medicare|number|no|pin|"
    r"code|passcode|gate|run|routing|savings|checking|password|ends?(?:[ ]in)?|ending(?:[ ]in)?|detective|officer|termina[ ]en|id"
)


def _said(value: str) -> bool:
    """Most of it is single digits: no sum of money, no "one or two"."""
    words = re.findall(r"[a-z]+", value.lower())
    return sum(word in _SINGLE for word in words) * 2 > len(words)


_FORM = re.compile(
    r"\b(?:ssn|social|i?tin|phone|numbers?|acc(?:oun)?t|card|id|licen[cs]e|case|booking|x-?ref|box(?:es)?|form)\b", re.I
)
_SINGLE = frozenset([*_DIGIT.split("|"), "double", "triple"])

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "phone_spoken",
        "PHONE",
        written(rf"(?<!\w)(?P<v>{_WORDS % '6,20'})(?!\w)", re.IGNORECASE, after=_ANY_DIGIT),
        "transcripts: seven digits and more",
        score=SHAPED,
        check=_said,
        digits=False,
    ),
    Pattern(
        "number_spoken",
        "ORG_ID",
        written(rf"(?<!\w)(?P<v>{_WORDS % '4,5'})(?!\w)", re.IGNORECASE, after=_ANY_DIGIT),
        "transcripts: five digits and more",
        score=SHAPED - 0.02,
        check=_said,
        digits=False,
    ),
    Pattern(
        "named_number_spoken",
        "ORG_ID",
        written(
            rf"(?<!\w)(?:{_NAMED})[,:?]?[ ](?:(?:is|was|will[ ]be|es|you[ ]gave[ ]me|on)[ ]){{0,2}}"
            rf"(?P<v>(?:{_LETTER}[ ,]{{1,2}}){{0,2}}{_WORDS % '2,20'})(?!\w)",
            re.IGNORECASE,
            after=_NAMED,
        ),
        "transcripts: three digits and more, said what of",
        score=SHAPED + 0.02,
        check=_said,
        digits=False,
    ),
    Pattern(
        "digits_apart",
        "ORG_ID",
        written(
            r"(?<![\w.,-])(?<!\d[ ])(?P<v>\d(?:(?:[ ]-[ ]|[ ])\d){5,15})(?![\w.,]|"
            r"[ ]\d)",
            after=frozenset([BEGINS_WITH_DIGIT]),
        ),
        "forms with a box for each digit",
        score=SHAPED,
        beside=_FORM,
    ),
)
