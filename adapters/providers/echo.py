"""A dry run: answers with what it received and sends nothing anywhere.

Staff see in their own chat tool what a system would have been told, names and numbers already replaced.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator

from rules.domain import ChatRequest, Cleared, Finish, Message, ReplyEvent, TextDelta, TextPart, Usage

_PIECE = 24
"""Characters of a text delta, about what a model sends at once."""


class Echo:
    """Every choice gets the same answer; usage counts words, because nothing here has tokens."""

    async def forward(self, cleared: Cleared, *, pseudonym: str) -> AsyncGenerator[ReplyEvent, None]:
        request = cleared.request
        answer = _answer(request)
        for choice in range(request.sampling.n or 1):
            for start in range(0, len(answer), _PIECE):
                yield TextDelta(choice, answer[start : start + _PIECE])
            yield Finish(choice, "stop")
        read = sum(len(_text(message).split()) for message in request.messages)
        written = len(answer.split()) * (request.sampling.n or 1)
        yield Usage(read, written, read + written)

    async def close(self) -> None:
        """Nothing is open."""


def _answer(request: ChatRequest) -> str:
    asked = next((_text(message) for message in reversed(request.messages) if message.role == "user"), "")
    if request.structured:
        return json.dumps({"received": asked}, ensure_ascii=False)
    others = "\n".join(f"- {line}" for line in _what_else(request))
    return f"{asked}\n\nAlso sent:\n{others}" if others else asked


def _what_else(request: ChatRequest) -> Iterator[str]:
    """The rest of what would have left, counted and not repeated."""
    last_user = max((place for place, message in enumerate(request.messages) if message.role == "user"), default=-1)
    for place, message in enumerate(request.messages):
        if place != last_user:
            calls = f", {len(message.tool_calls)} tool calls" if message.tool_calls else ""
            yield f"{message.role} message, {len(_text(message))} characters{calls}"
    if request.tools:
        yield f"{len(request.tools)} tool descriptions"
    if request.stop:
        yield f"{len(request.stop)} stop words"


def _text(message: Message) -> str:
    return "\n".join(part.text for part in message.content if isinstance(part, TextPart))
