"""Scan and judge every document of the evaluation sets, and print the scorer's table for each set and level.

    python -m tests.eval.run [--level standard ...] [--set development ...] [--limit N] [--json FILE] [--page FILE]

The sets and the scorer stand beside this file (see README.md). The development set was tuned on, so its numbers are optimistic;
the two others are other authors', and nobody looks at their documents when changing the rules (decisions 0008 and 0009: what was
seen).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from rules.domain import ChatRequest, Message, MessageRole, MessageScan, Placed, Screened, TextPart
from rules.find.engine import load_engine
from rules.find.section import Level
from rules.screen import assemble, texts_to_scan
from tests.eval.page import Run, key_figures, page
from tests.support.city import EXAMPLE

HERE = Path(__file__).parent
SETS = {
    "development": {"roles": "roles_dev.jsonl", "clean": "clean_dev.jsonl"},
    "unseen": {"roles": "roles_unseen.jsonl", "clean": "clean_unseen.jsonl"},
    "examination": {"roles": "roles_examination.jsonl", "clean": "clean_examination.jsonl"},
}

Document = Mapping[str, Any]
Scan = Callable[[str], MessageScan]


def chat_of(document: Document) -> ChatRequest:
    """A document as somebody would send it: a chat, or one text that a user pasted."""
    turns = document.get("messages") or [{"role": "user", "content": document["text"]}]
    messages = (Message(cast("MessageRole", turn["role"]), (TextPart(turn["content"]),)) for turn in turns)
    return ChatRequest("eval", tuple(messages))


def prediction(document: Document, scan: Scan) -> dict[str, Any]:
    """What the scorer wants: the clean text or messages, and the spans in the original."""
    chat = chat_of(document)
    screened = assemble(chat, {text: scan(text) for text in texts_to_scan(chat)})
    return {"id": document["id"], "spans": [_span(one) for one in screened.findings], **_texts(document, screened)}


def _span(placed: Placed) -> dict[str, Any]:
    return {"start": placed.start, "end": placed.end, "type": placed.type, "role": placed.role, "message": placed.path[1]}


def _texts(document: Document, screened: Screened) -> dict[str, Any]:
    contents = [
        "".join(part.text for part in message.content if isinstance(part, TextPart)) for message in screened.clean.messages
    ]
    if "messages" not in document:
        return {"text": contents[0]}
    turns = zip(document["messages"], contents, strict=True)
    return {"messages": [{"role": turn["role"], "content": content} for turn, content in turns]}


def predict(source: Path, scan: Scan, limit: int | None) -> tuple[list[str], list[str]]:
    """The documents of a set (at most `limit`) and their predictions, both as JSON lines."""
    lines = source.read_text(encoding="utf-8").splitlines()[:limit]
    return lines, [json.dumps(prediction(json.loads(line), scan), ensure_ascii=False) for line in lines]


def score(scan: Scan, limit: int | None, *, of: str = "development") -> Report:
    """Run the scorer over one set: what it prints, and the same for machines."""
    with tempfile.TemporaryDirectory() as folder:
        arguments: list[str] = []
        for name, file in SETS[of].items():
            pair = [Path(folder, f"{name}_{kind}.jsonl") for kind in ("gold", "predicted")]
            for path, lines in zip(pair, predict(HERE / file, scan, limit), strict=True):
                path.write_text("\n".join(lines), encoding="utf-8")
            arguments += [f"--{name}", *map(str, pair)]
        command = [sys.executable, str(HERE / "score.py"), *arguments]
        table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        result = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    return Report(table, json.loads(result))


class Report(NamedTuple):
    """One evaluation: the scorer's table, and its result for machines."""

    table: str
    result: Mapping[str, Any]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--level", nargs="+", choices=get_args(Level), default=["standard"])
    parser.add_argument("--set", nargs="+", choices=SETS, default=list(SETS), dest="sets")
    parser.add_argument("--limit", type=int, help="only the first N documents of each set")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the key figures there")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the tables for readers there, as markdown")
    asked = parser.parse_args(argv)
    runs = [run(level, name, asked.limit) for level in asked.level for name in asked.sets]
    if asked.json:
        figures = {f"{one.level}/{one.set}": key_figures(one.result) for one in runs}
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if asked.page:
        asked.page.write_text(page(runs), encoding="utf-8")


def run(level: Level, name: str, limit: int | None) -> Run:
    """Evaluate one set at one level and print its table."""
    timed = Timed(load_engine(level, EXAMPLE).scan)
    report = score(timed, limit, of=name)
    done = Run(level, name, report.result, timed.milliseconds_for(200))
    print(f"===== {name} set, level {level}: {done.cpu_ms:.1f} ms CPU for 200 words")
    sys.stdout.write(report.table)
    return done


class Timed:
    """A scan that measures itself."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._seconds = 0.0
        self._words = 0

    def __call__(self, text: str) -> MessageScan:
        started = time.process_time()
        scanned = self._scan(text)
        self._seconds += time.process_time() - started
        self._words += len(text.split())
        return scanned

    def milliseconds_for(self, words: int) -> float:
        return 1000 * self._seconds / max(self._words, 1) * words


if __name__ == "__main__":
    main()
