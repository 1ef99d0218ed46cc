"""The evaluation runs end to end on what ships with the repository; a scanner that finds nothing leaks everything."""

import json

from rules.domain import Finding, Mention, MessageScan
from tests.eval.page import Run, key_figures, page
from tests.eval.run import HERE, prediction, score


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
    seeing = key_figures(score(lambda text: scans.get(text, MessageScan()), 20).result)
    blind = key_figures(score(finds_nothing, 20).result)
    assert (seeing["leak_rate"], blind["leak_rate"]) == (0.0, 1.0)
    assert seeing["suspect_victim_swaps"] == seeing["clean_documents_touched"] == 0


def test_the_page_shows_every_set_side_by_side() -> None:
    result = score(finds_nothing, 5).result
    written = page([Run("standard", "development", result, 21.4), Run("standard", "unseen", result, 22.6)])
    assert "| | development, standard | unseen, standard |" in written
    assert "| leak rate | 100.0% | 100.0% |" in written
    assert "| CPU for 200 words | 21 ms | 23 ms |" in written
