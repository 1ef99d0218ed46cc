"""Who is who: a list of people that grows as names come in, and answers whom a name means.

People get their place in the order of first appearance, and a later name never changes an earlier place: it can only join two
people into the earlier one, or make a short name ambiguous. Every look-up is by key, so the time is linear in the mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from rules.people.names import Name
from rules.people.nicknames import NICKNAMES, short_names

Key = tuple[str, ...]

PET = "~"
"""Begins the keys under which pet names stand: they count only where nobody has the name itself."""
CROWD = 16
"""More people than this under one key are not kept: the key is ambiguous with two."""


def only(people: set[int]) -> int | None:
    """The one person whom a name means; None when it means nobody or several."""
    return next(iter(people)) if len(people) == 1 else None


class Roster:
    """People are numbers from 0. Feed it with `admit` in the order of appearance, then ask `who`."""

    def __init__(self) -> None:
        self._turned_out: list[int] = []
        """For each person the earlier person it turned out to be (itself, if none)."""
        self._short: defaultdict[Key, set[int]] = defaultdict(set)
        """One word, initials, or initial and family name -> everybody whom that may mean."""
        self._full: defaultdict[Key, dict[Key, int]] = defaultdict(dict)
        """First and family name -> middle initial and suffix -> person."""
        self._best_name: dict[Key, int] = {}
        """The most that is known of each person's name; a longer name that contains it is the same person's."""
        self._with_alias: set[int] = set()
        self._full_named: set[int] = set()
        self._half: set[tuple[Key, int]] = set()
        """Short names that are only half of the person's family name: "Dhaliwal" of Dhaliwal-Cruz."""

    def person(self, number: int) -> int:
        """The person that this one turned out to be."""
        while self._turned_out[number] != number:
            number = self._turned_out[number] = self._turned_out[self._turned_out[number]]
        return number

    def who(self, name: Name) -> set[int]:
        """Everybody whom the name may mean: nobody, one person, or several (then it is ambiguous)."""
        found: set[int] = set()
        if name.full and len(name.given[0]) > 1:
            found = {number for key in _full_keys(name) for number in self._with_mark(key, name.mark)}
            found = found or {number for key in _pet_keys(name) for number in self._full.get(key, {}).values()}
        found = found or self._whole(_short_key(name)) or self._under(_halves(name)) or self._under(_pet_names(name))
        found = found or self._under(_without_s(name))
        return {self.person(number) for number in found}

    def _whole(self, key: Key) -> set[int]:
        """Whom a short name means; who has it as a whole name comes before who has it as half of one."""
        found = self._under([key])
        return {number for number in found if (key, number) not in self._half} or found

    def _under(self, keys: Iterable[Key]) -> set[int]:
        return {number for key in keys for number in self._short.get(key, ())}

    def admit(self, name: Name, stranger: Callable[[int], bool] = lambda _: False) -> int | None:
        """The person of this name, new if nobody has it yet; None when it is ambiguous.

        `stranger` says of a person who may be meant that it can't be: then the name is somebody else's, too.
        """
        known = {person for person in self.who(name) if not stranger(person)}
        if len(known) > 1:
            return None
        person = known.pop() if known else self._newcomer(name, stranger)
        self._learn(person, name)
        return person

    def has_exactly(self, name: Name, person: int) -> bool:
        """Whether the person was called by this given and family name before, not only by a part or another form of it."""
        exact = (number for key in _full_keys(name) for number in self._full.get(key, {}).values()) if name.full else ()
        return any(self.person(number) == person for number in exact)

    def known_in_full(self, person: int) -> bool:
        """Whether the person was called by given and family name."""
        return any(self.person(one) == person for one in self._full_named)

    def join(self, one: int, other: int) -> None:
        """The two are one person (an alias): the one who came first."""
        first, second = sorted((self.person(one), self.person(other)))
        self._turned_out[second] = first
        self._with_alias |= {first, second}

    def _with_mark(self, key: Key, mark: Key) -> set[int]:
        """People of one full name. "John A. Smith" is "John Smith" as long as no other John Smith has a middle name."""
        by_mark = self._full.get(key, {})
        if not any(mark):
            return set(by_mark.values())
        if mark in by_mark:
            return {by_mark[mark]}
        if mark[1] and not any(suffix == mark[1] for _, suffix in by_mark):
            return set()  # father and son: "John Smith Jr." is not the John Smith of before
        return {number for written, number in by_mark.items() if len(by_mark) == 1 and not any(written)}

    def _newcomer(self, name: Name, stranger: Callable[[int], bool]) -> int:
        """Whoever was known only by a part of this name, or somebody new. A first and a family name that now meet are joined."""
        earlier = [key for key in _earlier(name) if key in self._best_name]
        meant = [key for key in earlier if not stranger(self.person(self._best_name[key]))]
        found = {self.person(self._best_name.pop(key)) for key in meant} - self._with_alias
        if not found:
            found = {len(self._turned_out)}
            self._turned_out.append(len(self._turned_out))
        for number in found:
            self._turned_out[number] = min(found)
        self._best_name[_short_key(name)] = min(found)
        return min(found)

    def _learn(self, person: int, name: Name) -> None:
        if name.full:
            self._full_named.add(person)
        self._half |= {(half, person) for half in _halves_of_full(name)}
        for key in _keys_to_remember(name):
            if len(self._short[key]) < CROWD:
                self._short[key].add(person)
        if name.full and len(name.given[0]) > 1:
            for key in (*_full_keys(name), *_with_pet_names(name)):
                self._full[key].setdefault(name.mark, person)


def _full_keys(name: Name) -> Iterator[Key]:
    return ((name.given[0], family) for family in name.family)


def _with_pet_names(name: Name) -> Iterator[Key]:
    return ((PET, short, family) for short in NICKNAMES.get(name.given[0], ()) for family in name.family)


def _short_key(name: Name) -> Key:
    """The words under which a name is looked up that may be short for a longer one."""
    return (*name.words, name.suffix) if name.suffix else name.words


def _halves(name: Name) -> Iterator[Key]:
    """The parts of a family name with a hyphen, when nothing else is written."""
    return ((half,) for half in name.family if not name.full and len(name.family) > 1)


def _halves_of_full(name: Name) -> Iterator[Key]:
    return ((half,) for half in name.family if name.full and len(name.family) > 1)


def _pet_names(name: Name) -> Iterator[Key]:
    """Under which key a person with a longer given name is found: see `_keys_to_remember`."""
    if not name.full and len(name.family) == 1:
        yield PET, *name.family


def _pet_keys(name: Name) -> Iterator[Key]:
    """The other form of a given name with the family name: "Bill Moss" for William Moss, and the other way round."""
    yield from ((PET, name.given[0], family) for family in name.family)
    yield from ((short, family) for short in NICKNAMES.get(name.given[0], ()) for family in name.family)


def _without_s(name: Name) -> Iterator[Key]:
    """A possessive without its apostrophe, as telephones write it: "kimmies video"."""
    return ((word[:-1],) for word in name.family if not name.full and len(word) > 4 and word.endswith("s"))


def _earlier(name: Name) -> Iterator[Key]:
    """What somebody may have been called before this name came."""
    yield from name.pieces
    yield from _halves(name)
    if not name.full:
        return
    yield name.given[:1]
    yield from ((short,) for short in short_names(name.given[0]))
    for family in name.family:
        yield name.given[0][0], family


def _keys_to_remember(name: Name) -> Iterator[Key]:
    """All short ways to call the person: words and pieces of the name, initials, initial and family name."""
    yield _short_key(name)
    yield from name.pieces
    yield from ((word,) for word in name.words if len(word) > 1)
    yield from ((initials,) for initials in name.initials)
    if name.suffix:
        yield from ((word, name.suffix) for word in name.alone)
    if name.full:
        yield from ((PET, short) for short in short_names(name.given[0]))
        yield from ((name.given[0][0], word) for word in name.words[1:] if len(word) > 1)
