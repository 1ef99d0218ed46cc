"""The body of ``POST /v1/scrub``: a text or a list of messages -> the chat request that it would be.

The messages are those of the chat dialect, read by the same code: what a preview shows is what a chat would do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, ValidationError

from gateway.wire import openai_shapes as shapes
from gateway.wire.field_errors import first_error
from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import read_declared, read_message
from gateway.wire.strict_json import MAX_BYTES, parse_json
from rules.domain import ChatRequest, Declared, Message, Path, TextPart

_NO_SYSTEM = ""
"""The name of no system: the policy does not accept it as one."""


class ScrubBody(shapes.Shape):
    """``{"text": "..."}`` or ``{"messages": [...]}``; the rest as in a chat."""

    text: Annotated[str, Field(min_length=1)] | None = None
    messages: Annotated[list[shapes.Message], Field(min_length=1, max_length=shapes.MAX_MESSAGES)] | None = None
    model: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    people: Annotated[list[shapes.Supplied], Field(max_length=shapes.MAX_PEOPLE)] | None = None
    metadata: Annotated[dict[str, Annotated[str, Field(max_length=512)]], Field(max_length=16)] | None = None


@dataclass(frozen=True, slots=True)
class ScrubRequest:
    """What somebody wants to see scrubbed, as the chat request that it would be."""

    chat: ChatRequest
    as_text: bool
    """It came as one text and is answered as one."""
    moved: Mapping[Path, int] = field(default_factory=dict)
    """Code points that were taken off before a text: offsets are told in the text as it was sent."""

    @property
    def names_a_system(self) -> bool:
        return self.chat.model != _NO_SYSTEM

    @classmethod
    def of_text(cls, text: str, declared: Declared, model: str = _NO_SYSTEM) -> ScrubRequest:
        return cls(ChatRequest(model, (Message("user", (TextPart(text),)),), declared=declared), as_text=True)


def parse_scrub(body: bytes, declared: Declared, *, max_bytes: int = MAX_BYTES) -> ScrubRequest:
    """What a body asks for, joined with what the caller declared in headers. Raises `MalformedRequest` only."""
    value = parse_json(body, max_bytes=max_bytes)
    try:
        wanted = ScrubBody.model_validate(value)
    except ValidationError as error:
        raise first_error(error, value) from None
    said = read_declared(wanted.metadata, wanted.people, declared)
    model = wanted.model or _NO_SYSTEM
    if wanted.text is not None and wanted.messages is not None:
        raise MalformedRequest("invalid_value", "Send `text` or `messages`, not both.", "messages")
    if wanted.text is not None:
        return ScrubRequest.of_text(wanted.text, said, model)
    if wanted.messages is None:
        raise MalformedRequest("missing_field", "`text` is missing, and so is `messages`.", "text")
    messages = tuple(read_message(message) for message in wanted.messages)
    return ScrubRequest(ChatRequest(model, messages, declared=said), as_text=False)
