"""From a Starlette request to a `Call`, and from a `Reply` to a Starlette response."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from ulid import ULID

from gateway.call import Call, Reply
from gateway.config import LimitsSection
from gateway.parts import Parts
from gateway.wire.malformed import MalformedRequest
from gateway.wire.strict_json import body_too_large, check_json_headers


def parts_of(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


def call_of(request: Request, endpoint: str) -> Call:
    """The call that this HTTP request is. Its id is kept beside the request, for an error that nobody foresaw."""
    request.state.call_id = str(ULID())
    headers = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in request.headers.raw)
    source = request.client.host if request.client else "unknown"
    return Call(request.state.call_id, endpoint, headers, source, lambda: _receive(request))


def response_of(reply: Reply) -> Response:
    if isinstance(reply.body, bytes):
        return Response(reply.body, reply.status, reply.headers, reply.media_type)
    return StreamingResponse(reply.body, reply.status, reply.headers, reply.media_type)


async def _receive(request: Request) -> bytes:
    check_json_headers(request.headers.get("content-type"), request.headers.get("content-encoding"))
    limits = parts_of(request).config.limits
    try:
        async with asyncio.timeout(limits.body_seconds):
            return await _whole(request, limits)
    except TimeoutError:
        raise MalformedRequest("body_timeout", "The request did not arrive in time.", status=408) from None
    except ClientDisconnect:
        raise MalformedRequest("body_incomplete", "The request broke off.") from None


async def _whole(request: Request, limits: LimitsSection) -> bytes:
    """Gives up while the body is still arriving when it is too long."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limits.body_bytes:
            raise body_too_large(limits.body_bytes)
    return bytes(body)
