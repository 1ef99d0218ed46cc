"""The everyday layer: what looks the same becomes the same character, and what can't be seen goes.

A word is folded out of another alphabet only if it can't be a word of that alphabet: mixed with Latin letters, or made of nothing
but look-alikes in a text that has no other word of that alphabet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex

from rules.find.canonical.lookalikes import LETTERS, SAME, SIGNS, SIMILAR, STROKES
from rules.find.canonical.shadow import Edit, Shadow, changed

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNSEEN = (
    r"\p{Cf}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
)
HIDDEN = regex.compile(f"[{_UNSEEN}]+")
_TOKEN = re.compile(r"[^ \t\r\n]+")
_CLUSTER = regex.compile(rf"[^\p{{Mn}}\p{{Me}}{_UNSEEN}][\p{{Mn}}\p{{Me}}{_UNSEEN}]*+|[\p{{Mn}}\p{{Me}}{_UNSEEN}]++")
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13f5]")
_LATIN = re.compile(r"[A-Za-z]")
_TURNED = re.compile(r"\u202e([^\u202c\n]{1,400})\u202c?")
_TAGGED = re.compile(r"(?<!\U0001f3f4)[\U000e0020-\U000e007e]{4,}")
_TAGS = 0xE0000
_MANY = 0.5
"""Share of letters with marks on them from which the marks are no spelling but a disguise."""


def shadow_of(text: str) -> Shadow:
    """Fold width, look-alikes, digits, marks, quotes and dashes; drop what can't be seen. Plain ASCII is its own shadow."""
    if text.isascii() and not _CONTROLS.search(text):
        return Shadow(text)
    spoken = changed(Shadow(text), _tagged(text)).shadow
    folded = changed(spoken, _edits(spoken.text)).shadow
    return Shadow(_letters_folded(folded.text), folded.starts, folded.ends)


def turned(text: str) -> Iterator[Edit]:
    """What a right-to-left override shows backwards, as it is shown. (A model reads it as it is written.)"""
    for match in _TURNED.finditer(text):
        yield Edit(match.start(), match.end(), match[1][::-1])


def _tagged(text: str) -> Iterator[Edit]:
    """A line in invisible tag letters says something to a model."""
    for match in _TAGGED.finditer(text):
        yield Edit(match.start(), match.end(), "".join(chr(ord(sign) - _TAGS) for sign in match.group()))


def _edits(text: str) -> Iterator[Edit]:
    for token in _TOKEN.finditer(text):
        if token.group().isascii() and not _CONTROLS.search(token.group()):
            continue
        bare = _is_loaded(token.group())
        for cluster in _CLUSTER.finditer(text, token.start(), token.end()):
            written = cluster.group()
            folded = _folded(written, bare=bare)
            if folded != written:
                yield Edit(cluster.start(), cluster.end(), folded)


def _is_loaded(token: str) -> bool:
    """Whether marks on its letters can't be spelling: an address, or more marks than any language piles up."""
    plain = unicodedata.normalize("NFD", token)
    marks = sum(unicodedata.category(sign) in ("Mn", "Me") for sign in plain) if not plain.isascii() else 0
    latin = len(_LATIN.findall(plain)) + sum(sign.isdigit() for sign in plain)
    return "@" in token or (marks > 1 and marks > _MANY * latin > 0) or any(sign.isdigit() for sign in plain)


@lru_cache(maxsize=20_000)
def _folded(cluster: str, *, bare: bool) -> str:
    """One character with its marks as it reads; `bare` says that marks mean nothing."""
    plain = unicodedata.normalize("NFKC", HIDDEN.sub("", cluster).translate(SIGNS)).translate(SIGNS).translate(LETTERS)
    if bare:
        plain = _without_marks(plain).translate(STROKES)
    elif len(plain) > 1 and not plain.isascii():
        plain = _without_marks(plain)  # what could not be composed into one letter is no spelling
    return "".join(map(_digit, plain)) if not plain.isascii() else plain


def _without_marks(text: str) -> str:
    """Latin letters and digits without their marks; marks of other alphabets are letters."""
    kept: list[str] = []
    base = ""
    for sign in unicodedata.normalize("NFD", text):
        is_mark = unicodedata.category(sign) in ("Mn", "Me")
        base = base if is_mark else sign
        if not is_mark or base > "\u0250":
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def _digit(sign: str) -> str:
    if sign.isascii():
        return sign
    value = unicodedata.digit(sign, None)
    if value is not None:
        return str(value)
    return " " if unicodedata.category(sign) == "Zs" else sign


def _letters_folded(text: str) -> str:
    if not _FOREIGN.search(text):
        return text
    own = any(
        _FOREIGN.search(match.group().translate(SIMILAR)) for match in _WORD.finditer(text) if not _LATIN.search(match.group())
    )
    table = {} if own else SAME

    def word_folded(match: re.Match[str]) -> str:
        word = match.group()
        if not _FOREIGN.search(word):
            return word
        mixed = any(sign.isascii() for sign in word)
        folded = word.translate(SIMILAR if mixed else table)
        return word if _FOREIGN.search(folded) else folded

    return _WORD.sub(word_folded, text)
