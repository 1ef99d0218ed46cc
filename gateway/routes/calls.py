"""From a Starlette request to a `Call`, and from a `Reply` to a Starlette response."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from gateway.call import Call, Reply
from gateway.config import LimitsSection
from gateway.parts import Parts
from gateway.wire.malformed import MalformedRequest
from gateway.wire.strict_json import body_too_large, check_json_headers


def parts_of(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


def call_of(request: Request, endpoint: str) -> Call:
    """A call whose body nobody reads."""
    return _call(request, endpoint, b"", None)


async def call_with_body(request: Request, endpoint: str) -> Call:
    """A call with its body, or with the reason why the body was not read to its end."""
    try:
        check_json_headers(request.headers.get("content-type"), request.headers.get("content-encoding"))
        return _call(request, endpoint, await _read(request, parts_of(request).config.limits), None)
    except MalformedRequest as unreadable:
        return _call(request, endpoint, b"", unreadable)


def response_of(reply: Reply) -> Response:
    if isinstance(reply.body, bytes):
        return Response(reply.body, reply.status, reply.headers, reply.media_type)
    return StreamingResponse(reply.body, reply.status, reply.headers, reply.media_type)


async def _read(request: Request, limits: LimitsSection) -> bytes:
    """Gives up while the body is still arriving when it is too long or too slow. Raises `MalformedRequest`."""
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > limits.body_bytes:
                    raise body_too_large(limits.body_bytes)
    except TimeoutError:
        raise MalformedRequest("body_timeout", "The request did not arrive in time.", status=408) from None
    return bytes(body)


def _call(request: Request, endpoint: str, body: bytes, unreadable: MalformedRequest | None) -> Call:
    headers = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in request.headers.raw)
    source = request.client.host if request.client else "unknown"
    return Call(endpoint, headers, body, source, unreadable)
