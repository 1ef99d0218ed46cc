"""How a scrubbed text is shown to the person who typed it: the difference in colour, and the reasons in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import typer

from gateway.wire.scrub_answer import ACTION
from rules.domain import Evidence, Person, Placed, Screened
from rules.people.verdict import TOO_WEAK

# Everything that moves the cursor, colours, or turns the order of letters: a text must not draw on a terminal.
_DRAWS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")


def harmless(text: str) -> str:
    """The text with a visible sign in place of each character that a terminal would obey."""
    return _DRAWS.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\N{REPLACEMENT CHARACTER}", text)


def difference(text: str, findings: Sequence[Placed], *, coloured: bool) -> str:
    """The text with each value (red) before its placeholder (green); without colour the placeholders alone."""
    shown, at = [], 0
    for found in findings:
        shown.append(harmless(text[at : found.start]))
        if coloured:
            shown.append(typer.style(harmless(text[found.start : found.end]), fg="red", strikethrough=True))
            shown.append(typer.style(found.placeholder, fg="green"))
        else:
            shown.append(found.placeholder)
        at = found.end
    return "".join((*shown, harmless(text[at:])))


def explanation(text: str, screened: Screened, *, values: bool) -> str:
    """Who was found and why they have the part they have, what else was found by what, and which classes. In the order of the
    text, by line and column; the values themselves only where they are asked for."""
    where = _places(text, values=values)
    lines = [
        *_section("People", (line for person in screened.people for line in _person(person, where))),
        *_section("Findings", (_finding(found, where) for found in screened.findings)),
        *_section("Data classes", (f"{one.name}, score {one.score:.2f}: {one.why}" for one in screened.data_classes)),
    ]
    return "\n".join(lines) + "\n"


Where = Callable[[int, int], str]


def _places(text: str, *, values: bool) -> Where:
    """Line and column of a place, both counted from 1, in code points."""
    begins = [0, *(match.end() for match in re.finditer("\n", text))]

    def where(start: int, end: int) -> str:
        line = bisect_right(begins, start)
        place = f"{line}:{start - begins[line - 1] + 1}"
        return f'{place} "{harmless(" ".join(text[start:end].split()))}"' if values else place

    return where


def _section(title: str, lines: Iterator[str]) -> list[str]:
    listed = [f"  {line}" for line in lines]
    return [title, *(listed or ["  none"])]


def _person(person: Person, where: Where) -> Iterator[str]:
    yield f"{person.placeholder}, {_part(person)}"
    yield f"    at {', '.join(where(start, end) for _, start, end in person.mentions)}"
    for one in person.evidence:
        yield f"    {one.role}, weight {one.weight}: {one.why}"


def _part(person: Person) -> str:
    if person.role is not None:
        return f"role {person.role}"
    return f"no role: {_why_none(person.evidence)}"


def _why_none(evidence: Sequence[Evidence]) -> str:
    if not evidence:
        return "nothing says which"
    return "the evidence conflicts" if any(one.weight > TOO_WEAK for one in evidence) else "the evidence is too weak"


def _finding(found: Placed, where: Where) -> str:
    place = where(found.start, found.end)
    return f"{place} {found.type} {ACTION} by {found.placeholder}: found by {found.recognizer}, score {found.score:.2f}"
