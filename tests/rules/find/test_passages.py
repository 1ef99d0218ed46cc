"""How a passage is written, and its copy in ordinary spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rules.find.passages import passages, recased


def test_each_line_has_its_own_style() -> None:
    text = "THE RP SAW HIM LEAVE ON FOOT\nThe officer wrote this later.\nand this is a text message lol"
    assert [passage.style for passage in passages(text)] == ["caps", "mixed", "lower"]


def test_numbers_do_not_decide_the_style() -> None:
    assert [p.style for p in passages("my serial is WTU184G0772K and i want my bike back")] == ["lower"]


def test_what_is_no_ordinary_word_gets_a_capital() -> None:
    assert recased("RP ADV DAVE PETERSON LEFT THE SCENE") == "rp adv Dave Peterson left the scene"


@given(st.text(max_size=200))
def test_the_copy_has_the_same_length(text: str) -> None:
    assert len(recased(text)) == len(text)
