"""A provider that speaks OpenAI's chat dialect over HTTPS.

One request, one connection to one configured place: no redirects, no retries, no proxies from the environment,
no cookies. The reply is distrusted throughout; what goes wrong becomes an `AdapterError` in words of ours.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager, suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from adapters.base import ProviderMalformed, ProviderRefused, ProviderTimeout, ProviderUnreachable
from adapters.providers.openai_reply import ReplyReader
from adapters.providers.openai_request import to_openai
from adapters.providers.sse_reader import SseReader
from adapters.section import OpenAICompatibleSection
from rules.domain import Cleared, ReplyEvent

_LIMITS = httpx.Limits(max_connections=200, max_keepalive_connections=50, keepalive_expiry=30)
_GRACE = 0.1
"""Seconds."""


class OpenAICompatible:
    """`transport` is the edge to the network; tests put another one in."""

    def __init__(
        self, section: OpenAICompatibleSection, key: str | None, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._url = section.base_url.rstrip("/") + "/chat/completions"
        self._timeouts = section.timeouts
        self._max_reply_bytes = section.max_reply_bytes
        self._client = httpx.AsyncClient(
            transport=transport or httpx.AsyncHTTPTransport(trust_env=False, retries=0, limits=_LIMITS),
            trust_env=False,
            follow_redirects=False,
            headers=_headers(key),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # First byte, idle and total are ours: httpx has one read time-out for both waits.
            timeout=httpx.Timeout(None, connect=section.timeouts.connect, pool=section.timeouts.connect),
        )

    async def forward(self, cleared: Cleared, *, pseudonym: str) -> AsyncGenerator[ReplyEvent, None]:
        """See `Provider.forward`. Close it (`aclosing`) to drop the connection before the reply has ended."""
        content = to_openai(cleared.request, upstream_model=cleared.target.system.upstream_model, pseudonym=pseudonym)
        body = json.dumps(content, allow_nan=False).encode()
        reader = ReplyReader(choices=cleared.request.sampling.n or 1)
        deadline = asyncio.get_running_loop().time() + self._timeouts.total
        with _in_our_words():
            async with self._response(body, deadline) as response, aclosing(self._texts(response, deadline)) as texts:
                async for text in texts:
                    for event in reader.read(text):
                        yield event
        for event in reader.end():
            yield event

    async def close(self) -> None:
        await self._client.aclose()

    @asynccontextmanager
    async def _response(self, body: bytes, deadline: float) -> AsyncIterator[httpx.Response]:
        request = self._client.build_request("POST", self._url, content=body)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout_at(min(deadline, loop.time() + self._timeouts.first_byte)):
            response = await self._client.send(request, stream=True)
        try:
            if response.status_code != httpx.codes.OK:
                raise ProviderRefused(response.status_code)
            if response.headers.get("content-encoding", "identity").lower() != "identity":
                raise ProviderMalformed("The AI system compressed its reply although it was asked not to.")
            yield response
        finally:
            await response.aclose()

    async def _texts(self, response: httpx.Response, deadline: float) -> AsyncGenerator[str | bytes, None]:
        """The JSON texts of a reply: one of a whole reply, many of a stream. The reply decides which it is."""
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in ("application/json", "text/event-stream"):
            raise ProviderMalformed("The AI system answered with another type of content than JSON or events.")
        async with aclosing(self._pieces(response, deadline)) as pieces:
            if media_type == "application/json":
                yield b"".join([piece async for piece in pieces])
                return
            events = SseReader()
            async for piece in pieces:
                for data in events.feed(piece):
                    if data == "[DONE]":
                        await _read_out(pieces)
                        return
                    yield data

    async def _pieces(self, response: httpx.Response, deadline: float) -> AsyncGenerator[bytes, None]:
        """The bytes as they come, no more than allowed and none later than allowed."""
        left = self._max_reply_bytes
        loop = asyncio.get_running_loop()
        raw = response.aiter_raw()
        while True:
            # Never around a yield: idle time is the provider's, and a time-out must not cancel the consumer.
            async with asyncio.timeout_at(min(deadline, loop.time() + self._timeouts.idle)):
                piece = await anext(raw, None)
            if piece is None:
                return
            left -= len(piece)
            if left < 0:
                raise ProviderMalformed("The AI system's reply is too long.")
            yield piece


async def _read_out(pieces: AsyncIterator[bytes]) -> None:
    """Wait a moment for the end that follows ``[DONE]``, so that the connection can serve the next request.

    The reply is complete: whatever goes wrong from here costs the connection and nothing else.
    """
    with suppress(TimeoutError, httpx.TransportError, ProviderMalformed):
        async with asyncio.timeout(_GRACE):
            async for _ in pieces:
                pass


def _headers(key: str | None) -> dict[str, str]:
    headers = {
        "Accept": "application/json, text/event-stream",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "User-Agent": "townclerk",
    }
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    return headers


@contextmanager
def _in_our_words() -> Iterator[None]:
    """`from None`: the original holds the request, and with it the key."""
    try:
        yield
    except (TimeoutError, httpx.TimeoutException):
        raise ProviderTimeout("The AI system took too long to answer.") from None
    except (httpx.RemoteProtocolError, httpx.DecodingError):
        raise ProviderMalformed("The AI system broke off its reply.") from None
    except httpx.TransportError:
        raise ProviderUnreachable("The AI system can't be reached.") from None
