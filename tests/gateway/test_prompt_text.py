"""What is kept of a request, and the way back from it."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.prompt_text import prompt_text, request_of
from rules.domain import (
    ChatRequest,
    Declared,
    MediaPart,
    Message,
    ResponseFormat,
    Sampling,
    TextPart,
    Tool,
    ToolCall,
    ToolChoice,
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
MAYBE = st.none() | TEXT
NUMBER = st.floats(-2, 2)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
PARTS = st.builds(TextPart, TEXT) | st.builds(MediaPart, st.sampled_from(["image", "file"]), st.just({}))
MESSAGES = st.builds(
    Message,
    role=st.sampled_from(["system", "developer", "user", "assistant", "tool", "function"]),
    content=st.lists(PARTS, max_size=3).map(tuple),
    name=MAYBE,
    tool_calls=st.lists(st.builds(ToolCall, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    tool_call_id=MAYBE,
    refusal=MAYBE,
)
CHATS = st.builds(
    ChatRequest,
    model=TEXT,
    messages=st.lists(MESSAGES, max_size=3).map(tuple),
    tools=st.lists(st.builds(Tool, TEXT, MAYBE, JSON, st.none() | st.booleans()), max_size=2).map(tuple),
    tool_choice=st.none() | st.builds(ToolChoice, st.sampled_from(["none", "auto", "tool"]), MAYBE),
    response_format=st.none() | st.builds(ResponseFormat, st.just("json_schema"), MAYBE, MAYBE, JSON, st.none() | st.booleans()),
    stop=st.lists(TEXT, max_size=2).map(tuple),
    sampling=st.builds(
        Sampling,
        temperature=st.none() | NUMBER,
        seed=st.none() | st.integers(-5, 5),
        logit_bias=st.lists(st.tuples(st.integers(0, 9), NUMBER), max_size=2).map(tuple),
        parallel_tool_calls=st.none() | st.booleans(),
    ),
    stream=st.booleans(),
    include_usage=st.booleans(),
    declared=st.builds(Declared, MAYBE),
)


@given(CHATS)
def test_a_kept_request_is_read_back_as_it_was_but_for_what_was_only_said_to_us(chat: ChatRequest) -> None:
    assert request_of(prompt_text(chat)) == dataclasses.replace(chat, declared=Declared())


def test_defaults_are_left_out_and_what_was_said_stays() -> None:
    chat = ChatRequest("m", (Message("user", (TextPart("hi"),)),), sampling=Sampling(temperature=0.0))
    assert json.loads(prompt_text(chat)) == {
        "model": "m",
        "messages": [{"role": "user", "content": [{"text": "hi"}]}],
        "sampling": {"temperature": 0.0},
    }


def test_of_a_picture_the_size_is_kept_and_nothing_comes_back() -> None:
    chat = ChatRequest("m", (Message("user", (MediaPart("image", {"url": "data:image/png;base64,AAAA"}),)),))
    kept = prompt_text(chat)
    assert "AAAA" not in kept
    assert "characters, not kept" in kept
    assert request_of(kept).messages[0].content == (MediaPart("image", {}),)


@pytest.mark.parametrize("kept", ["", "[]", "null", '{"model": "m"}', '{"model": "m", "messages": [{"role": "boss"}]}'])
def test_what_is_no_request_is_refused(kept: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's and pydantic's errors are both one
        request_of(kept)
