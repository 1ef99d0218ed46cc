"""Evidence for a person's part in the event, at one place where the person is named (domain guide 3.2, rule 4).

Nothing is decided here. A clue says which part it speaks for, how strongly, and why; who is meant by a bare
surname, and what wins, is settled over the whole conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rules.domain import Evidence
from rules.find.tables import Cell, cells
from rules.people.clues import AGE_AND_SEX, JUVENILE, JV, ROWS, P, Row, Side, V, W

_REACH = 90
"""Characters before and after a name that are read; never beyond the line, but for its first words."""

_CHILD_AFTER = re.compile(
    r"[ \t]?[,(][ \t]?(?:age[ \t])?(?:[1-9]|1[0-7])(?=[,;)]|[ \t](?:yrs?|years?|y/?o|"
    r"mos?|months)\b)|,[ \t]age[ \t](?:[1-9]|1[0-7])\b|[ \t](?:is|was)[ \t](?:[1-9]|"
    r"1[0-7])(?:[ \t](?:years|yrs)|[,.])",
    re.IGNORECASE,
)
_CHILD_BEFORE = re.compile(
    rf"(?<![^\W_])(?:(?:{JUVENILE})(?:[ \t](?:suspect|victim|witness|patient|named|subject|"
    rf"arrestee))?[,:]?[ \t]|(?:[1-9]|1[0-7])[ \t-]?(?:y/?o|yo[mf]|year[ \t-]old)[ \t](?:[mf][ \t]|"
    rf"male[ \t]|female[ \t]|boy[ \t]|girl[ \t]|son[ \t]|daughter[ \t])?)$",
    re.IGNORECASE,
)


_MEDICAL = re.compile(
    r"\b(?:pt|patient|EMS|ePCR|PCR|medics?|c/o|hx|NKDA|BP|HR|RR|SpO2|BGL|GCS|narcan|transported|paramedic)\b", re.IGNORECASE
)
_VEHICLE_TAG = re.compile(r"\bV-?[1-9]\b")
_SUSPECT_TAG = re.compile(r"\b(?:S-?[1-9]|suspect)\b", re.IGNORECASE)
_COLLISION = re.compile(
    r"\b(?:collision|collided|rear[- ]?ended|sideswiped|t-?boned|broadsided|TC|(?:east|west|north|south)bound|[NSEW]/B|lane)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\b(victim|witness)(?:'s)?[ \t]statement", re.IGNORECASE)
_SELF = re.compile(r"(?:\bmy[ \t](?:full[ \t])?name[ \t](?:is[ \t])?|\bI,[ \t]|\bsigned:?[ \t])$", re.IGNORECASE)
_ROLE_COLUMNS = frozenset({"role", "type", "involvement", "party", "part", "status", "inv"})
_LEAD = 4_000
"""Characters at the beginning of a text that show what kind of document it is."""


def evidence_for(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Evidence, ...]]:
    """The evidence at each of the names of one text, in order; see `evidence_at`. Linear in the text."""
    labels = _column_labels(text)
    medical = len(_MEDICAL.findall(text, 0, _LEAD)) >= 3
    vehicles = _of_vehicles(text[:_LEAD])
    statement = _STATEMENT.search(text, 0, _LEAD)
    found = []
    between = _between(text, spans)
    for index, (start, end) in enumerate(spans):
        mine = _not_mine(between[index], between[index + 1])
        evidence = {*evidence_at(text, start, end, but=mine), *_of_column(labels.get(start, ()))}
        if vehicles:
            evidence -= {e for e in evidence if e.why == "tag" and e.role is V}
        if not medical:
            evidence -= {e for e in evidence if e.why == AGE_AND_SEX}
        elif index == 0 and not evidence:
            evidence.add(Evidence(P, 40, "document: care report"))
        if statement and _SELF.search(_head(text, start)):
            evidence.add(Evidence(V if statement[1].lower() == "victim" else W, 60, "document: statement of this person"))
        found.append(_strongest_first(evidence))
    return found


def _of_vehicles(text: str) -> bool:
    """Whether V1 and V2 are vehicles here: a collision, and nobody tagged as suspect."""
    return bool(_VEHICLE_TAG.search(text) and _COLLISION.search(text)) and _SUSPECT_TAG.search(text) is None


def _between(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands before the first name, between each two, and after the last: nothing where it is long."""
    edges = [(spans[i - 1][1], spans[i][0]) if 0 < i < len(spans) else (0, 0) for i in range(len(spans) + 1)]
    return [text[a:b] if 0 < b - a <= _REACH else "" for a, b in edges]


def _not_mine(before: str, after: str) -> frozenset[Side]:
    """The sides of a name whose role word belongs to its neighbour, or to nobody for sure.

    In ``Lopez, victim, Ortega`` the word is said of Lopez; in ``Lopez (V) Ortega`` it could be said of either.
    """
    sides: set[Side] = set()
    if _SAID_OF_THE_LEFT.fullmatch(before) or _TAG_ALONE.fullmatch(before):
        sides.add("before")
    if _TAG_ALONE.fullmatch(after):
        sides.add("after")
    return frozenset(sides)


def evidence_at(text: str, start: int, end: int, *, but: frozenset[Side] = frozenset()) -> tuple[Evidence, ...]:
    """What stands beside the name at [start, end) and speaks for a part in the event, strongest first.

    A sign that the person is under eighteen is `JUVENILE_VICTIM` with a weight too low to be a part of its own:
    it turns whatever part the person has into the juvenile one.
    """
    sides = {"before": _head(text, start), "after": _tail(text, end)}
    silent = but | _silent(sides["before"], sides["after"])
    found = {Evidence(row.role, row.weight, row.why) for row in ROWS if row.side not in silent and _speaks(row, sides[row.side])}
    if _CHILD_AFTER.match(sides["after"]) or _CHILD_BEFORE.search(sides["before"]):
        found.add(Evidence(JV, 20, "juvenile: age under 18"))
    return _strongest_first(found)


def _silent(head: str, tail: str) -> frozenset[Side]:
    """Sides that seem to speak of this name and speak of another.

    ``the suspect, Lopez said``: no apposition, since no comma closes it. ``the suspect is Lopez's brother``: not Lopez.
    ``identified by Lopez as the suspect``: not Lopez either.
    """
    sides: set[Side] = set()
    if head.endswith(", ") and (_CLOSED.match(tail) is None or _INTRODUCTION.search(head)):
        sides.add("before")
    if _INTRODUCTION_OF_RELATIVE.search(head) or (_NAMED.search(head) and _AS.match(tail)) or _DENIED.search(head):
        sides.add("before")
    if _DENIED.search(head):
        sides.add("after")
    if _POSSESSIVE.match(tail) and _EQUATES.search(head):
        sides.add("before")
    if head.lower().endswith(" by ") or _OPEN.search(head):
        sides.add("after")
    return frozenset(sides)


_ROLE_WORD = (
    r"(?:the[ \t])?(?:suspects?|susp|arrestee|defendant|victims?|vict?|witness(?:es)?|wit|complainant|caller|rp|r/p|"
    r"reporting[ \t]party|patient|officer|(?:RP|RV|S|V|W|O|PT?)-?\d{0,2})"
)
_SAID_OF_THE_LEFT = re.compile(
    rf"[ \t]*(?:,|=|-|:|\(|\bas\b|\bis\b|\bwas\b)[ \t]*{_ROLE_WORD}\)?[ \t]*(?:[,;.]|\band\b)[ \t\n]*(?:and[ \t])?", re.IGNORECASE
)
_TAG_ALONE = re.compile(rf"[ \t]*[(\[]{_ROLE_WORD}[)\]][ \t]*", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:['\u2019]s\b)?(?:[ \t]*(?:[,.;:!?)\]#(\u2013\u2014-]|$|"
    r"(?:and|who|whose|dob|at|in|on|from|by|of|via|aka|age|a|an|the)\b)|\s*\n\s*(?![a-z\s]))",
    re.IGNORECASE,
)
"""An apposition ends here; anything else says that the sentence goes on with the name as its subject."""
_INTRO = (
    r"(?:^|[.!?\n][ \t]*)(?:according[ \t]to|per|after|before|while|when|upon|following|despite|since|unlike|with)\b[^.,;\n]*"
)
_INTRODUCTION = re.compile(rf"{_INTRO},[ \t]$", re.IGNORECASE)
"""``According to the victim, Strand ...``: an introduction, not an apposition."""
_INTRODUCTION_OF_RELATIVE = re.compile(rf"{_INTRO},[ \t](?:her|his|their|the|a|an)[ \t][^.,;\n]{{2,30}}[ \t]$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:named|called|identified)[ \t]$", re.IGNORECASE)
_AS = re.compile(r"[ \t]as[ \t]", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no[ \t]longer|never|not|isn['\u2019]t|wasn['\u2019]t|possible|former|ruled[ \t]out|cleared|excluded|eliminated|"
    r"exonerated|instead[ \t]of)"
    r"[ \t](?:\w+[ \t]){0,2}[\"]?$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:neither|nor|nobody|no[ \t]one|whether|if|unclear|unlikely|doubts?)\b[^.;:!?\n]*$", re.IGNORECASE)
"""What follows is denied or left open: "Nobody said Holt is the suspect", "if Holt is the suspect"."""
_POSSESSIVE = re.compile(r"['\u2019]s[ \t]\w")
_EQUATES = re.compile(r"(?:\b(?:is|was)|[:=,\u2013-])[ \t]*$", re.IGNORECASE)


def _column_labels(text: str) -> dict[int, tuple[str, ...]]:
    """For each cell of a table, by its offset: the label of its column, and the role that its row names."""
    found = list(cells(text))
    roles = {_row(cell): cell.value for cell in found if cell.label in _ROLE_COLUMNS}
    return {cell.start: tuple(filter(None, (cell.label, roles.get(_row(cell))))) for cell in found}


def _row(cell: Cell) -> tuple[int, int]:
    return cell.table, cell.row


def _of_column(labels: Iterable[str]) -> set[Evidence]:
    return {
        Evidence(row.role, min(row.weight, 80), f"column: {row.why}")
        for label in labels
        for row in ROWS
        if row.side == "before" and row.regex.search(f"{label}: ")
    }


def _strongest_first(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda e: (-e.weight, e.role.value, e.why)))


def _speaks(row: Row, words: str) -> bool:
    return (row.regex.search(words) if row.side == "before" else row.regex.match(words)) is not None


def _head(text: str, start: int) -> str:
    """The words before a name on its line. The line before counts when the name begins a line, and then only if it is a
    label: ``Victim:``, or a tag that stands alone. A tag at its end belongs to the name that is there already."""
    head = text[max(0, start - _REACH) : start]
    line = head[head.rfind("\n") + 1 :]
    if line.strip() or "\n" not in head:
        return line
    above = head[head.rfind("\n", 0, len(head.rstrip())) + 1 :]
    return above if _LABEL_LINE.fullmatch(above.strip()) else line


_LABEL_LINE = re.compile(rf"[^\n,]{{1,40}}[:=-]|\W*{_ROLE_WORD}\W*", re.IGNORECASE)


def _tail(text: str, end: int) -> str:
    return text[end : end + _REACH].split("\n", 1)[0]
