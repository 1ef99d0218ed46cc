"""Nowhere in a request does a protected value leave: every position of `positions.py` is tried with every kind of value.

``pytest -v`` on this file prints the table: position -> scanned | dropped | refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.e2e.positions import (
    CANARIES,
    DROPPED,
    HEADERS,
    NAME,
    NUMBERS,
    PEOPLE,
    REFUSED,
    SCANNED,
    SSN,
    Body,
    Canary,
    Fate,
    Place,
    asking,
    part,
)
from tests.support.town import Town

_PLACEHOLDER = re.compile(rb"\[[a-z ]+ \d+\]|\b(?:person|victim|suspect|witness|officer|patient|reporting_party|ssn|email)_\d+\b")
_TABLE: tuple[tuple[Fate, str, Place], ...] = (
    *(("scanned", name, place) for name, place in SCANNED.items()),
    *(("dropped", name, place) for name, place in DROPPED.items()),
    *(("refused", name, place) for name, place in REFUSED.items()),
)


def leaked(canary: Canary, raw: bytes) -> list[str]:
    """The pieces of a value that stand in these bytes, however they are spelled: case, marks between, JSON's escapes."""
    text = raw.decode("utf-8", "replace")
    read = re.sub(r"\\+u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    bare = re.sub(r"[\W_]", "", read.casefold())
    return [piece for piece in canary.essence if piece in bare]


def fate_of(reply: httpx.Response, arrived: bytes) -> Fate:
    if reply.status_code != 200:
        assert 400 <= reply.status_code < 500
        assert arrived == b""
        return "refused"
    return "scanned" if _PLACEHOLDER.search(arrived) else "dropped"


def check_recorded(town: Town, reply: httpx.Response) -> None:
    """A row stands for this request, says the same as the answer, and neither holds the value."""
    row = town.get("aio", f"/audit/requests/{reply.headers['x-request-id']}")
    intent = row.json()["intent"]
    assert intent["decision"] == ("cleared" if reply.status_code == 200 else "blocked")
    for canary in CANARIES:
        assert leaked(canary, row.content) == []
    if reply.status_code != 200:
        assert intent["rules"][0]["code"] == reply.json()["error"]["code"]
        assert reply.headers["x-should-retry"] == "false"
        for canary in CANARIES:
            assert leaked(canary, reply.content + repr(reply.headers).encode()) == [], "the refusal quotes the value"


def try_it(town: Town, upstream: Upstream, canary: Canary, body: Body, headers: dict[str, str] | None = None) -> Fate:
    before = len(upstream.received())
    reply = town.post("sergeant", {"people": PEOPLE, **body}, headers)
    arrived = upstream.arrived(before)
    assert leaked(canary, arrived) == []
    check_recorded(town, reply)
    return fate_of(reply, arrived)


@pytest.mark.parametrize(("fate", "place"), [pytest.param(f, place, id=f"{name} -> {f}") for f, name, place in _TABLE])
def test_a_value_never_leaves(town: Town, upstream: Upstream, fate: Fate, place: Place) -> None:
    fates = {canary.kind: try_it(town, upstream, canary, place(canary)) for canary in CANARIES}
    assert fates == {canary.kind: fate for canary in CANARIES}


@pytest.mark.parametrize(("fate", "body"), [pytest.param(*NUMBERS[name], id=f"{name} -> {NUMBERS[name][0]}") for name in NUMBERS])
def test_a_number_never_leaves(town: Town, upstream: Upstream, fate: Fate, body: Callable[[int], Body]) -> None:
    assert try_it(town, upstream, SSN, body(541832290)) == fate


@pytest.mark.parametrize(
    ("fate", "header"), [pytest.param(*HEADERS[name], id=f"{name} -> {HEADERS[name][0]}") for name in HEADERS]
)
def test_a_header_never_leaves(town: Town, upstream: Upstream, fate: Fate, header: str) -> None:
    for canary in CANARIES:
        assert try_it(town, upstream, canary, asking(), {header: canary.value}) == fate


def test_the_address_of_a_picture_is_a_text_even_where_pictures_are_approved(town: Town, upstream: Upstream) -> None:
    """What a picture shows can't be read here, and the approval says so; where it lies can be read."""
    for canary in CANARIES:
        body = part(type="image_url", image_url={"url": f"https://photos.example/{canary.value}.png"})
        try_it(town, upstream, canary, {**body, "model": "vision-gpt"})


def test_the_checker_sees_a_value_that_left(town: Town, upstream: Upstream) -> None:
    """The negative control: a word that nobody protects, so it does leave."""
    unknown = Canary("unknown", "bicycle", "x", "x", ("bicycle",))
    before = len(upstream.received())
    assert town.ask("sergeant", "what does bicycle mean").status_code == 200
    assert leaked(unknown, upstream.arrived(before)) == ["bicycle"]


@pytest.mark.parametrize(
    "planted",
    [
        b'{"content": "541-83-2290"}',
        b'{"content": "5 4 1 8 3 2 2 9 0"}',
        b'{"ssn": 541832290}',
        b'{"content": "\\u0035\\u0034\\u0031-83-2290"}',
        b'{"arguments": "{\\"a\\": \\"\\\\u0035\\\\u0034\\\\u0031-83-2290\\"}"}',
    ],
)
def test_the_checker_sees_every_spelling(planted: bytes) -> None:
    assert leaked(SSN, planted) == ["541832290"]
    assert leaked(NAME, b'{"required": ["BRANDYQUORN_id"]}') == ["brandyquorn"]
    assert leaked(NAME, b'{"required": ["witness 1"]}') == []
