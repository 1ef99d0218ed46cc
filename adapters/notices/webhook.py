"""A notice as a signed POST: no redirects, no proxies from the environment, no word of the reporter's.

    X-Townclerk-Signature: t=<seconds since 1970>,v1=<hex of HMAC-SHA256 over "<t>." + body>

The time is signed too, so that a receiver can refuse an old notice that somebody sends again.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
from typing_extensions import override

from adapters.base import Notice, NoticeFailed, Notifier
from adapters.notices.section import WebhookSection

SIGNATURE = "X-Townclerk-Signature"


class Webhook(Notifier):
    """`clock` gives the time that is signed."""

    def __init__(self, section: WebhookSection, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        self._url = section.url
        self._seconds = section.timeout_seconds
        self._secret = secret
        self._clock = clock
        self._client = httpx.AsyncClient(
            transport=httpx.AsyncHTTPTransport(trust_env=False, retries=0),
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": "townclerk", "Content-Type": "application/json", "Accept-Encoding": "identity"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=section.timeout_seconds,
        )

    @override
    async def send(self, notice: Notice) -> None:
        body = payload(notice)
        headers = {SIGNATURE: signature(self._secret, body, int(self._clock()))}
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream("POST", self._url, content=body, headers=headers) as response,
            ):
                taken = response.is_success  # its body says nothing that we need, so it is not read
        except (TimeoutError, httpx.TimeoutException):
            raise NoticeFailed("timeout") from None
        except httpx.HTTPError:
            raise NoticeFailed("unreachable") from None
        if not taken:
            raise NoticeFailed("refused")

    @override
    async def close(self) -> None:
        await self._client.aclose()


def payload(notice: Notice) -> bytes:
    """All that is told."""
    told = {
        "id": notice.report_id,
        "type": notice.type,
        "department": notice.department,
        "rule_id": notice.rule,
        "request_id": notice.request_id,
        "link": notice.link,
    }
    return json.dumps(told).encode()


def signature(secret: bytes, body: bytes, seconds: int) -> str:
    """What proves that the notice is ours, and when it was sent."""
    signed = hmac.new(secret, f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={signed}"
