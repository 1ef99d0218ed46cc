"""An AI system of the tests' own: a second process that speaks the OpenAI dialect and remembers what it was sent.

Run as ``python -m tests.support.upstream PORT LOG``. Every body is appended to LOG (one JSON a line) and synced
before it is answered, so that a test can compare what left with what was recorded, whatever died meanwhile.
The upstream model's name says how to answer:

    echo        the last user message, word by word
    say         what the test put into the file LOG.say
    tool        a call of the first tool, with the last user message as argument "text"
    call        a call of the first tool, with the arguments that the test put into the file LOG.say
    json        {"summary": <last user message>}
    broken      500 with an error body
    slow        a word every 50 ms
    cut         the last user message, and then the reply breaks off without an end

The headers of each request go to LOG.headers.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

PAUSE = "TEST_UPSTREAM_PAUSE"
"""Seconds between noting a request and answering it, so that many are under way when something dies."""


def text_of(message: dict[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content)
    return content or ""


def last_user_text(body: dict[str, Any]) -> str:
    users = [text_of(message) for message in body["messages"] if message["role"] == "user"]
    return users[-1] if users else ""


class Upstream:
    def __init__(self, log: Path) -> None:
        self._log = log

    async def complete(self, request: Request) -> Response:
        raw = await request.body()
        _append(Path(f"{self._log}.headers"), json.dumps([str(request.url), *request.headers.items()]).encode())
        _append(self._log, raw.replace(b"\n", b" "))
        await asyncio.sleep(float(os.environ.get(PAUSE, "0")))
        body = json.loads(raw)
        model = body["model"]
        if model == "broken":
            return JSONResponse({"error": {"message": f"cannot read {last_user_text(body)}"}}, 500)
        message = self._message(model, body)
        if body.get("stream"):
            return StreamingResponse(_stream(message, body), media_type="text/event-stream")
        return JSONResponse(_whole(message, body.get("n", 1), finished=model != "cut"))

    def _message(self, model: str, body: dict[str, Any]) -> dict[str, Any]:
        said = last_user_text(body)
        if model in ("say", "call"):
            said = Path(f"{self._log}.say").read_text(encoding="utf-8")
        if model == "json":
            said = json.dumps({"summary": said})
        if model in ("tool", "call"):
            arguments = said if model == "call" else json.dumps({"text": said})
            function = {"name": body["tools"][0]["function"]["name"], "arguments": arguments}
            return {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": "call_1", "type": "function", "function": function}],
            }
        return {"role": "assistant", "content": said}


def _append(path: Path, line: bytes) -> None:
    with path.open("ab") as file:
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _finish(message: dict[str, Any]) -> str:
    return "tool_calls" if message.get("tool_calls") else "stop"


def _whole(message: dict[str, Any], n: int, *, finished: bool) -> dict[str, Any]:
    reason = _finish(message) if finished else None
    choices = [{"index": i, "message": message, "finish_reason": reason} for i in range(n)]
    return {"id": "up-1", "object": "chat.completion", "created": 1, "model": "upstream", "choices": choices, "usage": _USAGE}


_USAGE = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}


async def _stream(message: dict[str, Any], body: dict[str, Any]) -> AsyncIterator[bytes]:
    for choice in range(body.get("n", 1)):
        async for chunk in _choice(choice, message, pause=0.05 if body["model"] == "slow" else 0):
            yield chunk
        if body["model"] == "cut":
            return
        yield _chunk(choice, {}, _finish(message))
    if (body.get("stream_options") or {}).get("include_usage"):
        yield _data({"id": "up-1", "object": "chat.completion.chunk", "created": 1, "model": "u", "choices": [], "usage": _USAGE})
    yield b"data: [DONE]\n\n"


async def _choice(choice: int, message: dict[str, Any], *, pause: float) -> AsyncIterator[bytes]:
    yield _chunk(choice, {"role": "assistant", "content": ""})
    for index, call in enumerate(message.get("tool_calls") or ()):
        arguments = call["function"]["arguments"]
        head = {"id": call["id"], "type": "function", "function": {"name": call["function"]["name"], "arguments": ""}}
        yield _chunk(choice, {"tool_calls": [{"index": index, **head}]})
        for start in range(0, len(arguments), 7):
            yield _chunk(choice, {"tool_calls": [{"index": index, "function": {"arguments": arguments[start : start + 7]}}]})
    for piece in _pieces(message["content"] or ""):
        yield _chunk(choice, {"content": piece})
        await asyncio.sleep(pause)


def _pieces(text: str) -> list[str]:
    """Four characters at a time: placeholders and numbers are always split somewhere."""
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def _chunk(index: int, delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": index, "delta": delta, "finish_reason": finish}
    return _data({"id": "up-1", "object": "chat.completion.chunk", "created": 1, "model": "u", "choices": [choice]})


def _data(value: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def main() -> None:
    upstream = Upstream(Path(sys.argv[2]))
    app = Starlette(routes=[Route("/v1/chat/completions", upstream.complete, methods=["POST"])])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
