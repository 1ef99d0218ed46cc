"""The requests from which the classifier of uses learns: what people at a city ask an AI tool for, and whether they may.

Files in `models/requests/`, one for each author, hold them one after another, as Townclerk reads them (scrubbed):

    === block | stalking
    what somebody asks, one or more lines
    === pass | law_enforcement_decision
    #user
    an earlier question
    #assistant
    its answer
    #user
    what is judged
    #paste
    what the person pastes
    #end

`block`, `ack` (a person may answer for it) or `pass`; then the kind, for `pass` the one that it resembles. All of it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from rules.domain import ChatRequest, Message, MessageRole, TextPart
from rules.uses.judge import requests
from rules.uses.kinds import HONEST
from rules.uses.reader import Request

FOLDER = Path(__file__).parent / "requests"
Level = Literal["block", "ack", "pass"]


@dataclass(frozen=True, slots=True)
class Authored:
    """One request with its label."""

    author: str
    level: Level
    kind: str
    turns: tuple[tuple[MessageRole, tuple[tuple[bool, str], ...]], ...]
    """Who says what; of each piece whether it is pasted."""

    @property
    def chat(self) -> ChatRequest:
        """As a chat tool sends it: what is pasted bears no mark."""
        messages = (Message(role, (TextPart("\n".join(text for _, text in pieces)),)) for role, pieces in self.turns)
        return ChatRequest("corpus", tuple(messages))

    @property
    def as_sent(self) -> Request:
        """What is judged, divided as the product divides it."""
        return list(requests(self.chat))[-1][1]

    @property
    def as_marked(self) -> Request:
        """The same, divided as its author marked it."""
        asked, quoted = ("\n".join(text for pasted, text in self.turns[-1][1] if pasted is kind) for kind in (False, True))
        return Request(asked, quoted, self.as_sent.before)

    @property
    def forbidden(self) -> str:
        return HONEST if self.level == "pass" else self.kind


def authored(folder: Path = FOLDER) -> Iterator[Authored]:
    """All of them, author by author."""
    for path in sorted(folder.glob("*.txt")):
        for entry in path.read_text(encoding="utf-8").split("\n=== "):
            head, _, body = entry.removeprefix("=== ").partition("\n")
            level, kind = (word.strip() for word in head.split("|")[:2])
            yield Authored(path.stem, cast("Level", level), kind, tuple(_turns(body.strip("\n"))))


def _turns(body: str) -> Iterator[tuple[MessageRole, tuple[tuple[bool, str], ...]]]:
    role: MessageRole = "user"
    pieces: list[tuple[bool, str]] = []
    lines: list[str] = []
    pasted = False

    def close() -> None:
        if text := "\n".join(lines).strip("\n"):
            pieces.append((pasted, text))
        lines.clear()

    for line in body.split("\n"):
        if line in ("#paste", "#end"):
            close()
            pasted = line == "#paste"
        elif line in ("#user", "#assistant", "#system"):
            close()
            if pieces:
                yield role, tuple(pieces)
            role, pieces, pasted = cast("MessageRole", line[1:]), [], False
        else:
            lines.append(line)
    close()
    if pieces:
        yield role, tuple(pieces)
