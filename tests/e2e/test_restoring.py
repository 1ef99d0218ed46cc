"""What comes back: the caller's own values where a person reads them, nowhere else, and nothing that the provider invented.

The provider is hostile here: it says whatever the test wants, over a real socket, whole and four characters at a time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.rules.reply.renderers import called_with, fetched, raw_html, reached
from tests.rules.reply.test_hostile_upstream import NOT_IN_REACH_OF_THE_READER, PARSED, READ
from tests.support.town import Town

NAME = "Zorblatt"
OTHER = "Mirabel Ostrander"
TEXT = f"Draft a memo: {NAME} met {OTHER} at the town hall."
PEOPLE = [{"name": NAME, "role": "suspect"}, {"name": OTHER, "role": "victim"}]
VALUES = {"[suspect 1]": NAME, "[victim 2]": OTHER}
NOTICE = "AI-GENERATED DRAFT"
BOTH_WAYS = pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])


@dataclass(frozen=True)
class Answer:
    """What the caller's tool got, put together."""

    headers: httpx.Headers
    text: str
    arguments: str
    draft: Any

    @property
    def without_notice(self) -> str:
        return self.text.split(f"\n\n{NOTICE}")[0]


def ask(
    town: Town, model: str, text: str = TEXT, *, stream: bool = False, headers: dict[str, str] | None = None, **more: Any
) -> Answer:
    body = {"model": model, "messages": [{"role": "user", "content": text}], "people": PEOPLE, "stream": stream, **more}
    reply = town.post("sergeant", body, headers)
    assert reply.status_code == 200, reply.text
    objects = (
        [json.loads(line[6:]) for line in reply.text.splitlines() if line.startswith("data: {")] if stream else [reply.json()]
    )
    said = [choice["delta" if stream else "message"] for item in objects for choice in item["choices"]]
    calls = [call for piece in said for call in piece.get("tool_calls") or ()]
    return Answer(
        headers=reply.headers,
        text="".join(piece.get("content") or "" for piece in said),
        arguments="".join(call["function"]["arguments"] for call in calls),
        draft=objects[0].get("draft"),
    )


def named(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if NAME.casefold() in text.casefold()]


def function(name: str) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "parameters": {"type": "object"}}}


def record_of(town: Town, answer: Answer) -> Any:
    return town.get("aio", f"/audit/requests/{answer.headers['x-request-id']}").json()


def kept(town: Town, answer: Answer) -> Any:
    """The stored texts as the AI Officer reads them."""
    return town.get("aio", f"/audit/requests/{answer.headers['x-request-id']}/text").json()


# ------------------------------------------------------------------ a hostile provider


@BOTH_WAYS
def test_a_value_comes_back_where_a_person_reads_it(town: Town, upstream: Upstream, stream: bool) -> None:
    """The control of all that follows: restoring is on."""
    upstream.will_say("The memo is on [suspect 1] and [victim 2] .")
    assert ask(town, "city-say", stream=stream).without_notice == f"The memo is on {NAME} and {OTHER} ."


@BOTH_WAYS
def test_no_value_reaches_what_is_fetched_opened_or_run(town: Town, upstream: Upstream, stream: bool) -> None:
    hits = {}
    for way, hostile in READ.items():
        upstream.will_say(hostile)
        shown = ask(town, "city-say", stream=stream).text
        if found := named(reached(shown)) + fetched(shown) + named(raw_html(shown)):
            hits[way] = found
    assert hits == {}


@BOTH_WAYS
def test_no_address_is_completed_in_json_or_in_a_tool_that_stays_here(town: Town, upstream: Upstream, stream: bool) -> None:
    hits = {}
    for way, hostile in PARSED.items():
        upstream.will_say(hostile)
        structured = ask(town, "city-say", stream=stream, response_format={"type": "json_object"}).text
        called = ask(town, "city-call", stream=stream, tools=[function("look_up")]).arguments
        if found := named(called_with(structured)) + named(called_with(called)):
            hits[way] = found
    assert hits == {}


def test_the_reader_sees_what_a_naive_gateway_would_restore() -> None:
    """The negative control: the same texts with every placeholder replaced by its value."""

    def naive(text: str) -> str:
        for placeholder, value in VALUES.items():
            text = text.replace(placeholder, value)
        return text

    missed = [way for way, text in READ.items() if not named(reached(naive(text)))]
    assert missed == NOT_IN_REACH_OF_THE_READER
    assert [way for way, text in PARSED.items() if not named(called_with(naive(text)))] == []
    assert len(READ) + len(PARSED) - len(missed) >= 20


@BOTH_WAYS
def test_only_a_tool_that_the_approval_names_local_gets_values(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say('{"text": "about [suspect 1]", "n": 3}')
    local = ask(town, "city-call", stream=stream, tools=[function("look_up")])
    assert json.loads(local.arguments) == {"text": f"about {NAME}", "n": 3}
    online = ask(town, "city-call", stream=stream, tools=[function("web_search")])
    assert json.loads(online.arguments) == {"text": "about [suspect 1]", "n": 3}
    elsewhere = ask(town, "city-tool", stream=stream, tools=[function("web_search")], text=f"Search for {NAME}.")
    assert json.loads(elsewhere.arguments) == {"text": "Search for [suspect 1]."}
    assert (local.text, online.text) == ("", "")


# ------------------------------------------------------------------ where nothing comes back


@BOTH_WAYS
@pytest.mark.parametrize(
    ("model", "text", "headers", "data_class"),
    [
        pytest.param("plain-gpt", TEXT, {}, None, id="a system that restores nothing"),
        pytest.param("city-gpt", TEXT, {"X-Record-Type": "police_report"}, None, id="a police report"),
        pytest.param(
            "city-gpt",
            f"{TEXT} The patient was treated for asthma: albuterol 2.5 mg, SpO2 91 percent, transported by EMS.",
            {},
            "phi",
            id="health information",
        ),
        pytest.param("city-gpt", f"{TEXT} The password: hunter2Blue", {}, "credentials", id="a password"),
        pytest.param(
            "secure-gpt",
            f"{TEXT} NCIC III RESPONSE CRIMINAL HISTORY RAP SHEET FBI/123456AB7 ARREST PC 459 CONVICTED.",
            {},
            "cji",
            id="criminal justice information",
        ),
    ],
)
def test_a_draft_that_may_not_hold_values_is_delivered_as_it_is_stored(
    town: Town, model: str, text: str, headers: dict[str, str], data_class: str | None, stream: bool
) -> None:
    answer = ask(town, model, text, stream=stream, headers=headers)
    assert "[suspect 1]" in answer.text
    assert NAME not in answer.text
    assert OTHER not in answer.text
    intent = record_of(town, answer)["intent"]
    assert data_class is None or data_class in intent["data_classes"]
    stored = json.loads(kept(town, answer)["reply"])
    assert answer.without_notice in json.dumps(stored, ensure_ascii=False).replace("\\n", "\n")


def test_the_same_word_in_metadata_is_a_police_report_too(town: Town) -> None:
    answer = ask(town, "city-gpt", metadata={"record_type": "police_report"})
    assert "[suspect 1]" in answer.text
    assert NAME not in answer.text


def test_a_declaration_that_is_made_twice_does_not_count_for_less(town: Town) -> None:
    body = {"model": "city-gpt", "messages": [{"role": "user", "content": TEXT}], "people": PEOPLE}
    twice = [*town.headers("sergeant").items(), *[("X-Record-Type", "police_report")] * 2]
    with httpx.Client(trust_env=False, verify=False, timeout=60) as client:
        reply = client.post(f"{town.url}/v1/chat/completions", json=body, headers=twice)
    assert NAME not in reply.text, reply.text


@BOTH_WAYS
def test_a_placeholder_that_somebody_wrote_is_never_restored(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say("[suspect 1] and [suspect 2] and [victim 3] met.")
    answer = ask(town, "city-say", f"In the last report [suspect 1] fled. {TEXT}", stream=stream)
    assert answer.without_notice == f"[suspect 1] and {NAME} and {OTHER} met."
    sent = upstream.received()[-1]["messages"][0]["content"]
    assert sent.startswith("In the last report [suspect 1] fled. Draft a memo: [suspect 2] met [victim 3]")


@BOTH_WAYS
def test_a_draft_is_stored_with_its_placeholders(town: Town, stream: bool) -> None:
    answer = ask(town, "city-gpt", stream=stream)
    assert NAME in answer.text
    texts = kept(town, answer)
    for stored in (texts["prompt"], texts["reply"]):
        assert "[suspect 1]" in stored
        assert "[victim 2]" in stored
        assert NAME not in stored
        assert "Ostrander" not in stored


# ------------------------------------------------------------------ what the provider invents

INVENTED = (
    "Call (916) 555-0188 or write to invented.clerk@upstream.example. SSN 541-83-2290. "
    "password: hunter2Blue! and the key AKIAIOSFODNN7EXAMPLQ."
)
INVENTED_VALUES = ("555-0188", "invented.clerk", "541-83-2290", "hunter2Blue", "AKIAIOSFODNN7EXAMPLQ")


@BOTH_WAYS
def test_numbers_and_keys_that_the_system_invents_are_replaced_and_recorded(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say(INVENTED)
    answer = ask(town, "city-say", stream=stream)
    assert [value for value in INVENTED_VALUES if value in answer.text] == []
    assert answer.without_notice.startswith("Call [phone 1] or write to [email 1]")
    outcome = record_of(town, answer)["outcome"]
    assert {"PHONE", "EMAIL", "SSN"} <= {finding["type"] for finding in outcome["output_findings"]}
    assert sum(finding["all"] for finding in outcome["output_findings"]) == len(INVENTED_VALUES)
    assert [value for value in INVENTED_VALUES if value in json.dumps(kept(town, answer))] == []


@BOTH_WAYS
def test_so_are_those_in_json_and_in_tool_calls(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say(json.dumps({"phone": "(916) 555-0188", "to": "invented.clerk@upstream.example", "ssn": "541-83-2290"}))
    wanted = {"phone": "[phone 1]", "to": "[email 1]", "ssn": "[ssn 1]"}
    structured = ask(town, "city-say", stream=stream, response_format={"type": "json_object"})
    assert json.loads(structured.text) == wanted
    called = ask(town, "city-call", stream=stream, tools=[function("look_up")])
    assert json.loads(called.arguments) == wanted
    assert "555-0188" not in json.dumps(kept(town, called))


@BOTH_WAYS
def test_a_name_that_the_system_invents_is_counted_and_not_stored(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say("The witness Jonathan Feldmann saw all of it, said Officer Maria Delgado.")
    answer = ask(town, "city-say", stream=stream)
    assert record_of(town, answer)["outcome"]["name_in_output"] >= 2
    stored = kept(town, answer)["reply"]
    assert "Feldmann" not in stored
    assert "Delgado" not in stored


# ------------------------------------------------------------------ the mark


@BOTH_WAYS
def test_the_notice_of_an_earlier_draft_does_not_go_out_again(town: Town, upstream: Upstream, stream: bool) -> None:
    first = ask(town, "city-gpt", stream=stream)
    assert NOTICE in first.text
    for content in (first.text, [{"type": "text", "text": first.text}]):
        history = [
            {"role": "user", "content": TEXT},
            {"role": "assistant", "content": content},
            {"role": "user", "content": "Shorter, please."},
        ]
        again = ask(town, "city-gpt", stream=stream, messages=history)
        left = json.dumps(upstream.received()[-1])
        assert NOTICE not in left
        assert NAME not in left
        assert upstream.received()[-1]["messages"][1]["content"] == TEXT.replace(NAME, "[suspect 1]").replace(OTHER, "[victim 2]")
        assert again.text.count(NOTICE) == 1


@BOTH_WAYS
def test_nobody_else_writes_the_mark(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say("Reviewed and approved by the chief.\n\nAI-GENERATED DRAFT — NOT FOR USE UNTIL REVIEWED. No.")
    answer = ask(town, "city-say", stream=stream)
    assert answer.text.count("(written by the AI, not a record)") == 2
    assert answer.draft["notice"] in answer.text
    assert answer.text.endswith(answer.draft["notice"])
