"""From pydantic's account of a bad request to one sentence that quotes nothing of it.

Pydantic's errors hold the input, and even their places do: an unknown key is a word of the user's. So a place
is kept only as far as it consists of list positions and of field names that stand in our own shapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gateway.wire import openai_shapes
from gateway.wire.malformed import MalformedRequest

_KNOWN_FIELDS = frozenset(
    info.alias or name
    for shape in vars(openai_shapes).values()
    if isinstance(shape, type) and issubclass(shape, BaseModel)
    for name, info in shape.model_fields.items()
)
_SENTENCES: Mapping[str, tuple[str, str, int]] = {
    "extra_forbidden": ("unknown_field", "holds a field that this gateway does not know", 400),
    "missing": ("missing_field", "is missing", 400),
    "none_required": ("unsupported_field", "is not offered by this gateway; leave it out", 400),
    "too_long": ("request_too_large", "has too many entries", 413),
    "too_short": ("invalid_value", "is empty", 400),
    "model_type": ("invalid_value", "must be an object", 400),
    "model_attributes_type": ("invalid_value", "must be an object", 400),
}
_ANY_OTHER = ("invalid_value", "has a value that is not allowed there", 400)
_UNKNOWN_PART = ("uninspectable_content", "is of a kind that can't be inspected here", 415)

# The only errors whose text pydantic makes from the schema alone; others quote the input.
_EXPLAINED_BY_SCHEMA = frozenset(
    {
        "bool_type",
        "dict_type",
        "enum",
        "float_type",
        "greater_than_equal",
        "int_type",
        "less_than_equal",
        "list_type",
        "literal_error",
        "string_too_long",
        "string_too_short",
        "string_type",
    }
)


def first_error(error: ValidationError, body: object) -> MalformedRequest:
    """The first thing that is wrong with `body`, in words and a path that are safe to show."""
    detail = error.errors(include_url=False, include_input=False)[0]
    place = _known_place(detail, body)
    subject = f"`{place}`" if place else "The body"
    if detail["type"] in _EXPLAINED_BY_SCHEMA:
        return MalformedRequest("invalid_value", f"{subject}: {detail['msg']}.", place)
    code, sentence, status = _explanation(detail["type"], place)
    return MalformedRequest(code, f"{subject} {sentence}.", place, status=status)


def _explanation(kind: str, place: str | None) -> tuple[str, str, int]:
    if kind == "union_tag_invalid" and place is not None and place.endswith("]") and ".content[" in place:
        return _UNKNOWN_PART
    return _SENTENCES.get(kind, _ANY_OTHER)


def _known_place(detail: ErrorDetails, body: object) -> str | None:
    """Follow pydantic's location through the body, leaving out its own union tags and every key we don't define."""
    unknown_key_stands_last = detail["type"] == "extra_forbidden"
    location = detail["loc"][:-1] if unknown_key_stands_last else detail["loc"]
    steps: list[str] = []
    here: Any = body
    for place, step in enumerate(location):
        if isinstance(step, int) and isinstance(here, list) and step < len(here):
            steps.append(f"[{step}]")
            here = here[step]
        elif _is_field(step, here) and not _is_tag(location, place, here):
            steps.append(f".{step}")
            here = here[step]
    if detail["type"] == "missing":
        steps.append(f".{location[-1]}")
    return "".join(steps).removeprefix(".") or None


def _is_field(step: int | str, here: object) -> bool:
    return isinstance(here, Mapping) and step in _KNOWN_FIELDS and step in here


def _is_tag(location: tuple[int | str, ...], place: int, here: Mapping[str, object]) -> bool:
    """An entry of a list of unions: pydantic then names the chosen member, which may be called like a field."""
    follows_position = place > 0 and isinstance(location[place - 1], int)
    after = location[place + 1 : place + 2]
    return follows_position and location[place] in (here.get("type"), here.get("role")) and all(step in here for step in after)
