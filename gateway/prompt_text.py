"""What a scrubbed request or reply looks like when it is kept: JSON, as the provider saw it."""

from __future__ import annotations

import dataclasses
import json

from rules.domain import ChatRequest, MediaPart, Message


def prompt_text(clean: ChatRequest) -> str:
    """The scrubbed request without what the caller declared, which never leaves, and without what nobody could look into."""
    seen = dataclasses.asdict(dataclasses.replace(clean, messages=tuple(map(_without_media, clean.messages))))
    del seen["declared"]
    return json.dumps(_sparse(seen), ensure_ascii=False)


def _without_media(message: Message) -> Message:
    """Of pictures, sounds and files only the kind and the size are kept."""
    parts = (_sized(part) if isinstance(part, MediaPart) else part for part in message.content)
    return dataclasses.replace(message, content=tuple(parts))


def _sized(part: MediaPart) -> MediaPart:
    return dataclasses.replace(part, body=f"{len(json.dumps(part.body))} characters, not kept")


def _sparse(value: object) -> object:
    """Leave out what says nothing, so that an officer reads the request and not its defaults."""
    if isinstance(value, dict):
        said = {key: _sparse(item) for key, item in value.items()}
        return {key: item for key, item in said.items() if item not in (None, [], {}, False)}
    if isinstance(value, (list, tuple)):
        return [_sparse(item) for item in value]
    return value
