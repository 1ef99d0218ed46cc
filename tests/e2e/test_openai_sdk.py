"""OpenAI's own Python library against the running gateway: what staff's scripts and most chat tools are built on.

The library keeps its habits (two retries with pauses), so a test that counts requests counts what a city would send.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import DefaultHttpxClient, OpenAI
from openai.types.chat import ChatCompletionMessageParam, ChatCompletionToolParam
from pydantic import BaseModel

from tests.e2e.conftest import Upstream
from tests.support import town as towns
from tests.support.engines import BROKEN
from tests.support.town import Town

MEMO = "Draft memo on S1 John Doe, DOB 03/14/1988"
PARK = "Summarize the park hours."
LOOK_UP: ChatCompletionToolParam = {
    "type": "function",
    "function": {"name": "look_up", "parameters": {"type": "object", "properties": {"text": {"type": "string"}}}},
}


class Summary(BaseModel):
    summary: str


@dataclass
class Caller:
    """A client of somebody's, and how often it went to the network."""

    client: OpenAI
    sent: list[str] = field(default_factory=list)


def user(text: str) -> list[ChatCompletionMessageParam]:
    return [{"role": "user", "content": text}]


@contextlib.contextmanager
def calling(town: Town, key: str) -> Iterator[Caller]:
    sent: list[str] = []
    http = DefaultHttpxClient(trust_env=False, event_hooks={"request": [lambda request: sent.append(request.method)]})
    with OpenAI(base_url=f"{town.url}/v1", api_key=key, http_client=http) as client:
        yield Caller(client, sent)


@pytest.fixture
def caller(town: Town) -> Iterator[Caller]:
    with calling(town, town.keys["sergeant"]) as caller:
        yield caller


def test_a_whole_reply_is_a_draft_with_usage(caller: Caller, upstream: Upstream) -> None:
    raw = caller.client.chat.completions.with_raw_response.create(model="city-gpt", messages=user(MEMO))
    reply = raw.parse()
    choice = reply.choices[0]
    assert (choice.message.role, choice.finish_reason) == ("assistant", "stop")
    assert "John Doe" in (choice.message.content or "")
    assert reply.usage is not None
    assert reply.usage.total_tokens == 18
    draft: Any = reply.draft  # type: ignore[attr-defined]
    assert draft["status"] == raw.headers["x-draft-status"] == "needs-human-review"
    assert draft["id"] == raw.headers["x-draft-id"]
    assert reply.id == f"chatcmpl-{raw.headers['x-request-id']}"
    assert raw.headers["x-redactions"] == "2"
    assert reply.model == "city-gpt"
    assert "Doe" not in json.dumps(upstream.received()[-1])


def test_a_streamed_reply_has_a_role_a_text_an_end_and_no_usage(caller: Caller) -> None:
    text, roles, ends, first_draft = "", [], [], None
    with caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO), stream=True) as stream:
        for number, chunk in enumerate(stream):
            assert chunk.usage is None
            if number == 0:
                first_draft = chunk.draft  # type: ignore[attr-defined]
            text += chunk.choices[0].delta.content or ""
            roles += [chunk.choices[0].delta.role] if chunk.choices[0].delta.role else []
            ends += [chunk.choices[0].finish_reason] if chunk.choices[0].finish_reason else []
    assert text.startswith(MEMO)
    assert "AI-GENERATED DRAFT" in text
    assert (roles, ends) == (["assistant"], ["stop"])
    assert first_draft is not None
    assert first_draft["status"] == "needs-human-review"


def test_usage_comes_in_a_stream_that_asked_for_it(caller: Caller) -> None:
    with caller.client.chat.completions.create(
        model="city-gpt", messages=user(PARK), stream=True, stream_options={"include_usage": True}
    ) as stream:
        chunks = list(stream)
    assert [chunk.usage.total_tokens for chunk in chunks if chunk.usage] == [18]
    assert chunks[-1].choices == []


def test_the_librarys_own_collector_understands_the_stream(caller: Caller) -> None:
    with caller.client.chat.completions.stream(model="city-gpt", messages=user(MEMO)) as stream:
        whole = stream.get_final_completion()
    assert (whole.choices[0].message.content or "").startswith(MEMO)
    assert whole.choices[0].finish_reason == "stop"


def test_a_tool_call_whole(caller: Caller) -> None:
    reply = caller.client.chat.completions.create(model="city-tool", messages=user(MEMO), tools=[LOOK_UP], tool_choice="auto")
    choice = reply.choices[0]
    assert (choice.finish_reason, choice.message.content) == ("tool_calls", None)
    assert choice.message.tool_calls is not None
    call = choice.message.tool_calls[0]
    assert call.type == "function"
    assert (call.id, call.function.name) == ("call_1", "look_up")
    assert json.loads(call.function.arguments) == {"text": MEMO}


def test_a_tool_call_streamed(caller: Caller) -> None:
    with caller.client.chat.completions.stream(model="city-tool", messages=user(MEMO), tools=[LOOK_UP]) as stream:
        message = stream.get_final_completion().choices[0].message
    assert message.content is None, "a sentence was written beside a tool call"
    assert message.tool_calls is not None
    assert message.tool_calls[0].function.name == "look_up"
    assert json.loads(message.tool_calls[0].function.arguments) == {"text": MEMO}


def test_a_tool_round_trip_hides_the_name_in_call_and_result(caller: Caller, upstream: Upstream) -> None:
    asked = user("Call look_up for witness Odalys Reedham and tell me her phone.")
    first = caller.client.chat.completions.create(model="city-tool", messages=asked, tools=[LOOK_UP]).choices[0].message
    history: Any = [
        *asked,
        first,
        {"role": "tool", "tool_call_id": "call_1", "content": '{"name": "Odalys Reedham", "phone": "916-555-0142"}'},
    ]
    reply = caller.client.chat.completions.create(model="city-gpt", messages=history, tools=[LOOK_UP])
    sent = upstream.received()[-1]
    left = json.dumps(sent)
    assert "Reedham" not in left
    assert "555-0142" not in left
    result = json.loads(sent["messages"][2]["content"])
    called = json.loads(sent["messages"][1]["tool_calls"][0]["function"]["arguments"])
    assert result == {"name": "[witness 1]", "phone": "[phone 1]"}
    assert "[witness 1]" in called["text"], "one person has one placeholder in all of the conversation"
    assert "Odalys Reedham" in (reply.choices[0].message.content or "")


def test_structured_output_is_parsed_into_the_callers_own_model(caller: Caller) -> None:
    reply = caller.client.chat.completions.parse(model="city-json", messages=user(MEMO), response_format=Summary)
    assert reply.choices[0].message.parsed == Summary(summary=MEMO)
    assert reply.draft["status"] == "needs-human-review"  # type: ignore[attr-defined]


def test_a_json_schema_goes_to_the_system_as_it_was_given(caller: Caller, upstream: Upstream) -> None:
    schema: dict[str, object] = {"type": "object", "properties": {"summary": {"type": "string"}}, "required": ["summary"]}
    with caller.client.chat.completions.stream(
        model="city-json",
        messages=user(PARK),
        response_format={"type": "json_schema", "json_schema": {"name": "summary", "schema": schema, "strict": True}},
    ) as stream:
        content = stream.get_final_completion().choices[0].message.content
    assert json.loads(content or "") == {"summary": PARK}
    assert upstream.received()[-1]["response_format"]["json_schema"]["schema"] == schema


def test_every_one_of_several_choices_is_marked(caller: Caller) -> None:
    reply = caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO), n=2)
    assert [choice.index for choice in reply.choices] == [0, 1]
    for choice in reply.choices:
        assert (choice.message.content or "").startswith(MEMO)
        assert "AI-GENERATED DRAFT" in (choice.message.content or "")


def test_several_choices_streamed(caller: Caller) -> None:
    texts = {0: "", 1: ""}
    with caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO), n=2, stream=True) as stream:
        for chunk in stream:
            texts[chunk.choices[0].index] += chunk.choices[0].delta.content or ""
    for text in texts.values():
        assert text.startswith(MEMO)
        assert text.count("AI-GENERATED DRAFT") == 1


def test_models_are_those_that_this_person_may_use_now(town: Town, caller: Caller) -> None:
    listed = {model.id for model in caller.client.models.list()}
    assert {"city-gpt", "police-gpt"} <= listed
    assert "old-gpt" not in listed, "an approval that has expired"
    assert caller.client.models.retrieve("city-gpt").owned_by == "county"
    with calling(town, town.keys["planner"]) as planner:
        assert "police-gpt" not in {model.id for model in planner.client.models.list()}
    with calling(town, town.keys["stranger_to_grants"]) as nobody:
        assert list(nobody.client.models.list()) == []


def test_people_are_supplied_in_the_body(caller: Caller, upstream: Upstream) -> None:
    caller.client.chat.completions.create(
        model="city-gpt",
        messages=user("Write to Thessaly Quorn about the hearing."),
        extra_body={"people": [{"name": "Thessaly Quorn", "role": "victim"}]},
    )
    sent = upstream.received()[-1]
    assert sent["messages"][0]["content"] == "Write to [victim 1] about the hearing."
    assert "people" not in sent


# ------------------------------------------------------------------ errors: one class, one request


def test_a_key_that_is_none_is_an_authentication_error(new_town: Town) -> None:
    with towns.serving(new_town):
        for key in ("tc_nothing", "sk-abc", f"tc_{'a' * 12}_{'b' * 43}"):
            with calling(new_town, key) as caller, pytest.raises(openai.AuthenticationError) as caught:
                caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO))
            assert len(caller.sent) == 1
            assert (caught.value.code, caught.value.type) == ("invalid_api_key", "authentication_error")


@pytest.mark.parametrize(
    ("who", "model", "code"),
    [
        ("untrained", "city-gpt", "training_required"),
        ("inactive", "city-gpt", "inactive"),
        ("no_type", "city-gpt", "user_type_unknown"),
        ("stranger_to_grants", "city-gpt", "not_authorized"),
        ("sergeant", "gpt-5", "model_not_approved"),
        ("sergeant", "City-GPT", "model_not_approved"),
        ("sergeant", "old-gpt", "approval_expired"),
        ("sergeant", "translator", "purpose_not_approved"),
    ],
)
def test_a_refusal_is_a_permission_error_that_is_not_tried_again(
    town: Town, upstream: Upstream, who: str, model: str, code: str
) -> None:
    before = len(upstream.received())
    with calling(town, town.keys[who]) as caller, pytest.raises(openai.PermissionDeniedError) as caught:
        caller.client.chat.completions.create(model=model, messages=user(MEMO))
    assert len(caller.sent) == 1
    assert caught.value.code == code
    assert caught.value.response.headers["x-should-retry"] == "false"
    error: Any = caught.value.body
    assert error["policy"]["clause"]
    assert error["policy"]["what_to_do"] in str(caught.value), "what to do next is in the sentence that tools show"
    assert len(upstream.received()) == before


def test_an_endpoint_that_is_not_approved_is_a_permission_error(caller: Caller) -> None:
    with pytest.raises(openai.PermissionDeniedError) as caught:
        caller.client.embeddings.create(model="city-gpt", input="x")
    assert (caught.value.code, len(caller.sent)) == ("endpoint_not_approved", 1)
    with pytest.raises(openai.PermissionDeniedError):
        caller.client.responses.create(model="city-gpt", input="x")
    with pytest.raises(openai.PermissionDeniedError):
        caller.client.files.list()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"colour": "blue"}, "unknown_field"),
        ({"temperature": 9}, "invalid_value"),
        ({"logprobs": True}, "invalid_value"),
        ({"n": 99}, "invalid_value"),
        ({"messages": []}, "invalid_value"),
    ],
)
def test_what_does_not_fit_the_dialect_is_a_bad_request(caller: Caller, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO), extra_body=wrong)
    assert caught.value.code == code
    assert len(caller.sent) == 1


def test_a_picture_is_415(caller: Caller) -> None:
    picture: Any = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]
    with pytest.raises(openai.APIStatusError) as caught:
        caller.client.chat.completions.create(model="city-gpt", messages=[{"role": "user", "content": picture}])
    assert (caught.value.status_code, caught.value.code) == (415, "uninspectable_content")
    assert len(caller.sent) == 1


def test_a_system_that_fails_may_be_tried_again_and_each_try_is_an_attempt(
    caller: Caller, upstream: Upstream, town: Town
) -> None:
    """A failure of the provider is no refusal: the library may try again, and each time leaves its own rows."""
    before = len(upstream.received())
    with pytest.raises(openai.InternalServerError) as caught:
        caller.client.chat.completions.create(model="city-broken", messages=user(MEMO))
    assert (caught.value.status_code, caught.value.code) == (502, "provider_refused")
    tries = len(caller.sent)
    assert (tries, len(upstream.received()) - before) == (3, 3)
    failed = town.rows(system="city-broken")[:tries]
    assert [row.outcome.code for row in failed if row.outcome] == ["provider_refused"] * tries


def test_too_large_is_413_and_no_scanner_is_503_each_asked_once(upstream: Upstream, tmp_path: Path) -> None:
    town = towns.found(tmp_path, upstream.url, limits={"body_bytes": 2_000})
    before = len(upstream.received())
    with towns.serving(town, engine=BROKEN), calling(town, town.keys["sergeant"]) as caller:
        with pytest.raises(openai.APIStatusError) as too_large:
            caller.client.chat.completions.create(model="city-gpt", messages=user("word " * 1_000))
        with pytest.raises(openai.InternalServerError) as no_scanner:
            caller.client.chat.completions.create(model="city-gpt", messages=user(MEMO))
    assert (too_large.value.status_code, too_large.value.code) == (413, "request_too_large")
    assert (no_scanner.value.status_code, no_scanner.value.code) == (503, "scanner_unavailable")
    assert len(caller.sent) == 2
    assert len(upstream.received()) == before
