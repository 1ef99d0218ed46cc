"""Notices of earlier drafts are taken off before anything is read, and a preview still speaks of the text as it was sent."""

from __future__ import annotations

import json

import pytest

from gateway.call import Call
from gateway.reading import read_scrub
from gateway.wire.scrub_answer import Verdict, scrub_answer
from gateway.wire.scrub_body import ScrubRequest
from rules.domain import Blocked
from rules.find.pattern_engine import PatternEngine
from rules.reply.draft import GAP, NoticeSection, Place, notice_for
from rules.screen import screen
from tests.rules.decide.given import NOW, policy

DRAFT = "01K9ZZZZZZZZZZZZZZZZZZZZZZ"
SAID = "Suspect John Doe left. 23"


async def nothing() -> bytes:
    return b""


def call(*headers: tuple[str, str]) -> Call:
    return Call("1", "scrub", headers, "here", nothing)


def read(body: object, place: Place = "footer", *headers: tuple[str, str]) -> ScrubRequest | Blocked:
    rules = policy(notice=NoticeSection(place=place))
    return read_scrub(json.dumps(body).encode(), call(*headers), rules, max_bytes=100_000)


@pytest.mark.parametrize("place", ["header", "footer"])
def test_offsets_count_the_notice_that_was_taken_off(place: Place) -> None:
    notice = notice_for(NoticeSection(place=place), draft_id=DRAFT, system="city-gpt", day=NOW.date())
    sent = notice + GAP + SAID if place == "header" else SAID + GAP + notice
    asked = read({"messages": [{"role": "assistant", "content": sent}]}, place)
    assert isinstance(asked, ScrubRequest)
    answer = json.loads(json.dumps(scrub_answer(asked, screen(asked.chat, PatternEngine().scan), Verdict(None))))
    assert answer["messages"][0]["content"] == "Suspect [suspect 1] left. 23"
    [found] = answer["findings"]
    assert sent[found["start"] : found["end"]] == "John Doe"
    assert answer["people"][0]["mentions"] == [{"start": found["start"], "end": found["end"], "message": 0}]


def test_what_a_user_writes_is_read_as_it_stands() -> None:
    notice = notice_for(NoticeSection(place="header"), draft_id=DRAFT, system="city-gpt", day=NOW.date())
    asked = read({"text": notice + GAP + SAID}, "header")
    assert isinstance(asked, ScrubRequest)
    assert asked.chat.messages[0].content[0].text == notice + GAP + SAID  # type: ignore[union-attr]


def test_headers_declare_as_they_do_for_a_chat() -> None:
    asked = read({"text": "x"}, "footer", ("x-purpose", "translation"))
    assert isinstance(asked, ScrubRequest)
    assert asked.chat.declared.purpose == "translation"
    twice = read({"text": "x"}, "footer", ("x-purpose", "a"), ("x-purpose", "b"))
    assert isinstance(twice, Blocked)
    assert twice.reason.code == "conflicting_declaration"
