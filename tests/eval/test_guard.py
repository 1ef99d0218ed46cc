"""The guard of the evaluation notices each figure that falls back, and only then."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.eval.guard import GUARDED, GUARDED_USES, HERE, Guarded, fallen_back, worse
from tests.eval.page import key_figures

BASELINE = {figure.name: 0.5 for figure in GUARDED}


def fallen(figure: Guarded, by: float) -> dict[str, float]:
    """The baseline with one figure moved in its bad direction."""
    return BASELINE | {figure.name: 0.5 + (by if figure.better == "lower" else -by)}


@pytest.mark.parametrize("figure", GUARDED, ids=lambda figure: figure.name)
def test_a_figure_that_falls_back_is_named(figure: Guarded) -> None:
    assert worse(BASELINE, BASELINE) == []
    assert worse(fallen(figure, figure.tolerance * 0.9), BASELINE) == []
    assert worse(fallen(figure, -0.4), BASELINE) == []
    [line] = worse(fallen(figure, figure.tolerance * 1.1 + 0.001), BASELINE)
    assert line.startswith(f"{figure.name}:")


@pytest.mark.parametrize("figure", GUARDED_USES, ids=lambda figure: figure.name)
def test_a_figure_of_the_rules_that_falls_back_is_named(figure: Guarded) -> None:
    baseline = {one.name: 0.5 for one in GUARDED_USES}
    worse_by = figure.tolerance * 1.1 + 0.001
    fell = baseline | {figure.name: 0.5 + (worse_by if figure.better == "lower" else -worse_by)}
    assert fallen_back({"uses/unseen": baseline}, {"uses/unseen": baseline}) == []
    [line] = fallen_back({"uses/unseen": fell}, {"uses/unseen": baseline})
    assert line.startswith(f"uses/unseen, {figure.name}:")


def test_a_missing_figure_is_named() -> None:
    assert len(worse(BASELINE, {})) == len(worse({}, BASELINE)) == len(GUARDED)


def test_every_set_is_guarded() -> None:
    both = {"standard/development": BASELINE, "standard/unseen": BASELINE}
    assert fallen_back(both, both) == []
    [line] = fallen_back(both | {"standard/unseen": fallen(GUARDED[0], 0.4)}, both)
    assert line.startswith(f"standard/unseen, {GUARDED[0].name}:")
    assert len(fallen_back({"standard/development": BASELINE}, both)) == len(GUARDED)


def scrubbed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with every annotated value replaced, as a flawless scrubber would."""
    text: str = document["text"]
    numbers: dict[str, int] = {}
    for span in sorted(document["spans"], key=lambda span: -int(span["start"])):
        number = numbers.setdefault(span["entity_id"], len(numbers) + 1)
        word = (span["role"] or span["type"]).upper()
        text = f"{text[: span['start']]}[{word}_{number}]{text[span['end'] :]}"
    return {"id": document["id"], "text": text, "spans": document["spans"]}


def test_a_flawless_scrubber_passes_every_guard(tmp_path: Path) -> None:
    """Through the real scorer: the guarded names are those that an evaluation writes."""
    lines = (HERE / "roles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [document for document in map(json.loads, lines) if "text" in document][:20]
    for name, documents in (("gold", gold), ("scrubbed", map(scrubbed, gold))):
        (tmp_path / name).write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    clean = str(HERE / "clean_dev.jsonl")
    command = [sys.executable, str(HERE / "score.py"), "--json", "--roles", "gold", "scrubbed", "--clean", clean, clean]

    report = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    best = {figure.name: 1.0 if figure.better == "higher" else 0.0 for figure in GUARDED}
    assert worse(key_figures(json.loads(report)), best) == []
