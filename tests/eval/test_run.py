"""The evaluation runs end to end on what ships with the repository; a scanner that finds nothing leaks everything."""

import json

from rules.domain import Finding, Mention, MessageScan
from tests.eval.run import HERE, key_figures, prediction, score


def finds_nothing(_text: str) -> MessageScan:
    return MessageScan()


def finds_everything() -> dict[str, MessageScan]:
    """The annotations themselves, as a scanner that is never wrong would give them."""
    scans: dict[str, MessageScan] = {}
    for line in (HERE / "roles_dev.jsonl").read_text(encoding="utf-8").splitlines()[:20]:
        document = json.loads(line)
        spans = document["spans"]
        named = tuple(Mention(one["start"], one["end"], 1.0, "gold") for one in spans if one["type"] == "PERSON")
        found = tuple(Finding(one["start"], one["end"], one["type"], 1.0, "gold") for one in spans if one["type"] != "PERSON")
        scans[document.get("text", "")] = MessageScan(found, named)
    return scans


def test_a_chat_keeps_its_turns_and_a_text_is_one_message() -> None:
    turns = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"}]
    assert prediction({"id": "c", "messages": turns}, finds_nothing) == {"id": "c", "messages": turns, "spans": []}
    assert prediction({"id": "t", "text": "Hello"}, finds_nothing) == {"id": "t", "text": "Hello", "spans": []}


def test_the_scorer_tells_a_perfect_scanner_from_a_blind_one() -> None:
    scans = finds_everything()
    seeing = key_figures(json.loads(score(lambda text: scans.get(text, MessageScan()), 20, ["--json"])), 1.0)
    blind = key_figures(json.loads(score(finds_nothing, 20, ["--json"])), 1.0)
    assert (seeing["leak_rate"], blind["leak_rate"]) == (0.0, 1.0)
    assert seeing["suspect_victim_swaps"] == seeing["clean_documents_touched"] == 0
