"""Names found by what stands around them, without any model: the half of name finding that capitals can't fool."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.find.anchors import ANCHORS, SPEECH, Anchor
from rules.find.common import CODES, is_common
from rules.find.given_names import GIVEN_NAMES
from rules.find.passages import Passage, Style, passages
from rules.find.public import (
    HEADINGS,
    MONTHS_AND_DAYS,
    NOTHING_PUBLIC,
    PLACE_WORDS,
    ROLE_AND_TITLE_WORDS,
    SURNAMES_TOO,
    THING_WORDS,
    Public,
)
from rules.find.reading import NO_TAG, OF_SEVERAL, WITH_A_CAPITAL, WORD, Span, extended, read_name
from rules.find.tables import Cell, cells

_UPPER = r"(?=[^\W\d_a-zà-öø-ÿ])"
_LAST_FIRST = re.compile(
    rf"(?<![\w,'-])(?P<last>[A-Z][A-Z'-]+(?:[ \t][A-Z][A-Z'-]+){{0,2}}),[ \t]{{0,2}}(?P<first>{_UPPER}{WORD}(?"
    rf":[ \t](?:[A-Z]\b\.?|[A-Z]{WORD[:0]}[\w'-]+))?)"
)
_LAST_FIRST_ITEM = re.compile(
    rf"(?:^|\n)[ \t]{{0,4}}(?:\d{{1,3}}[.)]|[-*•])[ \t]{{1,2}}(?P<last>{_UPPER}{WORD}(?:[ \t]{_UPPER}{WORD})"
    rf"?),[ \t]{{0,2}}(?P<first>{_UPPER}{WORD})"
)
_PAIR = re.compile(
    rf"(?<![\w'.@/-])(?P<first>{WORD})"
    rf"(?=[ ](?:[A-Z]\.?[ ]|[\"(]{NO_TAG}[^\W\d_]{{1,14}}[\")][ ])?(?P<last>{WORD}))"
)
_SUBJECT = re.compile(
    rf"(?<![\w'.-])(?P<name>{_UPPER}{WORD}(?:[ \t]{_UPPER}{WORD}){{0,2}})(?=[ \t](?:{SPEECH})(?![\w-]))", re.IGNORECASE
)
_BEFORE_MAIL = re.compile(
    rf"(?P<name>{_UPPER}{WORD}(?:[ \t](?:[A-Z]\.|{_UPPER}{WORD})){{1,3}})(?=[ \t]{{0,2}}[<(\[](?:mailto:)?[\w.+-]{{1,64}}@)"
)
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w'.-])(?P<name>{_UPPER}{WORD}(?:[ \t](?:[A-Z]\.|{_UPPER}{WORD})){{1,2}})"
    r"(?=,?[ \t](?:\(?\d{1,2}(?:[,)]|[ \t]?y)|age[ \t]\d|DOB\b|(?:at[ \t])?\(?\d{3}\)?[ .-]\d{3}|\d{2,5}[ \t][A-Z0-9]))"
)
"""A full name before an age, a date of birth, a telephone number or an address."""
_AFTER_UNIT = re.compile(rf"(?<!\w)\d{{1,2}}[A-Z]{{1,2}}\d{{1,3}}[ \t](?:\((?P<a>{_UPPER}{WORD})\)|(?P<b>[A-Z]{{4,}})(?=[ \t]))")
_PLACE_AFTER = re.compile(r"[ \t]([^\W\d_]+)\b")
_NAMED_THINGS = frozenset(
    ["storm", "hurricane", "tropical", "operation", "project", "departamento", "oficina", "ciudad", "calle", "avenida", "parque"]
)
"""What begins with one of these is no person: "Storm Alma"."""
_REST_OF_LINE = re.compile(r"[.,]?(?:[ \t]+#?\d{2,5}|,[^\n]{0,40})?[ \t]*(?:\n|$)")
LABELLED = frozenset({"rank", "title", "role_tag", "role_tag_in_parens", "role_noun", "record_field", "field", "self"})
"""Anchors at which somebody wrote that a name follows: no model overrules them."""
FIELDS = frozenset({"record_field", "field"})
"""Of these, those that hold a name and nothing else."""
_SURE = frozenset({"rank", "title", "role_tag", "role_tag_in_parens"})
"""Anchors after which even an ordinary word is a name: "Officer Bell", "Ms. Park"."""
_PARTY = re.compile(r"\b(?:victim|suspect|witness|patient)[ \t]$", re.IGNORECASE)
"""Right before a word with a capital these say that it is somebody's name: "Victim Hall was shot"."""
_NAME_COLUMNS = re.compile(
    r"(?:full |last |first |middle |sur|given |nick|legal |maiden |family )?names?|last|"
    r"first|middle|moniker|alias|aka|last.?first|first.?last|"
    r"(?:(?:arresting|reporting|assigned) )?(?:rp|r/p|victim|suspect|witness|patient|"
    r"pt|officer|ofc|ofcr|deputy|detective|sgt|caller|complainant|driver|passenger|owner|"
    r"r/o|tenant|employee|supervisor|manager|"
    r"subject|defendant|arrestee|contact|contact name|emergency contact|staff|medic|"
    r"crew|doctor|provider|attorney|resident|client|applicant|claimant|parent|guardian|"
    r"student|member|person|party|nok|interpreter|investigator)(?: ?name)?s?(?: ?\d)?|"
    r"(?:\w+ )?by"
)


_LAST_COMMA_FIRST = re.compile(rf"{_UPPER}{WORD}(?:[ \t]{_UPPER}{WORD})?,[ \t]?{_UPPER}{WORD}(?:[ \t][A-Z]\.?)?")


_HALF_COLUMNS = re.compile(
    r"(?P<family>(?:\w+ )?(?:last|sur|family)[ .]?(?:name|nm)?|l[ .]?name|apellidos?)|"
    r"(?:\w+ )?(?:first|given)[ .]?(?:name|nm)?|f[ .]?name|nombres?"
)
FAMILY_COLUMN, GIVEN_COLUMN = "column_of_family_names", "column_of_given_names"
"""Recognizers of the two halves of a name that stands in two columns."""

NO_PART_OF_A_NAME = CODES | HEADINGS | ROLE_AND_TITLE_WORDS | MONTHS_AND_DAYS | frozenset("v s w dau id'd since".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a name stands, before anybody asked whose part in the event it tells."""

    start: int
    end: int
    score: float
    recognizer: str


class Styles:
    """Answers how the text is written at an offset, and what is public."""

    def __init__(self, text: str, public: Public = NOTHING_PUBLIC) -> None:
        self.public = public
        self._passages: tuple[Passage, ...] = tuple(passages(text))
        self._starts = [passage.start for passage in self._passages]

    def at(self, offset: int) -> Style:
        index = bisect_right(self._starts, offset) - 1
        return self._passages[index].style if index >= 0 else "mixed"


def find_names(text: str, public: Public = NOTHING_PUBLIC) -> list[Named]:
    """All anchored names, overlaps included. What is `public` names nobody."""
    styles = Styles(text, public)
    found = [
        *_anchored(text, styles),
        *_last_first(text, styles),
        *_given_first(text, styles),
        *_subjects(text, styles),
        *_beside_things(text, public),
        *_in_tables(text, public),
    ]
    return [
        named
        for named in found
        if not names_a_place(text, named.start, named.end)
        and not public.stands_in(text[named.start : named.end])
        and not public.stands_around(text, named.start, named.end)
    ]


def joined(text: str, named: Iterable[Named]) -> list[Named]:
    """One span for each place: of overlapping spans the longest, unless what it has more is no part of a name."""
    kept: list[Named] = []
    for item in sorted(named, key=lambda n: (n.start, -n.end)):
        if kept and item.start < kept[-1].end:
            kept[-1] = _better(text, kept[-1], item)
        else:
            kept.append(item)
    return kept


def _better(text: str, one: Named, other: Named) -> Named:
    longest = max(one, other, key=lambda n: (n.end - n.start, n.score))
    within = one if longest is other else other
    if within.start < longest.start or within.end > longest.end:
        return longest
    more = (text[longest.start : within.start] + " " + text[within.end : longest.end]).lower().split()
    return within if more and all(word.strip(".,'") in NO_PART_OF_A_NAME for word in more) else longest


def widened(text: str, named: Iterable[Named]) -> Iterator[Named]:
    """Each name with the name words that stand right beside it, unless that makes it a place."""
    for item in named:
        start, end = extended(text, (item.start, item.end))
        if not names_a_place(text, start, end):
            yield Named(start, end, item.score, item.recognizer)


def names_a_place(text: str, start: int, end: int) -> bool:
    """Whether a word in it or after it makes it a place or a thing: "Norwood Avenue", "James Mangan Park", "Miranda rights"."""
    words = text[start:end].lower().split()
    if words[0] in _NAMED_THINGS and len(words) > 1:
        return True
    if len(words) > 2 and words[-1] in PLACE_WORDS and "," not in text[start:end]:
        return True
    after = _PLACE_AFTER.match(text, end)
    if after is None or not (after[1][0].isupper() or text[start].islower()):
        return (
            after is not None
            and after[1].lower() in THING_WORDS
            and len(text[start:end].split()) == 1
            and after[1].lower() not in ("card", "report", "group", "v")
        )
    return after[1].lower() in PLACE_WORDS or (len(text[start:end].split()) == 1 and after[1].lower() in THING_WORDS)


def _anchored(text: str, styles: Styles) -> Iterator[Named]:
    for anchor in ANCHORS:
        for match in anchor.regex.finditer(text):
            yield from _after(text, anchor, match.end(), styles)


def _after(text: str, anchor: Anchor, start: int, styles: Styles) -> Iterator[Named]:
    style = styles.at(start)
    if style not in anchor.styles:
        return
    listed = anchor.listed and OF_SEVERAL.search(text, max(0, start - 24), start) is None
    span = read_name(text, start, style, anchor.longest if style != "lower" else 2, listed=listed)
    if span is not None and _credible(text, span, anchor, style, styles.public):
        yield Named(*span, anchor.score, anchor.id)
        if pair := re.compile(r"(?:[ \t]\(#?\d+\))?(?:,| and| &|, and)[ \t]").match(text, span[1]):
            yield from _second(text, anchor, pair.end(), style)


def _acronym(name: str) -> bool:
    return name.isupper() and " " not in name and "." not in name


def _credible(text: str, span: Span, anchor: Anchor, style: Style, public: Public) -> bool:
    """Whether what stands after an anchor is no ordinary word; after a rank or a title "Bell" and "Park" are names."""
    name = text[slice(*span)]
    if anchor.ends_line and _REST_OF_LINE.match(text, span[1]) is None:
        return False
    if anchor.id == "phrase" and text[span[0] - 1] == '"':
        return True
    if not _ordinary(name, public):
        return anchor.id in _SURE or style != "mixed" or not _acronym(name)
    sure = anchor.id in LABELLED or (style == "mixed" and _PARTY.search(text, max(0, span[0] - 10), span[0]) is not None)
    return sure and style != "lower" and all(word.lower() in SURNAMES_TOO | WITH_A_CAPITAL for word in name.split())


def _ordinary(name: str, public: Public) -> bool:
    """All its words are ordinary or public ones: "Public Works", "Sacramento"."""
    return public.names(name) or all(is_common(word) or public.names(word) for word in name.replace(",", " ").split())


def _second(text: str, anchor: Anchor, start: int, style: Style) -> Iterator[Named]:
    """The second of a pair: "Officers Pike (4410) and Lien Duong"; two words at least, or a clause would begin."""
    span = read_name(text, start, style, 3)
    if style == "mixed" and span is not None and " " in text[span[0] : span[1]]:
        yield Named(*span, anchor.score - 0.1, anchor.id)


def _last_first(text: str, styles: Styles) -> Iterator[Named]:
    for match in _LAST_FIRST.finditer(text):
        parts = f"{match['last']} {match['first']}".split()
        spelled = styles.at(match.start()) == "caps" or not match["first"].isupper()
        if spelled and not any(is_common(part) or styles.public.names(part) for part in parts):
            yield Named(match.start("last"), match.end("first"), 0.85, "last_first")
    for match in _LAST_FIRST_ITEM.finditer(text):
        if not any(is_common(part) or styles.public.names(part) for part in f"{match['last']} {match['first']}".split()):
            yield Named(match.start("last"), match.end("first"), 0.8, "last_first_item")


def _given_first(text: str, styles: Styles) -> Iterator[Named]:
    """A frequent given name and a word that is no ordinary one, in whatever spelling."""
    for match in _PAIR.finditer(text):
        first, last = match["first"], match["last"]
        if first.lower() not in GIVEN_NAMES or is_common(last) or styles.public.names(last):
            continue
        style = styles.at(match.start())
        if style == "mixed" and (not (first[0].isupper() and last[0].isupper()) or (match.group().isupper() and len(last) <= 3)):
            continue
        span = read_name(text, match.start(), style, 4 if style != "lower" else 2)
        if span is not None:
            yield Named(*span, 0.75, "given_name")


def _subjects(text: str, styles: Styles) -> Iterator[Named]:
    for match in _SUBJECT.finditer(text):
        start, end = match.span("name")
        style = styles.at(start)
        if style == "lower" or not text[start].isupper():
            continue
        span = _trimmed(text, (start, end), style, styles.public)
        if span is not None and not styles.public.names(text[span[0] : span[1]]):
            yield Named(*span, 0.6, "subject")


def _trimmed(text: str, run: Span, style: Style, public: Public) -> Span | None:
    """The part of a run of words, counted from its end, that can be a name."""
    words = [(m.start() + run[0], m.end() + run[0]) for m in re.finditer(WORD, text[slice(*run)])]
    kept: list[Span] = []
    for a, b in reversed(words):
        word = text[a:b]
        if (
            not word[0].isupper()
            or is_common(word)
            or ((style == "caps") != word.isupper() and style == "caps")
            or (public.names(word) and not kept)
        ):
            break
        kept.append((a, b))
    return (kept[-1][0], kept[0][1]) if kept and kept[0][1] - kept[-1][0] > 2 else None


def _beside_things(text: str, public: Public) -> Iterator[Named]:
    for match in _BEFORE_MAIL.finditer(text):
        yield Named(*match.span("name"), 0.85, "before_mail")
    for match in _BEFORE_NUMBER.finditer(text):
        if not any(is_common(word) or public.names(word) for word in match["name"].split()):
            yield Named(*match.span("name"), 0.7, "before_number")
    for match in _AFTER_UNIT.finditer(text):
        group = "a" if match["a"] else "b"
        if not is_common(match[group]) and not public.names(match[group]):
            yield Named(*match.span(group), 0.75, "after_unit")


def _in_tables(text: str, public: Public) -> Iterator[Named]:
    for cell in cells(text):
        if half := _HALF_COLUMNS.fullmatch(cell.label):
            yield from _in_cell(cell, public, FAMILY_COLUMN if half["family"] else GIVEN_COLUMN)
        elif _NAME_COLUMNS.fullmatch(cell.label):
            yield from _in_cell(cell, public, "column")
        elif _LAST_COMMA_FIRST.fullmatch(cell.value) and not _ordinary(cell.value, public):
            yield Named(cell.start, cell.end, 0.75, "cell_last_first")


def _in_cell(cell: Cell, public: Public, recognizer: str) -> Iterator[Named]:
    quoted = cell.value.find('"') + 1 if cell.value.lower().startswith("unk") else 0
    style: Style = "caps" if cell.value.isupper() else "mixed" if cell.value[quoted : quoted + 1].isupper() else "lower"
    span = read_name(cell.value, quoted, style, listed=True)
    if span is not None and not _ordinary(cell.value[slice(*span)], public):
        yield Named(cell.start + span[0], cell.start + span[1], 0.9, recognizer)
