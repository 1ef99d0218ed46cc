"""What a scrubbed request or reply looks like when it is kept: JSON, as the provider saw it."""

from __future__ import annotations

import dataclasses
import json

from rules.domain import ChatRequest


def prompt_text(clean: ChatRequest) -> str:
    """The scrubbed request without what the caller declared, which never leaves."""
    tree = dataclasses.asdict(dataclasses.replace(clean, declared=type(clean.declared)()))
    del tree["declared"]
    return json.dumps(_sparse(tree), ensure_ascii=False)


def _sparse(value: object) -> object:
    """Leave out what says nothing, so that an officer reads the request and not its defaults."""
    if isinstance(value, dict):
        return {key: _sparse(item) for key, item in value.items() if item not in (None, (), [], {}, False)}
    if isinstance(value, (list, tuple)):
        return [_sparse(item) for item in value]
    return value
