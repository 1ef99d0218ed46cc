"""Packs of a town's own, by which one word decides: what is tested is what follows, not how well anybody judges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

AGREED = "This is an official letter, and I stand for it."
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("use.grudge", {"words": {"ask": ["grudge"], "stop": ["vendetta"]}, "statement": AGREED}),
    ("use.final", {"words": {"ask": ["finality"], "stop": ["finality"]}}),
    ("use.trial", {"words": {"ask": ["gossip"], "stop": ["gossip"]}, "mode": "shadow"}),
    ("content.ambush", {"words": {"ask": ["ambush"], "stop": ["ambush"]}, "data_class": "tactical"}),
)
"""``grudge`` is asked about and ``vendetta`` stopped; ``finality`` is stopped, ``gossip`` tried, ``ambush`` of a class."""


def write_packs(folder: Path, *, without: str = "") -> str:
    """A folder with these packs, for `finding.packs`."""
    folder.mkdir(parents=True, exist_ok=True)
    for rule, changes in RULES:
        if rule != without:
            (folder / f"{rule}.yaml").write_text(yaml.safe_dump(_pack(rule) | changes), encoding="utf-8")
    return str(folder)


def _pack(rule: str) -> dict[str, Any]:
    return {
        "id": rule,
        "clause": "VI.C" if rule.startswith("content") else "VII.A",
        "title": rule,
        "kind": "none",
        "message": f"This is what {rule} is about.",
        "what_to_do": "Ask your supervisor.",
        "block_from": 0.8,
        "ask_from": 0.4,
        "frames": [{"name": "ask", "adds": 4, "all": ["ask"]}, {"name": "stop", "adds": 6, "all": ["stop"]}],
        "examples": {"block": ["a", "b", "c"], "allow": ["d", "e", "f"]},
    }
