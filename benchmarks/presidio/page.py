"""What the comparison says, for people: `docs/comparison-presidio.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.presidio.mapping import TYPES, Sentence
from benchmarks.presidio.measure import ALL, OTHER, PERSON, REST, Figures


@dataclass(frozen=True, slots=True)
class Column:
    """One system's figures."""

    title: str
    figures: Figures
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Source:
    """What was scored, with which packages."""

    sentences: Sequence[Sentence]
    digest: str
    seed: int
    versions: dict[str, str]


HEAD = """# Townclerk beside stock Presidio, on Presidio's own sentences

Written by `make eval-presidio`; do not edit. {count} sentences from the generator of presidio-evaluator, with its templates and
its people (FakeNameGenerator, all over the world) and a fixed seed ({seed}); everybody in them is invented. Both systems read
every sentence in one run. Presidio is `AnalyzerEngine()` as it comes, but with spaCy's *small* English model: its default is the
large one, which has to be downloaded from outside the package registry, and with which its figures will differ.

{versions}; sentences and gold sha256 `{digest}`.
"""
NOTES = """
* **Leak**: of a protected value an identifying piece was left, by the rule of `tests/eval/score.py`; each value once per
  sentence. *Not replaced whole* is stricter: one letter or digit was left. The type that a system gave does not matter.
* **Precision**: replacements that touch a protected value, of those that touch one or touch nothing at all. What only touches
  neutral text (below) is neither right nor wrong. Findings that overlap are one replacement.
* **Other words lost**: words that are neither protected nor neutral, and were replaced.
* Stock Presidio has no recognizer for street addresses: what it takes out of one it takes for something else. Hence the row
  *all but names and streets*.
* The sentences are as the package makes them, oddities included: people, streets and telephone numbers of many countries, streets
  with two house numbers, `>` turned into `}}`. Only the line breaks, which the templates write as `\\n`, were made line breaks.
* A birthday in a sentence that does not speak of a birth is neutral; counted, it would be a leak of Townclerk's, not of
  Presidio's, which takes out every date.
"""
MAPPING_HEAD = """
## What counts as protected

The rules are those of our evaluation sets (`tests/eval/README.md`), for all systems alike. *Neutral*: replacing it is neither
needed nor wrong. A street counts with a number only, and number, street and unit beside each other are one value; of an address
in one piece only that part counts. An age counts from 90 (none of these people is so old), a birthday where the sentence
speaks of a birth.

| placeholder of the generator | type |
|---|---|
"""


def page(source: Source, columns: Sequence[Column]) -> str:
    """The whole page: key figures, leaks by type, and what was counted."""
    versions = ", ".join(f"{name} {version}" for name, version in source.versions.items())
    head = HEAD.format(count=f"{len(source.sentences):,}", seed=source.seed, versions=versions, digest=source.digest)
    key = "\n".join(_table(columns, _key_rows(columns)))
    types = "\n".join(_table(columns, _type_rows(columns)))
    mapping = "\n".join(f"| {name} | {kind or 'neutral'} |" for name, kind in TYPES.items())
    return f"{head}\n## Key figures\n\n{key}\n{NOTES}\n## Leaked values by type\n\n{types}\n{MAPPING_HEAD}{mapping}\n"


Rows = Iterator[tuple[str, list[str]]]


def _table(columns: Sequence[Column], rows: Rows) -> Iterator[str]:
    yield "| | " + " | ".join(one.title for one in columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for name, cells in rows:
        yield f"| {name} | " + " | ".join(cells) + " |"


def _key_rows(columns: Sequence[Column]) -> Rows:
    figures = [one.figures for one in columns]
    yield "leaked, all values", [_of(one.leaked[ALL], one.values[ALL]) for one in figures]
    yield "leaked, names", [_of(one.leaked[PERSON], one.values[PERSON]) for one in figures]
    yield "leaked, all but names", [_of(one.leaked[OTHER], one.values[OTHER]) for one in figures]
    yield "leaked, all but names and streets", [_of(one.leaked[REST], one.values[REST]) for one in figures]
    yield "not replaced whole", [_of(one.not_whole[ALL], one.values[ALL]) for one in figures]
    yield "precision", [f"{one.precision:.1%}" for one in figures]
    yield "replacements: right, neutral, wrong", [_findings(one) for one in figures]
    yield "other words lost", [_of(one.lost["outside"], one.words["outside"]) for one in figures]
    yield "neutral words replaced", [_of(one.lost["neutral"], one.words["neutral"]) for one in figures]
    yield "CPU for 200 words", [f"{one.cpu_ms:.0f} ms" for one in columns]


def _type_rows(columns: Sequence[Column]) -> Rows:
    figures = [one.figures for one in columns]
    for kind in sorted(figures[0].values.keys() - {ALL, OTHER, REST}):
        yield kind, [_of(one.leaked[kind], one.values[kind]) for one in figures]


def _findings(figures: Figures) -> str:
    return ", ".join(f"{figures.findings[kind]:,}" for kind in ("right", "neutral", "wrong"))


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / max(whole, 1):.1%})"
