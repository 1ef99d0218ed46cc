"""Scan and judge every document of the development sets, and print the scorer's table.

    python -m tests.eval.run [--level standard] [--limit N] [--json FILE]

The sets and the scorer stand beside this file (see README.md); the city is that of the demonstration's configuration. The
numbers are optimistic: the rules were tuned on these sets.
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
from typing import Any, cast

from rules.domain import ChatRequest, Message, MessageRole, MessageScan, Placed, Screened, TextPart
from rules.find.engine import load_engine
from rules.screen import assemble, texts_to_scan
from tests.support.city import EXAMPLE

HERE = Path(__file__).parent
SETS = {"roles": "roles_dev.jsonl", "clean": "clean_dev.jsonl"}

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


def score(scan: Scan, limit: int | None, options: Sequence[str] = ()) -> str:
    """Run the scorer over all sets; returns what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        arguments: list[str] = []
        for name, file in SETS.items():
            pair = [Path(folder, f"{name}_{kind}.jsonl") for kind in ("gold", "predicted")]
            for path, lines in zip(pair, predict(HERE / file, scan, limit), strict=True):
                path.write_text("\n".join(lines), encoding="utf-8")
            arguments += [f"--{name}", *map(str, pair)]
        command = [sys.executable, str(HERE / "score.py"), *arguments, *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def key_figures(result: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """The few numbers that a change is judged by."""
    roles, clean = result["roles"], result["clean"]
    return {
        "leak_rate": roles["leaks"]["ALL"]["rate"],
        "name_leak_rate": roles["leaks"]["PERSON"]["rate"],
        "suspect_victim_swaps": roles["roles"]["suspect_victim_swaps"],
        "wrongly_called_suspect": roles["roles"]["wrongly_called_suspect"],
        "role_accuracy_when_said": roles["roles"]["accuracy_when_said"],
        "role_said_share": roles["roles"]["said_share"],
        "collateral_rate": roles["collateral"]["rate"],
        "clean_documents_touched": clean["touched"],
        "clean_words_removed_rate": clean["rate"],
        "seconds": round(seconds, 1),
    }


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--level", default="standard")
    parser.add_argument("--limit", type=int, help="only the first N documents of each set")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the key figures there")
    asked = parser.parse_args(argv)
    scan = _once(load_engine(asked.level, EXAMPLE).scan)
    started = time.perf_counter()
    table = score(scan, asked.limit)
    seconds = time.perf_counter() - started
    sys.stdout.write(table)
    if asked.json:
        figures = key_figures(json.loads(score(scan, asked.limit, ["--json"])), seconds)
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _once(scan: Scan) -> Scan:
    """Each text is scanned once: the second table must not cost a second scan."""
    scans: dict[str, MessageScan] = {}

    def cached(text: str) -> MessageScan:
        if text not in scans:
            scans[text] = scan(text)
        return scans[text]

    return cached


if __name__ == "__main__":
    main()
