"""What a scrubbed request or reply looks like when it is kept: JSON, as the provider saw it. And the way back."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from pydantic import TypeAdapter

from rules.domain import ChatRequest, MediaPart, Message

_CHAT = TypeAdapter(ChatRequest)


def prompt_text(clean: ChatRequest) -> str:
    """The scrubbed request without what the caller declared, which never leaves, and without what nobody could look into."""
    seen = dataclasses.replace(clean, messages=tuple(map(_without_media, clean.messages)))
    said = _said(seen)
    said.pop("declared", None)
    return json.dumps(said, ensure_ascii=False)


def request_of(kept: str) -> ChatRequest:
    """The request that a kept prompt was made from, with empty media. Raises ValueError where it is none."""
    chat = _CHAT.validate_python(json.loads(kept))
    return dataclasses.replace(chat, messages=tuple(map(_with_empty_media, chat.messages)))


def _without_media(message: Message) -> Message:
    """Of pictures, sounds and files only the kind and the size are kept."""
    parts = (_sized(part) if isinstance(part, MediaPart) else part for part in message.content)
    return dataclasses.replace(message, content=tuple(parts))


def _sized(part: MediaPart) -> MediaPart:
    return dataclasses.replace(part, body=f"{len(json.dumps(part.body))} characters, not kept")


def _with_empty_media(message: Message) -> Message:
    parts = (dataclasses.replace(part, body={}) if isinstance(part, MediaPart) else part for part in message.content)
    return dataclasses.replace(message, content=tuple(parts))


def _said(value: Any) -> Any:
    """Leave out what says nothing, so that an officer reads the request and not its defaults. JSON of the caller stays whole."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = {item.name: (getattr(value, item.name), item.default) for item in dataclasses.fields(value)}
        return {name: _said(inner) for name, (inner, default) in given.items() if inner != default}
    if isinstance(value, tuple):
        return [_said(item) for item in value]
    return value
