"""The dry run answers with what it was given and reaches nobody."""

import json
from dataclasses import replace

import pytest

from adapters.providers.echo import Echo
from rules.domain import ChatRequest, Finish, Message, ResponseFormat, Sampling, TextDelta, TextPart, Tool, Usage
from tests.adapters.providers.given import QUESTION, cleared

pytestmark = pytest.mark.anyio


async def answer(request: ChatRequest) -> str:
    events = [event async for event in Echo().forward(cleared(request), pseudonym="p-1")]
    assert [event for event in events if isinstance(event, Finish)] == [Finish(0, "stop")]
    assert isinstance(events[-1], Usage)
    return "".join(event.text for event in events if isinstance(event, TextDelta))


async def test_it_says_what_was_asked() -> None:
    assert await answer(QUESTION) == "Draft a notice."


async def test_it_counts_what_else_would_have_left() -> None:
    request = replace(
        QUESTION,
        messages=(Message("system", (TextPart("Be brief."),)), *QUESTION.messages, Message("assistant", (TextPart("Yes."),))),
        tools=(Tool("lookup"),),
        stop=("END",),
    )
    assert await answer(request) == (
        "Draft a notice.\n\nAlso sent:\n- system message, 9 characters\n- assistant message, 4 characters\n"
        "- 1 tool descriptions\n- 1 stop words"
    )


async def test_json_mode_gets_json() -> None:
    text = await answer(replace(QUESTION, response_format=ResponseFormat("json_object")))
    assert json.loads(text) == {"received": "Draft a notice."}


async def test_long_answers_come_in_pieces_and_each_choice_has_its_own() -> None:
    request = replace(QUESTION, messages=(Message("user", (TextPart("word " * 50),)),), sampling=Sampling(n=2))
    events = [event async for event in Echo().forward(cleared(request), pseudonym="p-1")]
    for choice in (0, 1):
        pieces = [event.text for event in events if isinstance(event, TextDelta) and event.choice == choice]
        assert len(pieces) > 5
        assert "".join(pieces) == "word " * 50
