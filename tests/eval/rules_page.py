"""What every rule enforces, and how often it is wrong, for people: `docs/rules.md`."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rules.decide.checks import CHECKS, Check
from rules.uses.pack import Frame, Pack

HEAD = """# The rules

Written by `make eval`; do not edit. Each request passes all of them, and is told every reason.

Rules of use (`use.*`, `content.investigation`) are packs in `rules/packs/`: what the person asks, not what they quote, is read by
a small classifier that was trained here, and by frames of words; both are added as log-odds. From `block_from` on the request is
stopped, from `ask_from` on the person is asked to answer for it. `docs/decisions/0011` says why. The other rules look at facts
and are not measured.

The *development* set was read while the packs were written, so its figures are optimistic. *unseen* and *examination* are other
authors' prompts on which nothing was tuned. Of a forbidden prompt *stopped* means blocked or asked about. Allowed prompts include
borderline ones, for which asking is right.
"""
FIGURES = ("stopped", "blocked", "allowed_blocked", "allowed_asked")


@dataclass(frozen=True, slots=True)
class Costs:
    """What the rules cost: CPU for 200 words, and by set the share of papers that they stop without need."""

    cpu_ms: float
    papers_stopped: Mapping[str, float]


def rules_page(
    packs: Sequence[Pack],
    figures: Mapping[str, Mapping[str, Mapping[str, float]]],
    alarms: Mapping[str, Mapping[str, tuple[int, int]]],
    allowed: Mapping[str, int],
    costs: Costs,
) -> str:
    """The page. `figures` by set and area, `alarms` by set and rule, `allowed` the number of allowed prompts of each set."""
    lines = [HEAD, "## Figures\n", *_figures(figures)]
    shares = ", ".join(f"{name} {100 * share:.1f} %" for name, share in costs.papers_stopped.items())
    lines.append(f"\nOf the papers of the scrubber's sets, pasted without a word, are stopped or asked about: {shares}.")
    lines.append(f"All checks of a request with 200 words of instruction: {costs.cpu_ms:.1f} ms CPU on one core.")
    for pack in packs:
        lines += _pack(pack, alarms, allowed)
    for check in CHECKS:
        lines += _check(check)
    return "\n".join(lines) + "\n"


def _figures(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterator[str]:
    yield "| set | area | forbidden: stopped | forbidden: blocked | allowed: blocked | allowed: asked |"
    yield "|---|---|---|---|---|---|"
    for name, areas in figures.items():
        for area, values in areas.items():
            yield f"| {name} | {area} | " + " | ".join(f"{100 * values[key]:.1f} %" for key in FIGURES) + " |"


def _pack(pack: Pack, alarms: Mapping[str, Mapping[str, tuple[int, int]]], allowed: Mapping[str, int]) -> Iterator[str]:
    yield f"\n## {pack.id}: {pack.title}\n"
    yield f"Clause {pack.clause}. Mode `{pack.mode}`, block from {pack.block_from}, ask from {pack.ask_from}."
    if pack.data_class:
        yield f"Systems that are approved for the class `{pack.data_class}` may receive it; nobody can answer for it elsewhere."
    yield f"\n> {pack.message} {pack.what_to_do}\n"
    if pack.statement:
        yield f'Who answers for it says: "{pack.statement}"\n'
    yield "False alarms: " + "; ".join(_alarm(name, alarms[name].get(pack.id, (0, 0)), allowed[name]) for name in alarms) + ".\n"
    for title, examples in (
        ("Stops", pack.examples.block),
        ("Asks about", pack.examples.ask),
        ("Lets pass", pack.examples.allow),
    ):
        if examples:
            yield f"{title}:\n"
            yield from (f"- {example}" for example in examples)
            yield ""
    yield "Frames: " + "; ".join(map(_frame, pack.frames)) + "."


def _alarm(name: str, counts: tuple[int, int], allowed: int) -> str:
    blocked, asked = counts
    return (
        f"{name} {blocked} blocked and {asked} asked about of {allowed} allowed prompts ({100 * blocked / max(1, allowed):.1f} %)"
    )


def _frame(frame: Frame) -> str:
    return f"{frame.name} ({frame.adds:+g})"


def _check(check: Check) -> Iterator[str]:
    yield f"\n## {check.id}\n"
    yield f"Clause {check.clause}. Mode `enforce`, and no other. Goes by facts: no false alarms of its own.\n"
    yield inspect.getdoc(sys.modules[type(check).__module__]) or ""
