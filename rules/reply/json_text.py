"""JSON that arrives in pieces, split into its strings (decoded) and what stands between them.

It never fails: a half escape at the end is dropped, and what is no JSON comes out as text between strings. A program that
reads the reply gets the same values as before, though perhaps in another spelling (``\\u00e9`` becomes ``é``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

_OUTSIDE = re.compile(r'[^"]+')
_INSIDE = re.compile(r'[^"\\]+')
_HIGH_HALF = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_HIGH_HALF}\\u[dD][c-fC-F][0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\[^u]|\\u")
_UNFINISHED = re.compile(rf"\\(?:u[0-9a-fA-F]{{0,3}})?|{_HIGH_HALF}(?:\\(?:u(?:[dD](?:[c-fC-F][0-9a-fA-F]?)?)?)?)?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class JsonPiece:
    """`between`: as written; `open` and `close`: a quote; `inside`: decoded characters of a string."""

    kind: Literal["between", "open", "inside", "close"]
    text: str = field(repr=False)


class JsonText:
    """Splits one JSON text; the pieces may be split further by chunks, never joined."""

    def __init__(self) -> None:
        self._in_string = False
        self._rest = ""

    def feed(self, text: str) -> Iterator[JsonPiece]:
        buffer, at = self._rest + text, 0
        self._rest = ""
        while at < len(buffer):
            if buffer[at] == '"':
                yield JsonPiece("close" if self._in_string else "open", '"')
                self._in_string, at = not self._in_string, at + 1
            elif self._in_string and buffer[at] == "\\":
                if _UNFINISHED.fullmatch(buffer, at):
                    self._rest = buffer[at:]
                    return
                piece, at = _decoded(buffer, at)
                yield JsonPiece("inside", piece)
            else:
                run = (_INSIDE if self._in_string else _OUTSIDE).match(buffer, at)
                assert run is not None
                yield JsonPiece("inside" if self._in_string else "between", run.group())
                at = run.end()


def encode(text: str) -> str:
    """Characters of a JSON string as they are written between its quotes."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", escaped)


def _decoded(buffer: str, at: int) -> tuple[str, int]:
    """One escape and where it ends; a wrong one stands for itself."""
    found = _ESCAPE.match(buffer, at)
    assert found is not None
    try:
        return json.loads(f'"{found.group()}"'), found.end()
    except ValueError:
        return found.group(), found.end()
