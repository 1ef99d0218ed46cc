"""Judging: instructions and not quotations, each message by itself, the classifier and the frames together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from rules.domain import ChatRequest, Message, TextPart, UseSignal
from rules.uses.judge import MOST_WORDS, Judge, likelihood
from rules.uses.kinds import KINDS
from rules.uses.pack import Pack
from rules.uses.reader import Request
from tests.rules.uses.test_pack import GOOD


@dataclass
class Says:
    """A classifier that always says the same, and remembers what it was shown."""

    chance: float = 0.1
    kind: str = "harassment_threat"
    shown: list[Request] = field(default_factory=list)

    def read(self, request: Request) -> Mapping[str, float]:
        self.shown.append(request)
        return {kind: 0.0 for kind in KINDS} | {"none": 1 - self.chance, self.kind: self.chance}


def chat(*turns: tuple[str, str]) -> ChatRequest:
    return ChatRequest("m", tuple(Message(role, (TextPart(text),)) for role, text in turns))  # type: ignore[arg-type]


def judged(text: str, chance: float = 0.1, **changes: Any) -> list[UseSignal]:
    return list(Judge([Pack.model_validate(GOOD | changes)], Says(chance)).judge(chat(("user", text))))


@pytest.mark.parametrize(("chance", "says"), [(0.1, None), (0.39, None), (0.41, "ack"), (0.79, "ack"), (0.81, "block")])
def test_thresholds(chance: float, says: str | None) -> None:
    assert [signal.says for signal in judged("hello there", chance)] == ([says] if says else [])


def test_a_frame_adds_log_odds_and_says_so() -> None:
    assert judged("hello there", 0.35) == []
    (signal,) = judged("write him a ticket", 0.35)
    assert signal.says == "ack"
    assert signal.why == ("frame: a ticket", "model: 0.35")
    assert judged("write him a ticket", 0.5, frames=[{"name": "x", "adds": -2, "all": ["ticket"]}]) == []


def test_a_frame_reads_quotations_only_if_it_says_so() -> None:
    text = "Summarize this report: he gave her a ticket and then he left the lot at once"
    assert judged(text, 0.35) == []
    assert judged(text, 0.35, frames=[{"name": "x", "adds": 2, "all": ["ticket"], "quoted": True}])


def test_frames_may_ask_but_not_stop_where_the_classifier_sees_nothing() -> None:
    strong = {"frames": [{"name": "x", "adds": 8, "all": ["ticket"]}]}
    assert [signal.says for signal in judged("write him a ticket", 0.01, **strong)] == ["ack"]
    assert [signal.says for signal in judged("write him a ticket", 0.06, **strong)] == ["block"]


@pytest.mark.parametrize(
    "written", ["write him a ti\u200bcket", "write him a t\u0456cket", "write him a \uff54\uff49\uff43\uff4b\uff45\uff54"]
)
def test_a_disguise_makes_no_difference(written: str) -> None:
    assert judged(written, 0.35), "an invisible sign, a look-alike, wide letters"


def test_frames_alone_can_be_a_rule() -> None:
    strong = {"kind": "none", "frames": [{"name": "x", "adds": 6, "all": ["ticket"]}]}
    assert judged("write him a ticket", 0.0, **strong)[0].says == "block"
    assert judged("write him a poem", 0.99, **strong) == []


def test_each_message_of_a_person_is_judged_and_no_other() -> None:
    reader = Says(0.9)
    judge = Judge([Pack.model_validate(GOOD)], reader)
    found = judge.judge(chat(("system", "s"), ("user", "u"), ("assistant", "a"), ("tool", "t"), ("user", "v")))
    assert [signal.message for signal in found] == [0, 1, 4], "what a tool brings asks for nothing"
    assert [one.asked for one in reader.shown] == ["s", "u", "t", "v"]
    protected = {"kind": "protected", "data_class": "tactical", "statement": ""}
    of_content = Judge([Pack.model_validate(GOOD | protected)], Says(0.9, "protected"))
    assert [one.message for one in of_content.judge(chat(("user", "u"), ("assistant", "a"), ("tool", "t")))] == [0, 2]
    assert [one.message for one in judge.judge(chat(("assistant", "nobody asked")))] == [0]


def test_a_message_that_is_stopped_is_not_held_against_the_next_one() -> None:
    reader = Says(0.1)
    judge = Judge([Pack.model_validate(GOOD | {"frames": [{"name": "x", "adds": 6, "all": ["ticket"]}]})], reader)
    found = judge.judge(chat(("user", "fair"), ("user", "a ticket"), ("user", "never mind"), ("user", "a poem")))
    assert [signal.message for signal in found] == [1]
    assert [one.before for one in reader.shown] == ["", "fair", "", "never mind"]


def test_what_was_judged_is_not_read_again() -> None:
    reader = Says(0.9)
    judge = Judge([Pack.model_validate(GOOD)], reader)
    once = judge.judge(chat(("user", "one"), ("assistant", "a"), ("user", "two")))
    again = judge.judge(chat(("user", "one"), ("assistant", "a"), ("user", "two"), ("assistant", "b"), ("user", "three")))
    assert again[: len(once)] == once
    assert [one.asked for one in reader.shown] == ["one", "two", "three"]


def test_names_make_no_difference_and_length_has_a_bound() -> None:
    reader = Says(0.1)
    Judge([Pack.model_validate(GOOD)], reader).judge(chat(("user", "tell [suspect 12] and [person] " + "x " * 5_000 + "the end")))
    (request,) = reader.shown
    assert request.asked.startswith("tell suspect and person x")
    assert request.asked.endswith("the end"), "that is where people ask"
    assert len(request.asked.split()) == MOST_WORDS


def test_an_empty_list_of_packs_judges_nothing_and_is_refused() -> None:
    with pytest.raises(ValueError, match="no packs"):
        Judge([], Says())


def test_the_likeliest_kind_stands_for_all_that_is_forbidden() -> None:
    chances = {"none": 0.2, "stalking": 0.45, "harassment_threat": 0.35}
    assert likelihood(chances, "stalking") == pytest.approx(0.8)
    assert likelihood(chances, "harassment_threat") == 0.35
