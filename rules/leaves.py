"""Every text in a request that would be forwarded, wherever it stands, and the way to put another in its place.

There is one walk, and both directions use it: `leaves` only looks, `with_texts` replaces, so a text that was scanned and a text
that is replaced can't be two different things. The walk follows the data: whatever is a string is a leaf unless its field is a
closed vocabulary (a `Literal`) or stands in `NOT_FORWARDED`. A field that somebody adds to a domain type tomorrow is scanned
without a change here, and a kind of value that the walk doesn't know stops the request.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from rules.domain import ChatRequest, Declared, Json, MediaPart, Message, Path, ResponseFormat, Tool, ToolCall, ToolChoice
from rules.find.canonical import readings_of

Kind: TypeAlias = Literal["prose", "identifier"]
"""An identifier is what other parts of the request refer to by its spelling, so no placeholder can stand in it."""

NOT_FORWARDED = {
    (ChatRequest, "model"),  # replaced by the approved system's own name
    (ChatRequest, "declared"),  # taken out before forwarding
}
IDENTIFIERS = {
    (Message, "tool_call_id"),
    (ResponseFormat, "name"),
    (Tool, "name"),
    (ToolCall, "id"),
    (ToolCall, "name"),
    (ToolChoice, "name"),
}
SCHEMA_REFERENCES = frozenset({"$anchor", "$defs", "$id", "$ref", "$schema", "format", "pattern", "required", "type"})
"""Keywords of JSON Schema whose values point at something by name (2020-12 core 8, validation 6 and 7)."""

SCHEMA_VALUES = frozenset({"const", "default", "enum", "examples"})
"""Keywords of JSON Schema that hold values of the property around them, and so stand under its label."""
MEDIA_BYTES = frozenset({"data", "file_data"})
"""The fields of a medium that can't be inspected: forwarded only where the approval names the kind."""

MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Leaf:
    """One forwarded text. The scanner reads `scan_text`: the prefix shows it the label that a JSON value stands under."""

    path: Path
    text: str = field(repr=False)
    kind: Kind = "prose"
    prefix: str = field(default="", repr=False)

    @property
    def scan_text(self) -> str:
        """What the scanner reads. Offsets into it are offsets into `text` once `len(prefix)` is taken off."""
        text = self.text.replace("_", " ") if self.kind == "identifier" else self.text
        return self.prefix + text

    @property
    def worth_scanning(self) -> bool:
        """In an identifier of one word only a checked value counts: none lacks an at sign or four digits, unless disguised."""
        if self.kind == "prose" or self.is_sentence or "@" in self.text or len(re.findall(r"\d", self.text)) >= 4:
            return True
        readings = readings_of(self.text)
        return readings.full.text != self.text or bool(readings.others or readings.sealed)

    @property
    def is_sentence(self) -> bool:
        """An identifier with blanks in it: people write sentences into the keys of JSON, and names into sentences."""
        return " " in self.text.strip()


Change: TypeAlias = Callable[[Leaf], str]
KindOf: TypeAlias = "Callable[[str, Json], Kind]"


def leaves(chat: ChatRequest) -> tuple[Leaf, ...]:
    """All forwarded texts in the order in which a model reads them: tools and formats first, then the messages.

    With the messages last, a conversation that grows only ever adds leaves at the end.
    """
    found: list[Leaf] = []

    def look(leaf: Leaf) -> str:
        if leaf.text:
            found.append(leaf)
        return leaf.text

    _walk(chat, (), look)
    return tuple(sorted(found, key=lambda leaf: leaf.path[0] == "messages"))


def with_texts(chat: ChatRequest, texts: Mapping[Path, str]) -> ChatRequest:
    """The same request with other texts in the given places. A number that is replaced in JSON becomes a string.

    Arguments of tool calls are always written anew from the parsed values, so that what is forwarded is what was scanned
    (a duplicate key or an escape can't hide anything) and stays valid JSON.
    """
    rebuilt: ChatRequest = _walk(chat, (), lambda leaf: texts.get(leaf.path, leaf.text))
    return rebuilt


def _walk(value: Any, path: Path, change: Change, kind: Kind = "prose") -> Any:
    match value:
        case None | bool() | int() | float() | Declared():
            return value
        case str():
            return change(Leaf(path, value, kind))
        case tuple():
            return tuple(_walk(item, (*path, index), change, kind) for index, item in enumerate(value))
        case dict() | list():
            return _json(value, path, "", change, _kind_in_schema)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(value, **dict(_fields(value, path, change)))
        case _:
            raise TypeError(f"no rule says how to scan a {type(value).__name__}")


def _fields(value: Any, path: Path, change: Change) -> Iterator[tuple[str, Any]]:
    owner: Any = type(value)
    for name in _open_fields(owner):
        inner, here = getattr(value, name), (*path, name)
        if isinstance(value, ToolCall) and name == "arguments":
            yield name, _arguments(inner, here, change)
        elif isinstance(value, MediaPart):
            yield name, _media(inner, here, change)
        else:
            yield name, _walk(inner, here, change, "identifier" if _refers(value, name) else "prose")


def _refers(value: Any, name: str) -> bool:
    """A message of the old role `function` has the function's name where others have a person's."""
    of_function = isinstance(value, Message) and value.role == "function" and name == "name"
    return of_function or (type(value), name) in IDENTIFIERS


def _media(body: Any, path: Path, change: Change) -> Any:
    """Where a medium lies and what it is called can be read; no placeholder can stand there."""
    for name, item in body.items():
        if isinstance(item, str) and name not in MEDIA_BYTES and not item.startswith("data:"):
            change(Leaf((*path, name), item, "identifier"))
    return body


@cache
def _open_fields(owner: Any) -> tuple[str, ...]:
    """The fields that may hold any text: all but closed vocabularies and what is never forwarded."""
    hints = get_type_hints(owner)
    names = (item.name for item in dataclasses.fields(owner))
    return tuple(name for name in names if (owner, name) not in NOT_FORWARDED and not _closed(hints[name]))


def _closed(hint: Any) -> bool:
    return get_origin(hint) is Literal or any(get_origin(choice) is Literal for choice in get_args(hint))


# ------------------------------------------------------------------ JSON


def _arguments(text: str, path: Path, change: Change) -> str:
    """The values in the arguments of a tool call; what isn't a JSON object or list is read as plain text."""
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        _check_depth(value)
    except (ValueError, RecursionError):
        return change(Leaf(path, text))
    if not isinstance(value, dict | list):
        return change(Leaf(path, text))
    return json.dumps(_json(value, path, "", change, _kind_in_arguments), ensure_ascii=False)


def _json(value: Any, path: Path, key: str, change: Change, kind_of: KindOf) -> Any:
    match value:
        case None | bool():
            return value
        case dict():
            for index, name in enumerate(value):
                change(Leaf((*path, index), name, "identifier"))  # an int never leads to a value of an object
            return {
                name: _json(item, (*path, name), key if name in SCHEMA_VALUES else name, change, kind_of)
                for name, item in value.items()
            }
        case list():
            return [_json(item, (*path, index), key, change, kind_of) for index, item in enumerate(value)]
        case _:
            text = str(value)
            changed = change(Leaf(path, text, kind_of(key, value), _label(key)))
            return value if changed == text else changed


def _kind_in_arguments(_key: str, _value: Json) -> Kind:
    return "prose"


def _kind_in_schema(key: str, value: Json) -> Kind:
    return "prose" if isinstance(value, str) and key not in SCHEMA_REFERENCES else "identifier"


def _label(key: str) -> str:
    """A key as words, so that the scanner reads `dateOfBirth` and `date_of_birth` as the label on a form."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ")
    return f"{words}: " if words else ""


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number that is too large for JSON")
    return number


def _check_depth(value: Json, left: int = MAX_DEPTH) -> None:
    if not left:
        raise ValueError("JSON is nested too deep")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check_depth(item, left - 1)
