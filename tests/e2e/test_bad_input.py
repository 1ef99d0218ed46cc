"""Requests that can't be read, doors that don't exist, keys that are none, and scanners that fail.

Every refusal has OpenAI's error shape with the clause and the next step, echoes nothing, forbids a retry and leaves a row.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.bad_bodies import GOOD, JSON, MALFORMED, SECRET, chat, nested
from tests.e2e.conftest import Upstream
from tests.support import town as towns
from tests.support.engines import DYING, STALLING, STUCK
from tests.support.town import Town

PARK = "Summarize the park hours."


def send(town: Town, who: str | None, method: str, path: str, **more: Any) -> httpx.Response:
    headers = {**(town.headers(who) if who else {}), **more.pop("headers", {})}
    with httpx.Client(trust_env=False, verify=False, timeout=60) as client:
        return client.request(method, f"{town.url}{path}", headers=headers, **more)


def check_refusal(reply: httpx.Response, status: int, code: str) -> None:
    """The one shape of a refusal on /v1."""
    assert reply.status_code == status, reply.text
    error = reply.json()["error"]
    assert error["code"] == code
    assert set(error) == {"message", "type", "param", "code", "policy"}
    policy = error["policy"]
    assert policy["clause"]
    assert policy["rule_id"]
    assert policy["clause"] in error["message"]
    assert policy["what_to_do"] in error["message"]
    assert policy["request_id"] == reply.headers["x-request-id"]
    assert reply.headers["x-should-retry"] == "false"
    assert SECRET.casefold() not in (reply.text + repr(reply.headers)).casefold()


def check_row(town: Town, reply: httpx.Response, **wanted: object) -> None:
    row = town.get("aio", f"/audit/requests/{reply.headers['x-request-id']}")
    intent = row.json()["intent"]
    assert intent["decision"] == "blocked"
    assert intent["rules"][0]["code"] == reply.json()["error"]["code"]
    assert {key: intent[key] for key in wanted} == wanted
    assert SECRET.casefold() not in row.text.casefold()


@pytest.fixture(autouse=True)
def _no_log_quotes_it(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens in a test of this file: the gateway's log, and what its processes print, do not hold the value."""
    caplog.set_level("DEBUG")
    yield
    written = capfd.readouterr()
    assert SECRET.casefold() not in (written.out + written.err + caplog.text).casefold()


# ------------------------------------------------------------------ bodies


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/scrub"])
@pytest.mark.parametrize("what", MALFORMED)
def test_a_body_that_cannot_be_read(town: Town, upstream: Upstream, what: str, path: str) -> None:
    body, headers, status, code = MALFORMED[what]
    before = len(upstream.received())
    reply = send(town, "sergeant", "POST", path, content=body, headers=headers)
    check_refusal(reply, status, code)
    check_row(town, reply, subject="e4471")
    assert len(upstream.received()) == before


def test_the_same_request_without_the_fault_is_answered(town: Town) -> None:
    """The control of all above: it is the fault that was refused."""
    assert send(town, "sergeant", "POST", "/v1/chat/completions", content=GOOD, headers=JSON).status_code == 200
    assert send(town, "sergeant", "POST", "/v1/scrub", content=GOOD, headers=JSON).status_code == 200
    shallow = json.dumps(chat(tools=[{"type": "function", "function": {"name": "x", "parameters": json.loads(nested(20))}}]))
    reply = send(town, "sergeant", "POST", "/v1/chat/completions", content=shallow.encode(), headers=JSON)
    assert reply.status_code == 200, reply.text


def test_a_body_over_the_limit_is_not_read_to_its_end(upstream: Upstream, tmp_path: Path) -> None:
    town = towns.found(tmp_path, upstream.url, limits={"body_bytes": 2_000, "body_seconds": 0.5})
    before = len(upstream.received())

    def endless() -> Iterator[bytes]:
        yield GOOD[:-1]
        while True:
            yield b" " * 1_000

    def slow() -> Iterator[bytes]:
        yield GOOD[:10]
        time.sleep(1)
        yield GOOD[10:]

    with towns.serving(town):
        announced = send(town, "sergeant", "POST", "/v1/chat/completions", content=GOOD + b" " * 2_000, headers=JSON)
        check_refusal(announced, 413, "request_too_large")
        check_row(town, announced)
        late = send(town, "sergeant", "POST", "/v1/chat/completions", content=slow(), headers=JSON)
        check_refusal(late, 408, "body_timeout")
        check_row(town, late)
        streamed = send(town, "sergeant", "POST", "/v1/chat/completions", content=endless_but_bounded(endless()), headers=JSON)
        check_refusal(streamed, 413, "request_too_large")
        check_row(town, streamed)
    assert len(upstream.received()) == before


def endless_but_bounded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Enough to be over the limit, little enough to fit into the socket's buffer."""
    for _, piece in zip(range(20), pieces, strict=False):
        yield piece


# ------------------------------------------------------------------ doors


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/chat/completions"),
        ("PUT", "/v1/chat/completions"),
        ("DELETE", "/v1/chat/completions"),
        ("OPTIONS", "/v1/chat/completions"),
        ("PROPFIND", "/v1/chat/completions"),
        ("PURGE", "/v1/models"),
        ("POST", "/v1/chat/completions/"),
        ("POST", "/v1/chat//completions"),
        ("POST", "/v1/Chat/Completions"),
        ("POST", f"/v1/chat/completions/{SECRET}"),
        ("POST", "/v1/completions"),
        ("POST", "/v1/responses"),
        ("POST", "/v1/embeddings"),
        ("POST", "/v1/images/generations"),
        ("POST", "/v1/audio/transcriptions"),
        ("GET", "/v1/files"),
        ("GET", "/v1/realtime"),
        ("POST", "/v1/models"),
        ("DELETE", "/v1/models/city-gpt"),
        ("GET", f"/v1/{SECRET}"),
        ("GET", "/v1/"),
        ("GET", "/v1"),
        ("GET", f"/v1/..%2f{SECRET}"),
    ],
)
def test_a_door_that_is_not_approved(town: Town, upstream: Upstream, method: str, path: str) -> None:
    before = len(upstream.received())
    more: dict[str, Any] = {"json": chat()} if method in ("POST", "PUT") else {}
    reply = send(town, "sergeant", method, path, **more)
    check_refusal(reply, 403, "endpoint_not_approved")
    check_row(town, reply)
    assert len(upstream.received()) == before


def test_the_row_of_a_door_says_who_knocked(town: Town) -> None:
    for method, path in (("POST", "/v1/embeddings"), ("GET", "/v1/models/gpt-5")):
        check_row(town, send(town, "sergeant", method, path), subject="e4471", department="police")


def test_a_head_request_is_refused_without_a_body(town: Town) -> None:
    reply = send(town, "sergeant", "HEAD", "/v1/chat/completions")
    assert (reply.status_code, reply.content) == (403, b"")
    assert town.row(reply).intent.rules[0].code == "endpoint_not_approved"


def test_a_model_that_is_not_listed_is_not_found_in_the_same_shape(town: Town) -> None:
    reply = send(town, "sergeant", "GET", f"/v1/models/{SECRET}")
    check_refusal(reply, 403, "model_not_approved")
    check_row(town, reply)


# ------------------------------------------------------------------ strangers


def bad_keys(key: str) -> Mapping[str, tuple[Sequence[tuple[str, str]], str]]:
    return {
        "no header": ((), "missing_api_key"),
        "in x-api-key": ((("x-api-key", key),), "missing_api_key"),
        "in api-key": ((("api-key", key),), "missing_api_key"),
        "in a cookie": ((("cookie", f"key={key}"),), "missing_api_key"),
        "twice the same": ((("authorization", f"Bearer {key}"), ("authorization", f"Bearer {key}")), "invalid_api_key"),
        "a good one and another": (
            (("authorization", f"Bearer {key}"), ("Authorization", f"Bearer {SECRET}")),
            "invalid_api_key",
        ),
        "two in one header": ((("authorization", f"Bearer {key}, Bearer {key}"),), "invalid_api_key"),
        "small letters": ((("authorization", f"bearer {key}"),), "invalid_api_key"),
        "capitals": ((("authorization", f"BEARER {key}"),), "invalid_api_key"),
        "another scheme": ((("authorization", f"Basic {key}"),), "invalid_api_key"),
        "no scheme": ((("authorization", key),), "invalid_api_key"),
        "two blanks": ((("authorization", f"Bearer  {key}"),), "invalid_api_key"),
        "cut short": ((("authorization", f"Bearer {key[:-1]}"),), "invalid_api_key"),
        "another secret": ((("authorization", f"Bearer {key[:-3]}{'aaa' if key[-3:] != 'aaa' else 'bbb'}"),), "invalid_api_key"),
        "somebody's word": ((("authorization", f"Bearer {SECRET}"),), "invalid_api_key"),
        "nothing": ((("authorization", ""),), "invalid_api_key"),
    }


def test_who_does_not_prove_who_they_are_is_counted_and_at_last_sent_away(upstream: Upstream, tmp_path: Path) -> None:
    """One source, one minute: the first refusal has a row, the rest one row together; over the limit it is 429."""
    new_town = towns.found(tmp_path, upstream.url, limits={"stranger_attempts_per_minute": len(bad_keys(""))})
    cases = bad_keys(new_town.keys["sergeant"])
    before = len(upstream.received())
    with towns.serving(new_town):
        for what, (headers, code) in cases.items():
            with httpx.Client(trust_env=False, verify=False) as client:
                reply = client.post(f"{new_town.url}/v1/chat/completions", json=chat(), headers=list(headers))
            check_refusal(reply, 401, code)
            assert new_town.keys["sergeant"] not in reply.text, what
        for path in ("/v1/chat/completions", "/v1/models", f"/v1/{SECRET}", "/audit/requests"):
            check_refusal(send(new_town, None, "GET", path), 429, "too_many_attempts")
        assert new_town.ask("sergeant", PARK).status_code == 200, "a valid key at the same address is served"
    strangers = [row.intent for row in new_town.rows(decision="blocked")]
    assert sorted(row.repeats for row in strangers) == [1, len(cases) + 3]
    assert {row.subject for row in strangers} == {None}
    assert {row.source for row in strangers} == {"127.0.0.1"}
    assert len(upstream.received()) == before + 1
    everything = b"".join(path.read_bytes() for path in (new_town.folder / "data").iterdir())
    assert SECRET.encode() not in everything


# ------------------------------------------------------------------ scanners


def test_a_scanner_that_hangs_costs_one_request_and_is_replaced(
    new_town: Town, upstream: Upstream, caplog: pytest.LogCaptureFixture
) -> None:
    before = len(upstream.received())
    with towns.serving(new_town, engine=STALLING):
        started = time.monotonic()
        reply = new_town.ask("sergeant", f"poison for {SECRET}")
        assert time.monotonic() - started < 2.5
        check_refusal(reply, 503, "scanner_unavailable")
        check_row(new_town, reply)
        assert len(upstream.received()) == before
        assert new_town.ask("sergeant", PARK).status_code == 200
    assert "no scanner answered in time" in caplog.text, "the control of the check above: the gateway's log is read here"


def test_who_comes_while_all_scanners_hang_is_answered_in_time_too(new_town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())

    def ask_after(seconds: float) -> tuple[httpx.Response, float]:
        time.sleep(seconds)
        started = time.monotonic()
        return new_town.ask("sergeant", f"He is {SECRET}."), time.monotonic() - started

    with towns.serving(new_town, engine=STUCK), ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(ask_after, (0, 0.5, 1.0)))
    for reply, _ in answers:
        check_refusal(reply, 503, "scanner_unavailable")
    assert [waited for _, waited in answers if waited > 2.5] == []
    assert len(upstream.received()) == before


def until(wanted: Callable[[], bool], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < deadline, "it did not come in time"
        time.sleep(0.05)


def test_a_scanner_that_dies_costs_its_own_request_alone(upstream: Upstream, tmp_path: Path) -> None:
    town = towns.found(tmp_path, upstream.url, limits={"scanners": 2})
    with towns.serving(town, engine=DYING):
        start = threading.Barrier(9)

        def ask(number: int) -> httpx.Response:
            start.wait()
            return town.ask("sergeant", f"poison for {SECRET}" if number == 4 else f"Question {number} on park hours.")

        with ThreadPoolExecutor(9) as pool:
            replies = list(pool.map(ask, range(9)))
        check_refusal(replies.pop(4), 503, "scanner_unavailable")
        assert [reply.status_code for reply in replies] == [200] * 8
        assert not any("poison" in json.dumps(body) for body in upstream.received())
        until(lambda: send(town, None, "GET", "/readyz").json() == {"store": True, "scanners": True})
        assert town.ask("sergeant", PARK).status_code == 200


def test_the_next_request_is_served_by_a_new_scanner(new_town: Town) -> None:
    with towns.serving(new_town, engine=DYING):
        for _ in range(3):
            assert new_town.ask("sergeant", "poison").status_code == 503
            until(lambda: new_town.ask("sergeant", PARK).status_code == 200, 2.5)
    assert new_town.verify().valid
