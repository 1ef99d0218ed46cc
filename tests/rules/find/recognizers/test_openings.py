"""How labels begin: never too narrow, or a value would be passed over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rules.find import identifiers
from rules.find.recognizers import PATTERNS
from rules.find.recognizers.openings import openings
from rules.find.recognizers.pattern import WORD, keys_of, opening
from tests.rules.find.test_identifiers import HITS, NEAR_MISSES


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("MRN|med(?:ical)?", {"mrn", "med"}),
        (r"C?DL|OLN", {"cdl", "dl", "oln"}),
        (r"(?:parking\s+)?cit(?:e|ation)", {"par", "cit"}),
        (r"S\.?I\.?D", {"sid", "si.", "s."}),
        (r"x-?ref", {"xre", "x."}),
        ("e?PCR", {"epc", "pcr"}),
        (r"A(?=\s?\#)|alien", {"a"}),
        (r"[ab]c", None),
        (r"(?:x)?", None),
        (r"\w+|b", None),
    ],
)
def test_the_first_letters_of_a_label(label: str, expected: set[str] | None) -> None:
    assert openings(label) == expected


def texts() -> list[str]:
    """Everything that the evaluation has, and all cases of the rules."""
    folder = Path(__file__).parents[3] / "eval"
    documents = [
        json.loads(line) for name in ("roles_dev", "clean_dev") for line in (folder / f"{name}.jsonl").read_text().splitlines()
    ]
    whole = [text for d in documents for text in ([d["text"]] if "text" in d else [turn["content"] for turn in d["messages"]])]
    return [*whole, *(case[2] for case in HITS), *(case[2] for case in NEAR_MISSES)]


def test_no_match_begins_where_no_word_of_its_opening_does() -> None:
    """The short cut against the long way: each pattern searched for in each text from end to end."""
    corpus = "\n\n".join(texts())
    begun: dict[str, list[int]] = {}
    for word in WORD.finditer(corpus):
        for key in keys_of(opening(word.group())):
            begun.setdefault(key, []).append(word.start())
    for pattern in PATTERNS:
        if pattern.shape.openings is not None:
            tried = {start for key in pattern.shape.openings for start in begun.get(key, ())}
            found = [m for m in pattern.shape.regex.finditer(corpus) if pattern.check is None or pattern.check(m["v"])]
            missed = [m.group() for m in found if m.start() not in tried]
            assert missed == [], pattern.id


def test_what_is_needed_stands_in_every_match() -> None:
    corpus = "\n\n".join(texts())
    for pattern in PATTERNS:
        for match in pattern.shape.regex.finditer(corpus) if pattern.shape.needs else ():
            assert any(needed in match.group().lower() for needed in pattern.shape.needs), pattern.id


def test_values_without_a_digit_are_not_left_to_lines_with_one() -> None:
    corpus = "\n\n".join(texts())
    for pattern in PATTERNS:
        for match in pattern.shape.regex.finditer(corpus) if pattern.digits and pattern.shape.openings is None else ():
            assert re.search(r"\d", match["v"]), pattern.id


def test_every_pattern_has_its_own_name_and_is_tried() -> None:
    ids = [pattern.id for pattern in PATTERNS]
    assert len(ids) == len(set(ids))
    tried = {p.id for p in (*identifiers._OPENED, *identifiers._ANYWHERE)}
    assert tried == set(ids)
