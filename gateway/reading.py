"""From the bytes of a call to a `ChatRequest`: the last place that sees the original bytes."""

from __future__ import annotations

from dataclasses import replace

from gateway.call import Call
from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import parse_chat
from rules.decide.policy import Policy
from rules.domain import Blocked, ChatRequest, Declared, Message, TextPart
from rules.reply.draft import NoticeSection, strip_notice


async def receive(call: Call) -> bytes | Blocked:
    """The body, or why it was not read to its end."""
    try:
        return await call.receive()
    except MalformedRequest as error:
        return _blocked(error)


def read_chat(body: bytes | Blocked, call: Call, policy: Policy, *, max_bytes: int) -> ChatRequest | Blocked:
    """The request without the notices that earlier drafts carried, or why it can't be read."""
    if isinstance(body, Blocked):
        return body
    try:
        chat = parse_chat(body, _declared_in_headers(call), max_bytes=max_bytes)
    except MalformedRequest as error:
        return _blocked(error)
    return replace(chat, messages=tuple(_without_notice(message, policy.notice) for message in chat.messages))


def _declared_in_headers(call: Call) -> Declared:
    return Declared(_once(call, "x-purpose"), _once(call, "x-record-type"), _once(call, "x-case-ref"))


def _once(call: Call, name: str) -> str | None:
    """A header that is sent twice could say two things, and the looser one must not win."""
    values = call.values(name)
    if len(values) > 1:
        raise MalformedRequest("conflicting_declaration", f"The header {name.title()} was sent more than once.", name)
    return values[0] if values else None


def _without_notice(message: Message, notice: NoticeSection) -> Message:
    """Only assistant turns carry a notice of ours; what a user writes is scanned as it stands."""
    if message.role != "assistant":
        return message
    parts = (TextPart(strip_notice(part.text, notice)) if isinstance(part, TextPart) else part for part in message.content)
    return replace(message, content=tuple(parts))


def _blocked(error: MalformedRequest) -> Blocked:
    what_to_do = "Correct the request and send it again."
    return Blocked.because(error.code, "request.readable", "VI.C", error.message, what_to_do, error.param)
