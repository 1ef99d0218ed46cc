"""How a passage is written."""

from __future__ import annotations

from rules.find.passages import passages


def test_each_line_has_its_own_style() -> None:
    text = "THE RP SAW HIM LEAVE ON FOOT\nThe officer wrote this later.\nand this is a text message lol"
    assert [passage.style for passage in passages(text)] == ["caps", "mixed", "lower"]


def test_numbers_do_not_decide_the_style() -> None:
    assert [p.style for p in passages("my serial is WTU184G0772K and i want my bike back")] == ["lower"]
