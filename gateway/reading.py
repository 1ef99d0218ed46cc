"""From the bytes of a call to a request, for a chat or for a preview: the last place that sees the original bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from gateway.call import Call
from gateway.wire.ack_lines import without_acks
from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import parse_chat
from gateway.wire.scrub_body import ScrubRequest, parse_scrub
from gateway.wire.strict_json import parse_json
from rules.decide.policy import Policy
from rules.domain import Blocked, ChatRequest, Declared, Message, Path, TextPart
from rules.reply.draft import NoticeSection, strip_notice

Shape = TypeVar("Shape", bound=BaseModel)


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
    if elsewhere := _route_of_its_own(call):
        return elsewhere
    try:
        chat = without_acks(parse_chat(body, _declared_in_headers(call), max_bytes=max_bytes))
    except MalformedRequest as error:
        return _blocked(error)
    if unknown := _unknown_class(chat.declared, policy):
        return unknown
    return replace(chat, messages=tuple(_without_notice(message, policy.notice) for message in chat.messages))


def read_as(
    shape: type[Shape], body: bytes | Blocked, otherwise: Blocked | Callable[[ValidationError], Blocked]
) -> Shape | Blocked:
    """A small body of ours, or why it can't be read; `otherwise` says what it should hold, or what of it is wrong."""
    if isinstance(body, Blocked):
        return body
    try:
        return shape.model_validate(parse_json(body))
    except MalformedRequest as error:
        return _blocked(error)
    except ValidationError as error:
        return otherwise if isinstance(otherwise, Blocked) else otherwise(error)


def read_scrub(body: bytes | Blocked, call: Call, policy: Policy, *, max_bytes: int) -> ScrubRequest | Blocked:
    """What is to be shown scrubbed, read as a chat would be, or why it can't be."""
    if isinstance(body, Blocked):
        return body
    try:
        asked = parse_scrub(body, _declared_in_headers(call), max_bytes=max_bytes)
    except MalformedRequest as error:
        return _blocked(error)
    if unknown := _unknown_class(asked.chat.declared, policy):
        return unknown
    written = asked.chat.messages
    messages = tuple(_without_notice(message, policy.notice) for message in written)
    moved = _moved(written, messages) if policy.notice.place == "header" else {}
    return replace(asked, chat=replace(asked.chat, messages=messages), moved=moved)


def _moved(written: tuple[Message, ...], kept: tuple[Message, ...]) -> Mapping[Path, int]:
    """How far each text moved to the left because a notice before it was taken off."""
    return {
        ("messages", index, "content", part, "text"): len(long.text) - len(short.text)
        for index, (before, after) in enumerate(zip(written, kept, strict=True))
        for part, (long, short) in enumerate(zip(before.content, after.content, strict=True))
        if isinstance(long, TextPart) and isinstance(short, TextPart)
    }


def _declared_in_headers(call: Call) -> Declared:
    purpose, record_type, case_ref, data_class, ack = (
        _once(call, f"x-{name}") for name in ("purpose", "record-type", "case-ref", "data-class", "policy-ack")
    )
    return Declared(purpose, record_type, case_ref, data_class=data_class, ack=ack)


def _route_of_its_own(call: Call) -> Blocked | None:
    """A provider or an address that the caller names. Nothing would go there; whoever asks for it should hear so."""
    named = next((name for name in _ROUTES if call.values(name)), None)
    if named is None:
        return None
    message = "The request names an AI provider or an address of its own; requests go only to systems that the CIO has approved."
    what_to_do = "Leave the header out, and choose one of the models in GET /v1/models."
    return Blocked.because("model_not_approved", "target.route", "VII.E", message, what_to_do, named)


_ROUTES = ("x-provider", "x-base-url", "x-api-base")
"""Headers by which other gateways let callers choose where a request goes."""


def _unknown_class(declared: Declared, policy: Policy) -> Blocked | None:
    """A class that is misspelled must not pass for none."""
    if declared.data_class is None or declared.data_class in policy.data_classes:
        return None
    known = ", ".join(sorted(policy.data_classes))
    message = f"The data class that was declared is not one of the policy's: {known}."
    return _blocked(MalformedRequest("invalid_value", message, "metadata.data_class"))


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
