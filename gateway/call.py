"""One request as it came in, and one reply as it goes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came in, before its body was read."""

    id: str
    endpoint: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    """In the order of arrival, names in lower case. A name may stand there twice: who reads it must mind."""
    source: str
    receive: Callable[[], Awaitable[bytes]] = field(repr=False)
    """Reads the body, once. Raises `MalformedRequest` when it is too long, too slow, or no JSON by its headers."""

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: a status, headers, and a body that is whole or arrives in pieces."""

    status: int
    headers: Mapping[str, str]
    body: bytes | AsyncIterator[bytes]
    media_type: str = "application/json"
