"""The seams to the outside: what a provider is, who tells people of a report, and how they fail.

    AdapterError
    ├── ProviderUnreachable      no connection, reset, TLS            -> 502
    ├── ProviderTimeout          connect, first byte, idle or total   -> 504
    ├── ProviderRefused          4xx/5xx of the provider              -> 502
    └── ProviderMalformed        not the dialect, too long, cut off   -> 502

    NoticeFailed                 a notice of a report did not arrive: tried again, nobody is answered with it

No message carries text of the provider, a URL, a header or a key: each is a sentence of ours.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from rules.domain import Blocked, Cleared, Queue, ReplyEvent, ReportType, User


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


Failure: TypeAlias = Literal["unreachable", "timeout", "refused", "no_tls", "no_address", "not_configured", "fault"]
"""Why a notice did not arrive, in words of ours."""


class NoticeFailed(Exception):
    """A notice did not arrive. `code` is a word of ours; the other side's words and addresses are not kept."""

    def __init__(self, code: Failure) -> None:
        super().__init__(code)
        self.code = code


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


@dataclass(frozen=True, slots=True)
class Notice:
    """That somebody reported something: closed words and ids, no word of what they wrote."""

    report_id: str
    type: ReportType
    department: str
    rule: str | None
    request_id: str | None
    link: str
    queue: Queue
    supervisor: str | None
    """The reporter's supervisor, by subject id: for the address alone, it is not sent."""


class Notifier(Protocol):
    """Tells somebody that a report came in. May be called twice for one notice."""

    async def send(self, notice: Notice) -> None:
        """Returns once the other side has taken it. Raises `NoticeFailed`."""
        ...

    async def close(self) -> None: ...
