"""Server-sent events as OpenAI's clients read them: nameless ``data:`` events and ``[DONE]``.

A named event breaks those clients, so failures travel as data too. A stream that did not end well has no
``[DONE]``: whoever waits for it knows that the reply is not complete.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable

from adapters.base import AdapterError
from gateway.wire.openai_reply import Object

DONE = b"data: [DONE]\n\n"


def event(value: Object) -> bytes:
    """One event. Pure ASCII: some clients also break lines at U+0085 and U+2028, which JSON leaves as they are."""
    return b"data: " + json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n\n"


async def stream(chunks: AsyncIterator[Object], error_body: Callable[[Exception], Object]) -> AsyncIterator[bytes]:
    """Every chunk as an event, then ``[DONE]``; or, once something fails, its error as the last event.

    A malfunction is raised again after the client was told, so that it reaches the log.
    """
    try:
        async for chunk in chunks:
            yield event(chunk)
    except AdapterError as failure:
        yield event(error_body(failure))
        return
    except Exception as malfunction:
        yield event(error_body(malfunction))
        raise
    yield DONE
