"""A refusal as a message of the assistant, for tools that hide errors from the people who use them.

It says that it is one, in words that a reply of a system can't have (`rules.reply.draft`), so that it can be taken out again when
the tool sends it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

from gateway.call import Reply
from gateway.errors import ErrorReply
from gateway.wire.openai_reply import Envelope, Object, chunks, whole
from gateway.wire.sse import stream
from rules.domain import Finish, Message, ReplyEvent, TextDelta, TextPart

_MARK = "[Stopped by Townclerk. Request {request_id}]"
_MARKED = re.compile(r"\s*\[Stopped by Townclerk\. Request [0-7][0-9A-HJKMNP-TV-Z]{25}\]")


def is_refusal(message: Message) -> bool:
    """A message of the assistant that is one of these."""
    if message.role != "assistant" or message.tool_calls:
        return False
    texts = [part.text for part in message.content if isinstance(part, TextPart)]
    return bool(texts) and _MARKED.match(texts[0]) is not None


def as_message(error: ErrorReply, envelope: Envelope, *, streamed: bool) -> Reply:
    """The refusal as a reply with status 200; what the error would hold stands beside it under ``refused``."""
    told = error.body["error"]
    said = told["message"] if isinstance(told, dict) else ""
    events: list[ReplyEvent] = [
        TextDelta(0, f"{_MARK.format(request_id=envelope.request_id)}\n\n{said}"),
        Finish(0, "content_filter"),
    ]
    headers = {**error.headers, "Cache-Control": "no-store"}
    if not streamed:
        return Reply(200, headers, json.dumps({**whole(events, envelope), "refused": told}).encode())
    objects = _with_refusal(chunks(_each(events), envelope, include_usage=False), error)
    return Reply(200, headers, stream(objects, lambda _: error.body), "text/event-stream")


async def _each(events: list[ReplyEvent]) -> AsyncIterator[ReplyEvent]:
    for event in events:
        yield event


async def _with_refusal(objects: AsyncIterator[Object], error: ErrorReply) -> AsyncIterator[Object]:
    first = True
    async for one in objects:
        yield {**one, "refused": error.body["error"]} if first else one
        first = False
