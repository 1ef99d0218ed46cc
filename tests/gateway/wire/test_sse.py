"""A stream either ends in [DONE] or in an error, and nothing in it can pose as another event."""

import json
from collections.abc import AsyncIterator

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import ProviderTimeout
from gateway.errors import error_reply
from gateway.wire.openai_reply import Envelope, Object, chunks
from gateway.wire.sse import DONE, event, stream
from rules.domain import Draft, Finish, ReplyEvent, TextDelta

pytestmark = pytest.mark.anyio


async def two_then(failure: Exception | None) -> AsyncIterator[Object]:
    yield {"n": 1}
    yield {"n": 2}
    if failure is not None:
        raise failure


def told(failure: Exception) -> Object:
    return {"error": {"code": type(failure).__name__}}


@given(st.text())
def test_an_event_is_one_ascii_line_whatever_it_says(text: str) -> None:
    written = event({"text": text})
    assert written.startswith(b"data: ")
    assert written.endswith(b"\n\n")
    assert written.isascii()
    assert len(written.decode().splitlines()) == 2
    assert json.loads(written[6:]) == {"text": text}


async def test_a_good_stream_ends_in_done() -> None:
    assert [line async for line in stream(two_then(None), told)] == [event({"n": 1}), event({"n": 2}), DONE]


async def test_a_failed_provider_ends_the_stream_with_its_error() -> None:
    written = [line async for line in stream(two_then(ProviderTimeout("late")), told)]
    assert written[2:] == [event({"error": {"code": "ProviderTimeout"}})]


async def test_a_malfunction_is_told_to_the_client_and_raised_for_the_log() -> None:
    lines = stream(two_then(ZeroDivisionError()), told)
    written = [await anext(lines) for _ in range(3)]
    assert written[2] == event({"error": {"code": "ZeroDivisionError"}})
    with pytest.raises(ZeroDivisionError):
        await anext(lines)


async def reply(failure: Exception | None = None) -> AsyncIterator[ReplyEvent]:
    yield TextDelta(0, "Dear ")
    yield TextDelta(0, "r\u00e9sident\u2028")
    if failure is not None:
        raise failure
    yield Finish(0, "stop")


async def as_the_openai_library_reads_it(events: AsyncIterator[ReplyEvent], seen: list[str]) -> object:
    """Fills `seen` with the text and returns the draft of the first chunk."""
    envelope = Envelope("r-1", "city-gpt", 0, Draft("d-7", "Draft.", "/console/drafts/d-7"))
    written = stream(chunks(events, envelope), lambda failure: error_reply(failure, "r-1").body)
    body = b"".join([line async for line in written])
    answer = httpx2.Response(200, content=body, headers={"Content-Type": "text/event-stream"})
    async with openai.DefaultAsyncHttpxClient(transport=httpx2.MockTransport(lambda _: answer)) as http:
        client = openai.AsyncOpenAI(base_url="http://gateway.test/v1", api_key="tc_x_y", http_client=http)
        drafts: list[object] = []
        question = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hi"}], stream=True)
        async for chunk in question:
            drafts.append((chunk.model_extra or {}).get("draft"))
            seen.append(chunk.choices[0].delta.content or "")
    return drafts[0]


async def test_the_openai_library_reads_the_stream_and_the_draft() -> None:
    seen: list[str] = []
    draft = await as_the_openai_library_reads_it(reply(), seen)
    assert "".join(seen) == "Dear r\u00e9sident\u2028"
    assert draft == {"id": "d-7", "status": "needs-human-review", "review_url": "/console/drafts/d-7", "notice": "Draft."}


async def test_the_openai_library_raises_on_an_error_in_mid_stream() -> None:
    seen: list[str] = []
    with pytest.raises(openai.APIError, match="took too long"):
        await as_the_openai_library_reads_it(reply(ProviderTimeout("The AI system took too long to answer.")), seen)
    assert seen == ["Dear ", "r\u00e9sident\u2028"]
