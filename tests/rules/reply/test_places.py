"""Where a value may stand, how it is written there, and what is disarmed. More ways stand in test_hostile_upstream."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from rules.reply.hits import Unit
from rules.reply.places import JsonString, Page, escape

VALUES = {"[suspect 1]": "Zorblatt", "[email 1]": "a_b@c.example", "[other 2]": "x <b> | `y` [z] $1"}


def shown(text: str) -> str:
    return Page(VALUES).write(Unit(text, ended=True)).shown


@pytest.mark.parametrize(
    "value", ["x <b> | `y` [z](w) $1", "&lt;", "*a* _b_", "# a", "- a", "![i](//e)", "~~a~~", "a\\*b", "O'Brien"]
)
def test_an_escaped_value_reads_as_it_was(value: str) -> None:
    tokens = MarkdownIt("default", {"html": True}).parse(escape(value))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {token.type for token in children} <= {"text", "text_special"}
    assert "".join(token.content for token in children) == value


def test_ordinary_values_are_not_decorated() -> None:
    for value in ("Dana Quill", "(916) 555-0142", "a_b@c.example", "12-345", "O'Brien-Lee, Jr.", "1200 Oak St. #4"):
        assert escape(value) == value


def test_in_a_fence_only_values_that_need_no_escape_come_back() -> None:
    assert shown("```\n[suspect 1] [other 2] \n```\n") == "```\nZorblatt [other 2] \n```\n"


@pytest.mark.parametrize(
    ("written", "disarmed"),
    [
        ("![a](b)", "!\\[a](b)"),
        ("\\![a](b)", "\\!\\[a](b)"),
        ("[![a](b)](c)", "[!\\[a](b)](c)"),
        ("<img src=x>", "&lt;img src=x>"),
        ("</p><!-- -->", "&lt;/p>&lt;!-- -->"),
        ("<br>", "&lt;br>"),
        ("a<br>b<br/>", "a<br>b<br/>"),
        ("<https://city.example/a>", "<https://city.example/a>"),
        ("a < b <3 i<j", "a < b <3 i&lt;j"),
        ("`<img>` and ``<b>``", "`<img>` and ``<b>``"),
        ("`<img>` ` <b>", "`<img>` ` &lt;b>"),
        ("\\includegraphics{x}", "includegraphics{x}"),
        ("```\n<img>\n![a](b)\n```\n<b>", "```\n<img>\n![a](b)\n```\n&lt;b>"),
    ],
)
def test_what_fetches_becomes_text(written: str, disarmed: str) -> None:
    assert shown(written) == disarmed


def test_a_word_that_was_cut_is_not_free() -> None:
    page = Page(VALUES)
    assert page.write(Unit("http://evil.example/", ended=False)).shown == "http://evil.example/"
    assert page.write(Unit("[suspect 1] ", ended=True)).shown == "[suspect 1] "
    assert page.write(Unit("[suspect 1]", ended=False)).shown == "[suspect 1]"


def test_stored_and_shown_differ_in_values_only() -> None:
    written = Page(VALUES).write(Unit("[suspect 1] ![a](b)", ended=True))
    assert (written.stored, written.shown) == ("[suspect 1] !\\[a](b)", "Zorblatt !\\[a](b)")


def test_a_json_string_is_left_as_it_is_around_the_value() -> None:
    assert JsonString(VALUES).write(Unit("Note: [other 2] ![a](b) [suspect 1]", ended=True)).shown == (
        "Note: x <b> | `y` [z] $1 ![a](b) [suspect 1]"
    )
