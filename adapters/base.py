"""The seams to the outside: what a provider is, and how it fails.

    AdapterError
    ├── ProviderUnreachable      no connection, reset, TLS            -> 502
    ├── ProviderTimeout          connect, first byte, idle or total   -> 504
    ├── ProviderRefused          4xx/5xx of the provider              -> 502
    └── ProviderMalformed        not the dialect, too long, cut off   -> 502

No message carries text of the provider, a URL, a header or a key: each is a sentence of ours.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from rules.domain import Blocked, Cleared, ReplyEvent, User


class AdapterError(Exception):
    """Something outside failed. `str()` is safe to show to a user and to log."""

    code = "provider_failed"
    status = 502


class ProviderUnreachable(AdapterError):
    code = "provider_unreachable"


class ProviderTimeout(AdapterError):
    code = "provider_timeout"
    status = 504


class ProviderRefused(AdapterError):
    code = "provider_refused"

    def __init__(self, upstream_status: int) -> None:
        super().__init__(f"The AI system answered with an error (status {upstream_status}).")
        self.upstream_status = upstream_status


class ProviderMalformed(AdapterError):
    code = "provider_malformed"


class Provider(Protocol):
    """A place that answers. Accepts nothing but what was cleared."""

    def forward(self, cleared: Cleared, *, pseudonym: str) -> AsyncGenerator[ReplyEvent, None]:
        """Send the request and yield the reply, whole or streamed alike.

        `pseudonym` stands for the person at this provider: keyed, stable, meaningless outside.
        Close it (`contextlib.aclosing`) to drop the connection before the reply has ended.
        Exactly one `Finish` for each choice; `Usage` at most once, last. Raises `AdapterError`.
        """
        ...

    async def close(self) -> None: ...


class Identity(Protocol):
    """Who asks, by what they can prove."""

    async def authenticate(self, headers: Sequence[tuple[str, str]]) -> User | Blocked:
        """The user behind these headers (names in lower case, in order of arrival), or a refusal (401)."""
        ...


class KeyBook(Protocol):
    """Where keys are kept. The store implements it."""

    async def verify(self, key_id: str, secret: str) -> User | None:
        """Whose live key has this secret, else None. Takes as long for an unknown id."""
        ...
