"""Finding the names of known people wherever they stand, however little a scanner could make of them there."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from rules.domain import Mention
from rules.people.names import Name, stands_alone
from rules.people.roster import Roster, only
from rules.words import Phrases, Word

SPREAD = "known_name"
"""The recognizer of a name that was found elsewhere in the request, or supplied."""
SPREAD_SCORE = 0.9


class KnownNames:
    """Finds the names of these people in any text, however little a scanner could make of it there."""

    def __init__(self, roster: Roster, names: Sequence[Name], spellings: Container[str]) -> None:
        self._spellings = spellings
        meant: dict[tuple[str, ...], Name] = {(word,): Name(family=(word,)) for name in names for word in name.alone}
        for full in (name for name in names if name.full):
            short = Name(full.given[:1], full.family)
            meant |= {full.words: full, short.words: short}
            if only(roster.who(Name(family=full.family[-1:]))) is not None:
                meant[*full.family, full.given[0]] = short  # "Doe, John" is one name only if nobody else is called Doe
        self._phrases = Phrases((phrase, (name, only(roster.who(name)))) for phrase, name in meant.items())

    def find(self, text: str, free: Sequence[Word]) -> Iterator[tuple[Mention, Name, int | None]]:
        """Names among the free words of a text, and whose they are."""
        for start, end, (name, person) in self._phrases.find(free):
            if name.full or stands_alone(text[start:end], self._spellings):
                yield Mention(start, end, SPREAD_SCORE, SPREAD), name, person
