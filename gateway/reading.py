"""From the bytes of a call to a `ChatRequest`: the last place that sees the original bytes."""

from __future__ import annotations

from dataclasses import replace

from gateway.call import Call
from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import parse_chat
from rules.decide.policy import Policy
from rules.domain import Blocked, ChatRequest, Declared, Message, TextPart
from rules.reply.draft import NoticeSection, strip_notice


def read_chat(call: Call, policy: Policy, *, max_bytes: int) -> ChatRequest | Blocked:
    """The request without the notices that earlier drafts carried, or why it can't be read."""
    try:
        if call.unreadable:
            raise call.unreadable
        chat = parse_chat(call.body, _declared_in_headers(call), max_bytes=max_bytes)
    except MalformedRequest as error:
        what_to_do = "Correct the request and send it again."
        return Blocked.because(error.code, "request.readable", "VI.C", error.message, what_to_do, error.param)
    return replace(chat, messages=tuple(_without_notice(message, policy.notice) for message in chat.messages))


def _declared_in_headers(call: Call) -> Declared:
    return Declared(call.header("x-purpose"), call.header("x-record-type"), call.header("x-case-ref"))


def _without_notice(message: Message, notice: NoticeSection) -> Message:
    """Only assistant turns carry a notice of ours; what a user writes is scanned as it stands."""
    if message.role != "assistant":
        return message
    parts = (TextPart(strip_notice(part.text, notice)) if isinstance(part, TextPart) else part for part in message.content)
    return replace(message, content=tuple(parts))
