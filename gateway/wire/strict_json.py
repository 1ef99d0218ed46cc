"""Bytes to a JSON value, in the only reading that every parser shares.

Parsers differ on duplicate keys, byte order marks, NaN, lone surrogates and deep nesting, and a difference between
ours and the provider's is a way past the checks. So this one refuses whatever RFC 8259 calls unpredictable.
"""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn, cast

from gateway.wire.malformed import MalformedRequest
from rules.domain import Json

MAX_BYTES = 10_000_000
MAX_DEPTH = 32
MAX_TOKENS = 300_000
"""Strings, brackets and commas. A chat has thousands; millions of tiny values would hold up everybody else."""
MAX_NUMERAL = 40
"""Characters of a number; longer ones cost time to convert and mean nothing in a chat request."""
MAX_INTEGER = 2**63 - 1

# Possessive, and content with a string that never ends: linear on every input.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def parse_json(body: bytes, *, max_bytes: int = MAX_BYTES) -> Json:
    """The value that the bytes spell. Raises `MalformedRequest` with the reason and never with the content."""
    if len(body) > max_bytes:
        raise body_too_large(max_bytes)
    text = _decoded(body)
    _check_structure(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object_without_twins,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise MalformedRequest("invalid_json", f"The body is not valid JSON ({place}).") from None
    check_strings(value)
    return cast(Json, value)


def check_json_headers(content_type: str | None, content_encoding: str | None) -> None:
    """Refuse with 415 what is not announced as plain JSON in UTF-8, before the body is read."""
    words = [word.strip().lower() for word in (content_type or "").split(";")]
    if words not in (["application/json"], ["application/json", "charset=utf-8"]):
        raise MalformedRequest("unsupported_media_type", "Send the body as application/json in UTF-8.", status=415)
    if (content_encoding or "identity").lower() != "identity":
        raise MalformedRequest("unsupported_media_type", "Send the body without compression.", status=415)


def body_too_large(max_bytes: int) -> MalformedRequest:
    """The refusal of a body over the limit, for whoever notices first: this parser or the route that reads."""
    return MalformedRequest("request_too_large", f"The body is larger than {max_bytes} bytes.", status=413)


def _decoded(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedRequest("invalid_encoding", "The body is not valid UTF-8.") from None
    if text.startswith("\ufeff"):
        raise MalformedRequest("invalid_encoding", "The body begins with a byte order mark; send plain UTF-8.")
    return text


def _check_structure(text: str) -> None:
    """Before parsing, because a parser that recurses fails long after the damage is done."""
    depth = 0
    for count, token in enumerate(_TOKEN.finditer(text)):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise MalformedRequest("too_deep", f"The body nests deeper than {MAX_DEPTH} levels.")
        if count > MAX_TOKENS:
            raise MalformedRequest("request_too_large", "The body holds too many values.", status=413)


def _object_without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise MalformedRequest("duplicate_key", "An object in the body has the same key twice.")
    return value


def _integer(numeral: str) -> int:
    if len(numeral) > MAX_NUMERAL or abs(value := int(numeral)) > MAX_INTEGER:
        raise MalformedRequest("number_out_of_range", "A number in the body is too large.")
    return value


def _number(numeral: str) -> float:
    if len(numeral) > MAX_NUMERAL or not math.isfinite(value := float(numeral)):
        raise MalformedRequest("number_out_of_range", "A number in the body is too large or too long.")
    return value


def _no_constant(_: str) -> NoReturn:
    raise MalformedRequest("invalid_json", "The body holds NaN or Infinity, which JSON does not have.")


def check_strings(value: object) -> None:
    """Refuse what UTF-8 can't carry or a database can't keep: it could be forwarded but not recorded."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            if _UNSTORABLE.search(item):
                raise MalformedRequest("invalid_character", "A string in the body holds NUL or half of a surrogate pair.")
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
