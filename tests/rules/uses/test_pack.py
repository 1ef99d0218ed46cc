"""Packs: what is refused, and why."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from rules.uses.pack import Pack

GOOD: dict[str, Any] = {
    "id": "use.parking",
    "clause": "VII.A",
    "title": "parking tickets for enemies",
    "kind": "harassment_threat",
    "message": "This asks for a ticket.",
    "what_to_do": "Do not.",
    "statement": "It is official.",
    "block_from": 0.8,
    "ask_from": 0.4,
    "words": {"ticket": ["ticket*", "citation"]},
    "frames": [{"name": "a ticket", "adds": 2, "all": ["ticket"]}],
    "examples": {"block": ["a", "b", "c"], "allow": ["d", "e", "f"]},
}


def test_a_good_pack_shows_its_face_with_its_hash() -> None:
    rule = Pack.model_validate(GOOD).rule
    assert (rule.id, rule.clause, rule.mode) == ("use.parking", "VII.A", "enforce")
    other = Pack.model_validate(GOOD | {"ask_from": 0.5}).rule
    assert len(rule.pack) == 64
    assert rule.pack != other.pack, "any change of a pack is another rule"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"clause": "VII.Z"}, "clause"),
        ({"kind": "mischief"}, "kind must be one of"),
        ({"kind": "none", "frames": []}, "neither a kind nor frames"),
        ({"examples": {"block": [], "allow": []}}, "at least 3"),
        ({"examples": {"block": ["a", "b", "c"]}}, "allow"),
        ({"ask_from": 0.9}, "ask_from must not be above"),
        ({"words": {"ticket": ["/(?:a{1,30}){1,30}b/"]}}, "takes too long"),
        ({"words": {"ticket": ["/a+/"]}}, "repeats without end"),
        ({"words": {"ticket": ["/(/"]}}, "no valid regular expression"),
        ({"words": {"ticket": ["!!"]}}, "no word or phrase"),
        ({"frames": [{"name": "x", "adds": 1, "all": ["cars"]}]}, "which words does not have"),
        ({"frames": [{"name": "x", "adds": 20, "all": ["ticket"]}]}, "less than or equal to 8"),
        ({"mode": "acknowledge", "statement": ""}, "without a statement"),
        ({"data_class": "tactical"}, "nobody can agree"),
        ({"id": "parking"}, "pattern"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_pack_with_a_mistake_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Pack.model_validate(GOOD | changes)
