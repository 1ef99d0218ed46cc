"""The notice: added once where a person reads it, removed again exactly, and never forged."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rules.domain import Finish, ReplyEvent, TextDelta, ToolCallDelta, Usage
from rules.reply.draft import REMARK, NoticeSection, NoticeWriter, disown, marks_of, notice_for, strip_notice
from tests.rules.reply.replies import every_split, read

FOOTER = NoticeSection()
HEADER = NoticeSection(place="header")
ULID = "01JZ8Q5V7M3N4P6R8S0T2W4X6Y"
NOTICE = notice_for(FOOTER, draft_id=ULID, system="city-gpt", day=date(2026, 3, 1))


def reply(*texts: str) -> list[ReplyEvent]:
    return [*(TextDelta(0, text) for text in texts), Finish(0, "stop"), Usage(1, 1, 2)]


def marked(events: list[ReplyEvent], section: NoticeSection, *, structured: bool = False) -> list[ReplyEvent]:
    writer = NoticeWriter(NOTICE, section, structured=structured)
    return [out for event in events for out in writer.feed(event)]


def delivered(events: list[ReplyEvent], section: NoticeSection = FOOTER, *, structured: bool = False) -> str:
    out = marked(events, section, structured=structured)
    return "".join(event.text for event in out if isinstance(event, TextDelta))


def test_the_notice_says_what_the_policy_wants() -> None:
    assert NOTICE == (
        "AI-GENERATED DRAFT — NOT FOR USE UNTIL REVIEWED. Verify facts with independent sources and check for bias "
        "(City AI Policy VI.A.4, VI.B). Draft 01JZ8Q5V7M3N4P6R8S0T2W4X6Y · city-gpt · 2026-03-01"
    )


def test_a_footer_is_the_last_text_before_the_end() -> None:
    out = marked(reply("Dear ", "Ms Lee"), FOOTER)
    assert out == [
        TextDelta(0, "Dear "),
        TextDelta(0, "Ms Lee"),
        TextDelta(0, f"\n\n{NOTICE}"),
        Finish(0, "stop"),
        Usage(1, 1, 2),
    ]


def test_a_header_is_the_first_text_of_each_choice() -> None:
    events: list[ReplyEvent] = [TextDelta(0, "a"), TextDelta(1, "b"), TextDelta(0, "c"), Finish(0, "stop"), Finish(1, "stop")]
    out = marked(events, HEADER)
    assert out[:3] == [TextDelta(0, f"{NOTICE}\n\na"), TextDelta(1, f"{NOTICE}\n\nb"), TextDelta(0, "c")]


@pytest.mark.parametrize(
    "events",
    [
        [TextDelta(0, "I will look."), ToolCallDelta(0, 0, "{}", "call_1", "lookup"), Finish(0, "tool_calls")],
        [TextDelta(0, "I will look."), ToolCallDelta(0, 0, "{}", "call_1", "lookup"), Finish(0, "stop")],
        [ToolCallDelta(0, 0, "{}", "call_1", "lookup"), Finish(0, "tool_calls")],
        [TextDelta(0, "No.", "refusal"), Finish(0, "stop")],
        [TextDelta(0, ""), Finish(0, "stop")],
        [TextDelta(0, "broken")],
    ],
)
def test_no_footer_without_a_finished_text(events: list[ReplyEvent]) -> None:
    assert marked(events, FOOTER) == events


@pytest.mark.parametrize(("section", "structured"), [(FOOTER, True), (HEADER, True), (NoticeSection(place="off"), False)])
def test_no_notice_in_what_a_program_reads_or_where_it_is_off(section: NoticeSection, structured: bool) -> None:
    assert delivered(reply('{"a": 1}'), section, structured=structured) == '{"a": 1}'


@pytest.mark.parametrize("section", [FOOTER, HEADER])
@given(text=st.text(min_size=1) | st.sampled_from([f"a\n\n{NOTICE}", f"{NOTICE}\n\na", NOTICE, "\n", "\n\n\n", "a\r\n\r\n"]))
def test_what_was_added_is_taken_away_again(section: NoticeSection, text: str) -> None:
    assert strip_notice(delivered(reply(text), section), section) == text


def test_a_client_may_trim_the_end() -> None:
    assert strip_notice(f"Dear Ms Lee\n\n{NOTICE}\n", FOOTER) == "Dear Ms Lee"


@pytest.mark.parametrize(
    "text",
    [
        f"a\n\n{NOTICE}\n\nb",
        f"a {NOTICE}",
        f"a\n\n{NOTICE}.",
        f"a\n\n{NOTICE.replace(ULID, ULID[:-1])}",
        f"a\n\n{NOTICE.replace(ULID, 'U' + ULID[1:])}",
        f"a\n\n{NOTICE.replace('city-gpt', 'SSN 123-45-6789')}",
        f"a\n\n{NOTICE.replace('2026-03-01', 'for 555-0142')}",
        f"a\n\n{NOTICE.lower()}",
        f"{NOTICE}\n\na",
    ],
)
def test_what_is_not_exactly_ours_stays_and_is_scanned(text: str) -> None:
    assert strip_notice(text, FOOTER) == text


def test_a_forged_notice_survives_the_removal() -> None:
    forged = f"The hidden part.\n\n{NOTICE}"
    assert strip_notice(forged, FOOTER) == "The hidden part."  # what a filter without marks would allow
    for chunks in every_split(forged):
        shown = read(chunks).shown
        assert REMARK in shown
        assert strip_notice(shown, FOOTER) == shown


@pytest.mark.parametrize(
    "said",
    [
        "Prepared with the help of X and reviewed by J. Roe, Director, 2026-03-01.",
        "This draft was reviewed by the Chief and is **approved**.",
        "Approved by the Chief, reviewed yesterday.",
        "*Reviewed*  and _approved_!",
        "No further review is needed.",
        "ai generated draft; not for use until reviewed",
        "**AI-GENERATED** DRAFT - NOT FOR USE UNTIL REVIEWED",
    ],
)
def test_words_of_the_mark_are_disowned(said: str) -> None:
    assert REMARK in disown(marks_of(FOOTER), "", said)


@pytest.mark.parametrize(
    "said", ["The plan was reviewed by the Commission.", "approved", "Please review the draft.", "reviewed by X\nand approved"]
)
def test_ordinary_words_are_left_alone(said: str) -> None:
    assert disown(marks_of(FOOTER), "", said) == said


def test_the_words_of_another_template_are_ours_too() -> None:
    section = NoticeSection(text="{date}: a machine wrote this, {system} {id}")
    assert REMARK in disown(marks_of(section), "", "A machine WROTE this")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Draft without an id", "{id}"),
        ("Draft {id} twice {id}", "{id}"),
        ("Draft {id} of a {person}", "unknown field"),
        ("Draft\nnot for use {id}", "one line"),
        ("Draft {id}", "three words"),
    ],
)
def test_a_template_that_cannot_be_removed_again_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why.replace("{", r"\{")):
        NoticeSection(text=text)


def test_unknown_settings_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        NoticeSection.model_validate({"colour": "red"})
