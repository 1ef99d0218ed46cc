"""A provider over a real socket: what it gets, what it may say, and what we do when it misbehaves."""

import asyncio
import gzip
import json
import logging
import time
import traceback
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
import respx
from typing_extensions import override

from adapters.base import AdapterError, ProviderMalformed, ProviderRefused, ProviderTimeout, ProviderUnreachable
from adapters.providers.openai_compatible import OpenAICompatible
from adapters.section import OpenAICompatibleSection, Timeouts
from rules.domain import ChatRequest, Finish, ReplyEvent, Sampling, TextDelta, Usage
from tests.adapters.providers.given import QUESTION, cleared
from tests.adapters.providers.upstream import CLOSE, STREAM, Script, answers, repeats, sends, upstream

pytestmark = pytest.mark.anyio

KEY = "sk-canary-5fb1"
THEIRS = "Zacarias-Quill"
STREAMED = replace(QUESTION, stream=True)
WHOLE = json.dumps(
    {
        "choices": [{"index": 0, "message": {"content": "Dear resident"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
    }
).encode()
EVENTS = (
    b'data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Dear "}}]}\n\n'
    b'data: {"choices":[{"index":0,"delta":{"content":"resident"},"finish_reason":null}]}\n\n'
    b'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
    b'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}\n\n'
    b"data: [DONE]\n\n"
)
DELTA = b'data: {"choices":[{"index":0,"delta":{"content":"a"}}]}\n\n'
DRIP = Timeouts(connect=1, first_byte=0.3, idle=0.2, total=0.6)


@asynccontextmanager
async def provider(
    base_url: str,
    *,
    timeouts: Timeouts = DRIP,
    max_reply_bytes: int = 1_000_000,
    transport: httpx.AsyncBaseTransport | None = None,
) -> AsyncIterator[OpenAICompatible]:
    section = OpenAICompatibleSection(
        type="openai_compatible", base_url=base_url, allow_http=True, timeouts=timeouts, max_reply_bytes=max_reply_bytes
    )
    client = OpenAICompatible(section, KEY, transport)
    try:
        yield client
    finally:
        await client.close()


async def ask(base_url: str, request: ChatRequest = QUESTION, **options: Any) -> list[ReplyEvent]:
    async with provider(base_url, **options) as client, aclosing(client.forward(cleared(request), pseudonym="p-1")) as events:
        return [event async for event in events]


def streamed(client: OpenAICompatible) -> AbstractAsyncContextManager[AsyncIterator[ReplyEvent]]:
    return aclosing(client.forward(cleared(STREAMED), pseudonym="p-1"))


def text_of(events: list[ReplyEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


# ------------------------------------------------------------------ what it gets and may say


async def test_what_the_provider_receives() -> None:
    async with upstream(sends(answers(b"application/json", WHOLE))) as seen:
        await ask(seen.base_url)
    head, _, body = seen.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/chat/completions HTTP/1.1\r\n")
    assert f"authorization: bearer {KEY}".encode() in head.lower()
    assert b"accept-encoding: identity" in head.lower()
    assert json.loads(body)["model"] == "vendor-model-7"
    assert json.loads(body)["user"] == "p-1"


@pytest.mark.parametrize("request_", [QUESTION, STREAMED])
@pytest.mark.parametrize(
    "answer",
    [
        answers(b"application/json", WHOLE),
        answers(b"Application/JSON; charset=utf-8", WHOLE),
        answers(b"text/event-stream", EVENTS),
        STREAM + CLOSE + EVENTS,
        STREAM + CLOSE + EVENTS.replace(b"\n", b"\r\n"),
        b"HTTP/1.1 100 Continue\r\n\r\n" + answers(b"application/json", WHOLE),
    ],
)
async def test_whole_and_streamed_answers_mean_the_same_whatever_was_asked_for(request_: ChatRequest, answer: bytes) -> None:
    async with upstream(sends(answer)) as seen:
        events = await ask(seen.base_url, request_)
    assert text_of(events) == "Dear resident"
    assert events[-2:] == [Finish(0, "stop"), Usage(3, 2, 5)]


async def test_a_stream_cut_at_every_byte_is_the_same_stream() -> None:
    pieces = [bytes([byte]) for byte in (STREAM + CLOSE + EVENTS.replace(b"resident", "r\u00e9sident".encode()))]
    async with upstream(sends(*pieces)) as seen:
        assert text_of(await ask(seen.base_url, STREAMED)) == "Dear r\u00e9sident"


async def test_text_arrives_while_the_provider_is_still_speaking() -> None:
    script = sends(STREAM + CLOSE + DELTA, close=False)
    async with upstream(script) as seen, provider(seen.base_url) as client, streamed(client) as events:
        assert await anext(events) == TextDelta(0, "a")


async def test_the_connection_serves_the_next_request() -> None:
    stream = sends(answers(b"text/event-stream", EVENTS), close=False)
    async with upstream(stream) as seen, provider(seen.base_url) as client:
        for _ in range(3):
            assert [event async for event in client.forward(cleared(STREAMED), pseudonym="p-1")]
    assert (len(seen.requests), seen.connections) == (3, 1)


@pytest.mark.parametrize(
    "script",
    [
        sends(STREAM + CLOSE + EVENTS, close=False),
        repeats(STREAM + CLOSE + EVENTS, b": more\n" * 100_000),
        sends(STREAM + b"Transfer-Encoding: chunked\r\n\r\n" + f"{len(EVENTS):x}\r\n".encode() + EVENTS + b"\r\n"),
    ],
    ids=["lingers", "goes on", "hangs up without a last chunk"],
)
async def test_what_a_provider_does_after_done_does_not_spoil_the_reply(script: Script) -> None:
    async with upstream(script) as seen:
        events = await ask(seen.base_url, STREAMED)
    assert text_of(events) == "Dear resident"
    assert isinstance(events[-1], Usage)


async def test_the_connection_is_dropped_when_nobody_listens_any_more() -> None:
    hung_up = asyncio.Event()

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(STREAM + CLOSE + DELTA)
        if await reader.read() == b"":
            hung_up.set()
        writer.close()

    async with upstream(script) as seen, provider(seen.base_url, timeouts=Timeouts()) as client:
        async with streamed(client) as events:
            await anext(events)
        async with asyncio.timeout(1):
            await hung_up.wait()


async def test_a_cookie_is_not_kept() -> None:
    answer = answers(b"application/json", WHOLE, headers=b"Set-Cookie: who=p-1; Path=/\r\n")
    async with upstream(sends(answer)) as seen, provider(seen.base_url) as client:
        for _ in range(2):
            assert [event async for event in client.forward(cleared(), pseudonym="p-1")]
    assert not any(b"cookie" in request.lower() for request in seen.requests)


async def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with upstream(sends(b"")) as proxy, upstream(sends(answers(b"application/json", WHOLE))) as seen:
        for variable in ("HTTP_PROXY", "ALL_PROXY", "http_proxy"):
            monkeypatch.setenv(variable, proxy.base_url)
        assert await ask(seen.base_url)
        assert proxy.connections == 0
        async with httpx.AsyncClient() as careless:
            with pytest.raises(httpx.TransportError):
                await careless.post(seen.base_url)
        assert proxy.connections == 1, "negative control: the environment did name a proxy"


# ------------------------------------------------------------------ how it may fail

SECRET_BODY = json.dumps({"error": {"message": f"{THEIRS} {KEY}"}}).encode()
MISBEHAVIOUR: dict[str, tuple[Script, type[AdapterError]]] = {
    "error with a body": (sends(answers(b"application/json", SECRET_BODY, status=b"401 No")), ProviderRefused),
    "no content": (sends(b"HTTP/1.1 204 No Content\r\n\r\n"), ProviderRefused),
    "wrong type": (sends(answers(b"text/html", THEIRS.encode())), ProviderMalformed),
    "no type": (sends(b"HTTP/1.1 200 OK\r\n" + CLOSE + WHOLE), ProviderMalformed),
    "compressed": (
        sends(answers(b"application/json", gzip.compress(b" " * 10_000_000 + WHOLE), b"Content-Encoding: gzip\r\n")),
        ProviderMalformed,
    ),
    "said to be compressed": (sends(answers(b"application/json", WHOLE, b"Content-Encoding: gzip\r\n")), ProviderMalformed),
    "invalid utf-8": (sends(answers(b"application/json", b'{"choices": "\xff"}')), ProviderMalformed),
    "invalid utf-8 in a stream": (sends(STREAM + CLOSE + b"data: \xff\n\n"), ProviderMalformed),
    "error in a stream": (sends(STREAM + CLOSE + DELTA + b"data: " + SECRET_BODY + b"\n\n"), ProviderMalformed),
    "length too long": (sends(answers(b"application/json", WHOLE).replace(b"Length: ", b"Length: 9")), ProviderMalformed),
    "length too short": (
        sends(answers(b"application/json", WHOLE + b" " * 900).replace(b"Length: 1", b"Length: ")),
        ProviderMalformed,
    ),
    "two lengths": (sends(answers(b"application/json", WHOLE, b"Content-Length: 7\r\n")), ProviderMalformed),
    "no end": (sends(STREAM + CLOSE + DELTA), ProviderMalformed),
    "chunk cut off": (sends(STREAM + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n" + DELTA), ProviderMalformed),
    "not http": (sends(b"SSH-2.0-OpenSSH_9.6\r\n"), ProviderMalformed),
    "hangs up": (sends(), ProviderMalformed),
    "endless header": (repeats(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 60_000), ProviderMalformed),
    "endless early hints": (repeats(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01), ProviderTimeout),
    "endless line": (repeats(STREAM + CLOSE + b"data: ", b"x" * 60_000), ProviderMalformed),
    "endless stream": (repeats(STREAM + CLOSE, DELTA * 1000), ProviderMalformed),
    "endless empty deltas": (repeats(STREAM + CLOSE, b'data: {"choices":[]}\n\n' * 1000), ProviderMalformed),
    "endless json": (repeats(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + CLOSE, b" " * 60_000), ProviderMalformed),
    "no done and no hanging up": (repeats(STREAM + CLOSE + EVENTS.replace(b"[DONE]", b""), b"", 9), ProviderMalformed),
    "silent": (repeats(b"", b"", 9), ProviderTimeout),
    "silent in mid-reply": (repeats(STREAM + CLOSE + DELTA, b"", 9), ProviderTimeout),
    "slow drip": (repeats(STREAM + CLOSE, b": x\n", 0.05), ProviderTimeout),
    "slow drip of answers": (repeats(STREAM + CLOSE, DELTA, 0.05), ProviderTimeout),
}


@pytest.mark.parametrize("name", MISBEHAVIOUR)
async def test_misbehaviour_ends_soon_in_an_error_that_quotes_nothing(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    script, expected = MISBEHAVIOUR[name]
    started = time.monotonic()
    async with upstream(script) as seen:
        with pytest.raises(AdapterError) as failure:
            await ask(seen.base_url, STREAMED)
    assert type(failure.value) is expected
    assert time.monotonic() - started < 3
    assert KEY.encode() in seen.requests[0], "negative control: the key was there to be leaked"
    shown = f"{failure.value} {failure.value!r} {''.join(traceback.format_exception(failure.value))}"
    assert KEY not in shown + caplog.text
    assert THEIRS not in shown + caplog.text
    assert seen.base_url not in shown
    assert seen.connections == 1, "a failed request is not sent again"


@pytest.mark.parametrize(
    ("script", "timeouts"),
    [
        (repeats(b"", b"", 9), Timeouts(first_byte=0.2)),
        (repeats(STREAM + CLOSE + DELTA, b"", 9), Timeouts(idle=0.2)),
        (repeats(STREAM + CLOSE, DELTA, 0.05), Timeouts(total=0.2)),
    ],
    ids=["first byte", "idle", "total"],
)
async def test_each_wait_has_its_own_end(script: Script, timeouts: Timeouts) -> None:
    started = time.monotonic()
    async with upstream(script) as seen:
        with pytest.raises(ProviderTimeout):
            await ask(seen.base_url, STREAMED, timeouts=timeouts)
    assert time.monotonic() - started < 2


class WatchedBody(httpx.AsyncByteStream):
    closed = False

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield WHOLE

    @override
    async def aclose(self) -> None:
        self.closed = True


@pytest.mark.parametrize("status", [200, 302, 500])
async def test_every_answer_is_closed_also_one_that_nobody_reads(status: int) -> None:
    body = WatchedBody()
    answer = httpx.Response(status, stream=body, headers={"Content-Type": "text/html"})
    with pytest.raises(AdapterError):
        await ask("https://llm.example.gov/v1", transport=httpx.MockTransport(lambda _: answer))
    assert body.closed


async def test_an_endless_line_is_left_early_and_needs_little_memory() -> None:
    written = 0

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(STREAM + CLOSE + b"data: ")
        while written < 1_000_000_000:
            writer.write(b"x" * 100_000)
            written += 100_000
            await writer.drain()

    tracemalloc.start()
    async with upstream(script) as seen:
        with pytest.raises(ProviderMalformed):
            await ask(seen.base_url, STREAMED, max_reply_bytes=100_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert written < 50_000_000
    assert peak < 10_000_000


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_refused_and_the_other_host_never_contacted(status: int) -> None:
    async with upstream(sends(answers(b"application/json", WHOLE))) as other:
        location = f"Location: {other.base_url}/chat/completions\r\n".encode()
        redirect = answers(b"text/plain", b"", location, f"{status} Elsewhere".encode())
        async with upstream(sends(redirect)) as seen:
            with pytest.raises(ProviderRefused) as failure:
                await ask(seen.base_url)
            assert failure.value.upstream_status == status
            assert other.connections == 0
            async with httpx.AsyncClient(follow_redirects=True, trust_env=False) as careless:
                await careless.post(f"{seen.base_url}/chat/completions")
            assert other.connections == 1, "negative control: there was something to follow"


async def test_nobody_listening_there() -> None:
    async with upstream(sends()) as seen:
        pass
    with pytest.raises(ProviderUnreachable):
        await ask(seen.base_url)


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 429, 500, 503, 529])
async def test_every_status_but_200_is_one_refusal(status: int) -> None:
    router = respx.MockRouter()
    route = router.post("https://llm.example.gov/v1/chat/completions").respond(status, content=SECRET_BODY)
    with pytest.raises(ProviderRefused) as failure:
        await ask("https://llm.example.gov/v1", transport=httpx.MockTransport(router.async_handler))
    assert failure.value.upstream_status == status
    assert THEIRS not in str(failure.value)
    assert route.call_count == 1


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (httpx.ConnectError(THEIRS), ProviderUnreachable),
        (httpx.ReadError(THEIRS), ProviderUnreachable),
        (httpx.ConnectTimeout(THEIRS), ProviderTimeout),
        (httpx.PoolTimeout(THEIRS), ProviderTimeout),
        (httpx.RemoteProtocolError(THEIRS), ProviderMalformed),
    ],
)
async def test_failures_of_the_network_in_our_words(failure: httpx.TransportError, expected: type[AdapterError]) -> None:
    router = respx.MockRouter()
    router.post("https://llm.example.gov/v1/chat/completions").mock(side_effect=failure)
    with pytest.raises(expected) as raised:
        await ask("https://llm.example.gov/v1", transport=httpx.MockTransport(router.async_handler))
    assert THEIRS not in "".join(traceback.format_exception(raised.value))


async def test_more_answers_than_asked_for_are_malformed() -> None:
    two = json.dumps({"choices": [{"index": i, "message": {"content": "x"}, "finish_reason": "stop"} for i in (0, 1)]}).encode()
    async with upstream(sends(answers(b"application/json", two))) as seen:
        assert len(await ask(seen.base_url, replace(QUESTION, sampling=Sampling(n=2)))) == 4
        with pytest.raises(ProviderMalformed):
            await ask(seen.base_url)
