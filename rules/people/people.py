"""The cast of a request: which mentions are one person, what part each has, and where else the same names stand.

Mentions come from the scans, text by text; here they are judged together. A name that may mean two people stays unresolved: it
gets no number, and what its place says (a verb, an arrest) is held against nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rules.domain import Evidence, Mention, PersonRole, Sign, SuppliedPerson
from rules.find.names import FAMILY_COLUMN, GIVEN_COLUMN
from rules.people.known import KnownNames
from rules.people.names import COMMON_WORDS, FUNCTION_WORDS, TITLES, Name, read_name
from rules.people.roster import Roster, only
from rules.people.verdict import EXPLICIT, judge
from rules.words import Word, fold

SUPPLIED = 100
"""Weight of a part that the caller or a records system gave."""

ALIAS = re.compile(
    r"""[\s,;("'“]*(?:a/?k/?a\.?|alias|also\ known\ as|known\ as|goes\ by|prefers|nicknamed?|moniker|street\ name)[\s:,("'“]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands between two names of one person."""
NICKNAME = re.compile(r""". \(["“]["”.,]|["“]["”] \(.""")
"""What stands around a name and a nickname in quotes, ``Isaiah Odom ("Zay")`` or ``"Zay" (Isaiah Odom)``, without the names."""

STRANGER = re.compile(r"[^\s.!?:;,] ([A-Z][a-z]+) $")
"""A capitalised word inside a sentence, just before a name."""
SEPARATOR = re.compile(r"""["'`* ]{0,3}[,;|\t][\t"'`* ]{0,3}| {2,30}""")
"""What stands between two columns."""
NEXT_KEY = re.compile(
    r"""["']\s{0,4},\s{0,20}["'](?:(?P<family>last|family|sur)|first|given)[_ ]?(?:name)?["']\s{0,4}:\s{0,4}["']""", re.IGNORECASE
)
"""What stands between the halves of a name in JSON: ``"last": "Huerta", "first": "Nestor"``."""
NOT_NAMES = TITLES | COMMON_WORDS | FUNCTION_WORDS

Place = tuple[int, int]
"""Number of the leaf and code point in it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named. `person` is None where the name may mean several people."""

    leaf: int
    mention: Mention
    person: int | None
    name: Name = field(repr=False)

    @property
    def recognizer(self) -> str:
        return self.mention.recognizer

    @property
    def place(self) -> Place:
        return self.leaf, self.mention.start


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a request. People are numbers; those that turned out to be one are already joined."""

    named: tuple[Named, ...]
    evidence: dict[int, tuple[Evidence, ...]]
    roles: dict[int, PersonRole | None]
    appeared: dict[int, Place]
    """Where each number was given out, also for people who turned out to be somebody earlier: their number is not used again."""
    known: KnownNames = field(repr=False)


def cast(
    texts: Sequence[str],
    found: Sequence[Sequence[Mention]],
    free: Sequence[Sequence[Word]],
    supplied: Sequence[SuppliedPerson],
) -> Cast:
    """Judge the mentions of all texts together.

    `found` has the mentions of each text, in order and without overlaps; `free` the words of each text that nothing was found in.
    """
    roster = Roster()
    given = _admit_supplied(roster, supplied)
    from_lists = {person for name in given if (person := only(roster.who(name))) is not None}
    read = list(_paired(texts, list(_read(texts, found))))
    appeared = _admit(roster, texts, read)
    names, spellings = [*(one.name for one in read), *given], _spellings(texts, read)
    for stranger in _strangers(texts, [*read, *_spread(texts, free, KnownNames(roster, names, spellings))], roster):
        roster.admit(stranger)
    known = KnownNames(roster, names, spellings)
    read = _settled([replace(one, person=only(roster.who(one.name))) for one in read], roster)
    spread = list(_spread(texts, free, known))
    for one in spread:
        if one.person in from_lists:
            appeared[one.person] = min(appeared.get(one.person, one.place), one.place)
    named = [one if one.person in appeared else replace(one, person=None) for one in (*read, *spread)]
    signs = _signs(named)
    judged = {person: judge(reasons, signs[person]) for person, reasons in _evidence(named, given, roster).items()}
    return Cast(
        named=tuple(named),
        evidence={person: one.evidence for person, one in judged.items()},
        roles={person: one.role for person, one in judged.items()},
        appeared=appeared,
        known=known,
    )


def _admit_supplied(roster: Roster, supplied: Sequence[SuppliedPerson]) -> dict[Name, PersonRole | None]:
    given = {name: one.role for one in supplied if (name := read_name(one.name))}
    for name in given:
        roster.admit(name)
    return given


def _read(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> Iterator[Named]:
    """Mentions with a name in them: a bare title or role word names nobody."""
    for leaf, mentions in enumerate(found):
        for mention in mentions:
            name = read_name(texts[leaf][mention.start : mention.end])
            if name is not None:
                yield Named(leaf, mention, None, name)


def _paired(texts: Sequence[str], read: Sequence[Named]) -> Iterator[Named]:
    """Family and given name in neighbouring columns or keys are one name: every Lopez of a list is somebody else."""
    names = {id(one): one.name for one in read}
    for one, other in pairwise(read):
        if halves := _two_halves(texts, one, other):
            family, given = halves
            names[id(one)] = names[id(other)] = Name(given.name.words, family.name.words[-1:], family.name.suffix)
    return (replace(one, name=names[id(one)]) for one in read)


def _two_halves(texts: Sequence[str], one: Named, other: Named) -> tuple[Named, Named] | None:
    """Family and given name, if two neighbours are these."""
    if one.leaf != other.leaf or one.name.full or other.name.full:
        return None
    text, start, end = texts[one.leaf], one.mention.end, other.mention.start
    if {one.recognizer, other.recognizer} == {FAMILY_COLUMN, GIVEN_COLUMN} and SEPARATOR.fullmatch(text, start, end):
        return (one, other) if one.recognizer == FAMILY_COLUMN else (other, one)
    if keyed := NEXT_KEY.fullmatch(text, start, end):
        return (other, one) if keyed["family"] else (one, other)
    return None


def _admit(roster: Roster, texts: Sequence[str], read: Sequence[Named]) -> dict[int, Place]:
    """Bring everybody into the roster, in order; returns where each person first appeared."""
    appeared: dict[int, Place] = {}
    people: list[int | None] = []
    for one in read:
        person = roster.admit(one.name)
        people.append(person)
        if person is not None:
            appeared.setdefault(person, (one.leaf, one.mention.start))
    for (first, one), (second, other) in pairwise(zip(people, read, strict=True)):
        if first is not None and second is not None and _alias(texts, one, other):
            roster.join(first, second)
    return appeared


def _alias(texts: Sequence[str], one: Named, other: Named) -> bool:
    if one.leaf != other.leaf or other.mention.start - one.mention.end > 40:
        return False
    text = texts[one.leaf]
    between = text[one.mention.end : other.mention.start]
    around = text[max(0, one.mention.start - 1) : one.mention.start] + between + text[other.mention.end : other.mention.end + 1]
    return bool(ALIAS.fullmatch(between) or NICKNAME.fullmatch(around))


def _spread(texts: Sequence[str], free: Sequence[Sequence[Word]], known: KnownNames) -> Iterator[Named]:
    for leaf, text in enumerate(texts):
        for mention, name, person in known.find(text, free[leaf]):
            yield Named(leaf, mention, person, name)


def _strangers(texts: Sequence[str], named: Sequence[Named], roster: Roster) -> list[Name]:
    """Other people of a known name, of whom the scan missed the rest: "Jaspreet Dhaliwal" where only an Amrit Dhaliwal is known.

    They make the bare name ambiguous, so that Jaspreet's arrest is not held against Amrit.
    """
    found = []
    for one in named:
        before = STRANGER.search(texts[one.leaf][max(0, one.mention.start - 40) : one.mention.start])
        word = fold(before[1]) if before and not one.name.full else ""
        if word and word not in NOT_NAMES and not roster.who(Name(family=(word,))):
            found.append(Name((word,), one.name.family))
    return found


def _settled(read: Sequence[Named], roster: Roster) -> list[Named]:
    """An ambiguous name with an explicit part ("Officer Miller") is the one of those people who has that part explicitly."""
    parts: defaultdict[int, set[PersonRole]] = defaultdict(set)
    for one in read:
        if one.person is not None:
            parts[one.person] |= _explicit(one)

    def settle(one: Named) -> Named:
        said = _explicit(one) if one.person is None else set()
        people = {person for person in roster.who(one.name) if parts[person] & said} if said else set()
        return replace(one, person=only(people)) if people else one

    return [settle(one) for one in read]


def _explicit(one: Named) -> set[PersonRole]:
    return {reason.role for reason in one.mention.evidence if reason.weight >= EXPLICIT}


def _evidence(named: Sequence[Named], given: dict[Name, PersonRole | None], roster: Roster) -> dict[int, tuple[Evidence, ...]]:
    """The reasons about each person, each once and in order. What is said where the name is ambiguous is about nobody."""
    reasons: dict[int, dict[Evidence, None]] = {one.person: {} for one in named if one.person is not None}
    for name, role in given.items():
        person = only(roster.who(name))
        if person is not None and role is not None and person in reasons:
            reasons[person][Evidence(role, SUPPLIED, "supplied with the request")] = None
    for one in named:
        if one.person is not None:
            reasons[one.person].update(dict.fromkeys(one.mention.evidence))
    return {person: tuple(ordered) for person, ordered in reasons.items()}


def _signs(named: Sequence[Named]) -> defaultdict[int, list[Sign]]:
    signs: defaultdict[int, list[Sign]] = defaultdict(list)
    for one in named:
        if one.person is not None:
            signs[one.person].extend(one.mention.signs)
    return signs


def _spellings(texts: Sequence[str], read: Sequence[Named]) -> frozenset[str]:
    """The words of all found names as they were written."""
    return frozenset(
        word for one in read for word in re.findall(r"[^\W_]+", texts[one.leaf][one.mention.start : one.mention.end])
    )
