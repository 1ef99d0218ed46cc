"""Every path and method that no route serves: refused and recorded like any other request (policy VII.E).

An ASGI application at the end of the list of routes, so that a known path with an unknown method comes here too.
The path is not recorded and not repeated: it is the caller's text.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from gateway.routes.calls import call_of, parts_of, response_of
from gateway.side_doors import refuse_endpoint


async def elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    reply = await refuse_endpoint(call_of(request, "unlisted"), parts_of(request))
    await response_of(reply)(scope, receive, send)
