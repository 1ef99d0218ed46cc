"""A scanner that finds what a test tells it to, so that judging is tested without a language model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rules.domain import (
    ChatRequest,
    Evidence,
    Finding,
    Mention,
    Message,
    MessageRole,
    MessageScan,
    PersonRole,
    Screened,
    TextPart,
)
from rules.screen import assemble, texts_to_scan

Scan = Callable[[str], MessageScan]
Names = Sequence[str] | Mapping[str, tuple[PersonRole, int]]

PATTERNS = {
    "SSN": r"\d{3}-\d{2}-\d{4}",
    "PHONE": r"\(?\b916\)?[ -]?555[ -]?01\d\d",
    "EMAIL": r"[\w.]+@[\w.]+\.org",
    "CASE_NUMBER": r"(?<=case |ase: )\d\d-\d{6}",
}


def scanner(names: Names = ()) -> Scan:
    """Finds these spellings, longest first, with the evidence that stands there, and the identifiers of `PATTERNS`."""
    wanted = sorted(names, key=len, reverse=True)
    known = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in wanted) or "(?!)")

    def evidence(name: str) -> tuple[Evidence, ...]:
        return (Evidence(*names[name], "test"),) if isinstance(names, Mapping) and names[name][1] else ()

    def scan(text: str) -> MessageScan:
        mentions = (Mention(m.start(), m.end(), 0.85, "fake", evidence(m.group())) for m in known.finditer(text))
        found = ((m, kind) for kind, regex in PATTERNS.items() for m in re.finditer(regex, text))
        return MessageScan(tuple(Finding(m.start(), m.end(), kind, 1.0, "fake") for m, kind in found), tuple(mentions))

    return scan


def chat(*turns: str, **rest: object) -> ChatRequest:
    """A conversation that begins with a user. A turn may name its role: ``assistant: Done.``"""
    return ChatRequest("any", tuple(map(message, turns)), **rest)  # type: ignore[arg-type]


def message(turn: str) -> Message:
    roles: dict[str, MessageRole] = {"assistant": "assistant", "system": "system", "tool": "tool"}
    role, colon, text = turn.partition(": ")
    return Message(roles[role], (TextPart(text),)) if colon and role in roles else Message("user", (TextPart(turn),))


def screen(request: ChatRequest, names: Names = ()) -> Screened:
    scan = scanner(names)
    return assemble(request, {text: scan(text) for text in texts_to_scan(request)})


def clean(screened: Screened) -> list[str]:
    """The texts of the messages that would be forwarded."""
    return ["".join(part.text for part in one.content if isinstance(part, TextPart)) for one in screened.clean.messages]
