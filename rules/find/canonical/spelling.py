"""Spellings that only patterns read: numbers in words, s p a c e d letters, odd separators, "at" and "dot", values over two lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rules.find.canonical.shadow import Edit
from rules.find.common import is_common

Layer = Callable[[str], Iterator[Edit]]

# ------------------------------------------------------------------ over lines, and with marks of mark-up between

_TAG = (
    r"</?(?:b|i|u|s|em|strong|span|font|wbr|a|sup|sub|mark|code|small|big|tt|del|ins|td|p|div|br)\b"
    r"(?:\s+(?:class|style)=[\"'][\w\s:;#.-]{0,60}[\"'])?\s*/?>|<!--(?:(?!-->).){0,200}-->"
)
_JOINT = re.compile(
    rf"""(?P<tags>(?:{_TAG})++(?=\S))
    |(?P<stars>(?<=[\w@. -])(?:\*\*|__|``?|~~|\|\|)(?=[\w@.-]))
    |(?P<line>(?<=[\d@.(+-])[ \t]*\\?\r?\n[ \t>|\#*]*+(?=[\w@.)]|-\d))
    |(?P<label>(?<=[:\#=])[ \t]*\r?\n[ \t>]*+(?=[\w-]{{0,8}}\d))
    |(?P<word>(?<=[^\W\d_])-\r?\n[ \t>]*+(?=[a-z]))
    |(?P<name>(?<=[a-z])(?:[ ]|(?<=[^\n]{{50}}))\r?\n[ \t>]*+(?=[A-Z][a-z]+\b(?!:)))""",
    re.VERBOSE,
)
_COLUMN = re.compile(r"[\d\s.,$%|-]*")


def joined(text: str) -> Iterator[Edit]:
    """What a line end or mark-up tears apart, except where numbers stand in a column."""
    for match in _JOINT.finditer(text):
        if match.lastgroup != "line" or not _in_column(text, match):
            yield Edit(match.start(), match.end(), " " if match.lastgroup in ("name", "label") else "")


def _in_column(text: str, match: re.Match[str]) -> bool:
    """Two whole numbers above each other are two numbers, unless words stand before the first."""
    before, after = text[match.start() - 1], text[match.end()]
    if before in "@(+-" or after in "@-)":
        return False
    if not after.isdigit():
        return "@" not in text[max(0, match.start() - 80) : match.start()].split()[-1]
    begin = text.rfind("\n", max(0, match.start() - 200), match.start()) + 1
    return _COLUMN.fullmatch(text, begin, match.start()) is not None


# ------------------------------------------------------------------ one character at a time

_SPACED = re.compile(r"(?<!\w)\w(?: {1,4}\S(?!\w)){3,}+")
_ASCENDING = "01234567890123456789"


def unspaced(text: str) -> Iterator[Edit]:
    """Single characters set apart by blanks or by one sign: the sign goes, several blanks are one."""
    for match in _SPACED.finditer(text):
        yield from _closed_up(text, match.start(), match.end())


def _closed_up(text: str, start: int, end: int) -> Iterator[Edit]:
    plain = re.sub(r"(?<=\S) (?=\S)", "", text[start:end])
    if plain.isdigit() and plain not in _ASCENDING:
        if _among_words(text, start, end):
            yield Edit(start, end, grouped(plain))
        return
    for gap in re.finditer(r" +", text[start:end]):
        yield Edit(start + gap.start(), start + gap.end(), "" if gap.end() - gap.start() == 1 else " ")


def _among_words(text: str, start: int, end: int) -> bool:
    """Digits in a line of their own are a row of a table."""
    line = text[text.rfind("\n", max(0, start - 200), start) + 1 : start] + text[end : end + 80].partition("\n")[0]
    return re.search(r"[^\W\d_]{2}", line) is not None


def grouped(digits: str) -> str:
    """Bare digits as the number they can be by their count."""
    match len(digits):
        case 9:
            return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
        case 10:
            return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
        case _:
            return digits


_ONE_SIGN = re.compile(
    r"(?<![\w.*/~|-])[^\s.*/~|_](?P<s>[._*/\u00b7\u2022~|-])[^\n](?:(?P=s)[^\n](?![^\W_])){3,}+"
)


def unpunctuated(text: str) -> Iterator[Edit]:
    """``5.4.8.-.1.2``: one sign after each character."""
    for match in _ONE_SIGN.finditer(text):
        plain = match.group()[::2]
        if plain.isdigit() and plain not in _ASCENDING:
            yield Edit(match.start(), match.end(), grouped(plain))
        else:
            yield from (Edit(at, at + 1, "") for at in range(match.start() + 1, match.end(), 2))


# ------------------------------------------------------------------ words for digits and signs

_UNITS = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True)) | {"oh": "0", "o": "0", "nought": "0", "niner": "9"}
_TEENS = dict(
    zip("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), map(str, range(10, 20)), strict=True)
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), "23456789", strict=True))
_BETWEEN = {"dash": "-", "hyphen": "-", "minus": "-", "point": ".", "slash": "/", "space": " ", "plus": "+"}
_TIMES = {"double": 2, "triple": 3}
_NUMBER_WORD = "|".join([*_UNITS, *_TEENS, *_TENS, *_BETWEEN, *_TIMES])
_SAID = re.compile(rf"(?<!\w)(?:{_NUMBER_WORD})(?:[ ,.\t\n-]{{1,3}}(?:{_NUMBER_WORD}|\d))(?:[ ,.\t\n-]{{1,3}}(?:{_NUMBER_WORD}|\d{{1,4}}))++(?!\w)", re.IGNORECASE)
_SAID_WORD = re.compile(r"\w+")
_MIXED = re.compile(rf"\d{{1,4}}[ ,]{{1,2}}(?:dash|hyphen|minus)(?:[ ,]{{1,2}}(?:\d{{1,4}}|{_NUMBER_WORD}))++(?!\w)", re.IGNORECASE)


def said(text: str) -> Iterator[Edit]:
    """``five five five dash zero one``: digits in words."""
    found = sorted([*_SAID.finditer(text), *_MIXED.finditer(text)], key=lambda match: match.start())
    for match in found:
        plain = _in_digits(match.group().lower())
        if sum(sign.isdigit() for sign in plain) >= 4:
            yield Edit(match.start(), match.end(), grouped(plain))


def _in_digits(run: str) -> str:
    pieces: list[str] = []
    times, tens = 1, ""
    for word in _SAID_WORD.findall(run):
        if word in _TIMES:
            times = _TIMES[word]
            continue
        if word in _TENS:
            pieces.append(tens + "0" if tens else "")
            tens = _TENS[word]
            continue
        sign = _UNITS.get(word) or _TEENS.get(word) or _BETWEEN.get(word) or word
        if tens and not (sign.isdigit() and len(sign) == 1 and sign != "0"):
            pieces.append(tens + "0")
            tens = ""
        pieces.append((tens + sign) * times)
        times, tens = 1, ""
    return "".join([*pieces, tens + "0" if tens else ""])


# ------------------------------------------------------------------ odd separators

_ODD = r"[ \t]{0,2}(?:[-._*~/=+:^]{1,3}|[\u00b7\u2022])[ \t]{0,2}"
_GROUPS = re.compile(
    rf"(?<![\w.])(?:\d{{3}}(?P<a>{_ODD})\d{{2}}(?:{_ODD})\d{{4}}|\(?\d{{3}}\)?(?P<b>{_ODD})\d{{3}}(?:{_ODD})\d{{4}}"
    rf"|\d{{4}}(?P<c>{_ODD})\d{{4}}(?:{_ODD})\d{{4}}(?:{_ODD})\d{{4}})(?![\w])(?!\.\d)"
)
_SOFTWARE = re.compile(r"(?:v|ver|version|rev|release|firmware|build|chrome|firefox|safari|edge|kernel|package)[\s:/=v-]{0,3}$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+")


def regrouped(text: str) -> Iterator[Edit]:
    """Groups of 3-2-4, 3-3-4 or 4-4-4-4 digits with unusual signs between."""
    for match in _GROUPS.finditer(text):
        if not _SOFTWARE.search(text[max(0, match.start() - 16) : match.start()]):
            yield Edit(match.start(), match.end(), "-".join(_PLAIN.findall(match.group())))


# ------------------------------------------------------------------ mail addresses

_AT = r"[ \t]{0,2}[\[({<*_-]{1,2}[ \t]?(?:at|@)[ \t]?[\])}>*_-]{1,2}[ \t]{0,2}"
_DOT = r"[ \t]{0,2}[\[({<*_-]{1,2}[ \t]?(?:dot|punkt|punto|\.)[ \t]?[\])}>*_-]{1,2}[ \t]{0,2}|[ \t]{1,2}dot[ \t]{1,2}|[ \t]{0,2}\.[ \t]{0,2}|_dot_"
_MAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w.+-]{{0,40}}?(?:(?:[ \t]dot[ \t]|[\[({{]dot[\])}}]|_dot_)[A-Za-z0-9][\w+-]{{0,30}}?){{0,3}})"
    rf"(?:(?P<sure>{_AT}|[ \t]?@[ \t]?|_at_)|(?P<word>[ \t]{{1,2}}at[ \t]{{1,2}}))"
    rf"(?P<host>[A-Za-z0-9][A-Za-z0-9-]{{0,40}}(?:(?:{_DOT})[A-Za-z0-9-]{{2,24}}){{1,4}})(?![\w@])",
    re.IGNORECASE,
)
_DOTTED = re.compile(_DOT, re.IGNORECASE)
_LOCAL_DOT = re.compile(r"[ \t]dot[ \t]|[\[({]dot[\])}]|_dot_", re.IGNORECASE)


def addressed(text: str) -> Iterator[Edit]:
    """``jane (at) example dot org``."""
    if "@" not in text and not re.search(r"(?i)(?:[\[({<*_-]|\s)at(?:[\])}>*_-]|\s)", text):
        return
    for match in _MAIL.finditer(text):
        local = _LOCAL_DOT.sub(".", match["local"])
        host = _DOTTED.sub(".", match["host"])
        sure = match["sure"] is not None or (local.isalnum() is False and not is_common(local.lower()))
        if sure or (host != match["host"] and not is_common(local.lower()) and len(local) > 2):
            if f"{local}@{host}" != match.group():
                yield Edit(match.start(), match.end(), f"{local}@{host}")


# ------------------------------------------------------------------ lists of character codes

_CODE = r"(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])"
_CODES = re.compile(rf"(?<![\w.]){_CODE}(?:(?:[;,][ ]?|[ ]){_CODE}(?!\w)){{6,}}+")


def coded(text: str) -> Iterator[Edit]:
    """``53 52 56 45``: decimal codes of ASCII characters."""
    for match in _CODES.finditer(text):
        yield Edit(match.start(), match.end(), "".join(chr(int(code)) for code in re.findall(r"\d+", match.group())))


LOOSER: tuple[Layer, ...] = (coded, joined, unspaced, unpunctuated, said, regrouped, addressed)
"""Each reads what the one before it made."""
