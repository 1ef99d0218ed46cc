"""The cast of a request: which mentions are one person, what part each has, and where else the same names stand.

Mentions come from the scans, text by text; here they are judged together. A name that may mean two people stays unresolved: it
gets no number, and what its place says (a verb, an arrest) is held against nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from rules.domain import Evidence, Mention, PersonRole, SuppliedPerson
from rules.find.names import FAMILY_COLUMN, GIVEN_COLUMN
from rules.find.public import ROLE_AND_TITLE_WORDS
from rules.find.vocabulary import vocabulary
from rules.people.known import KnownNames
from rules.people.marks import Marks
from rules.people.names import COMMON_WORDS, FUNCTION_WORDS, TITLES, Name, read_name
from rules.people.roster import Roster, only
from rules.people.verdict import Verdict, judge
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
KIN_AND_POSTS = vocabulary(
    "auntie uncle aunt cousin grandpa grandma nana papa mama tio tia tío tía abuela abuelo brother sister mom dad neighbor "
    "landlord tenant plaintiff employee supervisor manager coach pastor resident customer clerk claimant governor president "
    "mayor teacher nurse"
)
"""What may stand before a surname without being a given name: "Landlord Osei"."""
NOT_NAMES = TITLES | COMMON_WORDS | FUNCTION_WORDS | ROLE_AND_TITLE_WORDS | KIN_AND_POSTS

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
    appeared, defined = _admit(roster, texts, read)
    names, spellings = [*(one.name for one in read), *given], _spellings(texts, read)
    for stranger in _strangers(texts, [*read, *_spread(texts, free, KnownNames(roster, names, spellings))], roster):
        roster.admit(stranger)
    known = KnownNames(roster, names, spellings)
    read = _settled(texts, [replace(one, person=_meant(roster, one, defined)) for one in read], roster)
    spread = list(_spread(texts, free, known))
    for one in spread:
        if one.person in from_lists:
            appeared[one.person] = min(appeared.get(one.person, one.place), one.place)
    named = [one if one.person in appeared else replace(one, person=None) for one in (*read, *spread)]
    places = _places(named)
    judged = {person: _judged(reasons, places[person]) for person, reasons in _evidence(named, given, roster).items()}
    return Cast(
        named=tuple(named),
        evidence={person: one.evidence for person, one in judged.items()},
        roles={person: one.role for person, one in judged.items()},
        appeared=appeared,
        known=known,
    )


def _meant(roster: Roster, one: Named, defined: Mapping[Place, int]) -> int | None:
    """The person whom a name means. Where it may mean several, the mention that brought somebody in is still that person's,
    unless one of the others has it in full, who may be meant; a rank rules that out.
    """
    people = roster.who(one.name)
    person = defined.get(one.place) if len(people) > 1 else only(people)
    if person is None or len(people) < 2 or Marks.of("", one.mention.evidence).officer:
        return person
    return None if any(roster.known_in_full(other) for other in people) else person


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


def _admit(roster: Roster, texts: Sequence[str], read: Sequence[Named]) -> tuple[dict[int, Place], dict[Place, int]]:
    """Bring everybody into the roster, in order; returns where each person first appeared, and who is defined by a short name.

    The mention that brought a person in is that person's even when the name becomes ambiguous: "Officer Chen", then Wei Chen.
    """
    people: list[int | None] = []
    marks: dict[int, Marks] = {}
    for one in read:
        seen = _marks(texts[one.leaf], one)
        person = roster.admit(one.name, partial(_cannot_be, roster, one, seen, marks))
        people.append(person)
        if person is not None:
            marks[person] = marks.get(person, Marks()).joined(seen)
    for (first, one), (second, other) in pairwise(zip(people, read, strict=True)):
        if first is not None and second is not None and _alias(texts, one, other):
            roster.join(first, second)
    appeared: dict[int, Place] = {}
    for person, one in zip(people, read, strict=True):
        if person is not None:
            appeared.setdefault(person, one.place)
    short = {person for person in appeared if roster.person(person) == person and not roster.known_in_full(person)}
    return appeared, {appeared[person]: person for person in short}


def _marks(text: str, one: Named) -> Marks:
    return Marks.of(text[max(0, one.mention.start - 40) : one.mention.start], one.mention.evidence)


def _cannot_be(roster: Roster, one: Named, seen: Marks, marks: Mapping[int, Marks], known: int) -> bool:
    """Whether a name can't be the known person's: another part, another title, a relative of that person."""
    if roster.has_exactly(one.name, known):
        return False
    before = marks.get(known)
    if before is None:
        return False
    return seen.contradicts(before) or (seen.relative and (one.name.full or bool(seen.titles)))


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


def _settled(texts: Sequence[str], read: Sequence[Named], roster: Roster) -> list[Named]:
    """An ambiguous name with a part or a title at it ("Officer Miller", "Mrs. Miller") is the one who has it elsewhere."""
    marks: dict[int, Marks] = {}
    for one in read:
        if one.person is not None:
            marks[one.person] = marks.get(one.person, Marks()).joined(_marks(texts[one.leaf], one))

    def settle(one: Named) -> Named:
        if one.person is not None:
            return one
        seen = _marks(texts[one.leaf], one)
        return replace(one, person=only({who for who in roster.who(one.name) if who in marks and seen.shares(marks[who])}))

    return [settle(one) for one in read]


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


def _judged(reasons: tuple[Evidence, ...], places: Sequence[Mention]) -> Verdict:
    signs = [sign for place in places for sign in place.signs]
    return judge(reasons, signs, [place.reads for place in places if place.reads])


def _places(named: Sequence[Named]) -> defaultdict[int, list[Mention]]:
    """Where each person is named."""
    places: defaultdict[int, list[Mention]] = defaultdict(list)
    for one in named:
        if one.person is not None:
            places[one.person].append(one.mention)
    return places


def _spellings(texts: Sequence[str], read: Sequence[Named]) -> frozenset[str]:
    """The words of all found names as they were written."""
    return frozenset(
        word for one in read for word in re.findall(r"[^\W_]+", texts[one.leaf][one.mention.start : one.mention.end])
    )
