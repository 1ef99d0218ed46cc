"""A person answers for a message, as OpenAI's library and chat tools carry it: asked, answered, and what an answer is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
import yaml

from tests.e2e.conftest import Upstream
from tests.e2e.test_commands import obeyed
from tests.e2e.test_openai_sdk import LOOK_UP, calling
from tests.support import town as towns
from tests.support.packs import AGREED, write_packs
from tests.support.town import READER, Town

GRUDGE = "Write a letter on my grudge against S1 John Doe, SSN 512-44-8890."
HONEST = "Write a letter on the park hours."
SECRETS = ("John", "Doe", "512-44-8890", "8890")


@dataclass
class Clock:
    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def city(upstream: Upstream, clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town whose rules go by single words."""
    folder = tmp_path_factory.mktemp("city")
    town = towns.found(folder, upstream.url, finding={"packs": write_packs(folder / "packs")})
    with towns.serving(town, now=clock) as served:
        yield served


def turn(*said: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"role": role, "content": text} for role, text in said]


def send(town: Town, messages: list[dict[str, Any]], who: str = "sergeant", **more: Any) -> httpx.Response:
    headers = more.pop("headers", None)
    return town.post(who, {"model": more.pop("model", "city-gpt"), "messages": messages, **more}, headers)


def code_of(reply: httpx.Response) -> str:
    assert reply.status_code == 428, reply.text
    return str(reply.json()["error"]["policy"]["ack_token"])


def ask(town: Town, text: str = GRUDGE, **more: Any) -> str:
    return code_of(send(town, turn(("user", text)), **more))


def line(code: str) -> tuple[str, str]:
    return "user", f"ACK {code}"


def texts(sent: dict[str, Any]) -> list[str]:
    return [message["content"] for message in sent["messages"]]


def notes(town: Town, kind: str) -> list[dict[str, str]]:
    async def read(store: Any) -> list[str]:
        return [line async for line in store.queries.export(reader=READER)]

    bodies = [json.loads(json.loads(line)["body"]) for line in town.at_the_desk(read)]
    return [dict(body["record"]["details"]) for body in bodies if body["kind"] == kind]


def test_the_round_trip_with_the_library(city: Town, upstream: Upstream) -> None:
    """Asked, answered with a line, sent as it was; and the conversation goes on with it."""
    before = len(upstream.received())
    messages: list[Any] = turn(("user", GRUDGE))
    with calling(city, city.keys["sergeant"]) as caller:
        with pytest.raises(openai.APIStatusError) as caught:
            caller.client.chat.completions.create(model="city-gpt", messages=messages)
        assert (caught.value.status_code, caught.value.code, len(caller.sent)) == (428, "acknowledgement_required", 1)
        assert caught.value.response.headers["x-should-retry"] == "false"
        assert len(upstream.received()) == before
        error: Any = caught.value.body
        policy = error["policy"]
        assert (policy["statement"], policy["valid_seconds"], policy["rule_id"]) == (AGREED, 600, "use.grudge")
        assert f'"ACK {policy["ack_token"]}"' in error["message"]
        assert AGREED in error["message"]
        assert not any(secret in caught.value.response.text for secret in SECRETS)

        messages.append({"role": "user", "content": f"ACK {policy['ack_token']}"})
        reply = caller.client.chat.completions.create(model="city-gpt", messages=messages)
        assert "John Doe" in (reply.choices[0].message.content or "")
        sent = texts(upstream.received()[-1])
        assert sent == ["Write a letter on my grudge against S1 [suspect 1] [ssn 1]."]

        messages += [{"role": "assistant", "content": reply.choices[0].message.content}, {"role": "user", "content": HONEST}]
        caller.client.chat.completions.create(model="city-gpt", messages=messages)
    kept = texts(upstream.received()[-1])
    assert [kept[0], kept[-1], len(kept)] == [sent[0], HONEST, 3]
    assert "ACK" not in json.dumps(upstream.received()[-1])
    assert policy["ack_token"] not in json.dumps(upstream.received()[before:])


def test_what_was_asked_and_agreed_to_is_on_record(city: Town) -> None:
    asked = send(city, turn(("user", GRUDGE)))
    agreed = send(city, turn(("user", GRUDGE), line(code_of(asked))))
    assert agreed.status_code == 200
    row = city.row(asked)
    assert (row.intent.decision, [hit.code for hit in row.intent.rules]) == ("asked", ["acknowledgement_required"])
    assert "grudge" in city.texts(asked).prompt
    let_past = city.row(agreed).intent
    assert (let_past.decision, [(hit.rule_id, hit.code) for hit in let_past.rules]) == (
        "cleared",
        [("use.grudge", "acknowledged")],
    )
    given = notes(city, "ack_given")[-1]
    assert given == {
        "request_id": agreed.headers["x-request-id"],
        "rules": "use.grudge",
        "policy": agreed.headers["x-policy-version"],
        "statement": AGREED,
    }
    assert city.verify().valid


def refused(town: Town, upstream: Upstream, reply: httpx.Response, before: int) -> None:
    """Asked again with another code, and nothing was forwarded."""
    assert code_of(reply)
    assert len(upstream.received()) == before
    assert notes(town, "ack_refused")[-1]["request_id"] == reply.headers["x-request-id"]


def test_a_code_counts_once(city: Town, upstream: Upstream) -> None:
    code = ask(city)
    first = send(city, turn(("user", GRUDGE), line(code)))
    assert first.status_code == 200
    before = len(upstream.received())
    refused(city, upstream, send(city, turn(("user", GRUDGE), line(code))), before)
    shown = first.json()["choices"][0]["message"]["content"]
    again = turn(("user", GRUDGE), line(code), ("assistant", shown), ("user", GRUDGE), line(code))
    refused(city, upstream, send(city, again), before)
    refused(city, upstream, send(city, turn(("user", GRUDGE), ("assistant", shown), line(code))), before)


def test_a_code_lasts_ten_minutes(city: Town, clock: Clock, upstream: Upstream) -> None:
    code, before = ask(city), len(upstream.received())
    try:
        clock.ahead = timedelta(minutes=10, seconds=1)
        refused(city, upstream, send(city, turn(("user", GRUDGE), line(code))), before)
        clock.ahead = timedelta(minutes=9)
        assert send(city, turn(("user", GRUDGE), line(code))).status_code == 200
    finally:
        clock.ahead = timedelta(0)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (GRUDGE, {"who": "detective"}),
        (GRUDGE, {"model": "spare-gpt"}),
        (GRUDGE + " Be short.", {}),
        (GRUDGE.replace("John Doe", "Dana Whitcomb"), {}),
    ],
)
def test_a_code_of_another_person_system_or_message(city: Town, upstream: Upstream, text: str, more: dict[str, Any]) -> None:
    """Also a message that reads the same once names are replaced. The code stays good where it belongs."""
    code, before = ask(city), len(upstream.received())
    refused(city, upstream, send(city, turn(("user", text), line(code)), **more), before)
    assert send(city, turn(("user", GRUDGE), line(code))).status_code == 200


def test_a_code_of_an_earlier_policy(upstream: Upstream, tmp_path: Path) -> None:
    town = towns.found(tmp_path, upstream.url, finding={"packs": write_packs(tmp_path / "packs")})
    with towns.serving(town):
        first = send(town, turn(("user", HONEST))).headers["x-policy-version"]
        code, before = ask(town), len(upstream.received())
        data = yaml.safe_load(town.path.read_text())
        town.write({**data, "systems": [one for one in data["systems"] if one["name"] != "dry-run"]})
        obeyed(lambda: send(town, turn(("user", HONEST))).headers["x-policy-version"] != first)
        before = len(upstream.received())
        refused(town, upstream, send(town, turn(("user", GRUDGE), line(code))), before)


def test_a_line_is_no_answer_for_what_is_stopped_or_of_a_class(city: Town, upstream: Upstream) -> None:
    code, before = ask(city), len(upstream.received())
    for text, expected in (("Plan a vendetta.", "prohibited_use"), ("Plan the ambush.", "data_class_not_approved")):
        reply = send(city, turn(("user", text), line(code)))
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, expected)
        assert "ack_token" not in reply.text
    assert len(upstream.received()) == before


def test_a_line_without_a_message_is_malformed(city: Town, upstream: Upstream) -> None:
    code, before = ask(city), len(upstream.received())
    reply = send(city, turn(("system", "Be brief."), line(code)))
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_value")
    assert len(upstream.received()) == before


def test_a_message_that_was_answered_for_stays_whoever_is_named_later(city: Town, upstream: Upstream) -> None:
    """A later word on a person changes the placeholder in the earlier message, not what was agreed to."""
    text = "Write a letter on my grudge to Mr. John Doe."
    assert send(city, turn(("user", text), line(ask(city, text)))).status_code == 200
    first = texts(upstream.received()[-1])[0]
    later = turn(("user", text), ("assistant", "Done."), ("user", "Suspect John Doe has moved. Write it again."))
    assert send(city, later).status_code == 200
    sent = texts(upstream.received()[-1])
    assert len(sent) == 3
    assert "grudge" in sent[0]
    assert sent[0] != first, "else this test does not show what it is for"


def test_between_calls_of_tools_nobody_is_asked_again(city: Town, upstream: Upstream) -> None:
    asked = turn(("user", GRUDGE))
    tools: dict[str, Any] = {"model": "city-tool", "tools": [LOOK_UP]}
    code = code_of(send(city, asked, **tools))
    first = send(city, [*asked, *turn(line(code))], **tools)
    assert first.status_code == 200
    called = first.json()["choices"][0]["message"]
    answered = [*asked, *turn(line(code)), called, {"role": "tool", "tool_call_id": "call_1", "content": "Nothing."}]
    second = send(city, answered, **tools)
    assert second.status_code == 200, second.text
    assert [message["role"] for message in upstream.received()[-1]["messages"]] == ["user", "assistant", "tool"]


def test_instructions_of_a_tool_are_asked_about_once_in_a_conversation(city: Town, upstream: Upstream) -> None:
    begun = turn(("system", "You help with my grudge."), ("system", "You help with my grudge."), ("user", HONEST))
    code = code_of(send(city, begun))
    assert send(city, [*begun, *turn(line(code))]).status_code == 200
    going_on = [*begun, *turn(line(code), ("assistant", "Done."), ("user", "Shorter."))]
    assert send(city, going_on).status_code == 200
    assert [message["role"] for message in upstream.received()[-1]["messages"]] == [
        *("system", "system", "user", "assistant", "user"),
    ]
    assert code_of(send(city, begun)), "a new conversation asks anew"


# ------------------------------------------------------------------ in a header


@pytest.fixture(scope="module")
def by_header(city: Town) -> str:
    key = city.at_the_desk(lambda store: store.registry.keys.create("e4471", actor=READER, may_ack_by_header=True))
    city.keys["sergeant's console"] = key
    return "sergeant's console"


def test_a_key_of_a_program_that_shows_the_question_may_answer_in_a_header(
    city: Town, by_header: str, upstream: Upstream
) -> None:
    asked = turn(("user", GRUDGE))
    for by_metadata in (False, True):
        code = code_of(send(city, asked, by_header))
        answer: dict[str, Any] = (
            {"metadata": {"policy_ack": code.lower()}} if by_metadata else {"headers": {"X-Policy-Ack": code}}
        )
        assert send(city, asked, by_header, **answer).status_code == 200
        sent = json.dumps(upstream.received()[-1])
        assert code not in sent
        assert "metadata" not in sent
        assert code not in upstream.arrived(0).decode()
        assert code_of(send(city, asked, by_header, **answer)) != code


def test_any_other_key_may_not(city: Town, upstream: Upstream) -> None:
    code, before = ask(city), len(upstream.received())
    ways: tuple[dict[str, Any], ...] = ({"headers": {"X-Policy-Ack": code}}, {"metadata": {"policy_ack": code}})
    for how in ways:
        reply = send(city, turn(("user", GRUDGE)), **how)
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "ack_not_allowed")
        assert "ack_token" not in reply.text
    assert len(upstream.received()) == before
    assert send(city, turn(("user", GRUDGE), line(code))).status_code == 200, "it was not used up"


def test_a_preview_gives_no_code_and_takes_none(city: Town, by_header: str) -> None:
    code = ask(city)
    for headers in ({}, {"X-Policy-Ack": code}):
        body = {"text": GRUDGE, "model": "city-gpt"}
        url = f"{city.url}/v1/scrub"
        reply = httpx.post(url, json=body, headers={**city.headers(by_header), **headers}, timeout=60, trust_env=False)
        assert reply.json()["decision"]["outcome"] == "ack_required"
        assert "ack_token" not in reply.text
    assert send(city, turn(("user", GRUDGE), line(code))).status_code == 200
