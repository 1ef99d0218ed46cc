"""Every attempt ends with exactly one outcome, whatever ends it, and a reply that did not end well does not look as if it had."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.support import town as towns
from tests.support.processes import free_port
from tests.support.town import Town

MEMO = "Draft memo on S1 John Doe, DOB 03/14/1988"
LONG = f"{MEMO}. " * 6
DONE = "data: [DONE]"
BOTH_WAYS = pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])


def ending(town: Town, request_id: str) -> Any:
    """The outcome of this attempt, which is the only one it has. Waits for one that is still owed."""
    deadline = time.monotonic() + 5
    while True:
        detail = town.get("aio", f"/audit/requests/{request_id}").json()
        if detail["outcome"] is not None or time.monotonic() > deadline:
            break
        time.sleep(0.05)
    assert [json.loads(row["body"])["kind"] for row in detail["rows"]] == ["intent", "outcome"]
    return detail["outcome"]


def events(reply: httpx.Response) -> list[str]:
    return [line for line in reply.text.splitlines() if line]


def streaming(town: Town, body: object) -> Any:
    """A reply that is read as it comes, as a context manager."""
    url = f"{town.url}/v1/chat/completions"
    return httpx.stream("POST", url, json=body, headers=town.headers("sergeant"), timeout=60, trust_env=False, verify=False)


def check_broken_off(lines: list[str], code: str) -> None:
    """The last event is an error in OpenAI's shape, and nobody may take the reply for complete."""
    assert DONE not in lines
    error = json.loads(lines[-1].removeprefix("data: "))["error"]
    assert error["code"] == code
    assert "Doe" not in lines[-1]
    assert not any('"finish_reason":"stop"' in line for line in lines)


# ------------------------------------------------------------------ well


@BOTH_WAYS
def test_a_reply_that_ends_well_is_completed(town: Town, stream: bool) -> None:
    reply = town.ask("sergeant", MEMO, stream=stream)
    assert reply.status_code == 200
    if stream:
        assert events(reply)[-1] == DONE
    outcome = ending(town, reply.headers["x-request-id"])
    assert (outcome["outcome"], outcome["code"], outcome["finish_reasons"]) == ("completed", None, ["stop"])
    assert (outcome["prompt_tokens"], outcome["completion_tokens"]) == (11, 7), "known although the client did not ask"


@BOTH_WAYS
def test_the_outcome_stands_before_the_last_byte(town: Town, stream: bool) -> None:
    """Nobody waits here: the row is there when the client has the end."""
    reply = town.ask("sergeant", MEMO, stream=stream)
    detail = town.get("aio", f"/audit/requests/{reply.headers['x-request-id']}").json()
    assert detail["outcome"]["outcome"] == "completed"


@BOTH_WAYS
def test_a_background_call_has_no_mark_and_all_the_rest(town: Town, upstream: Upstream, stream: bool) -> None:
    reply = town.ask("sergeant", MEMO, model="titles", stream=stream)
    assert reply.status_code == 200
    assert "AI-GENERATED" not in reply.text
    assert '"draft"' not in reply.text
    assert "Doe" not in json.dumps(upstream.received()[-1])
    row = town.get("aio", f"/audit/requests/{reply.headers['x-request-id']}").json()
    assert row["intent"]["housekeeping"] is True
    assert row["outcome"]["outcome"] == "completed"


# ------------------------------------------------------------------ the person goes away


@pytest.mark.parametrize("seen", [1, 5])
def test_a_person_who_goes_away_leaves_an_aborted_attempt(town: Town, seen: int) -> None:
    body = {"model": "city-slow", "stream": True, "messages": [{"role": "user", "content": LONG}]}
    with streaming(town, body) as reply:
        lines = reply.iter_lines()
        for _ in range(seen):
            next(lines)
        request_id = reply.headers["x-request-id"]
    outcome = ending(town, request_id)
    assert (outcome["outcome"], outcome["finish_reasons"]) == ("aborted", [])


# ------------------------------------------------------------------ the provider fails


@BOTH_WAYS
def test_a_provider_that_answers_with_an_error(town: Town, stream: bool) -> None:
    reply = town.ask("sergeant", MEMO, model="city-broken", stream=stream)
    assert (reply.status_code, reply.json()["error"]["code"]) == (502, "provider_refused")
    assert "cannot read" not in reply.text, "the provider's own words"
    outcome = ending(town, reply.headers["x-request-id"])
    assert (outcome["outcome"], outcome["code"], outcome["upstream_status"]) == ("failed", "provider_refused", 500)


@BOTH_WAYS
def test_a_provider_that_breaks_off(town: Town, stream: bool) -> None:
    reply = town.ask("sergeant", LONG, model="city-cut", stream=stream)
    if stream:
        assert reply.status_code == 200
        check_broken_off(events(reply), "provider_malformed")
    else:
        assert (reply.status_code, reply.json()["error"]["code"]) == (502, "provider_malformed")
        assert "Doe" not in reply.text
    outcome = ending(town, reply.headers["x-request-id"])
    assert (outcome["outcome"], outcome["code"]) == ("failed", "provider_malformed")


def test_a_provider_that_is_not_there(tmp_path: Path) -> None:
    town = towns.found(tmp_path, f"http://127.0.0.1:{free_port()}/v1")
    with towns.serving(town):
        for stream in (False, True):
            reply = town.ask("sergeant", MEMO, stream=stream)
            assert (reply.status_code, reply.json()["error"]["code"]) == (502, "provider_unreachable")
            outcome = ending(town, reply.headers["x-request-id"])
            assert (outcome["outcome"], outcome["code"]) == ("failed", "provider_unreachable")
    assert town.verify().valid


# ------------------------------------------------------------------ the store fails


@BOTH_WAYS
def test_a_reply_whose_outcome_cannot_be_recorded_is_not_released(new_town: Town, stream: bool) -> None:
    """The store is locked once the provider has the request. The id in the error leads to the row of this attempt."""
    locks: list[sqlite3.Connection] = []

    def lock_and_answer(_: httpx.Request) -> httpx.Response:
        locks[0].execute("BEGIN EXCLUSIVE")
        choice = {"index": 0, "message": {"role": "assistant", "content": "Forty-two."}, "finish_reason": "stop"}
        body = json.dumps({"choices": [choice]}).encode()
        return httpx.Response(200, stream=httpx.ByteStream(body), headers={"Content-Type": "application/json"})

    with towns.serving(new_town, transport=httpx.MockTransport(lock_and_answer)):
        database = new_town.folder / "data" / "townclerk.sqlite"
        locks.append(sqlite3.connect(database, isolation_level=None, check_same_thread=False))
        try:
            status, lines = gathered(new_town, stream)
        finally:
            locks[0].execute("ROLLBACK")
            locks[0].close()
        error = json.loads(lines[-1].removeprefix("data: "))["error"]
        assert error["code"] == "audit_unavailable"
        assert DONE not in lines
        assert status == (200 if stream else 503)
        assert stream or "Forty-two" not in lines[-1]
        assert ending(new_town, error["policy"]["request_id"]) is not None
    assert new_town.verify().valid


def gathered(town: Town, stream: bool) -> tuple[int, list[str]]:
    """Status and lines of a reply, as far as it comes: a malfunction also costs the connection."""
    lines: list[str] = []
    body = {"model": "city-gpt", "stream": stream, "messages": [{"role": "user", "content": MEMO}]}
    with streaming(town, body) as reply, contextlib.suppress(httpx.RemoteProtocolError):
        for line in reply.iter_lines():
            lines += [line] if line else []
    return reply.status_code, lines


# ------------------------------------------------------------------ all of them


def test_no_attempt_is_left_without_an_end(town: Town) -> None:
    """Of all that this session asked so far: what was cleared has an outcome, what was refused has none."""
    recorded = town.rows()
    assert len(recorded) > 5
    for attempt in recorded:
        assert (attempt.outcome is not None) == (attempt.intent.decision == "cleared")
    assert town.verify().valid
