"""What may be asked of a preview: a text or messages, and nothing that a chat would not take."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gateway.wire.malformed import MalformedRequest
from gateway.wire.scrub_body import ScrubRequest, parse_scrub
from rules.domain import Declared, PersonRole, SuppliedPerson, TextPart

SECRET = "Zorblatt"
NOTHING = Declared()
SAID = [{"role": "user", "content": f"He is {SECRET}."}]


def parsed(in_headers: Declared = NOTHING, **body: Any) -> ScrubRequest:
    return parse_scrub(json.dumps(body).encode(), in_headers)


def test_a_text_is_one_message_of_a_user_who_names_no_system() -> None:
    asked = parsed(text="He is here.")
    assert asked.as_text
    assert not asked.names_a_system
    [message] = asked.chat.messages
    assert (message.role, message.content) == ("user", (TextPart("He is here."),))


def test_messages_are_those_of_a_chat() -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "look_up", "arguments": '{"who": "x"}'}}
    asked = parsed(messages=[*SAID, {"role": "assistant", "content": None, "tool_calls": [call]}], model="city-gpt")
    assert not asked.as_text
    assert asked.names_a_system
    assert [message.role for message in asked.chat.messages] == ["user", "assistant"]
    assert asked.chat.messages[1].tool_calls[0].arguments == '{"who": "x"}'


def test_who_is_supplied_and_what_is_declared_counts_as_in_a_chat() -> None:
    people = [{"name": SECRET, "role": "victim"}, {"name": "Roe"}]
    asked = parsed(Declared(record_type="other"), text="x", people=people, metadata={"purpose": "translation"})
    assert asked.chat.declared.people == (SuppliedPerson(SECRET, PersonRole.VICTIM), SuppliedPerson("Roe", None))
    assert (asked.chat.declared.purpose, asked.chat.declared.record_type) == ("translation", "other")


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({}, "missing_field", "text"),
        ({"text": None}, "missing_field", "text"),
        ({"model": "city-gpt"}, "missing_field", "text"),
        ({"text": SECRET, "messages": SAID}, "invalid_value", "messages"),
        ({"text": ""}, "invalid_value", "text"),
        ({"text": 1}, "invalid_value", "text"),
        ({"text": [SECRET]}, "invalid_value", "text"),
        ({"messages": []}, "invalid_value", "messages"),
        ({"messages": SECRET}, "invalid_value", "messages"),
        ({"messages": [SECRET]}, "invalid_value", "messages[0]"),
        ({"messages": [{"role": "user"}]}, "missing_field", "messages[0].content"),
        ({"messages": [{"role": SECRET, "content": "x"}]}, "invalid_value", "messages[0]"),
        ({"messages": [{"role": "user", "content": "x", SECRET: 1}]}, "unknown_field", "messages[0]"),
        ({"messages": SAID * 2_001}, "request_too_large", "messages"),
        ({"text": "x", "model": ""}, "invalid_value", "model"),
        ({"text": "x", "model": SECRET * 20}, "invalid_value", "model"),
        ({"text": "x", "people": [{"name": SECRET, "role": SECRET}]}, "invalid_value", "people[0].role"),
        ({"text": "x", "people": [{"role": "victim"}]}, "missing_field", "people[0].name"),
        ({"text": "x", "people": [{"name": SECRET}] * 501}, "request_too_large", "people"),
        ({"text": "x", "metadata": {"purpose": SECRET}}, "invalid_value", "metadata.purpose"),
        ({"text": "x", "stream": True}, "unknown_field", None),
        ({"text": "x", "tools": []}, "unknown_field", None),
        ({"text": "x", SECRET: 1}, "unknown_field", None),
    ],
)
def test_what_cannot_be_read_is_named_and_not_quoted(body: dict[str, Any], code: str, param: str | None) -> None:
    with pytest.raises(MalformedRequest) as refused:
        parsed(**body)
    assert (refused.value.code, refused.value.param) == (code, param)
    assert SECRET.casefold() not in f"{refused.value.message}{refused.value.param}".casefold()


def test_a_header_and_the_body_that_disagree_are_refused() -> None:
    with pytest.raises(MalformedRequest) as refused:
        parsed(Declared(purpose="translation"), text="x", metadata={"purpose": "summary"})
    assert refused.value.code == "conflicting_declaration"
