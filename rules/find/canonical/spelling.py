"""Spellings that only patterns read: numbers in words, s p a c e d letters, odd separators, "at" and "dot", broken lines."""

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
_JOINT = re.compile(rf"(?P<tags>(?:{_TAG})++)|(?P<stars>\*\*|__|``?|~~|\|\|)(?=[\w@.-])|(?P<line>\\?\r?\n[ \t>|#*]*+)(?=\S)")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z][\w'-]{1,30}[ ]\Z")
_GOES_ON = re.compile(r"\d{2,8}(?:[-.]\d{2,6}){0,2}(?:[ \"'<)\]}&]|[.,;]?$)", re.MULTILINE)
"""The rest of a number at the start of a line: not an item of a list, a date, a time or a row."""
_FIRST_NAME = re.compile(r"(?<!\w)[A-Z][a-z'-]{1,30}\Z")
_WHOLE_LINE = 200
_WRAPPED = 50
"""A line this long may end anywhere in a sentence."""


def joined(text: str) -> Iterator[Edit]:
    """What a line end or mark-up tears apart."""
    for match in _JOINT.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "tags":
            yield Edit(start, end, "")
        elif kind == "stars":
            if start and (
                text[start - 1] in "@.-" or text[start - 1].isalnum() or _CAPITALISED.search(text, max(0, start - 32), start)
            ):
                yield Edit(start, end, "")
        elif (edit := _over_lines(text, start, end)) is not None:
            yield edit


def _over_lines(text: str, start: int, end: int) -> Edit | None:
    """The line end between `start` and `end` inside a value, or none."""
    before = start
    while before and start - before < 8 and text[before - 1] in " \t":
        before -= 1
    last, after = text[before - 1 : before], text[end]
    if not last:
        return None
    if (
        last in "@(+"
        or after == "@"
        or (last == "-" and after.isdigit())
        or (after == "-" and last.isdigit() and text[end + 1 : end + 2].isdigit())
    ):
        return Edit(before, end, "")
    if last in ":#=" and re.match(r"(?=[\w-]{0,8}\d)[\w.-]{4}", text[end : end + 9]):
        return Edit(before, end, " ")
    if last.isdigit() or last in ".-":
        return Edit(before, end, "") if _goes_on(text, before, end) else None
    long = start >= _WRAPPED and "\n" not in text[start - _WRAPPED : start]
    broken = last.islower() and (before < start or long) and _FIRST_NAME.search(text, max(0, before - 32), before)
    return Edit(before, end, " ") if broken and re.match(r"[A-Z][a-z]+\b(?![^\n]{0,24}:)", text[end : end + 64]) else None


def _goes_on(text: str, before: int, end: int) -> bool:
    """Whether a number, or the host of an address, goes on in the next line."""
    token = text[max(0, before - 80) : before].split()[-1:]
    if token and "@" in token[0]:
        return text[before - 1] == "." and re.match(r"[a-z]{2,24}\b", text[end : end + 26]) is not None
    if text[before - 1] == "-" and text[end].islower():
        return True
    line = text[max(0, before - _WHOLE_LINE) : before].rpartition("\n")[2]
    return re.search(r"[^\W\d_]{2}", line) is not None and _GOES_ON.match(text, end) is not None


_IN_QUERY = re.compile(r"[?&][\w.%-]{1,80}=(?P<value>[^\s&#\"'<>]*)")


def unplussed(text: str) -> Iterator[Edit]:
    """A plus in the value of a query is a blank."""
    for match in _IN_QUERY.finditer(text):
        for at in range(match.start("value"), match.end()) if "+" in match["value"] else ():
            if text[at] == "+":
                yield Edit(at, at + 1, " ")


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


_ONE_SIGN = re.compile(r"(?<![\w.*/~|-])[^\s.*/~|_](?P<s>[._*/\u00b7\u2022~|-])[^\n](?:(?P=s)[^\n](?![^\W_])){3,}+")


def unpunctuated(text: str) -> Iterator[Edit]:
    """``5.4.8.-.1.2``: one sign after each character."""
    for match in _ONE_SIGN.finditer(text):
        plain = match.group()[::2]
        if plain.isdigit() and plain not in _ASCENDING:
            yield Edit(match.start(), match.end(), grouped(plain))
        else:
            yield from (Edit(at, at + 1, "") for at in range(match.start() + 1, match.end(), 2))


# ------------------------------------------------------------------ words for digits and signs

_UNITS = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True)) | {
    "oh": "0",
    "o": "0",
    "nought": "0",
    "niner": "9",
}
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        map(str, range(10, 20)),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), "23456789", strict=True))
_BETWEEN = {"dash": "-", "hyphen": "-", "minus": "-", "point": ".", "slash": "/", "space": " ", "plus": "+"}
_TIMES = {"double": 2, "triple": 3}
_NUMBER_WORD = "|".join([*_UNITS, *_TEENS, *_TENS, *_BETWEEN, *_TIMES])
_PAUSE = r"[ ,.\t\n-]{1,3}"
_SAID = re.compile(
    rf"(?<!\w)(?:{_NUMBER_WORD}){_PAUSE}(?:{_NUMBER_WORD}|\d)(?:{_PAUSE}(?:{_NUMBER_WORD}|\d{{1,4}}))++(?!\w)", re.IGNORECASE
)
_SAID_WORD = re.compile(r"\w+")
_MIXED = re.compile(
    rf"\d{{1,4}}[ ,]{{1,2}}(?:dash|hyphen|minus)(?:[ ,]{{1,2}}(?:\d{{1,4}}|{_NUMBER_WORD}))++(?!\w)", re.IGNORECASE
)


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
    rf"(?<![\w.])(?:\d{{3}}(?P<a>{_ODD})\d{{2}}(?:{_ODD})\d{{4}}|(?:\(\d{{3}}\)|\d{{3}})(?P<b>{_ODD})\d{{3}}(?:{_ODD})\d{{4}}"
    rf"|\d{{4}}(?P<c>{_ODD})\d{{4}}(?:{_ODD})\d{{4}}(?:{_ODD})\d{{4}})(?![\w])(?!\.\d)"
)
_SOFTWARE = re.compile(
    r"(?:v|ver|version|rev|release|firmware|build|chrome|firefox|safari|edge|kernel|package)[\s:/=v-]{0,3}$", re.IGNORECASE
)
_PLAIN = re.compile(r"\d+")


def regrouped(text: str) -> Iterator[Edit]:
    """Groups of 3-2-4, 3-3-4 or 4-4-4-4 digits with unusual signs between."""
    for match in _GROUPS.finditer(text):
        if not _SOFTWARE.search(text[max(0, match.start() - 16) : match.start()]):
            plain = "-".join(_PLAIN.findall(match.group()))
            if plain != match.group():
                yield Edit(match.start(), match.end(), plain)


# ------------------------------------------------------------------ mail addresses

_AT = r"[ \t]{0,2}[\[({<*_-]{1,2}[ \t]?(?:at|@)[ \t]?[\])}>*_-]{1,2}[ \t]{0,2}"
_DOT = (
    r"[ \t]{0,2}[\[({<*_-]{1,2}[ \t]?(?:dot|punkt|punto|\.)[ \t]?[\])}>*_-]{1,2}[ \t]{0,2}"
    r"|[ \t]{1,2}dot[ \t]{1,2}|[ \t]\.[ \t]|\.|_dot_"
)
_INNER_DOT = r"(?:[ \t]dot[ \t]|[\[({]dot[\])}]|_dot_)"
_MAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w.+-]{{0,40}}?(?:{_INNER_DOT}[A-Za-z0-9][\w+-]{{0,30}}?){{0,3}})"
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
        sure = match["sure"] is not None or not (local.isalnum() or is_common(local.lower()))
        spelled = host != match["host"] and not is_common(local.lower()) and len(local) > 2
        if (sure or spelled) and f"{local}@{host}" != match.group():
            yield Edit(match.start(), match.end(), f"{local}@{host}")


# ------------------------------------------------------------------ lists of character codes

_CODE = r"(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])"
_CODES = re.compile(rf"(?<![\w.]){_CODE}(?:(?:[;,][ ]?|[ ]){_CODE}(?!\w)){{6,}}+")


def coded(text: str) -> Iterator[Edit]:
    """``53 52 56 45``: decimal codes of ASCII characters."""
    for match in _CODES.finditer(text):
        yield Edit(match.start(), match.end(), "".join(chr(int(code)) for code in re.findall(r"\d+", match.group())))


LOOSER: tuple[Layer, ...] = (unplussed, coded, joined, unspaced, unpunctuated, said, regrouped, addressed)
"""Each reads what the one before it made."""
