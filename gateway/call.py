"""One request as it came in, and one reply as it goes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from gateway.wire.malformed import MalformedRequest


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came in. The pipeline reads the body once, into a `ChatRequest`; nobody else may."""

    endpoint: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    """In the order of arrival, names in lower case. A name may stand there twice: who reads it must mind."""
    body: bytes = field(repr=False)
    source: str
    unreadable: MalformedRequest | None = None
    """Why the body was not read to its end, if it was not."""

    def header(self, name: str) -> str | None:
        """The value of a header that stands exactly once, else None."""
        values = [value for key, value in self.headers if key == name]
        return values[0] if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: a status, headers, and a body that is whole or arrives in pieces."""

    status: int
    headers: Mapping[str, str]
    body: bytes | AsyncIterator[bytes]
    media_type: str = "application/json"
