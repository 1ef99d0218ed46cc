"""What comes back to the person who asked, and what is kept of it."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.domain import Finish, OutputFinding, Placeholders, ReplyEvent, TextDelta, ToolCall, ToolCallDelta, Usage
from rules.reply.reply import ReplyFilter, StoredChoice
from tests.rules.reply.renderers import fetched, reached
from tests.rules.reply.replies import called, every_split, find, new_filter, nothing, parsed, read, run

LETTER = (
    "Dear [victim 2],\n\nyour call to **[phone 1]** about [suspect 1]'s dog 🐕 was noted (see 916-555-0142, or\n"
    "password: hunter2\u00e9 and 👩‍👩‍👧). Write to clerk@city.example or visit [the page](https://city.example/dogs).\n"
    "| who | where |\n|---|---|\n| [suspect 1] | 1200 Oak Street |\n\n```text\nSSN 123 45 6789, [suspect 1] \n```\n"
)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("[suspect 1] spoke to [victim 2].", "Zorblatt spoke to Mirabel Ostrander."),
        ("**[suspect 1]'s** car", "**Zorblatt's** car"),
        ("([suspect 1], \u201c[victim 2]\u201d)", "(Zorblatt, \u201cMirabel Ostrander\u201d)"),
        ("[suspect 1]: I was home.\n[victim 2]: No!\n", "Zorblatt: I was home.\nMirabel Ostrander: No!\n"),
        ("| [suspect 1] | [phone 1] |\n", "| Zorblatt | (916) 555-0142 |\n"),
        ("- [suspect 1]\n- [victim 2]\n", "- Zorblatt\n- Mirabel Ostrander\n"),
        ("Mail [email 1] today", "Mail mirabel@ostrander.example today"),
        ("see [the page](https://city.example/a) of [suspect 1] ", "see [the page](https://city.example/a) of Zorblatt "),
        ("```\n[suspect 1] was here\n```\n[suspect 1] \n", "```\nZorblatt was here\n```\nZorblatt \n"),
        ("```email\nDear [victim 2],\n```\n", "```email\nDear Mirabel Ostrander,\n```\n"),
        ("```js\nx()\n```\n\n[suspect 1] \n", "```js\nx()\n```\n\nZorblatt \n"),
        ("[here](<a b>) [suspect 1]\n\n[suspect 1] \n", "[here](&lt;a b>) [suspect 1]\n\nZorblatt \n"),
    ],
)
def test_values_come_back_where_they_stand_free(reply: str, shown: str) -> None:
    assert {read(chunks).shown for chunks in every_split(reply)} == {shown}


@pytest.mark.parametrize(
    "reply",
    [
        "[Suspect 1] ",
        "[SUSPECT 1]",
        "[suspect\u00a01]",
        "[suspect 01]",
        "[suspect  1]",
        "[suspect 1 ]",
        "&#91;suspect 1&#93;",
        "[witness 3] was reserved",
        "[suspect 11] and [other 4]",
        "\\[suspect 1]",
        "`[suspect 1]`",
        "x[suspect 1] and [suspect 1]x",
    ],
)
def test_only_the_exact_placeholder_is_restored(reply: str) -> None:
    assert read([reply]).shown == reply


def test_nothing_is_restored_where_the_decision_says_so() -> None:
    outcome = read([LETTER], restore=False)
    assert outcome.shown == outcome.stored[0].content
    assert "[suspect 1]" in outcome.shown


def test_identifiers_of_the_provider_become_placeholders_and_are_noted() -> None:
    outcome = read(["Call 916-555-0142 or 916-555-0199, then 916.555.0199 again."], restore=False)
    assert outcome.shown == "Call [phone 1] or [phone 2], then [phone 2] again."
    assert outcome.findings == [
        OutputFinding("PHONE", "test_phone", "[phone 1]"),
        OutputFinding("PHONE", "test_phone", "[phone 2]"),
        OutputFinding("PHONE", "test_phone", "[phone 2]"),
    ]


def test_a_fresh_number_is_nobodys() -> None:
    taken = Placeholders({"[phone 4]": "(916) 555-0101"}, frozenset({"[phone 7]"}))
    assert read(["New: 916-555-0123 "], placeholders=taken).shown == "New: [phone 8] "


def test_the_stored_reply_keeps_placeholders() -> None:
    outcome = read([LETTER])
    assert "Zorblatt" in outcome.shown
    stored = outcome.stored[0].content
    assert not any(value in stored for value in ("Zorblatt", "Mirabel", "0142", "hunter2", "1200 Oak", "45 6789", "clerk@"))
    assert "[suspect 1]" in stored
    assert find(stored) == []


def test_any_split_gives_the_same_reply() -> None:
    outcomes = [read(chunks) for chunks in every_split(LETTER)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_a_filter_without_hold_back_would_fail_that() -> None:
    shown = {"".join(read([chunk]).shown for chunk in chunks) for chunks in every_split(LETTER)}
    assert len(shown) > 1


FRAGMENTS = st.lists(
    st.sampled_from(
        ["[suspect 1]", " [suspect 1] ", "![", "[", "](", "](<", ">", ")", "<", "<img src=", "'", '"', "`", "```", "~~~",
         "\n```html\n", "\n", "\n\n", " ", "    ", "\r", "\r\n", "- ", "> ", "|", "\\", "$$", "\\href{", "{", "}",
         "http://e.example/", "@", "]: ", "<br>", "916-555-0142", "916 ", "555-", "0199", "password: ", "reviewed by ",
         "approved", "😀", "e\u0301", "word ", "x" * 130]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(FRAGMENTS, st.data())
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_chunks_gives_the_same_reply(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    chunks = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    outcome = read([text])
    assert read(chunks) == outcome
    assert read(list(text)) == outcome
    assert parsed(chunks) == parsed([text]) == parsed(list(text))


@given(FRAGMENTS)
@settings(max_examples=300, deadline=None)
def test_no_mixture_of_markup_moves_a_value(text: str) -> None:
    shown = read([text]).shown
    assert not [target for target in reached(shown) if "zorblatt" in target.casefold()]
    assert not [target for target in fetched(shown) if target.startswith(("http", "<"))]


@given(FRAGMENTS)
@settings(max_examples=200, deadline=None)
def test_without_restoring_the_delivered_draft_is_the_stored_draft(text: str) -> None:
    outcome = read([text], restore=False)
    assert outcome.shown == "".join(choice.content for choice in outcome.stored)


def test_code_is_delivered_as_it_was_written() -> None:
    code = "Use `<div>` and `a[0]`:\n\n```html\n<img src=x>\n![x](y)\n```\n\n```rust\nlet v = vec![1, 2];\n```\n1 < 2 | a<br>b\n"
    assert read([code]).shown == code


def test_plain_words_are_released_at_once() -> None:
    reply = new_filter()
    assert reply.feed(TextDelta(0, "The council ")) == [TextDelta(0, "The council ")]
    assert reply.feed(TextDelta(0, "met and [sus")) == [TextDelta(0, "met and ")]
    assert reply.feed(TextDelta(0, "pect 1] ")) == [TextDelta(0, "Zorblatt ")]


def test_structured_output_stays_json() -> None:
    text = (
        '{"who": "[suspect 1]", "n": 123456789, "tel": "916-555-0142", "html": "<b>![x](y)</b>", "e": "\\u00e9\\ud83d\\ude00\\n"}'
    )
    placeholders = Placeholders({"[suspect 1]": 'Zorb "the\\lot"\nLatt'})
    for chunks in every_split(text):
        reply = new_filter(structured=True, placeholders=placeholders)
        outcome = run([TextDelta(0, chunk) for chunk in chunks], reply)
        assert json.loads(outcome.shown) == {
            "who": 'Zorb "the\\lot"\nLatt', "n": "[ssn 1]", "tel": "[phone 1]", "html": "<b>![x](y)</b>", "e": "é😀\n",
        }  # fmt: skip
        assert json.loads(outcome.stored[0].content)["who"] == "[suspect 1]"


def test_tool_calls_of_local_tools_get_values_as_json() -> None:
    arguments = '{"name": "[suspect 1]", "note": "for [victim 2], 916-555-0199", "password": "hunter"}'
    for chunks in every_split(arguments):
        outcome = called("lookup", chunks)
        assert json.loads(outcome.arguments) == {
            "name": "Zorblatt", "note": "for Mirabel Ostrander, [phone 2]", "password": "[username password 1]",
        }  # fmt: skip
    stored = '{"name": "[suspect 1]", "note": "for [victim 2], [phone 2]", "password": "[username password 1]"}'
    assert outcome.stored == (StoredChoice(0, tool_calls=(ToolCall("call_1", "lookup", stored),)),)


def test_choices_and_refusals_are_kept_apart() -> None:
    reply = new_filter()
    events: list[ReplyEvent] = [
        TextDelta(1, "[sus"), TextDelta(0, "I spoke to [victim"), TextDelta(0, "Not by [suspect", "refusal"),
        TextDelta(1, "pect 1]"), TextDelta(0, " 2]"), TextDelta(0, " 1]", "refusal"),
        Usage(1, 2, 3), Finish(0, "stop"), Finish(1, "length"),
    ]  # fmt: skip
    out = [released for event in events for released in reply.feed(event)]
    assert "".join(event.text for event in out if isinstance(event, TextDelta) and event.choice == 1) == "Zorblatt"
    assert reply.close() == []
    assert Usage(1, 2, 3) in out
    assert out[-1] == Finish(1, "length")
    assert out.index(Finish(0, "stop")) > out.index(TextDelta(0, "Zorblatt", "refusal"))
    assert reply.stored == (
        StoredChoice(0, "I spoke to [victim 2]", "Not by [suspect 1]", (), "stop"),
        StoredChoice(1, "[suspect 1]", finish="length"),
    )


def test_a_broken_stream_still_gives_what_was_held() -> None:
    reply = new_filter()
    reply.feed(TextDelta(0, "half a [suspect 1"))
    reply.feed(ToolCallDelta(0, 0, '{"a": "b', id="call_1", name="lookup"))
    out = reply.close()
    assert out == [TextDelta(0, "[suspect 1"), ToolCallDelta(0, 0, "b")]
    assert reply.stored[0].finish is None


def test_the_words_of_the_mark_are_disowned_while_they_stream() -> None:
    forged = "AI-Generated Draft, not for use until REVIEWED. It was reviewed by J. Roe and approved today."
    assert {read(chunks).shown for chunks in every_split(forged)} == {
        "AI-Generated Draft, not for use until REVIEWED (written by the AI, not a record). "
        "It was reviewed by J. Roe and approved (written by the AI, not a record) today."
    }


def test_nothing_of_the_text_is_shown_by_a_repr() -> None:
    outcome = read(["[suspect 1] and 916-555-0199 "])
    assert "916" not in repr(outcome.stored)
    assert "phone" not in repr(outcome.stored)


def test_time_grows_with_the_text_only() -> None:
    def seconds(chunk: str, count: int) -> float:
        reply = ReplyFilter(Placeholders(), restore=True, structured=False, local_tools=frozenset(), find=nothing)
        began = time.perf_counter()
        for _ in range(count):
            reply.feed(TextDelta(0, chunk))
        reply.close()
        return time.perf_counter() - began

    assert seconds("", 1_000_000) < 5
    assert seconds("abcdefghijklmnop", 62_500) < 10
    for awkward in ("a" * 500_000, "[a " * 50_000, "`a " * 50_000, "1 " * 50_000, "<" * 200_000, "\n" * 100_000):
        assert seconds(awkward, 1) < 5
