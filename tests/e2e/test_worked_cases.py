"""The ten worked cases of the domain guide (section 1), in the design's words, against a running gateway."""

from __future__ import annotations

import json
import sqlite3
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.support import town as towns
from tests.support.engines import BROKEN
from tests.support.town import Town

MEMO = "Draft memo on S1 John Doe, DOB 03/14/1988"
RAP_SHEET = (
    "NCIC III RESPONSE\nNAM/DOE,JOHN DOB/19880314 SEX/M RAC/W FBI/123456AB7 SID/CA09441827\n"
    "CRIMINAL HISTORY: 2011-04-02 ARREST PC 459 BURGLARY, CONVICTED. Summarize this rap sheet."
)


def test_1_a_memo_on_a_suspect_leaves_without_the_suspect(town: Town, upstream: Upstream) -> None:
    reply = town.ask("sergeant", MEMO)
    assert reply.status_code == 200
    left = json.dumps(upstream.received()[-1]["messages"])
    assert "[suspect 1]" in left
    assert "[date of birth 1]" in left
    assert "Doe" not in left
    assert "1988" not in left
    redactions = {(item.type, item.role, item.new, item.all) for item in town.row(reply).intent.redactions}
    assert redactions == {("PERSON", "suspect", 1, 1), ("DATE_OF_BIRTH", None, 1, 1)}
    assert reply.headers["x-redactions"] == "2"
    assert reply.headers["x-draft-status"] == "needs-human-review"


def test_2_when_the_scrubber_fails_nothing_leaves(new_town: Town, upstream: Upstream, capfd: pytest.CaptureFixture[str]) -> None:
    before = len(upstream.received())
    with towns.serving(new_town, engine=BROKEN):
        reply = new_town.ask("sergeant", MEMO)
        assert (reply.status_code, reply.json()["error"]["code"]) == (503, "scanner_unavailable")
        assert reply.headers["x-should-retry"] == "false"
        row = new_town.row(reply)
    assert len(upstream.received()) == before
    assert (row.intent.decision, row.intent.rules[0].code) == ("blocked", "scanner_unavailable")
    assert "Doe" not in capfd.readouterr().err, "the scanner's error quoted the text"


def test_3_who_is_not_trained_may_not_ask_and_leaves_no_text(town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    reply = town.ask("untrained", MEMO)
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (403, "training_required")
    assert towns.COURSE in error["message"]
    assert error["policy"]["clause"] == "VI.B"
    assert len(upstream.received()) == before
    row = town.row(reply).intent
    assert row.prompt_chars > 0
    assert row.prompt_hmac is not None
    assert row.redactions == ()
    assert town.texts(reply).prompt is None


def test_4_an_expired_training_has_days_of_grace_and_then_none(town: Town) -> None:
    late = town.ask("three_days_late", "Summarize the park hours.")
    assert late.status_code == 200
    assert late.headers["x-training"].startswith("grace; until=")
    too_late = town.ask("fifteen_days_late", "Summarize the park hours.")
    assert (too_late.status_code, too_late.json()["error"]["code"]) == (403, "training_expired")


def test_4b_the_same_person_is_valid_then_expiring_then_in_grace_then_refused(new_town: Town) -> None:
    moment = {"days": 0}

    def later() -> datetime:
        return datetime.now(UTC) + timedelta(days=moment["days"])

    states = []
    with towns.serving(new_town, now=later):
        for moment["days"] in (0, 340, 358, 370):
            reply = new_town.ask("sergeant", "Summarize the park hours.", model="dry-run")
            states.append(reply.headers.get("x-training", reply.json().get("error", {}).get("code")).split(";")[0])
    assert states == ["valid", "expiring", "grace", "training_expired"]


def test_5_a_rap_sheet_goes_only_where_criminal_justice_information_may(town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    reply = town.ask("sergeant", RAP_SHEET)
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (403, "data_class_not_approved")
    assert "cji" in error["message"]
    assert "DOE" not in reply.text
    assert "123456AB7" not in reply.text
    assert len(upstream.received()) == before
    assert town.texts(reply).prompt is None, "the text of a request that is refused for its class is not stored"
    allowed = town.ask("sergeant", RAP_SHEET, model="secure-gpt")
    assert allowed.status_code == 200
    assert "DOE" not in json.dumps(upstream.received()[-1])


def test_6_a_stream_stays_a_stream_and_ends_as_a_draft(town: Town) -> None:
    body = {"model": "city-slow", "stream": True, "messages": [{"role": "user", "content": f"{MEMO} " * 4}]}
    url = f"{town.url}/v1/chat/completions"
    arrivals, chunks = [], []
    with httpx.stream("POST", url, json=body, headers=town.headers("sergeant"), timeout=60, trust_env=False) as reply:
        assert reply.headers["x-draft-id"]
        for line in reply.iter_lines():
            if line.startswith("data: {"):
                arrivals.append(time.monotonic())
                chunks.append(json.loads(line[6:]))
    assert line == "" or line == "data: [DONE]"
    assert arrivals[-1] - arrivals[0] > 0.5, "the reply was not passed on while it came in"
    text = "".join(c["choices"][0]["delta"].get("content", "") for c in chunks if c["choices"])
    assert "John Doe" in text
    assert "AI-GENERATED DRAFT" in text
    assert chunks[0]["draft"]["status"] == "needs-human-review"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"


def test_7_nothing_is_written_into_json_or_tool_calls(town: Town) -> None:
    structured = town.ask("sergeant", MEMO, model="city-json", response_format={"type": "json_object"})
    content = structured.json()["choices"][0]["message"]["content"]
    assert "John Doe" in json.loads(content)["summary"]
    assert structured.json()["draft"]["status"] == "needs-human-review"
    tool = {
        "type": "function",
        "function": {"name": "look_up", "parameters": {"type": "object", "properties": {"text": {"type": "string"}}}},
    }
    called = town.ask("sergeant", MEMO, model="city-tool", tools=[tool]).json()["choices"][0]
    assert called["finish_reason"] == "tool_calls"
    assert called["message"]["content"] is None
    assert json.loads(called["message"]["tool_calls"][0]["function"]["arguments"])["text"] == MEMO


def test_8_the_author_of_a_police_report_does_not_review_its_draft(town: Town) -> None:
    headers = {"X-Record-Type": "police_report"}
    reply = town.ask("sergeant", MEMO, headers=headers)
    draft = reply.json()["draft"]
    assert (draft["id"], draft["status"]) == (reply.headers["x-draft-id"], "needs-human-review")
    stored = town.texts(reply).reply
    assert "[suspect 1]" in stored
    assert "Doe" not in stored
    own = town.review("sergeant", draft["id"], "approved")
    assert (own.status_code, own.json()["error"]["code"]) == (403, "self_review_not_allowed")
    other = town.review("reviewer", draft["id"], "approved")
    assert (other.status_code, other.json()["status"]) == (200, "approved")
    assert town.review("planner", draft["id"], "approved").json()["error"]["code"] == "not_authorized"


def test_8b_elsewhere_authors_may_review_their_own_drafts_and_each_word_is_kept(town: Town) -> None:
    draft_id = town.ask("sergeant", MEMO).headers["x-draft-id"]
    assert town.review("sergeant", draft_id, "rejected").status_code == 200
    assert town.review("sergeant", draft_id, "approved_with_edits").status_code == 200
    said = town.at_the_desk(lambda store: store.registry.reviews.of(draft_id))
    assert [(review.state, review.reviewer) for review in said] == [("rejected", "e4471"), ("approved_with_edits", "e4471")]
    assert town.review("sergeant", draft_id, "fine").json()["error"]["code"] == "invalid_value"
    assert town.review("sergeant", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "approved").status_code == 404
    refused = town.ask("untrained", MEMO).headers["x-request-id"]
    assert town.review("reviewer", refused, "approved").status_code == 404, "a refusal is no draft"


def test_9_the_ai_officer_asks_for_redactions_and_the_question_is_recorded(town: Town) -> None:
    asked = town.ask("sergeant", MEMO)
    answer = town.get("aio", "/audit/requests?type=DATE_OF_BIRTH&limit=200")
    assert answer.status_code == 200
    assert asked.headers["x-request-id"] in {row["intent"]["request_id"] for row in answer.json()["data"]}
    assert "Doe" not in answer.text
    assert "03/14" not in answer.text
    exported = town.get("aio", "/audit/export").text
    assert "audit_read" in exported
    assert "DATE_OF_BIRTH" in exported
    assert "e1008" in exported
    refused = town.get("sergeant", "/audit/requests")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_authorized")


def test_10_what_cannot_be_recorded_does_not_happen(new_town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    with towns.serving(new_town):
        assert new_town.ask("sergeant", "Summarize the park hours.").status_code == 200
        locked = sqlite3.connect(new_town.folder / "data" / "townclerk.sqlite", isolation_level=None)
        locked.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        reply = new_town.ask("sergeant", MEMO)
        waited = time.monotonic() - started
        locked.execute("ROLLBACK")
        locked.close()
        assert (reply.status_code, reply.json()["error"]["code"]) == (503, "audit_unavailable")
        assert waited < 2.5
        assert len(upstream.received()) == before + 1
        recovered = time.monotonic()
        while new_town.ask("sergeant", "Summarize the park hours.").status_code != 200:
            assert time.monotonic() - recovered < 5
    assert new_town.verify().valid
