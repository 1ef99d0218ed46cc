"""Malfunctions end closed and say nothing of what they were about.

A refusal is a value and never comes here. What comes here is a store that can't record (503) or a fault of
ours (500): the log gets the type of the error and where it happened, never its text, which may quote a request.
"""

from __future__ import annotations

import logging
import traceback

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from ulid import ULID

from gateway.errors import error_reply
from gateway.routes.calls import response_of

log = logging.getLogger("townclerk.failures")


class Failures:
    """ASGI middleware: no exception leaves the gateway."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noting_send(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting_send)
        except Exception as error:
            if scope["type"] != "http":
                raise
            log.error("malfunction: %s", _place(error))
            if started:
                raise ConnectionAbortedError("the reply was cut off") from None
            call_id = scope.get("state", {}).get("call_id", str(ULID()))
            await response_of(error_reply(error, call_id).reply)(scope, receive, send)


def _place(error: BaseException) -> str:
    """Type and place of an error without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {frames[-1].name}:{frames[-1].lineno}" if frames else type(error).__name__
