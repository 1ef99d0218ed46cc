"""Bodies of chat requests with one fault each, and what the gateway says to it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any

SECRET = "Zorblatt"
"""Stands in every request below; no answer, header or log line may hold it."""
JSON = {"Content-Type": "application/json"}


def chat(**more: Any) -> dict[str, Any]:
    return {"model": "city-gpt", "messages": [{"role": "user", "content": f"He is {SECRET}."}], **more}


def spelled(extra: str) -> bytes:
    """A good request with `extra` written into its outer object."""
    return json.dumps(chat())[:-1].encode() + b", " + extra.encode() + b"}"


def nested(depth: int) -> str:
    return '{"a":' * depth + f'"{SECRET}"' + "}" * depth


GOOD = json.dumps(chat()).encode()
DEEP_TWINS = f'"metadata": {{"a": "{SECRET}", "a": "x"}}'
DEEPER_TWINS = (
    f'"tools": [{{"type": "function", "function": {{"name": "x", "parameters": {{"a": [{{"{SECRET}": 1, "{SECRET}": 2}}]}}}}}}]'
)

MALFORMED: Mapping[str, tuple[bytes, Mapping[str, str], int, str]] = {
    "the same key twice": (spelled('"model": "dry-run"'), JSON, 400, "duplicate_key"),
    "the same key twice, spelled otherwise": (spelled('"\\u006dodel": "dry-run"'), JSON, 400, "duplicate_key"),
    "the same key twice, deeper": (spelled(DEEP_TWINS), JSON, 400, "duplicate_key"),
    "the same key twice, in a schema": (spelled(DEEPER_TWINS), JSON, 400, "duplicate_key"),
    "NaN": (spelled('"temperature": NaN'), JSON, 400, "invalid_json"),
    "Infinity": (spelled('"temperature": -Infinity'), JSON, 400, "invalid_json"),
    "a number beyond all numbers": (spelled('"temperature": 1e999'), JSON, 400, "number_out_of_range"),
    "half of a surrogate pair": (spelled(f'"user": "{SECRET}\\ud800"'), JSON, 400, "invalid_character"),
    "half of a surrogate pair in a key": (spelled(f'"metadata": {{"{SECRET}\\udfff": "x"}}'), JSON, 400, "invalid_character"),
    "NUL": (spelled(f'"user": "{SECRET}\\u0000"'), JSON, 400, "invalid_character"),
    "NUL itself": (spelled(f'"user": "{SECRET}\0"'), JSON, 400, "invalid_json"),
    "forty levels": (spelled(f'"metadata": {nested(40)}'), JSON, 400, "too_deep"),
    "ten thousand levels": (b"[" * 10_000, JSON, 400, "too_deep"),
    "an integer of 30 digits": (spelled(f'"seed": {"9" * 30}'), JSON, 400, "number_out_of_range"),
    "an integer of 5000 digits": (spelled(f'"seed": {"9" * 5_000}'), JSON, 400, "number_out_of_range"),
    "a fraction of 5000 digits": (spelled(f'"temperature": 0.{"1" * 5_000}'), JSON, 400, "number_out_of_range"),
    "half a million brackets": (b'{"a": [' + b"[]," * 250_000 + b"[]]}", JSON, 413, "request_too_large"),
    "too many messages": (json.dumps(chat(messages=chat()["messages"] * 2_001)).encode(), JSON, 413, "request_too_large"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, JSON, 400, "invalid_encoding"),
    "UTF-16": (GOOD.decode().encode("utf-16"), JSON, 400, "invalid_encoding"),
    "broken UTF-8": (GOOD.replace(b"He is", b"\xc3\x28"), JSON, 400, "invalid_encoding"),
    "no JSON": (f"Dear {SECRET}".encode(), JSON, 400, "invalid_json"),
    "JSON and more": (GOOD + f" {SECRET}".encode(), JSON, 400, "invalid_json"),
    "half of it": (GOOD[:-9], JSON, 400, "invalid_json"),
    "nothing": (b"", JSON, 400, "invalid_json"),
    "a list": (json.dumps([chat()]).encode(), JSON, 400, "invalid_value"),
    "a string": (json.dumps(SECRET).encode(), JSON, 400, "invalid_value"),
    "null": (b"null", JSON, 400, "invalid_value"),
    "an empty object": (b"{}", JSON, 400, "missing_field"),
    "an unknown field": (spelled(f'"{SECRET}": 1'), JSON, 400, "unknown_field"),
    "a form": (f"q={SECRET}".encode(), {"Content-Type": "application/x-www-form-urlencoded"}, 415, "unsupported_media_type"),
    "plain text": (GOOD, {"Content-Type": "text/plain"}, 415, "unsupported_media_type"),
    "no content type": (GOOD, {}, 415, "unsupported_media_type"),
    "another charset": (GOOD, {"Content-Type": "application/json; charset=utf-16"}, 415, "unsupported_media_type"),
    "compressed": (gzip.compress(GOOD), {**JSON, "Content-Encoding": "gzip"}, 415, "unsupported_media_type"),
    "compressed, it says": (GOOD, {**JSON, "Content-Encoding": "br"}, 415, "unsupported_media_type"),
}
