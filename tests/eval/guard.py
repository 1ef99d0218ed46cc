"""Fails when the scrubber or the judge got worse: compares the last evaluation with tests/eval/baseline.json.

    python -m tests.eval.guard            exit 1 when a figure is worse than its baseline by more than its tolerance
    python -m tests.eval.guard --accept   make the last evaluation the baseline; commit the file with the reason

`make eval-guard` runs the evaluations first; their key figures are left in .build/eval.json and .build/uses.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
EVALUATIONS = tuple(HERE.parents[1] / ".build" / name for name in ("eval.json", "uses.json"))

Figures = Mapping[str, float]
Evaluation = Mapping[str, Figures]
"""Key figures by level and set, as in "standard/unseen"."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """One key figure of `tests.eval.run`: which way is better, and how far it may fall back unnoticed."""

    name: str
    better: Literal["lower", "higher"]
    tolerance: float

    def is_worse(self, now: float, before: float) -> bool:
        loss = now - before if self.better == "lower" else before - now
        return loss > self.tolerance


GUARDED = (
    Guarded("leak_rate", "lower", 0.002),
    Guarded("name_leak_rate", "lower", 0.003),
    Guarded("suspect_victim_swaps", "lower", 0),
    Guarded("wrongly_called_suspect", "lower", 1),
    Guarded("role_accuracy_when_said", "higher", 0.01),
    Guarded("role_right_share", "higher", 0.02),
    Guarded("persons_split", "lower", 2),
    Guarded("placeholders_shared", "lower", 0),
    Guarded("collateral_rate", "lower", 0.002),
    Guarded("clean_documents_touched", "lower", 1),
)

GUARDED_USES = (
    Guarded("stopped", "higher", 0.01),
    Guarded("blocked", "higher", 0.015),
    Guarded("allowed_blocked", "lower", 0.007),
    Guarded("allowed_asked", "lower", 0.015),
    Guarded("papers_stopped", "lower", 0.01),
)


def guarded(run: str) -> Sequence[Guarded]:
    """The figures of a run: "standard/unseen" is one of the scrubber, "uses/unseen" one of the judge."""
    return GUARDED_USES if run.startswith("uses/") else GUARDED


def fallen_back(now: Evaluation, baseline: Evaluation) -> list[str]:
    """A line for each figure of each set that fell back, or that one side lacks."""
    runs = dict.fromkeys((*baseline, *now))
    return [f"{run}, {line}" for run in runs for line in worse(now.get(run, {}), baseline.get(run, {}), guarded(run))]


def worse(now: Figures, baseline: Figures, figures: Sequence[Guarded] = GUARDED) -> list[str]:
    """The same for one set."""
    lines = []
    for figure in figures:
        if figure.name not in now or figure.name not in baseline:
            lines.append(f"{figure.name}: missing in the evaluation or in the baseline")
        elif figure.is_worse(now[figure.name], baseline[figure.name]):
            lines.append(f"{figure.name}: {now[figure.name]:.4f}, was {baseline[figure.name]:.4f} ({figure.better} is better)")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="make the last evaluation the baseline")
    accept: bool = parser.parse_args().accept
    now: dict[str, Figures] = {}
    for evaluation in EVALUATIONS:
        now |= json.loads(evaluation.read_text(encoding="utf-8"))
    if accept:
        kept = {run: {figure.name: figures[figure.name] for figure in guarded(run)} for run, figures in now.items()}
        BASELINE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        print(f"accepted as the baseline: {kept}")
        return 0
    fallen = fallen_back(now, json.loads(BASELINE.read_text(encoding="utf-8")))
    print("\n".join(fallen) or f"evaluation: {', '.join(now)}: no figure is worse than the baseline")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
