"""Reading one name: which words are given names, which the family name, and which of them may stand for the person alone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from rules.words import Word, fold, words

_TITLES = """
    agent attorney capt captain chief cpl corporal dep deputy det detective dispatcher doctor dr emt ff firefighter hon
    inspector investigator judge lieutenant lt medic miss mr mrs ms mx nurse ofc officer paramedic professor prof rev reverend
    sergeant sgt sheriff trooper accused arrestee caller complainant decedent defendant juvenile minor party patient person pt
    reporting rp subject suspect victim witness unk unknown male female the
"""
TITLES = frozenset(_TITLES.split())
"""Words that stand before a name or instead of one, and are never part of it."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_COMMON_WORDS = """
    april august autumn baker banks bell best bill black brown bush carter case chance chase christian cook cross dawn dean drew
    earl earnest fields fisher ford forest fox frank gates gene glen good grace grant gray green hall heath hill holly home hope
    hunt hunter ivy jack joy june king knight lake lane law little long love mark marsh mason may mercy miles miller moon moss
    north page paris park patience pearl penny pierce pool porter powers price reading reed rich ring river rivers rob rock root
    rose rush rusty sage sand sandy save savage sharp shepherd short singer skip small smart snow spring star sterling stone
    street strong summer sun swan taylor temple wade walker wall ward waters weaver wells west white will wise wolf wood woods
    wright young
"""
COMMON_WORDS = frozenset(_COMMON_WORDS.split())
"""Names that are also words: alone they are a name only with a capital."""

LONGEST_NAME = 7
"""Words of the longest name whose pieces are known; what is longer is not a name but a line."""

_FUNCTION_WORDS = """
    al all am an and any are as at be but by can de did do ed for get go had has he her him his how if in is it its la le let me
    my new no not now of off old on one or our out own per saw say see she so ten the to too two up us use van via was we who
    why yes you
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words so frequent that alone they are never taken for a name, however they are written."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in comparable words. One word alone may be a given or a family name: it stands in `family`."""

    given: tuple[str, ...] = field(default=(), repr=False)
    family: tuple[str, ...] = field(default=(), repr=False)
    """More than one word when the name has a hyphen: each half may stand for the whole."""
    suffix: str = ""

    @property
    def full(self) -> bool:
        return bool(self.given)

    @property
    def mark(self) -> tuple[str, str]:
        """What tells two people of the same first and last name apart: middle initial and suffix, as far as written."""
        return self.given[1][0] if len(self.given) > 1 else "", self.suffix

    @property
    def words(self) -> tuple[str, ...]:
        return *self.given, *self.family

    @property
    def initials(self) -> frozenset[str]:
        """First and last initial, and the initials of all words."""
        if not self.full:
            return frozenset()
        return frozenset({self.given[0][0] + self.family[0][0], "".join(word[0] for word in self.words)})

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """Two or more words of a longer name that stand beside each other: how the person may be called later."""
        size = len(self.words) if len(self.words) <= LONGEST_NAME else 0
        starts = [first for first in range(size) if len(self.words[first]) > 1]
        return tuple(self.words[first:end] for first in starts for end in range(first + 2, size + 1) if end - first < size)

    @property
    def alone(self) -> tuple[str, ...]:
        """The words that may stand for the person when nothing else does: the first name and the family name."""
        return tuple(word for word in (*self.given[:1], *self.family) if len(word) > 1)


def read_name(text: str) -> Name | None:
    """``First Middle Last``, ``LAST, First M``, ``J. Last``, initials, or one word; None for a text that only has titles."""
    found = [word for word in words(text) if word.key not in TITLES and not word.key.isdigit()]
    suffix = next((word.key for word in found if word.key in SUFFIXES), "")
    found = [word for word in found if word.key not in SUFFIXES]
    if not found:
        return None
    if all(len(word.key) == 1 for word in found):
        return Name(family=("".join(word.key for word in found),))
    given, family = _parts(text, found)
    return Name(tuple(word.key for word in given), tuple(word.key for word in family), suffix)


def _parts(text: str, found: list[Word]) -> tuple[list[Word], list[Word]]:
    comma = text.find(",", found[0].end)
    before = [word for word in found if word.end <= comma]
    if before and len(before) < len(found):
        return found[len(before) :], before
    first = len(found) - 1
    while first > 0 and text[found[first - 1].end : found[first].start] == "-":
        first -= 1
    return found[:first], found[first:]


def stands_alone(written: str, spellings: Container[str]) -> bool:
    """Whether a word that is known as somebody's name is that name where no other word of the name stands beside it.

    Other case counts from four letters on ("DOE", "doe"); names of three letters and names that are words need their capital,
    and two letters must be spelled as somewhere in the `spellings` that were found.
    """
    key = fold(written)
    if key in FUNCTION_WORDS:
        return False
    if len(key) == 3 or key in COMMON_WORDS:
        return not written[0].islower()
    return len(key) > 3 or written in spellings
