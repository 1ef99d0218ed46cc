"""What the tests of replies share: a small pattern search, one way to run a filter, ways to split a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.domain import Finding, OutputFinding, Placeholders, ReplyEvent, TextDelta, ToolCallDelta
from rules.reply.reply import ReplyFilter, StoredChoice

PATTERNS = {
    "PHONE": re.compile(r"(?<!\d)(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"),
    "SSN": re.compile(r"(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)|(?<!\d)\d{9}(?!\d)"),
    "EMAIL": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "USERNAME_PASSWORD": re.compile(r"(?<=password: )[^\s\[]+|(?<=\"password\": \")[^\"\s]+"),
    "STREET_ADDRESS": re.compile(r"\b\d{2,5} [A-Z][a-z]+ (?:Street|Avenue|Court)\b"),
}

MAP = Placeholders(
    values={
        "[suspect 1]": "Zorblatt",
        "[victim 2]": "Mirabel Ostrander",
        "[phone 1]": "(916) 555-0142",
        "[witness 3]": "Odalys Reed",
        "[email 1]": "mirabel@ostrander.example",
    },
    reserved=frozenset({"[witness 3]"}),
)


def find(text: str) -> Sequence[Finding]:
    return [
        Finding(match.start(), match.end(), type_, 0.9, f"test_{type_.lower()}")
        for type_, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
    ]


def nothing(text: str) -> Sequence[Finding]:
    return ()


@dataclass(frozen=True)
class Outcome:
    """A reply after the filter: what the person sees, what is stored, what was found."""

    shown: str
    arguments: str
    stored: tuple[StoredChoice, ...]
    findings: list[OutputFinding]


def run(events: Iterable[ReplyEvent], reply: ReplyFilter) -> Outcome:
    out = [released for event in events for released in reply.feed(event)] + reply.close()
    return Outcome(
        "".join(event.text for event in out if isinstance(event, TextDelta)),
        "".join(event.arguments for event in out if isinstance(event, ToolCallDelta)),
        reply.stored,
        reply.findings,
    )


def new_filter(*, restore: bool = True, structured: bool = False, placeholders: Placeholders = MAP) -> ReplyFilter:
    return ReplyFilter(placeholders, restore=restore, structured=structured, local_tools=frozenset({"lookup"}), find=find)


def read(chunks: Iterable[str], *, restore: bool = True, placeholders: Placeholders = MAP) -> Outcome:
    """A reply that a person reads, in these pieces."""
    return run((TextDelta(0, chunk) for chunk in chunks), new_filter(restore=restore, placeholders=placeholders))


def parsed(chunks: Iterable[str], *, restore: bool = True) -> Outcome:
    """A structured reply, in these pieces."""
    return run((TextDelta(0, chunk) for chunk in chunks), new_filter(restore=restore, structured=True))


def called(tool: str, chunks: Iterable[str]) -> Outcome:
    """A call of a tool, its arguments in these pieces."""
    first = ToolCallDelta(0, 0, "", id="call_1", name=tool)
    return run((first, *(ToolCallDelta(0, 0, chunk) for chunk in chunks)), new_filter())


def every_split(text: str) -> Iterator[list[str]]:
    """Whole, cut in two at every place, and character by character."""
    yield [text]
    yield from ([text[:at], text[at:]] for at in range(1, len(text)))
    yield list(text)
