"""Judge a whole request, once each of its texts has been scanned: people, numbers, data classes, and the clean copy.

    texts_to_scan(chat)   -> the texts that an engine must read (each once; the answers can be cached by text)
    assemble(chat, scans) -> Screened
    screen(chat, scan)    -> both in one go

Nothing here reads names with a model; the time is linear in the request. What was found in one place is looked for in all others,
and at the end the clean copy is read again: if a found value is still in it, nothing is forwarded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TypeAlias

from rules.cut import Cut, cut
from rules.domain import ChatRequest, ClassSignal, MessageScan, Path, Person, PersonRole, Placed, Placeholders, Screened
from rules.leaves import Leaf, leaves, with_texts
from rules.people.people import Cast, Named, cast
from rules.people.placeholders import EXACT, PERSON_WORDS, UNNUMBERED, Newcomer, numbers, placeholder, places, word_of
from rules.reading import ScreenFailed, Text, Value, read
from rules.seams import SPLIT, Seam, seams, split_values
from rules.spans import Span, disjoint, free_words
from rules.words import Phrases, words

__all__ = ["ScreenFailed", "assemble", "ensure_clean", "texts_to_scan"]

CLASS_FROM = 0.5
"""Weaker signals of a data class are not reported."""
SPREAD_FROM = 4
"""Letters and digits that a value needs so that it is looked for where no scanner found it."""
GROUPED = {("PHONE", 10): (3, 3, 4), ("PHONE", 7): (3, 4), ("SSN", 9): (3, 2, 4), ("CREDIT_CARD", 16): (4, 4, 4, 4)}
"""How many digits stand together, by type and number of digits."""
MOST_PIECES = 4
"""Runs of letters or digits in a value that may stand apart elsewhere."""
SPREAD = "known_value"
"""The recognizer of a value that was found elsewhere in the request."""
SPREAD_SCORE = 0.9
BETWEEN_NAMES = re.compile(r",? |[-_.]")
"""What may stand between two words of one name."""

Hit: TypeAlias = "Span[Value | Named]"
Read: TypeAlias = "tuple[Text, list[Hit]]"


def screen(chat: ChatRequest, scan: Callable[[str], MessageScan]) -> Screened:
    """Scan every text once, then judge the request as a whole. Raises `ScreenFailed`."""
    return assemble(chat, {text: scan(text) for text in texts_to_scan(chat)})


def texts_to_scan(chat: ChatRequest) -> tuple[str, ...]:
    """What a scanner must read before `assemble`, each text once."""
    found = leaves(chat)
    single = [leaf.scan_text for leaf in found if leaf.worth_scanning]
    return tuple(dict.fromkeys([*single, *(seam.text for seam in _seams(chat, found))]))


def _seams(chat: ChatRequest, found: Sequence[Leaf]) -> tuple[Seam, ...]:
    return seams(found, {number for number, message in enumerate(chat.messages) if message.role == "user"})


def assemble(chat: ChatRequest, scans: Mapping[str, MessageScan]) -> Screened:
    """Judge the request. `scans` has the scan of each of the `texts_to_scan`; raises `ScreenFailed`."""
    found = leaves(chat)
    split = split_values(_seams(chat, found), scans)
    texts = [read(leaf, scans, split.get(leaf.path, ())) for leaf in found]
    people = cast([t.leaf.text for t in texts], [t.mentions for t in texts], [t.free for t in texts], chat.declared.people)
    values = _known_values(texts)
    hits = _hits(texts, people, values)
    numbering = Numbering(people, numbers(_newcomers(texts, people), [text.literals for text in texts]))
    prose = [(text, found) for text, found in zip(texts, hits, strict=True) if text.leaf.kind == "prose"]
    clean = with_texts(chat, {text.leaf.path: _clean(text, found, numbering) for text, found in prose if found})
    ensure_clean(clean, people, values)
    return Screened(
        clean=clean,
        findings=tuple(_findings(prose, numbering, _first_of_turn(chat))),
        people=_people(prose, numbering),
        data_classes=_data_classes(texts),
        placeholders=_placeholders(texts, prose, numbering),
        in_identifiers=_in_identifiers(texts, hits),
        uninspectable=tuple(sorted({why for text in texts for why in text.uninspectable})),
    )


# ------------------------------------------------------------------ where everything stands


def _known_values(texts: Sequence[Text]) -> Phrases[Value]:
    """All found values, to be found again in any spelling."""
    return Phrases(
        phrase for text in texts for span in text.values if span.what.recognizer != SPLIT for phrase in _spellings(text, span)
    )


def _spellings(text: Text, span: Span[Value]) -> Iterator[tuple[tuple[str, ...], Value]]:
    keys = tuple(word.key for word in words(text.leaf.text[span.start : span.end]))
    if sum(map(len, keys)) >= SPREAD_FROM:
        known = span.what._replace(recognizer=SPREAD)
        yield keys, known
        if span.what.type not in EXACT:
            whole = "".join(keys)
            yield (whole,), known
            yield from ((groups, known) for groups in _groups(span.what.type, whole))


def _groups(value_type: str, whole: str) -> Iterator[tuple[str, ...]]:
    """The value in the groups in which people write it: ``8ABC 123``, ``078-05-1120``, ``4111 1111 1111 1111``."""
    pieces = re.findall(r"[^\W\d_]+|\d+", whole)
    if len(pieces) <= MOST_PIECES:
        yield from _joinings(pieces)
    digits = whole.removeprefix("1") if value_type == "PHONE" and len(whole) == 11 else whole
    sizes = GROUPED.get((value_type, len(digits)), ())
    if sizes and digits.isdigit():
        ends = tuple(accumulate(sizes))
        yield tuple(digits[end - size : end] for size, end in zip(sizes, ends, strict=True))


def _joinings(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All ways to write the pieces with and without a blank between them."""
    for blanks in product((False, True), repeat=len(pieces) - 1):
        groups = [pieces[0]]
        for piece, blank in zip(pieces[1:], blanks, strict=True):
            groups = [*groups, piece] if blank else [*groups[:-1], groups[-1] + piece]
        yield tuple(groups)


def _hits(texts: Sequence[Text], people: Cast, values: Phrases[Value]) -> list[list[Hit]]:
    """For each text everything that must not leave, from its own scan and from what was found elsewhere."""
    found: list[list[Hit]] = [[Span(*value) for value in text.values] for text in texts]
    for hits, text in zip(found, texts, strict=True):
        hits.extend(Span(start, end, SPREAD_SCORE, value) for start, end, value in values.find(text.free))
    for one in people.named:
        found[one.leaf].append(Span(one.mention.start, one.mention.end, one.mention.score, one))
    return [_joined(text, disjoint(hits)) for text, hits in zip(texts, found, strict=True)]


def _joined(text: Text, hits: Sequence[Hit]) -> list[Hit]:
    """Two pieces of one name beside each other ("Doe, John") become one, so that nobody is replaced twice in a row."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and _same_person(last, hit) and BETWEEN_NAMES.fullmatch(text.leaf.text, last.end, hit.start):
            joined[-1] = last._replace(end=hit.end)
        else:
            joined.append(hit)
    return joined


def _same_person(one: Hit, other: Hit) -> bool:
    people = [hit.what.person for hit in (one, other) if isinstance(hit.what, Named)]
    return len(people) == 2 and people[0] is not None and people[0] == people[1]


# ------------------------------------------------------------------ what stands in for it


@dataclass(frozen=True, slots=True)
class Numbering:
    """Who and what has which number."""

    people: Cast
    given: Mapping[object, int]

    def stand_in(self, what: Value | Named) -> str:
        if isinstance(what, Value):
            return placeholder(word_of(what.type), self.given[what.key])
        if what.person is None:
            return UNNUMBERED
        return placeholder(PERSON_WORDS[self.role(what)], self.given[what.person])

    def role(self, what: Value | Named) -> PersonRole | None:
        return self.people.roles[what.person] if isinstance(what, Named) and what.person is not None else None


def _newcomers(texts: Sequence[Text], people: Cast) -> Iterator[Newcomer]:
    for person, place in people.appeared.items():
        yield Newcomer(place, "person", person)
    first: dict[tuple[str, str], Newcomer] = {}
    for leaf, text in enumerate(texts):
        for span in text.values:
            first.setdefault(span.what.key, Newcomer((leaf, span.start), word_of(span.what.type), span.what.key))
    yield from first.values()


def _clean(text: Text, found: Sequence[Hit], numbering: Numbering) -> str:
    return cut(text.leaf.text, [Cut(hit.start, hit.end, numbering.stand_in(hit.what)) for hit in found])


def ensure_clean(clean: ChatRequest, people: Cast, values: Phrases[Value]) -> None:
    """Read the clean copy as if it were a request: no found name or value may be in it."""
    for leaf in leaves(clean):
        free = free_words(words(leaf.text), places(leaf.text))
        if leaf.kind == "prose" and (any(values.find(free)) or any(people.known.find(leaf.text, free))):
            raise ScreenFailed("a found value is still in the clean copy")


# ------------------------------------------------------------------ what is reported


def _findings(prose: Sequence[Read], numbering: Numbering, turn: int) -> Iterator[Placed]:
    for text, found in prose:
        for hit in found:
            yield Placed(
                path=text.leaf.path,
                start=hit.start,
                end=hit.end,
                type=_type(hit),
                placeholder=numbering.stand_in(hit.what),
                recognizer=hit.what.recognizer,
                score=hit.score,
                role=numbering.role(hit.what),
                new=_belongs_to_turn(text.leaf.path, turn),
            )


def _type(hit: Hit) -> str:
    return hit.what.type if isinstance(hit.what, Value) else "PERSON"


def _first_of_turn(chat: ChatRequest) -> int:
    """The first message that this turn added: the one behind the last reply."""
    return 1 + max((index for index, message in enumerate(chat.messages) if message.role == "assistant"), default=-1)


def _belongs_to_turn(path: Path, turn: int) -> bool:
    """What stands outside the messages (tools, formats) is sent again each time, and is new only with the first message."""
    match path:
        case ("messages", int(index), *_):
            return index >= turn
        case _:
            return turn == 0


def _people(prose: Sequence[Read], numbering: Numbering) -> tuple[Person, ...]:
    """Everybody with a number, by number."""
    mentions: defaultdict[int, list[tuple[Path, int, int]]] = defaultdict(list)
    named: dict[int, Named] = {}
    for text, found in prose:
        for hit in found:
            if isinstance(hit.what, Named) and hit.what.person is not None:
                mentions[hit.what.person].append((text.leaf.path, hit.start, hit.end))
                named.setdefault(hit.what.person, hit.what)
    people = numbering.people
    return tuple(
        Person(numbering.stand_in(named[one]), people.roles[one], people.evidence[one], tuple(mentions[one]))
        for one in sorted(named, key=lambda one: numbering.given[one])
    )


def _placeholders(texts: Sequence[Text], prose: Sequence[Read], numbering: Numbering) -> Placeholders:
    """The way back: the first spelling of a value, the fullest of a name. Literals lead nowhere."""
    reserved = frozenset(literal.text for text in texts for literal in text.literals)
    values: dict[str, str] = {}
    for text, found in prose:
        for hit in found:
            key, written = numbering.stand_in(hit.what), text.leaf.text[hit.start : hit.end]
            fuller = isinstance(hit.what, Named) and len(words(written)) > len(words(values.get(key, "")))
            if key not in reserved and key != UNNUMBERED and (fuller or key not in values):
                values[key] = written
    return Placeholders(values, reserved)


def _data_classes(texts: Sequence[Text]) -> tuple[ClassSignal, ...]:
    """The strongest signal of each class, the surest class first."""
    best: dict[str, ClassSignal] = {}
    for signal in (signal for text in texts for signal in text.signals if signal.score >= CLASS_FROM):
        if signal.name not in best or signal.score > best[signal.name].score:
            best[signal.name] = signal
    return tuple(sorted(best.values(), key=lambda signal: (-signal.score, signal.name)))


def _in_identifiers(texts: Sequence[Text], hits: Sequence[Sequence[Hit]]) -> tuple[str, ...]:
    found = zip(texts, hits, strict=True)
    return tuple(sorted({_type(hit) for text, inside in found if text.leaf.kind == "identifier" for hit in inside}))
