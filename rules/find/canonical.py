"""A shadow of the text in plain characters, for the finders; every offset leads back to the text as written.

A name spelled with a Cyrillic letter, a full-width number or a hidden zero-width space reads the same to a
person and to a model, so it must read the same to the recognizers. Only the shadow is folded: what is cut
is cut out of the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХЅІЈаеорсухіјѕԁԛԝҮүһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",  # noqa: RUF001 - these are the look-alikes
    "ABEKMHOPCTYXSIJaeopcyxijsdqwYyhABEZHIKMNOPTYXovp",
)
_QUOTES_AND_DASHES = str.maketrans("‘’‛´`“”„‐‑‒–—−", "'''''\"\"\"------")  # noqa: RUF001 - folded on purpose
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_STRIPPED = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is what the finders read. `starts` and `ends` map each of its characters to the original."""

    text: str = field(repr=False)
    starts: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original (code points, end exclusive) for a non-empty span of the shadow."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def shadow_of(text: str) -> Shadow:
    """Fold width, look-alikes, quotes and dashes; drop what can't be seen. ASCII text is its own shadow."""
    if text.isascii():
        return Shadow(text)
    characters: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end in _clusters(text):
        for character in _fold(text[start:end]):
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Shadow(_letters_folded("".join(characters)), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the combining marks and invisible characters that follow it."""
    marks = [index for index, c in enumerate(text) if not unicodedata.combining(c) and not _STRIPPED.match(c)]
    if not marks:
        return []
    marks[0] = 0
    return list(zip(marks, [*marks[1:], len(text)], strict=True))


def _fold(cluster: str) -> str:
    return unicodedata.normalize("NFKC", _STRIPPED.sub("", cluster)).translate(_QUOTES_AND_DASHES)


def _letters_folded(text: str) -> str:
    """Fold a word in Cyrillic or Greek letters if all of them look Latin; real Ukrainian words stay."""
    return _WORD.sub(_word_folded, text) if _FOREIGN.search(text) else text


def _word_folded(match: re.Match[str]) -> str:
    folded = match.group().translate(_LOOKALIKES)
    return match.group() if _FOREIGN.search(folded) else folded
