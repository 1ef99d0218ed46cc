"""A system that may see values is sent them; the record holds placeholders all the same, in every table and text.

The provider quotes what it was sent, whole and four characters at a time; the database is searched afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from audit.queries import Filter
from audit.store import DeskStore
from gateway.scanners import ENGINE
from tests.e2e.conftest import Upstream
from tests.e2e.test_restoring import BOTH_WAYS, Answer, function, kept, record_of
from tests.e2e.test_restoring import ask as asked
from tests.support import town as towns
from tests.support.town import Town

TEXT = (
    "Suspect Brockton Zorblatt, DOB 03/14/1988, phone (916) 555-0142, met victim Mirabel Quist at 1420 Elm Street. "
    "Case number 24-118293. Write a memo."
)
VALUES = ("Zorblatt", "Brockton", "Mirabel", "Quist", "555-0142", "03/14/1988", "1420 Elm", "24-118293")
REPLY = (
    "MEMO: Zorblatt (born 03/14/1988) met Ms. Quist at 1420 Elm Street. QUIST, Mirabel was called by Brockton from 916-555-0142. "
    "See 24-118293 ."
)
QUIET = "a quist is a wood pigeon"
"""What no scanner takes for a name: only who knows what was sent can."""
EPCR = "Patient Odalys Ferncastle was treated for asthma: albuterol 2.5 mg, SpO2 91 percent, transported by EMS."


def ask(town: Town, model: str, text: str = TEXT, **more: Any) -> Answer:
    return asked(town, model, text, **{"people": [], **more})


def stored(town: Town, answer: Answer) -> str:
    """Both texts, opened."""
    texts = kept(town, answer)
    return f"{texts['prompt']} {texts['reply']}"


def leaked(text: str) -> list[str]:
    return [value for value in VALUES if value.casefold() in text.casefold()]


@BOTH_WAYS
def test_what_may_be_seen_leaves_and_comes_back_as_it_is_and_is_kept_without(
    town: Town, upstream: Upstream, stream: bool
) -> None:
    upstream.will_say(REPLY)
    answer = ask(town, "open-say", stream=stream)
    left = upstream.received()[-1]["messages"][0]["content"]
    assert left == TEXT, "the control: every value did leave"
    assert answer.without_notice == REPLY
    assert leaked(stored(town, answer)) == []
    assert "[suspect 1]" in kept(town, answer)["reply"]
    record = record_of(town, answer)
    assert record["intent"]["unscrubbed"] is True
    assert (record["outcome"]["output_findings"], record["outcome"]["name_in_output"]) == ([], 0)
    assert answer.headers["x-redactions"] == "0"


@BOTH_WAYS
def test_the_same_request_to_a_system_that_may_not_see_them(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say(REPLY)
    answer = ask(town, "city-say", stream=stream)
    assert leaked(json.dumps(upstream.received()[-1])) == []
    assert record_of(town, answer)["intent"]["unscrubbed"] is False
    assert answer.headers["x-redactions"] != "0"


@pytest.fixture
def alone(upstream: Upstream, tmp_path: Path) -> Iterator[Town]:
    with towns.serving(towns.found(tmp_path, upstream.url), engine=ENGINE) as served:
        yield served


def everything_at_rest(town: Town) -> bytes:
    """All files of the store as they lie there, and every sealed text, opened."""
    files = b"".join(path.read_bytes() for path in sorted(town.config.store.path.rglob("*")) if path.is_file())

    async def texts(store: DeskStore) -> str:
        page = await store.queries.attempts(Filter(), reader=towns.READER, limit=200)
        opened = [await store.queries.payload(one.intent.request_id, reader=towns.READER) for one in page.attempts]
        return repr([(text.prompt, text.reply) for text in opened])

    return files + str(town.at_the_desk(texts)).encode()


def test_no_value_of_an_unscrubbed_request_is_at_rest(alone: Town, upstream: Upstream, capfd: pytest.CaptureFixture[str]) -> None:
    for stream in (False, True):
        for said in (REPLY, QUIET):
            upstream.will_say(said)
            ask(alone, "open-say", stream=stream)
        ask(alone, "open-gpt", stream=stream)
    upstream.will_say(json.dumps({"text": "Brockton Zorblatt", "case": "24-118293"}))
    ask(alone, "open-call", tools=[function("look_up")])
    ask(alone, "open-say", response_format={"type": "json_object"})
    at_rest = everything_at_rest(alone).decode("utf-8", "replace")
    assert "[suspect 1]" in at_rest, "the control: what was kept was read"
    assert leaked(at_rest) == []
    assert leaked("".join(capfd.readouterr())) == []


def test_the_search_finds_what_is_at_rest(alone: Town, upstream: Upstream) -> None:
    """The negative control: the same reply to somebody who did not send the values is kept as it is, and found."""
    upstream.will_say(QUIET)
    ask(alone, "city-say", "Say something.")
    assert leaked(everything_at_rest(alone).decode("utf-8", "replace")) == ["Quist"]


@BOTH_WAYS
def test_values_reach_no_tool_that_leaves_the_city(town: Town, upstream: Upstream, stream: bool) -> None:
    upstream.will_say(json.dumps({"text": "Brockton Zorblatt", "case": "24-118293"}))
    local = ask(town, "open-call", stream=stream, tools=[function("look_up")])
    assert json.loads(local.arguments) == {"text": "Brockton Zorblatt", "case": "24-118293"}
    online = ask(town, "open-call", stream=stream, tools=[function("web_search")])
    assert json.loads(online.arguments) == {"text": "[suspect 1]", "case": "[case number 1]"}
    assert leaked(stored(town, local) + stored(town, online)) == []


def test_a_police_report_leaves_scrubbed(town: Town, upstream: Upstream) -> None:
    answer = ask(town, "open-gpt", headers={"X-Record-Type": "police_report"})
    assert leaked(json.dumps(upstream.received()[-1])) == []
    assert leaked(answer.text) == []
    assert record_of(town, answer)["intent"]["unscrubbed"] is False


@pytest.mark.parametrize(("model", "as_written"), [("open-say", True), ("no-baa-gpt", False), ("city-gpt", False)])
def test_health_information_goes_as_it_is_where_the_provider_signed_and_scrubbed_elsewhere(
    town: Town, upstream: Upstream, model: str, as_written: bool
) -> None:
    upstream.will_say("Noted.")
    answer = ask(town, model, EPCR)
    assert "phi" in record_of(town, answer)["intent"]["data_classes"]
    assert ("Ferncastle" in json.dumps(upstream.received()[-1])) is as_written
    assert "Ferncastle" not in stored(town, answer)


@pytest.mark.parametrize(
    ("model", "decision"),
    [
        ("open-gpt", ("cleared", True)),
        ("city-gpt", ("cleared", False)),
        ("public-gpt", ("cleared", False)),
        (None, (None, False)),
    ],
)
def test_a_preview_says_whether_the_values_would_leave(town: Town, model: str | None, decision: tuple[str | None, bool]) -> None:
    body = {"text": TEXT} | ({"model": model} if model else {})
    reply = httpx.post(f"{town.url}/v1/scrub", json=body, headers=town.headers("sergeant"), timeout=60, trust_env=False)
    said = reply.json()["decision"]
    assert (said["outcome"], said["unscrubbed"]) == decision
    assert leaked(reply.text) == []
