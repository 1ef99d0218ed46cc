"""What an acknowledgement looks like in a conversation: ``ACK XXXXX-XXXXX`` alone on a line.

Chat tools send the whole conversation again with every turn, so these lines, and our own refusals where a tool shows them as
messages, are taken out of everything that is read, judged and forwarded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gateway.wire.malformed import MalformedRequest
from gateway.wire.refusal_message import is_refusal
from rules.domain import ChatRequest, Message, TextPart

_CODE = r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"
_LINE = re.compile(rf"^[ \t]*ACK[ \t]+({_CODE})[ \t]*\.?[ \t]*(?:\r?\n|\Z)", re.IGNORECASE | re.MULTILINE)
CODE = re.compile(_CODE)


def without_acks(chat: ChatRequest) -> ChatRequest:
    """The request without acknowledgements and refusals; a last message that is only a line is its code.

    Raises `MalformedRequest` when nothing is left to send, and when line and header say different things.
    """
    kept = tuple(_kept(chat.messages))
    if not kept:
        message = "There is no message before this acknowledgement; send the message and the acknowledgement together."
        raise MalformedRequest("invalid_value", message, "messages")
    declared = chat.declared
    code = _only_code(chat.messages[-1])
    if code and declared.ack not in (None, code):
        raise MalformedRequest("conflicting_declaration", "The header and the last message acknowledge different codes.", "ack")
    if code:
        declared = replace(declared, ack=code, ack_by="line")
    return replace(chat, messages=kept, declared=declared)


def _kept(messages: tuple[Message, ...]) -> Iterator[Message]:
    for message in messages:
        if message.role == "user":
            parts = tuple(replace(p, text=_LINE.sub("", p.text)) if isinstance(p, TextPart) else p for p in message.content)
            if parts == message.content or any(not isinstance(p, TextPart) or p.text.strip() for p in parts):
                yield replace(message, content=parts)
        elif message.role != "assistant" or not is_refusal(message):
            yield message


def _only_code(message: Message) -> str | None:
    texts = [part.text for part in message.content if isinstance(part, TextPart)]
    only_text = len(texts) == len(message.content)
    line = _LINE.fullmatch("\n".join(texts).strip()) if message.role == "user" and only_text else None
    return line[1].upper() if line else None
