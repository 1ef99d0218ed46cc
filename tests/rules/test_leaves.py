"""Every text that would be forwarded is scanned, and what is scanned is what can be replaced."""

import dataclasses
import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import (
    ChatRequest,
    Declared,
    MediaPart,
    Message,
    ResponseFormat,
    SuppliedPerson,
    TextPart,
    Tool,
    ToolCall,
    ToolChoice,
)
from rules.leaves import Leaf, leaves, with_texts

EVERYTHING = ChatRequest(
    model="model-name",
    messages=(
        Message("system", (TextPart("T-system"),)),
        Message(
            "user",
            (TextPart("T-first"), TextPart("T-second"), MediaPart("file", {"filename": "T-file", "file_data": "T-opaque"})),
            name="T-user",
        ),
        Message("assistant", tool_calls=(ToolCall("T-id", "T-function", '{"T-key": ["T-in-list", {"phone": 9165550142}]}'),)),
        Message("tool", (TextPart("T-result"),), tool_call_id="T-id"),
        Message("assistant", refusal="T-refusal"),
    ),
    tools=(Tool("T-tool", "T-description", {"properties": {"T-property": {"description": "T-inner", "enum": ["T-choice"]}}}),),
    tool_choice=ToolChoice("tool", "T-chosen"),
    response_format=ResponseFormat("json_schema", "T-format", "T-about", {"title": "T-title", "required": ["T-needed"]}),
    stop=("T-stop",),
    declared=Declared("T-purpose", people=(SuppliedPerson("T-supplied"),)),
)


def texts(chat: ChatRequest) -> list[str]:
    return [leaf.text for leaf in leaves(chat)]


def test_every_forwarded_text_is_a_leaf_and_nothing_else() -> None:
    never = {"T-opaque", "T-purpose", "T-supplied"}
    everything = set(json.dumps(dataclasses.asdict(EVERYTHING)).replace('\\"', '"').split('"'))
    assert {text for text in texts(EVERYTHING) if text.startswith("T-")} == {
        text for text in everything if text.startswith("T-")
    } - never
    assert "9165550142" in texts(EVERYTHING)
    assert not {"user", "assistant", "tool", "model-name", "json_schema", "file"} & set(texts(EVERYTHING))


def test_messages_come_last_so_that_a_growing_conversation_only_adds() -> None:
    shorter = dataclasses.replace(EVERYTHING, messages=EVERYTHING.messages[:2])
    assert leaves(EVERYTHING)[: len(leaves(shorter))] == leaves(shorter)


def test_what_others_refer_to_by_name_is_an_identifier() -> None:
    identifiers = {leaf.text for leaf in leaves(EVERYTHING) if leaf.kind == "identifier"}
    assert {text for text in identifiers if text.startswith("T-")} == {
        "T-id", "T-function", "T-key", "T-tool", "T-chosen", "T-format", "T-property", "T-needed", "T-file",
    }  # fmt: skip


def test_a_new_field_of_a_domain_type_is_scanned_without_a_change_here() -> None:
    fields: list[Any] = [("nickname", str), ("mood", Literal["good", "bad"])]
    grown = dataclasses.make_dataclass("Grown", fields, bases=(Message,), frozen=True, kw_only=True)
    message: Any = grown("user", nickname="T-new", mood="good")
    assert texts(ChatRequest("m", (message,))) == ["T-new"]


def test_a_value_that_nobody_knows_how_to_scan_stops_the_request() -> None:
    message: Any = Message("user", name=frozenset({"T-hidden"}))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="how to scan"):
        leaves(ChatRequest("m", (message,)))


def call(arguments: str) -> ChatRequest:
    return ChatRequest("m", (Message("assistant", tool_calls=(ToolCall("i", "f", arguments),)),))


def arguments(chat: ChatRequest) -> str:
    return chat.messages[0].tool_calls[0].arguments


@pytest.mark.parametrize(
    ("key", "label"), [("date_of_birth", "date of birth: "), ("dateOfBirth", "date Of Birth: "), ("ssn", "ssn: ")]
)
def test_the_scanner_sees_the_key_as_the_label_of_its_value(key: str, label: str) -> None:
    leaf = next(leaf for leaf in leaves(call(json.dumps({key: "value"}))) if leaf.text == "value")
    assert leaf.scan_text == f"{label}value"


def test_a_replaced_number_becomes_a_string_and_the_rest_keeps_its_type() -> None:
    chat = call('{"phone": 9165550142, "n": 2, "x": 1.5, "ok": true, "none": null}')
    path = next(leaf.path for leaf in leaves(chat) if leaf.text == "9165550142")
    changed = json.loads(arguments(with_texts(chat, {path: "[phone 1]"})))
    assert changed == {"phone": "[phone 1]", "n": 2, "x": 1.5, "ok": True, "none": None}


def test_a_duplicate_key_cannot_hide_a_value_from_the_scanner() -> None:
    chat = call('{"a": "hidden", "a": "seen"}')
    assert "seen" in texts(chat)
    assert "hidden" not in arguments(with_texts(chat, {}))


def test_an_escaped_value_is_scanned_as_what_it_means() -> None:
    assert "John Doe" in texts(call(r'{"a": "\u004aohn Doe"}'))


@pytest.mark.parametrize(
    "broken", ['{"name": "John D', "not json", '{"n": NaN}', '{"n": 1e999}', "[" * 200 + "]" * 200, '"John"', "7"]
)
def test_arguments_that_are_no_json_object_are_plain_text(broken: str) -> None:
    assert [leaf for leaf in leaves(call(broken)) if leaf.kind == "prose"] == [
        Leaf(("messages", 0, "tool_calls", 0, "arguments"), broken)
    ]
    assert arguments(with_texts(call(broken), {})) == broken


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_untouched_arguments_mean_the_same(value: dict[str, Any]) -> None:
    assert json.loads(arguments(with_texts(call(json.dumps(value)), {}))) == value


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_every_place_is_named_once_and_can_be_replaced(value: dict[str, Any]) -> None:
    chat = call(json.dumps(value))
    places = [leaf.path for leaf in leaves(chat)]
    assert len(places) == len(set(places))
    changed = with_texts(chat, {leaf.path: "X" for leaf in leaves(chat) if leaf.kind == "prose"})
    assert {leaf.text for leaf in leaves(changed) if leaf.kind == "prose"} <= {"X", ""}
