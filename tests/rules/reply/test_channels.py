"""The two kinds of text side by side: the same words, for a person and for a program."""

from __future__ import annotations

from rules.domain import Placeholders
from rules.reply.channels import Channel, ParsedText, ReadText
from rules.reply.draft import NoticeSection, marks_of
from rules.reply.hits import Cleaner, Names
from tests.rules.reply.replies import find

VALUES = {"[suspect 1]": 'Z "x"'}


def through(channel: Channel, text: str) -> tuple[str, str]:
    parts = [*(channel.feed(char) for char in text), channel.close()]
    return "".join(part.stored for part in parts), "".join(part.shown for part in parts)


def cleaner() -> Cleaner:
    return Cleaner(find, Names(Placeholders(VALUES)))


def test_for_a_person_images_become_text_and_marks_are_disowned() -> None:
    text = "![i](u) [suspect 1] reviewed and approved"
    stored, shown = through(ReadText(cleaner(), VALUES, marks_of(NoticeSection())), text)
    assert stored == "!\\[i](u) [suspect 1] reviewed and approved (written by the AI, not a record)"
    assert shown == '!\\[i](u) Z "x" reviewed and approved (written by the AI, not a record)'


def test_for_a_program_only_values_change() -> None:
    stored, shown = through(
        ParsedText(cleaner(), VALUES), '{"[suspect 1]": "[suspect 1] <b> reviewed and approved", "n": 123456789}'
    )
    assert stored == '{"[suspect 1]": "[suspect 1] <b> reviewed and approved", "n": "[ssn 1]"}'
    assert shown == '{"Z \\"x\\"": "Z \\"x\\" <b> reviewed and approved", "n": "[ssn 1]"}'


def test_what_is_no_json_is_never_restored() -> None:
    assert (
        through(ParsedText(cleaner(), VALUES), "Sorry, about [suspect 1] I can't.")[1] == 'Sorry, about "[suspect 1]" I can\'t.'
    )
