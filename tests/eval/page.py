"""What an evaluation says, for people: `docs/detection-quality.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TAGS = ("caps", "lower", "table", "csv", "json", "form", "email", "chat", "long")
"""The ways of writing that are told apart, by the tags of the documents."""
HEAD = """# How well Townclerk finds and tells apart

Written by `make eval`; do not edit. The *development* set was used while the rules were made, so its figures are optimistic. The
*unseen* and the *examination* set were written by other authors, and nothing was tuned on them but what decisions 0008 and 0009
say: nearer to your papers. Every person and number is invented. What each figure means: `tests/eval/README.md`.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One set at one level: the scorer's result, and the CPU time of the scan for 200 words."""

    level: str
    set: str
    result: Mapping[str, Any]
    cpu_ms: float


def key_figures(result: Mapping[str, Any]) -> dict[str, float]:
    """The few numbers that a change is judged by."""
    roles, clean = result["roles"], result["clean"]
    mentions, persons = roles["roles"]["mentions"], roles["consistency"].get("PERSON", {})
    return {
        "leak_rate": roles["leaks"]["ALL"]["rate"],
        "name_leak_rate": roles["leaks"]["PERSON"]["rate"],
        "suspect_victim_swaps": roles["roles"]["suspect_victim_swaps"],
        "wrongly_called_suspect": roles["roles"]["wrongly_called_suspect"],
        "role_right_share": mentions.get("right", 0) / sum(mentions.values()),
        "role_accuracy_when_said": roles["roles"]["accuracy_when_said"] or 0.0,
        "persons_split": persons.get("split", 0),
        "placeholders_shared": persons.get("shared", 0),
        "collateral_rate": roles["collateral"]["rate"],
        "clean_documents_touched": clean["touched"],
        "clean_words_removed_rate": clean["rate"],
    }


def page(runs: Sequence[Run]) -> str:
    """The page: key figures first, then by type and by way of writing."""
    parts = [HEAD, "## Key figures\n", *_table(runs, _key_rows(runs))]
    for title, rows in (("Leaked values by type", _types(runs)), ("Leaked names by way of writing", _writing(runs))):
        parts += [f"\n## {title}\n", *_table(runs, rows)]
    return "\n".join(parts) + "\n"


Rows = Iterable[tuple[str, Sequence[str]]]


def _table(runs: Sequence[Run], rows: Rows) -> Iterator[str]:
    yield "| | " + " | ".join(f"{run.set}, {run.level}" for run in runs) + " |"
    yield "|---|" + "---|" * len(runs)
    for name, cells in rows:
        yield f"| {name} | " + " | ".join(cells) + " |"


def _key_rows(runs: Sequence[Run]) -> Iterator[tuple[str, Sequence[str]]]:
    figures = [key_figures(run.result) for run in runs]
    for name in figures[0]:
        yield name.replace("_", " "), [_shown(name, one[name]) for one in figures]
    yield "CPU for 200 words", [f"{run.cpu_ms:.0f} ms" for run in runs]


def _shown(name: str, value: float) -> str:
    return f"{value:.1%}" if name.endswith(("rate", "_share", "when_said")) else str(value)


def _types(runs: Sequence[Run]) -> Rows:
    leaks = [run.result["roles"]["leaks"] for run in runs]
    return [(kind, [_leaked(one.get(kind)) for one in leaks]) for kind in sorted({kind for one in leaks for kind in one})]


def _writing(runs: Sequence[Run]) -> Rows:
    leaks = [run.result["roles"]["name_leaks_by_tag"] for run in runs]
    return [(tag, [_leaked(one.get(tag)) for one in leaks]) for tag in TAGS if any(tag in one for one in leaks)]


def _leaked(counted: Mapping[str, Any] | None) -> str:
    return "-" if counted is None else f"{counted['anywhere']} of {counted['values']} ({counted['rate'] or 0:.1%})"
