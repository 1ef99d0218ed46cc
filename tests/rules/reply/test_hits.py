"""Values that a provider wrote: found with what stands before them, replaced by the right placeholder."""

from __future__ import annotations

import re

import pytest

from rules.domain import Finding, OutputFinding, Placeholders
from rules.reply.hits import Cleaner, Names
from tests.rules.reply.replies import MAP, every_split, find


def clean(chunks: list[str], placeholders: Placeholders = MAP) -> str:
    cleaner = Cleaner(find, Names(placeholders))
    units = [unit for chunk in chunks for unit in cleaner.feed(chunk)] + list(cleaner.close())
    return "".join(unit.text for unit in units)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("at 916-555-0142.", "at [phone 1]."),
        ("at 916-555-0199, 916-555-0142", "at [phone 2], [phone 1]"),
        ("password: hunter", "password: [username password 1]"),
        ("123-45-6789 and 987 65 4321", "[ssn 1] and [ssn 2]"),
        ("x" * 300 + " 916-555-0199 " + "y" * 300, "x" * 300 + " [phone 2] " + "y" * 300),
        ("x" * 120 + "-916-555-0199-" + "y" * 300, "x" * 120 + "-[phone 2]-" + "y" * 300),
        ("1 " * 62 + "916-555-0199 " + "1 " * 200, "1 " * 62 + "[phone 2] " + "1 " * 200),
        ("[suspect 1] [phone 1] [witness 3]", "[suspect 1] [phone 1] [witness 3]"),
    ],
)
def test_values_become_placeholders_wherever_the_stream_is_split(text: str, cleaned: str) -> None:
    assert {clean(chunks) for chunks in every_split(text)} == {cleaned}


def test_a_pattern_that_takes_a_placeholder_for_a_value_is_not_believed() -> None:
    def greedy(text: str) -> list[Finding]:
        return [Finding(match.start(), match.end(), "PHONE", 0.9, "greedy") for match in re.finditer(r"\[phone \d\]|\d{4}", text)]

    cleaner = Cleaner(greedy, Names(MAP))
    assert "".join(unit.text for unit in [*cleaner.feed("[phone 1], 5555"), *cleaner.close()]) == "[phone 1], [phone 2]"


def test_the_finding_has_the_type_and_no_value() -> None:
    names = Names(MAP)
    finding = find("916-555-0142")[0]
    assert names.replace("916-555-0142", finding) == "[phone 1]"
    assert names.findings == [OutputFinding("PHONE", "test_phone", "[phone 1]")]
    assert "0142" not in repr(names.findings)


def test_text_between_two_texts_labels_the_second() -> None:
    cleaner = Cleaner(find, Names(MAP))
    cleaner.note('"password": "')
    assert [unit.text for unit in [*cleaner.feed("hunter"), *cleaner.close()]] == ["[username password 1]"]
