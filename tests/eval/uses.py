"""Judge every prompt of the use sets as a chat would be judged, and say how often each rule is right.

    python -m tests.eval.uses [--set development ...] [--json FILE] [--page FILE]

Each prompt goes the way of a request: scanned at the level `standard`, cut, judged, and decided for a police officer with a
system that is approved for personal data. `block` is a refusal, `ask` an acknowledgement (428). The papers of the
scrubber's sets, pasted without a word, are judged too: a report alone forbids nothing, though a few hold what must not leave.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any, Literal, cast

from gateway.packs import packs_in
from rules.decide.decide import decide
from rules.domain import AckRequired, Blocked, ChatRequest, Cleared, Message, MessageRole, TextPart
from rules.find.engine import load_engine
from rules.screen import screen
from rules.uses.load import load_judge
from tests.eval.rules_page import Costs, rules_page
from tests.eval.run import SETS as PAPERS
from tests.rules.decide.given import facts
from tests.support.city import EXAMPLE

HERE = Path(__file__).parent
SETS = {
    name: HERE / f"use_{file}.jsonl"
    for name, file in (("development", "dev"), ("unseen", "unseen"), ("examination", "examination"))
}
Says = Literal["block", "ask", "pass"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One prompt: what it deserves, what it got, by which rules, and what judging it cost."""

    id: str
    area: str
    deserves: Literal["block", "either", "pass"]
    got: Says
    rules: tuple[str, ...]
    cpu_ms: float
    words: int


def chat_of(prompt: Mapping[str, Any]) -> ChatRequest:
    turns = prompt.get("messages") or [{"role": "user", "content": prompt["text"]}]
    return ChatRequest("city-gpt", tuple(Message(cast("MessageRole", t["role"]), (TextPart(t["content"]),)) for t in turns))


def judged(path: Path) -> Iterator[Judged]:
    """The whole set, in order."""
    engine, packs = load_engine("standard", EXAMPLE), packs_in()
    judge, uses = load_judge(packs), tuple(pack.rule for pack in packs)
    for line in path.read_text(encoding="utf-8").splitlines():
        prompt = json.loads(line)
        screened = screen(chat_of(prompt), engine.scan)
        started = time.process_time()
        screened = replace(screened, uses=judge.judge(screened.clean))
        cost = 1000 * (time.process_time() - started)
        given = replace(facts(request=chat_of(prompt), uses=uses), screened=screened)
        got, rules = _decided(decide(given))
        words = sum(len(part.text.split()) for m in screened.clean.messages for part in m.content if isinstance(part, TextPart))
        yield Judged(prompt["id"], prompt["near"], _deserves(prompt), got, rules, cost, words)


def papers_stopped(name: str) -> float:
    """The share of the papers of a set that a rule of use stops or asks about when somebody pastes them without a word."""
    engine, judge = load_engine("standard", EXAMPLE), load_judge(packs_in())
    lines = [line for file in PAPERS[name].values() for line in (HERE / file).read_text(encoding="utf-8").splitlines()]
    found = [judge.judge(screen(chat_of(json.loads(line)), engine.scan).clean) for line in lines]
    return sum(map(bool, found)) / len(found)


def _deserves(prompt: Mapping[str, Any]) -> Literal["block", "either", "pass"]:
    if prompt["label"] != "allowed":
        return "block"
    return "either" if prompt["borderline"] else "pass"


def _decided(decision: Cleared | Blocked | AckRequired) -> tuple[Says, tuple[str, ...]]:
    match decision:
        case Blocked():
            return "block", tuple(reason.rule_id for reason in decision.reasons)
        case AckRequired():
            return "ask", tuple(reason.rule_id for reason in decision.reasons)
        case Cleared():
            return "pass", ()


def key_figures(found: Sequence[Judged]) -> dict[str, float]:
    """The few numbers that a change is judged by. Allowed are all that need not be stopped, borderline ones too."""
    bad = [one for one in found if one.deserves == "block"]
    allowed = [one for one in found if one.deserves != "block"]
    return {
        "stopped": _share(bad, "block", "ask"),
        "blocked": _share(bad, "block"),
        "allowed_blocked": _share(allowed, "block"),
        "allowed_asked": _share(allowed, "ask"),
        "cpu_ms": sum(one.cpu_ms for one in found) / len(found),
    }


def _share(found: Sequence[Judged], *got: Says) -> float:
    return sum(one.got in got for one in found) / max(1, len(found))


def areas(found: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The same for all, and by what a prompt is about, or resembles."""
    names = sorted({one.area for one in found})
    return {"all": key_figures(found)} | {name: key_figures([one for one in found if one.area == name]) for name in names}


def false_alarms(found: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """For each rule: how many allowed prompts it stopped, and how many it asked about."""
    allowed = [one for one in found if one.deserves != "block"]
    blocked = Counter(rule for one in allowed if one.got == "block" for rule in one.rules)
    asked = Counter(rule for one in allowed if one.got == "ask" for rule in one.rules)
    return {rule: (blocked[rule], asked[rule]) for rule in sorted({*blocked, *asked})}


def cost(prompts: Sequence[Mapping[str, Any]], count: int = 200, times: int = 25) -> float:
    """Median CPU milliseconds on one core of judging and deciding a request of so many words, all of them instruction."""
    packs = packs_in()
    judge, uses = load_judge(packs), tuple(pack.rule for pack in packs)
    everything = " ".join(" ".join(prompt["text"].split()) for prompt in prompts if "text" in prompt).split()
    spent = []
    for start in range(0, count * times, count):
        text = " ".join((everything * 3)[start : start + count])
        request = chat_of({"text": text})
        given = facts(request=request, uses=uses)
        started = time.process_time()
        decide(replace(given, screened=replace(given.screened, uses=judge.judge(request))))
        spent.append(1000 * (time.process_time() - started))
    return median(spent)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs="+", choices=SETS, default=list(SETS), dest="sets")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the key figures there")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write docs/rules.md there")
    asked = parser.parse_args(argv)
    found = {name: list(judged(SETS[name])) for name in asked.sets}
    for name, of_set in found.items():
        print(f"===== {name}")
        for area, values in areas(of_set).items():
            print(f"  {area:26s}" + "  ".join(f"{key} {value:.3f}" for key, value in values.items()))
    spent = cost([json.loads(line) for line in SETS["development"].read_text(encoding="utf-8").splitlines()])
    print(f"all checks: {spent:.1f} ms CPU for 200 words of instruction")
    papers = {name: papers_stopped(name) for name in asked.sets}
    print("papers stopped: " + ", ".join(f"{name} {share:.3f}" for name, share in papers.items()))
    if asked.json:
        figures = {f"uses/{name}": key_figures(one) | {"papers_stopped": papers[name]} for name, one in found.items()}
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if asked.page:
        counted = {name: sum(one.deserves != "block" for one in of_set) for name, of_set in found.items()}
        alarms = {name: false_alarms(of_set) for name, of_set in found.items()}
        by_area = {name: areas(of_set) for name, of_set in found.items()}
        asked.page.write_text(rules_page(packs_in(), by_area, alarms, counted, Costs(spent, papers)), encoding="utf-8")


if __name__ == "__main__":
    main()
