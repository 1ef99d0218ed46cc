"""``POST /v1/scrub``: a look at the scrubber that is checked, limited and recorded like a chat, and forwards nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.e2e.test_bad_input import check_refusal
from tests.support import town as towns
from tests.support.engines import STUCK
from tests.support.town import Town

TEXT = "Suspect John Doe, DOB 03/14/1988, was arrested. Witness Jane Roe called (916) 555-0142."
RAP_SHEET = (
    "NCIC III RESPONSE\nNAM/DOE,JOHN DOB/19880314 SEX/M RAC/W FBI/123456AB7 SID/CA09441827\n"
    "CRIMINAL HISTORY: 2011-04-02 ARREST PC 459 BURGLARY, CONVICTED. Summarize this rap sheet."
)
VALUES = ("Doe", "DOE", "Roe", "1988", "555-0142", "123456AB7")


def scrub(town: Town, who: str, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
    url = f"{town.url}/v1/scrub"
    return httpx.post(url, json=body, headers={**town.headers(who), **(headers or {})}, timeout=60, trust_env=False, verify=False)


def held(reply: httpx.Response) -> list[str]:
    return [value for value in VALUES if value in reply.text]


def test_a_text_is_answered_with_every_decision(town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    reply = scrub(town, "sergeant", text=TEXT)
    assert reply.status_code == 200, reply.text
    answer = reply.json()
    assert list(answer) == ["text", "findings", "people", "data_classes", "decision"]
    assert answer["text"] == "Suspect [suspect 1], DOB [date of birth 1], was arrested. Witness [witness 2] called [phone 1]."
    assert [TEXT[one["start"] : one["end"]] for one in answer["findings"]] == [
        "John Doe",
        "03/14/1988",
        "Jane Roe",
        "(916) 555-0142",
    ]
    assert [(one["placeholder"], one["role"]) for one in answer["people"]] == [
        ("[suspect 1]", "suspect"),
        ("[witness 2]", "witness"),
    ]
    assert all(set(one) == {"role", "weight", "why"} for person in answer["people"] for one in person["evidence"])
    assert answer["decision"] == {"outcome": None, "unscrubbed": False, "rules": []}
    assert held(reply) == []
    assert len(upstream.received()) == before


def test_a_preview_leaves_a_row_without_text(new_town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    with towns.serving(new_town):
        reply = scrub(new_town, "sergeant", text=TEXT, model="city-gpt", metadata={"case_ref": "26-118204"})
        assert reply.status_code == 200
        row = new_town.row(reply)
        texts = new_town.texts(reply)
    intent = row.intent
    assert (intent.decision, intent.endpoint, intent.subject, intent.system) == ("preview", "scrub", "e4471", "city-gpt")
    assert row.outcome is None
    assert (texts.prompt, texts.reply) == (None, None)
    assert intent.prompt_chars > len(TEXT)
    assert intent.prompt_hmac is not None
    assert intent.data_classes == ("personal",)
    counts = {(item.type, item.role): (item.new, item.all) for item in intent.redactions}
    assert counts == {
        ("PERSON", "suspect"): (1, 1),
        ("PERSON", "witness"): (1, 1),
        ("DATE_OF_BIRTH", None): (1, 1),
        ("PHONE", None): (1, 1),
    }
    everything = b"".join(path.read_bytes() for path in (new_town.folder / "data").iterdir())
    assert [value for value in (*VALUES, "26-118204", "was arrested") if value.encode() in everything] == []
    assert b"e4471" in everything, "the control: what is written can be read here"
    assert len(upstream.received()) == before
    assert new_town.verify().valid


@pytest.mark.parametrize(
    ("model", "text", "headers"),
    [
        ("city-gpt", TEXT, {}),
        ("city-gpt", RAP_SHEET, {}),
        ("secure-gpt", RAP_SHEET, {}),
        ("translator", TEXT, {}),
        ("translator", TEXT, {"X-Purpose": "translation"}),
        ("translator", RAP_SHEET, {"X-Record-Type": "unheard_of"}),
    ],
)
@pytest.mark.parametrize("who", ["sergeant", "three_days_late"])
def test_with_a_system_it_says_what_a_chat_is_told(town: Town, who: str, model: str, text: str, headers: dict[str, str]) -> None:
    chat = town.ask(who, text, model, headers)
    reply = scrub(town, who, headers, text=text, model=model)
    assert reply.status_code == 200, reply.text
    decision = reply.json()["decision"]
    assert decision["outcome"] == ("cleared" if chat.status_code == 200 else "blocked")
    rules = [rule["code"] for rule in decision["rules"]]
    if chat.status_code != 200:
        error = chat.json()["error"]
        assert rules == [error["code"], *(reason["code"] for reason in error["policy"].get("also", ()))]
        first = decision["rules"][0]
        assert (first["id"], first["clause"]) == (error["policy"]["rule_id"], error["policy"]["clause"])
        assert first["reason"] in error["message"]
    assert "ack_token" not in reply.text
    assert [hit.code for hit in town.row(reply).intent.rules] == rules
    assert town.row(reply).intent.decision == "preview"


def test_without_a_system_only_what_every_system_would_refuse_is_decided(town: Town) -> None:
    assert scrub(town, "sergeant", text=RAP_SHEET).json()["decision"] == {"outcome": None, "unscrubbed": False, "rules": []}
    late = scrub(town, "three_days_late", text=RAP_SHEET).json()["decision"]
    assert (late["outcome"], [rule["id"] for rule in late["rules"]]) == ("blocked", ["content.class_training"])
    arguments = json.dumps({"541-83-2290": 1})
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": arguments}}
    reply = scrub(town, "sergeant", messages=[{"role": "assistant", "content": None, "tool_calls": [call]}])
    assert [rule["id"] for rule in reply.json()["decision"]["rules"]] == ["content.identifier"]
    assert reply.json()["messages"] is None
    assert "541-83-2290" not in reply.text


def test_the_messages_are_those_that_a_system_would_receive(town: Town, upstream: Upstream) -> None:
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "See:"}, {"type": "text", "text": TEXT}], "name": "Doe"},
        {"role": "assistant", "content": "Who is Doe?"},
        {"role": "user", "content": "Zorblatt knows."},
    ]
    people = [{"name": "Zorblatt", "role": "reporting_party"}]
    answer = scrub(town, "sergeant", messages=messages, people=people).json()
    town.post("sergeant", {"model": "city-gpt", "messages": messages, "people": people})
    assert answer["messages"] == upstream.received()[-1]["messages"]
    assert ("[reporting party 3]", "reporting_party") in [(one["placeholder"], one["role"]) for one in answer["people"]]
    assert {one["message"] for one in answer["findings"]} == {1, 2, 3}


@pytest.mark.parametrize(
    ("who", "body", "code"),
    [
        ("untrained", {"text": TEXT}, "training_required"),
        ("fifteen_days_late", {"text": TEXT}, "training_expired"),
        ("inactive", {"text": TEXT}, "inactive"),
        ("no_type", {"text": TEXT}, "user_type_unknown"),
        ("sergeant", {"text": TEXT, "model": "gpt-5"}, "model_not_approved"),
        ("sergeant", {"text": TEXT, "model": "old-gpt"}, "approval_expired"),
        ("stranger_to_grants", {"text": TEXT, "model": "city-gpt"}, "not_authorized"),
        ("planner", {"text": TEXT, "model": "police-gpt"}, "not_authorized"),
    ],
)
def test_who_may_not_ask_is_refused_as_in_a_chat_and_nothing_is_read(
    stuck: Town, upstream: Upstream, who: str, body: dict[str, Any], code: str
) -> None:
    """The scanners of this town never come back: an answer at once means that no text went to them."""
    before = len(upstream.received())
    started = time.monotonic()
    reply = scrub(stuck, who, **body)
    assert time.monotonic() - started < 1
    check_refusal(reply, 403, code)
    chat = stuck.ask(who, TEXT, str(body.get("model", "city-gpt")))
    assert {**chat.json()["error"], "policy": None} == {**reply.json()["error"], "policy": None}
    intent = stuck.row(reply).intent
    assert (intent.decision, intent.rules[0].code, intent.redactions, intent.data_classes) == ("blocked", code, (), ())
    assert intent.prompt_chars > len(TEXT)
    assert stuck.texts(reply).prompt is None
    assert held(reply) == []
    assert len(upstream.received()) == before


def test_the_scanners_of_that_town_are_stuck_indeed(stuck: Town) -> None:
    """The control of the test above; and a preview is limited in time like a chat."""
    started = time.monotonic()
    check_refusal(scrub(stuck, "sergeant", text=TEXT), 503, "scanner_unavailable")
    assert 1.9 < time.monotonic() - started < 4


def test_a_text_that_is_too_long_is_refused_before_it_is_read(stuck: Town) -> None:
    reply = scrub(stuck, "sergeant", text="word " * 40_000)
    check_refusal(reply, 413, "request_too_large")
    assert stuck.row(reply).intent.prompt_chars > 200_000


def test_a_stranger_is_refused_as_everywhere(town: Town) -> None:
    reply = httpx.post(f"{town.url}/v1/scrub", json={"text": TEXT}, trust_env=False, timeout=60)
    check_refusal(reply, 401, "missing_api_key")
    assert held(reply) == []


@pytest.fixture(scope="module")
def stuck(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("stuck")
    with towns.serving(towns.found(folder, upstream.url), engine=STUCK) as served:
        yield served
