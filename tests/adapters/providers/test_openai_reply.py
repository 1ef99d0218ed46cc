"""A reply is read whole and in pieces by the same rules; what breaks them is no reply."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import ProviderMalformed
from adapters.providers.openai_reply import ReplyReader
from rules.domain import Finish, ReplyEvent, TextDelta, ToolCallDelta, Usage


def read(*texts: Any, choices: int = 1) -> list[ReplyEvent]:
    reader = ReplyReader(choices)
    events = [event for text in texts for event in reader.read(text if isinstance(text, str | bytes) else json.dumps(text))]
    return [*events, *reader.end()]


def chunk(finish: str | None = None, index: int = 0, **delta: Any) -> dict[str, Any]:
    return {"id": "x", "choices": [{"index": index, "delta": delta, "finish_reason": finish}]}


def call(index: int | None, arguments: str = "", **named: Any) -> dict[str, Any]:
    name = {"name": named.pop("name")} if "name" in named else {}
    position = {} if index is None else {"index": index}
    return {**position, **named, "function": {**name, "arguments": arguments}}


USAGE = {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12, "prompt_tokens_details": {"cached_tokens": 0}}


def test_a_whole_reply_with_everything() -> None:
    message = {
        "role": "assistant",
        "content": "Hi",
        "tool_calls": [call(None, "{}", id="c", name="f"), call(None, "", id="d", name="g")],
    }
    reply = {
        "system_fingerprint": "fp",
        "choices": [
            {"index": 0, "message": message, "finish_reason": "tool_calls"},
            {"index": 1, "message": {"refusal": "No"}, "finish_reason": "stop"},
        ],
        "usage": USAGE,
    }
    assert read(reply, choices=2) == [
        TextDelta(0, "Hi"),
        ToolCallDelta(0, 0, "{}", "c", "f"),
        ToolCallDelta(0, 1, "", "d", "g"),
        Finish(0, "tool_calls"),
        TextDelta(1, "No", "refusal"),
        Finish(1, "stop"),
        Usage(5, 7, 12),
    ]


def test_a_stream_with_interleaved_choices_and_calls() -> None:
    assert read(
        {"choices": [], "prompt_filter_results": []},
        chunk(role="assistant", content=""),
        chunk(index=1, content="B"),
        chunk(tool_calls=[call(0, '{"a"', id="c", name="f")]),
        chunk(tool_calls=[call(0, ":1}", id="c", name="f")]),
        chunk("stop", index=1),
        chunk("tool_calls"),
        {"choices": [], "usage": USAGE},
        choices=2,
    ) == [
        TextDelta(1, "B"),
        ToolCallDelta(0, 0, '{"a"', "c", "f"),
        ToolCallDelta(0, 0, ":1}"),
        Finish(1, "stop"),
        Finish(0, "tool_calls"),
        Usage(5, 7, 12),
    ]


def test_an_end_that_is_said_twice_counts_once() -> None:
    assert read(chunk(content="A"), chunk("stop"), chunk("stop") | {"usage": USAGE}) == [
        TextDelta(0, "A"),
        Finish(0, "stop"),
        Usage(5, 7, 12),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["{"],
        ["[]"],
        ["{}"],
        [b'{"choices": "\xff"}'],
        ['{"error": {"message": "Zacarias"}}'],
        [{"choices": []}],
        [chunk(content="A")],
        [chunk("stop", content="A", index=1)],
        [chunk("stop", content="A", index=-1)],
        [chunk("stop"), chunk(content="more")],
        [chunk("tired", content="A")],
        [chunk("stop", content=["A"])],
        [chunk("stop", content="A\x00")],
        ['{"choices": [{"delta": {"content": "\\ud800"}, "finish_reason": "stop"}]}'],
        [chunk("stop", tool_calls=[call(0, "{}")])],
        [chunk("stop", tool_calls=[call(0, "{}", id="c")])],
        [chunk("stop", tool_calls=[call(10**6, "{}", id="c", name="f")])],
        [chunk("stop", content="A") | {"usage": {"prompt_tokens": -1, "total_tokens": 0}}],
        ['{"choices": ' + "[" * 100_000],
    ],
)
def test_what_is_not_a_complete_reply_is_malformed_and_not_quoted(texts: list[Any]) -> None:
    with pytest.raises(ProviderMalformed) as failure:
        read(*texts)
    assert "Zacarias" not in str(failure.value)


@given(st.lists(st.binary() | st.text() | st.just(json.dumps(chunk("stop", content="A")))))
def test_any_bytes_are_a_reply_or_malformed(texts: list[Any]) -> None:
    try:
        events = read(*texts)
    except ProviderMalformed:
        return
    assert sum(isinstance(event, Finish) for event in events) == 1
