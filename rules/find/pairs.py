"""Labels and values that stand apart from each other otherwise than "label: value" on one line.

    {"suspectDob": "9-17-88"}, <plate_no>...   the label is a key, its words run together
    4417 is Officer Pell's badge               the value comes first
    Date of birth                              the label has a line of its own, the value the next
    09/17/1988
    Claim no. ........ 55-2041                 points lead from the label to the value
    <th>Born</th><td>9/17/88</td>              so do the marks of a table in HTML

Each is given as the cell of a table: label and value, so that a recognizer which wants a label needs to know none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from rules.find.tables import Cell

_KEY = re.compile(
    r"(?<![\w$.])(?P<key>[a-z]{1,20}(?:[A-Z]+[a-z]{0,20}){1,5}\d?|(?:[A-Z][a-z]{1,20}|[A-Z]{2,8}[a-z]{1,20})"
    r"(?:[A-Z]+[a-z]{0,20}){1,5}\d?|[A-Z]{3,9}[a-z]{1,20}\d?|"
    r"[A-Za-z]{1,20}(?:_[A-Za-z]{1,20}){1,5})[\"']?[ \t]{0,2}[:=>][ \t]{0,2}[\"']?(?P<value>[^\"'\n,;{}\[\]<>=]{2,60})"
)
_WORD_IN_KEY = re.compile(r"[A-Z]{1,20}(?![a-z])|[A-Z]?[a-z]{1,20}")
_VALUE = r"(?<![\w.#/-])(?P<value>(?=[A-Za-z/.-]{0,8}\d)[A-Za-z0-9][A-Za-z0-9/-]{2,24}(?:\.\d{2,4}){0,2})"
_POSSESSOR = r"(?:(?:his|her|their|the|my|your|our|its|an?|su|mi|el|la)[ \t]+)?"
_AFTERWARDS = re.compile(
    rf"{_VALUE}[\"')]{{0,2}},?[ \t]+(?:(?:is|was|es|era|as|for)[ \t]+{_POSSESSOR}(?P<label>[A-Za-z][^\n\d,;:()\"]{{1,48}})|"
    r"\((?P<remark>[A-Za-z][A-Za-z .#/-]{1,24})\))"
)
_LABEL_WORD = re.compile(r"[^\W\d_](?:[\w'/.-]*[^\W_])?")
_NO_LABEL_FURTHER = frozenset(
    "of for in to and or but on at that which who when while if so because per with from by as now today too also he she they "
    "i we it his her their according".split()
)
"""A label is not continued behind these: "2024 is the year of the plate" says nothing about a plate."""
_MOST_LABEL_WORDS = 7
_LONGEST_LABEL = 3
_OWN_LINE = re.compile(
    r"^[ \t>*|]{0,6}(?P<label>[A-Za-z][A-Za-z #/._()'-]{1,30}?)[ \t]{0,4}[:#]?[*]{0,2}[ \t]{0,4}\n"
    r"[ \t>*|]{0,6}(?P<value>[^\s>*|][^\n]{2,59})$",
    re.MULTILINE,
)

_LED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z #/_()'-]{1,30}?)(?:\.?[ ]?\.{3,60}[ :]{0,3}|[ ]{0,3}</t[hd]>\s{0,3}<td[^>\n]{0,60}>[ ]{0,3})"
    r"(?P<value>[^\s<>.][^\n<>]{1,59})"
)


def pairs(text: str) -> Iterator[Cell]:
    """Every label with a value that is not simply behind it. Linear in the text: each piece has a longest length."""
    yield from _keys(text)
    yield from _values_first(text)
    yield from _own_lines(text)
    if "..." in text or "<td" in text:
        yield from (_cell(match, "value", match["label"].strip()) for match in _LED.finditer(text))


def _keys(text: str) -> Iterator[Cell]:
    for match in _KEY.finditer(text):
        label = " ".join(_WORD_IN_KEY.findall(match["key"])).lower()
        if " " in label:
            yield _cell(match, "value", label)


def _values_first(text: str) -> Iterator[Cell]:
    for match in _AFTERWARDS.finditer(text):
        if match["remark"]:
            yield _cell(match, "value", match["remark"].strip())
            continue
        words = list(takewhile(_continues, _LABEL_WORD.findall(match["label"])[:_MOST_LABEL_WORDS]))
        for length in range(1, min(_LONGEST_LABEL, len(words)) + 1):
            yield _cell(match, "value", " ".join(words[-length:]).removesuffix("."))


def _continues(word: str) -> bool:
    return word.lower() not in _NO_LABEL_FURTHER


def _own_lines(text: str) -> Iterator[Cell]:
    for match in _OWN_LINE.finditer(text):
        if any(character.isdigit() for character in match["value"]):
            yield _cell(match, "value", match["label"].strip(), whole=True)


def _cell(match: re.Match[str], group: str, label: str, *, whole: bool = False) -> Cell:
    value = match[group].rstrip()
    start = match.start(group)
    return Cell(label, start, start + len(value), 0, 0, value, whole=whole)
