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
# People copy the quotation marks of our own sentence along with it.
_ACK = re.compile(rf"[\"'`*“”]{{0,3}}ACK[ \t\u00a0]{{1,8}}({_CODE})[\"'`*“”.]{{0,3}}", re.IGNORECASE | re.ASCII)
CODE = re.compile(_CODE)


def without_acks(chat: ChatRequest) -> ChatRequest:
    """The request without acknowledgements and refusals; a last message that is only a line is its code.

    Such a message answers for the one before it, so the request ends there: what a system or we said to that is asked anew.
    Raises `MalformedRequest` when nothing is left to send, and when line and header say different things.
    """
    kept, declared = tuple(_kept(chat.messages)), chat.declared
    if code := _only_code(chat.messages[-1]):
        if declared.ack not in (None, code):
            said = "The header and the last message acknowledge different codes."
            raise MalformedRequest("conflicting_declaration", said, "ack")
        declared = replace(declared, ack=code, ack_by="line")
        kept = tuple(_to_the_question(kept))
    if not kept:
        message = "There is no message before this acknowledgement; send the message and the acknowledgement together."
        raise MalformedRequest("invalid_value", message, "messages")
    return replace(chat, messages=kept, declared=declared)


def without_lines(text: str) -> str:
    """The text without acknowledgements; all else stays as it is."""
    return "".join(line for line in text.splitlines(keepends=True) if not _ACK.fullmatch(line.strip()))


def _kept(messages: tuple[Message, ...]) -> Iterator[Message]:
    for message in messages:
        parts = tuple(replace(p, text=without_lines(p.text)) if isinstance(p, TextPart) else p for p in message.content)
        if not is_refusal(message) and (parts == message.content or not _says_nothing(replace(message, content=parts))):
            yield replace(message, content=parts)


def _says_nothing(message: Message) -> bool:
    """Without text or anything else; what a tool answered stays, since a call waits for it."""
    blank = all(isinstance(part, TextPart) and not part.text.strip() for part in message.content)
    return blank and message.role not in ("tool", "function") and not message.tool_calls and not message.refusal


def _to_the_question(messages: tuple[Message, ...]) -> Iterator[Message]:
    """Up to the last message of the person, with all that the tool's maker wrote; nothing where no person did."""
    asked = max((number for number, message in enumerate(messages) if message.role == "user"), default=None)
    if asked is not None:
        yield from messages[: asked + 1]
        yield from (message for message in messages[asked + 1 :] if message.role in ("system", "developer"))


def _only_code(message: Message) -> str | None:
    texts = [part.text for part in message.content if isinstance(part, TextPart)]
    only_text = len(texts) == len(message.content)
    line = _ACK.fullmatch("\n".join(texts).strip()) if message.role == "user" and only_text else None
    return line[1].upper() if line else None
