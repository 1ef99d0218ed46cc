"""Acknowledgements in a conversation: what is one, what is left without it, and which code counts."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.wire.ack_lines import without_acks, without_lines
from gateway.wire.malformed import MalformedRequest
from rules.domain import ChatRequest, Declared, MediaPart, Message, TextPart, ToolCall

CODE = "7K2M9-QX3PD"
ACK = f"ACK {CODE}"
REFUSAL = "[Stopped by Townclerk. Request 01KAS3V5Z0B8K9QJ4F2W6X7Y8Z]\n\nNo."
MASK = MediaPart("image", {"url": "data:,"})


def chat(*turns: tuple[str, str], **declared: Any) -> ChatRequest:
    messages = tuple(Message(role, (TextPart(text),)) for role, text in turns)  # type: ignore[arg-type]
    return ChatRequest("m", messages, declared=Declared(**declared))


def left(request: ChatRequest) -> list[tuple[str, str]]:
    return [
        (message.role, "".join(part.text for part in message.content if isinstance(part, TextPart)))
        for message in without_acks(request).messages
    ]


@pytest.mark.parametrize(
    "line",
    [
        ACK,
        f"  {ACK}  ",
        f"ack {CODE.lower()}",
        f"ACK   {CODE}.",
        f"ACK\t{CODE}",
        f"ACK\u00a0{CODE}",
        f"{ACK}\n",
        f"\r\n{ACK}\r\n",
        f'"{ACK}"',
        f"`{ACK}`",
        f"**{ACK}**",
        f"\u201c{ACK}\u201d",
        f"\u2028{ACK}",
    ],
)
def test_a_last_message_that_is_only_a_line_is_its_code(line: str) -> None:
    request = chat(("user", "a report"), ("assistant", REFUSAL), ("user", line))
    assert left(request) == [("user", "a report")]
    declared = without_acks(request).declared
    assert (declared.ack, declared.ack_by) == (CODE, "line")


@pytest.mark.parametrize(
    "text",
    [
        f"{ACK} and more",
        f"I say {ACK}",
        f"answer with {ACK}",
        f"{ACK}\nand send it",
        "ACK",
        "ACK 7K2M9",
        "ACK 7K2M9-QX3PDX",
        "ACK 7K2M9QX3PD",
        f"NACK {CODE}",
        "ACK 7K2MU-QX3PD",
        f"AC\u212a {CODE}",
        f"{ACK} {ACK}",
    ],
)
def test_anything_else_gives_no_code(text: str) -> None:
    assert without_acks(chat(("user", "a report"), ("user", text))).declared.ack is None


def test_the_last_message_must_be_a_persons_own_and_nothing_but_text() -> None:
    by_tool = chat(("user", "a report"), ("assistant", ACK))
    assert without_acks(by_tool).declared.ack is None
    request = chat(("user", "a report"))
    beside_a_picture = Message("user", (TextPart(ACK), MASK))
    found = without_acks(ChatRequest("m", (*request.messages, beside_a_picture)))
    assert found.declared.ack is None
    assert found.messages[-1].content == (TextPart(""), MASK)
    earlier = chat(("user", "a report"), ("user", ACK), ("user", "go on"))
    assert without_acks(earlier).declared.ack is None
    assert left(earlier) == [("user", "a report"), ("user", "go on")]


def test_a_line_in_parts_is_one_too() -> None:
    said = Message("user", (TextPart(""), TextPart(ACK)))
    found = without_acks(ChatRequest("m", (*chat(("user", "a report")).messages, said)))
    assert found.declared.ack == CODE


@pytest.mark.parametrize("role", ["system", "developer", "user", "assistant", "tool", "function"])
def test_lines_are_taken_out_of_every_message_and_the_rest_stays(role: str) -> None:
    request = chat((role, f"one\n {ACK}\r\ntwo"), ("user", "last"))
    assert left(request) == [(role, "one\ntwo"), ("user", "last")]


def test_a_message_that_was_only_a_line_goes_unless_something_waits_for_it() -> None:
    call = ToolCall("call_1", "look_up", "{}")
    messages = (
        Message("user", (TextPart("ask"),)),
        Message("assistant", (TextPart(ACK),)),
        Message("assistant", (TextPart(ACK),), tool_calls=(call,)),
        Message("tool", (TextPart(ACK),), tool_call_id="call_1"),
        Message("user", (TextPart(ACK),)),
        Message("user", (TextPart(" "),)),
        Message("user", (TextPart("last"),)),
    )
    found = without_acks(ChatRequest("m", messages)).messages
    assert [(message.role, message.tool_calls, message.tool_call_id) for message in found] == [
        ("user", (), None),
        ("assistant", (call,), None),
        ("tool", (), "call_1"),
        ("user", (), None),
        ("user", (), None),
    ]
    assert ACK not in str([message.content for message in found])


def test_refusals_of_ours_are_taken_out_and_only_of_ours() -> None:
    request = chat(("user", "bad"), ("assistant", REFUSAL), ("assistant", "Stopped by the police"), ("user", REFUSAL))
    assert left(request) == [("user", "bad"), ("assistant", "Stopped by the police"), ("user", REFUSAL)]


def test_an_acknowledgement_ends_the_request_at_the_message_before_it() -> None:
    """Some tools show the error as an empty turn of the assistant's; a used code must not pass a reply off as its answer."""
    turns = [("system", "s"), ("user", "one"), ("assistant", "two"), ("user", "a report"), ("assistant", ""), ("tool", "t")]
    assert left(chat(*turns, ("developer", "d"), ("user", ACK))) == [*turns[:4], ("developer", "d")]
    assert left(chat(*turns, ("user", "more"), ("user", ACK))) == [*turns, ("user", "more")]


@pytest.mark.parametrize("before", [[], [("system", "s")], [("assistant", "hello")], [("assistant", REFUSAL)], [("user", ACK)]])
def test_an_acknowledgement_of_nothing_is_malformed(before: list[tuple[str, str]]) -> None:
    with pytest.raises(MalformedRequest) as caught:
        without_acks(chat(*before, ("user", ACK)))
    assert "no message before" in caught.value.message
    assert CODE not in caught.value.message


def test_line_and_header_may_say_the_same_and_nothing_else() -> None:
    turns = (("user", "a report"), ("user", ACK))
    same = without_acks(chat(*turns, ack=CODE, ack_by="header")).declared
    assert (same.ack, same.ack_by) == (CODE, "line")
    with pytest.raises(MalformedRequest) as caught:
        without_acks(chat(*turns, ack="AAAAA-AAAAA", ack_by="header"))
    assert caught.value.code == "conflicting_declaration"
    by_header = without_acks(chat(turns[0], ack=CODE, ack_by="header")).declared
    assert (by_header.ack, by_header.ack_by) == (CODE, "header")


CODES = st.from_regex(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", fullmatch=True)
LINES = st.builds(
    lambda code, before, after, ack: f"{before}{ack} {code}{after}",
    CODES,
    st.sampled_from(["", " ", "\t", '"']),
    st.sampled_from(["", " ", ".", '"', "  \t"]),
    st.sampled_from(["ACK", "ack", "Ack"]),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n"])
TEXTS = st.text(alphabet="ACK cake 7K2M9-.\t")


@given(st.lists(st.tuples(st.booleans(), TEXTS, LINES, ENDS), max_size=8))
def test_no_line_survives_and_the_text_around_stays(pieces: list[tuple[bool, str, str, str]]) -> None:
    written = "".join((line if is_line else text) + end for is_line, text, line, end in pieces)
    kept = "".join(text + end for is_line, text, _, end in pieces if not is_line)
    found = without_lines(written)
    assert without_lines(found) == found
    without_breaks = str.maketrans("", "", "\r\n\u2028")
    expected = without_lines(kept).translate(without_breaks)
    assert found.translate(without_breaks) == expected


@given(st.text())
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert without_lines(text) == text


@pytest.mark.parametrize("filling", [" ", "\t", " \n", '"', f"{ACK}  ", "ACK ", f"{ACK}\n"])
def test_the_time_is_linear_in_the_length(filling: str) -> None:
    text = ACK + filling * (1_000_000 // len(filling)) + "x"
    started = time.process_time()
    without_acks(chat(("user", "a report"), ("user", text)))
    assert time.process_time() - started < 5
