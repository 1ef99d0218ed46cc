"""What staff's tools get back: the dialect's objects, with our ids and a draft on top."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from gateway.wire.openai_reply import Envelope, Object, chunks, whole
from rules.domain import Draft, Finish, ReplyEvent, TextDelta, ToolCallDelta, Usage

pytestmark = pytest.mark.anyio

DRAFT = Draft(id="d-7", notice="Draft. Review before use.", review_url="http://127.0.0.1:8080/console/drafts/d-7")
ENVELOPE = Envelope(request_id="r-1", model="city-gpt", created=1_790_000_000, draft=DRAFT)
TWO_ANSWERS: Sequence[ReplyEvent] = (
    TextDelta(0, "Dear "),
    TextDelta(1, "I can't.", "refusal"),
    TextDelta(0, "resident"),
    ToolCallDelta(0, 1, '{"b":', "call_b", "file"),
    ToolCallDelta(0, 0, "{}", "call_a", "lookup"),
    ToolCallDelta(0, 1, "2}"),
    Finish(1, "stop"),
    Finish(0, "tool_calls"),
    Usage(5, 7, 12),
)


async def replayed(events: Sequence[ReplyEvent]) -> AsyncIterator[ReplyEvent]:
    for event in events:
        yield event


async def streamed(events: Sequence[ReplyEvent], *, include_usage: bool = False) -> list[Object]:
    return [chunk async for chunk in chunks(replayed(events), ENVELOPE, include_usage=include_usage)]


def test_a_whole_reply() -> None:
    reply: Any = whole(TWO_ANSWERS, ENVELOPE)
    assert (reply["id"], reply["object"], reply["model"]) == ("chatcmpl-r-1", "chat.completion", "city-gpt")
    assert reply["usage"] == {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}
    assert [choice["finish_reason"] for choice in reply["choices"]] == ["tool_calls", "stop"]
    first, second = (choice["message"] for choice in reply["choices"])
    assert first["content"] == "Dear resident"
    assert [call["function"] for call in first["tool_calls"]] == [
        {"name": "lookup", "arguments": "{}"},
        {"name": "file", "arguments": '{"b":2}'},
    ]
    assert (second["content"], second["refusal"]) == (None, "I can't.")
    assert reply["draft"] == {
        "id": "d-7",
        "status": "needs-human-review",
        "review_url": DRAFT.review_url,
        "notice": DRAFT.notice,
    }


def test_an_empty_answer_is_an_empty_text() -> None:
    reply: Any = whole([Finish(0, "stop")], ENVELOPE)
    assert reply["choices"][0]["message"]["content"] == ""
    assert "usage" not in reply


async def test_chunks_carry_the_role_once_for_each_choice_and_the_draft_once() -> None:
    stream: Any = await streamed(TWO_ANSWERS)
    roles = [chunk["choices"][0]["index"] for chunk in stream if "role" in chunk["choices"][0]["delta"]]
    assert roles == [0, 1]
    assert ["draft" in chunk for chunk in stream] == [True] + [False] * (len(stream) - 1)
    assert {chunk["id"] for chunk in stream} == {"chatcmpl-r-1"}


async def test_usage_comes_in_a_chunk_of_its_own_and_only_on_request() -> None:
    assert all("usage" not in chunk for chunk in await streamed(TWO_ANSWERS))
    *before, last = await streamed(TWO_ANSWERS, include_usage=True)
    assert last["choices"] == []
    assert last["usage"] == {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}
    assert all("usage" not in chunk for chunk in before)


async def test_the_openai_library_reads_both_alike() -> None:
    reply = ChatCompletion.model_validate(whole(TWO_ANSWERS, ENVELOPE))
    text: dict[int, str] = {0: "", 1: ""}
    arguments: dict[int, str] = {}
    for chunk in [ChatCompletionChunk.model_validate(chunk) for chunk in await streamed(TWO_ANSWERS)]:
        delta = chunk.choices[0].delta
        text[chunk.choices[0].index] += delta.content or delta.refusal or ""
        for call in delta.tool_calls or ():
            assert call.function is not None
            arguments[call.index] = arguments.get(call.index, "") + (call.function.arguments or "")
    assert text == {0: reply.choices[0].message.content, 1: reply.choices[1].message.refusal}
    assert arguments == {0: "{}", 1: '{"b":2}'}


async def test_a_background_reply_has_no_draft() -> None:
    envelope = Envelope("r-1", "city-gpt", 0)
    assert "draft" not in whole(TWO_ANSWERS, envelope)
    assert all("draft" not in [*chunk] for chunk in [chunk async for chunk in chunks(replayed(TWO_ANSWERS), envelope)])
