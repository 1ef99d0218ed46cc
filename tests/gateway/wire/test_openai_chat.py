"""What a chat tool sends becomes one meaning, or a refusal that says what to change."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import parse_chat
from gateway.wire.openai_shapes import MAX_MESSAGES, MAX_TOOLS
from rules.domain import (
    ChatRequest,
    Declared,
    MediaPart,
    Message,
    PersonRole,
    ResponseFormat,
    Sampling,
    SuppliedPerson,
    TextPart,
    Tool,
    ToolCall,
    ToolChoice,
)
from tests.gateway.wire.bodies import BODIES, Body, body, copied, encoded, refusal_of

LOOKUP = {"type": "function", "function": {"name": "lookup", "description": "Find it", "parameters": {"type": "object"}}}
IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}


def parsed(**fields: Any) -> ChatRequest:
    return parse_chat(encoded(body(**fields)))


def refused(value: Body) -> MalformedRequest:
    with pytest.raises(MalformedRequest) as refusal:
        parse_chat(encoded(value))
    return refusal.value


def test_a_plain_question() -> None:
    assert parsed() == ChatRequest("city-gpt", (Message("user", (TextPart("Draft a notice."),)),))


def test_every_role_and_every_kind_of_part() -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "lookup", "arguments": '{"a": 1}'}}
    chat = parsed(
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "developer", "content": [{"type": "text", "text": "No lists."}], "name": "city"},
            {"role": "user", "content": [{"type": "text", "text": "See"}, IMAGE, {"type": "file", "file": {"file_id": "f"}}]},
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "content": "42", "tool_call_id": "call_1"},
            {"role": "function", "content": "43", "name": "lookup"},
            {"role": "assistant", "content": [{"type": "refusal", "refusal": "I can't."}]},
        ]
    )
    assert chat.messages == (
        Message("system", (TextPart("Be brief."),)),
        Message("developer", (TextPart("No lists."),), name="city"),
        Message(
            "user",
            (TextPart("See"), MediaPart("image", IMAGE["image_url"]), MediaPart("file", {"file_id": "f"})),  # type: ignore[arg-type]
        ),
        Message("assistant", (), tool_calls=(ToolCall("call_1", "lookup", '{"a": 1}'),)),
        Message("tool", (TextPart("42"),), tool_call_id="call_1"),
        Message("function", (TextPart("43"),), name="lookup"),
        Message("assistant", (), refusal="I can't."),
    )


def test_a_reply_of_the_openai_library_can_be_sent_back_as_it_is() -> None:
    dumped: Body = {"annotations": [], "audio": None, "function_call": None, "refusal": None, "tool_calls": None}
    chat = parsed(messages=[{"role": "assistant", "content": "Hello."} | dumped])
    assert chat.messages == (Message("assistant", (TextPart("Hello."),)),)


def test_tools_formats_and_numbers() -> None:
    chat = parsed(
        tools=[LOOKUP],
        tool_choice={"type": "function", "function": {"name": "lookup"}},
        response_format={"type": "json_schema", "json_schema": {"name": "memo", "schema": {"type": "object"}, "strict": True}},
        stop="END",
        n=3,
        temperature=1,
        logit_bias={"50256": -100},
        stream=True,
        stream_options={"include_usage": True},
    )
    assert chat.tools == (Tool("lookup", "Find it", {"type": "object"}),)
    assert chat.tool_choice == ToolChoice("tool", "lookup")
    assert chat.response_format == ResponseFormat("json_schema", "memo", None, {"type": "object"}, True)
    assert chat.sampling == Sampling(temperature=1.0, n=3, logit_bias=((50256, -100.0),))
    assert (chat.stop, chat.stream, chat.include_usage) == (("END",), True, True)


@pytest.mark.parametrize("word", ["none", "auto"])
def test_without_tools_there_is_nothing_to_choose(word: str) -> None:
    assert parsed(tool_choice=word, tools=[]) == parsed()
    assert parsed(tool_choice=word, tools=[LOOKUP]).tool_choice == ToolChoice(word)  # type: ignore[arg-type]


def test_what_names_the_caller_is_dropped() -> None:
    dropped = {"user": "u-17", "safety_identifier": "u-17", "prompt_cache_key": "k", "store": False, "service_tier": "auto"}
    assert parsed(**dropped, modalities=["text"], logprobs=False, metadata={"session": "7"}) == parsed()


def test_policy_words_come_from_headers_or_metadata() -> None:
    metadata = {"purpose": "public_notice", "case_ref": "26-00417"}
    chat = parse_chat(encoded(body(metadata=metadata)), Declared(record_type="memo", purpose="public_notice"))
    assert chat.declared == Declared("public_notice", "memo", "26-00417")


def test_supplied_people_are_read_with_their_role() -> None:
    people = [{"name": "Zacarias Quill", "role": "victim"}, {"name": "Ida Marsh"}]
    expected = (SuppliedPerson("Zacarias Quill", PersonRole.VICTIM), SuppliedPerson("Ida Marsh"))
    assert parsed(people=people).declared.people == expected


def test_header_and_metadata_may_not_contradict() -> None:
    with pytest.raises(MalformedRequest) as refusal:
        parse_chat(encoded(body(metadata={"purpose": "memo"})), Declared(purpose="letter"))
    assert refusal.value.code == "conflicting_declaration"


@pytest.mark.parametrize("word", ["Two words", "", "a" * 65, "memo\n"])
def test_a_policy_word_is_never_free_text(word: str) -> None:
    assert refused(body(metadata={"purpose": word})).param == "metadata.purpose"
    with pytest.raises(MalformedRequest):
        parse_chat(encoded(body()), Declared(record_type=word))


def in_message(**fields: Any) -> Body:
    return body(messages=[{"role": "user", "content": "Hi"} | fields])


def with_part(part: Body) -> Body:
    return in_message(content=[{"type": "text", "text": "Hi"}, part])


@pytest.mark.parametrize(
    ("value", "status", "code", "param"),
    [
        ({}, 400, "missing_field", "model"),
        (body(model=None), 400, "invalid_value", "model"),
        (body(model=["city-gpt"]), 400, "invalid_value", "model"),
        (body(messages=[]), 400, "invalid_value", "messages"),
        (body(messages=[{"role": "user", "content": "x"}] * (MAX_MESSAGES + 1)), 413, "request_too_large", "messages"),
        (body(tools=[LOOKUP] * (MAX_TOOLS + 1)), 413, "request_too_large", "tools"),
        (body(zork=1), 400, "unknown_field", None),
        (body(base_url="x"), 400, "unknown_field", None),
        (body(extra_headers={}), 400, "unknown_field", None),
        (in_message(zork=1), 400, "unknown_field", "messages[0]"),
        (in_message(tools=[]), 400, "unknown_field", "messages[0]"),
        (with_part({"type": "text", "text": "x", "zork": 1}), 400, "unknown_field", "messages[0].content[1]"),
        (
            with_part({"type": "image_url", "image_url": {"url": "x", "zork": 1}}),
            400,
            "unknown_field",
            "messages[0].content[1].image_url",
        ),
        (with_part({"type": "input_video", "video": "x"}), 415, "uninspectable_content", "messages[0].content[1]"),
        (body(messages=[{"role": "assistant", "content": [IMAGE]}]), 415, "uninspectable_content", "messages[0].content[0]"),
        (body(messages=[{"role": "system", "content": [IMAGE]}]), 400, "invalid_value", "messages[0].content[0].type"),
        (in_message(role="wizard"), 400, "invalid_value", "messages[0]"),
        (in_message(role=None), 400, "invalid_value", "messages[0]"),
        (in_message(content=None), 400, "invalid_value", "messages[0].content"),
        (in_message(content=[]), 400, "invalid_value", "messages[0].content"),
        (
            body(messages=[{"role": "assistant", "function_call": {"name": "f"}}]),
            400,
            "unsupported_field",
            "messages[0].function_call",
        ),
        (body(messages=[{"role": "assistant", "audio": {"id": "a"}}]), 400, "unsupported_field", "messages[0].audio"),
        (body(messages=[{"role": "tool", "content": "x"}]), 400, "missing_field", "messages[0].tool_call_id"),
        (body(tools=[{"type": "custom", "custom": {"name": "x"}}]), 400, "invalid_value", "tools[0].type"),
        (body(tools=[{"type": "mcp", "server_url": "http://x"}]), 400, "invalid_value", "tools[0].type"),
        (body(tools=[{"type": "function", "function": {"name": "a b"}}]), 400, "invalid_value", "tools[0].function.name"),
        (body(tools=[{"type": "function", "function": {"name": "a\n"}}]), 400, "invalid_value", "tools[0].function.name"),
        (
            body(tool_choice={"type": "function", "function": {"name": "other"}}, tools=[LOOKUP]),
            400,
            "invalid_value",
            "tool_choice",
        ),
        (body(tool_choice={"type": "function"}, tools=[LOOKUP]), 400, "invalid_value", "tool_choice"),
        (body(tool_choice="required"), 400, "invalid_value", "tool_choice"),
        (body(tool_choice={"type": "allowed_tools"}, tools=[LOOKUP]), 400, "invalid_value", "tool_choice.type"),
        (body(response_format={"type": "json_schema"}), 400, "invalid_value", "response_format"),
        (body(response_format={"type": "grammar"}), 400, "invalid_value", "response_format.type"),
        (body(stream_options={"include_usage": True}), 400, "invalid_value", "stream_options"),
        (body(stream="true"), 400, "invalid_value", "stream"),
        (body(n=9), 400, "invalid_value", "n"),
        (body(n=True), 400, "invalid_value", "n"),
        (body(n=1.0), 400, "invalid_value", "n"),
        (body(temperature="1"), 400, "invalid_value", "temperature"),
        (body(temperature=3), 400, "invalid_value", "temperature"),
        (body(stop=["x"] * 5), 413, "request_too_large", "stop"),
        (body(logit_bias={"Zacarias": 1}), 400, "invalid_value", "logit_bias"),
        (body(metadata={"Zacarias": 1}), 400, "invalid_value", "metadata"),
        (body(people=[{"name": "Ida", "role": "king"}]), 400, "invalid_value", "people[0].role"),
        (body(store=True), 400, "invalid_value", "store"),
        (body(service_tier="flex"), 400, "invalid_value", "service_tier"),
        (body(modalities=["text", "audio"]), 400, "invalid_value", "modalities[1]"),
        (body(logprobs=True), 400, "invalid_value", "logprobs"),
        *[
            (body(**{field: {}}), 400, "unsupported_field", field)
            for field in ("top_logprobs", "audio", "prediction", "web_search_options", "functions", "function_call", "moderation")
        ],
    ],
)
def test_what_is_not_offered_is_refused_by_its_place(value: Body, status: int, code: str, param: str | None) -> None:
    refusal = refused(value)
    assert (refusal.status, refusal.code, refusal.param) == (status, code, param)


@pytest.mark.parametrize("value", [None, [], "text", 7])
def test_a_body_that_is_no_object(value: Any) -> None:
    assert refused(value).message == "The body must be an object."


@given(BODIES)
def test_every_body_of_the_dialect_is_read(value: Body) -> None:
    assert len(parse_chat(encoded(value)).messages) == len(value["messages"])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "text", "user", "function", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "role", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(BODIES, st.data())
def test_a_spoilt_body_is_read_or_refused_but_never_a_crash(value: Body, data: st.DataObject) -> None:
    value = copied(value)
    place: Any = value
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not place[key] or not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(ANYTHING)
    refusal = refusal_of(value)
    assert refusal is None or refusal.status in (400, 413, 415)
