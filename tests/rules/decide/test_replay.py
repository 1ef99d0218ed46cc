"""What a recorded request would get under other rules: a table, and the counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from rules.decide.policy import RuleMode, RulesSection, UseRule
from rules.decide.replay import MOST_IDS, Again, Decision, Past, Spoke, Tally, decide_again, on_trial
from rules.domain import UseSignal
from tests.rules.decide.given import NOW, chat, policy, system

RULE = UseRule(id="use.harassment", clause="VII.A", title="H", message="No.", what_to_do="Do not.", statement="I may.")
TACTICAL = UseRule(id="content.tactical", clause="VI.C", title="T", message="No.", what_to_do="Do not.", data_class="tactical")
BLOCK, ASK = UseSignal(RULE.id, 0, "block", 0.9), UseSignal(RULE.id, 0, "ack", 0.6)
SECRET = UseSignal(TACTICAL.id, 0, "block", 0.9)


def past(decision: Decision = "cleared", *spoke: tuple[str, str]) -> Past:
    return Past(decision, NOW, "e1", "police", chat(), spoke=tuple(Spoke(*one) for one in spoke))


def again(then: Past, *signals: UseSignal, rules: tuple[UseRule, ...] = (RULE, TACTICAL), **classes: Any) -> Again:
    under = policy(system(**classes), uses=rules)
    return decide_again(then, signals, under.systems[0], under)


@pytest.mark.parametrize(
    ("then", "signals", "mode", "now", "said"),
    [
        (past(), (), "enforce", "cleared", ()),
        (past(), (BLOCK,), "enforce", "blocked", ((RULE.id, "blocked"),)),
        (past(), (ASK,), "enforce", "asked", ((RULE.id, "asked"),)),
        (past(), (BLOCK,), "acknowledge", "asked", ((RULE.id, "asked"),)),
        (past(), (BLOCK,), "shadow", "cleared", ((RULE.id, "noted"),)),
        (past(), (BLOCK,), "off", "cleared", ()),
        (past("blocked", (RULE.id, "prohibited_use")), (), "enforce", "cleared", ()),
        (past("blocked", (RULE.id, "prohibited_use")), (BLOCK,), "enforce", "blocked", ((RULE.id, "blocked"),)),
        (past("asked", (RULE.id, "acknowledgement_required")), (ASK,), "enforce", "asked", ((RULE.id, "asked"),)),
        (past("blocked", ("purpose.approved", "purpose_not_approved")), (), "enforce", "blocked", ()),
        (past("cleared", (RULE.id, "acknowledged")), (ASK,), "enforce", "cleared", ((RULE.id, "noted"),)),
        (past("cleared", (RULE.id, "acknowledged")), (BLOCK,), "enforce", "blocked", ((RULE.id, "blocked"),)),
        (past("cleared", (RULE.id, "excepted")), (BLOCK,), "enforce", "cleared", ((RULE.id, "noted"),)),
        (past("cleared", (RULE.id, "noted")), (BLOCK,), "enforce", "blocked", ((RULE.id, "blocked"),)),
    ],
)
def test_only_the_rules_of_use_speak_again(
    then: Past, signals: tuple[UseSignal, ...], mode: str, now: str, said: tuple[tuple[str, str], ...]
) -> None:
    rule = RULE.model_copy(update={"mode": mode})
    assert again(then, *signals, rules=(rule,)) == Again(now, said)  # type: ignore[arg-type]


def test_a_class_limit_depends_on_the_system_as_ever() -> None:
    assert again(past(), SECRET).decision == "blocked"
    assert again(past(), SECRET, data_classes=["personal", "tactical"]).decision == "cleared"


def test_classes_that_the_policy_does_not_know_any_more_do_not_matter() -> None:
    assert again(replace(past(), data_classes=("personal", "abolished"))).decision == "cleared"


def test_on_trial_replaces_rules_and_all_modes_of_those_that_are_tried() -> None:
    now = policy(
        uses=(RULE, TACTICAL),
        rules=RulesSection(
            modes=(
                RuleMode(rule=RULE.id, mode="off", departments=frozenset({"police"})),
                RuleMode(rule=TACTICAL.id, mode="shadow"),
            )
        ),
    )
    new = UseRule(id="use.parking", clause="VII.A", title="P", message="No.", what_to_do="Do not.")
    changed = RULE.model_copy(update={"pack": "b" * 64})
    tried = on_trial(now, (changed, new), (RuleMode(rule=RULE.id, mode="enforce"),))
    assert tried.uses == (changed, TACTICAL, new)
    assert tried.rules.mode_of(RULE, "police") == "enforce"
    assert tried.rules.mode_of(TACTICAL, "police") == "shadow"
    assert now.uses == (RULE, TACTICAL)


@pytest.mark.parametrize(
    "mode", [RuleMode(rule="use.unheard_of", mode="enforce"), RuleMode(rule=TACTICAL.id, mode="acknowledge")]
)
def test_a_mode_that_does_not_fit_is_refused(mode: RuleMode) -> None:
    with pytest.raises(ValidationError):
        on_trial(policy(uses=(RULE, TACTICAL)), (), (mode,))


def test_the_tally_has_counts_for_all_and_ids_for_what_changed() -> None:
    tally = Tally([RULE.id])
    tally.skip("no_text")
    tally.add("r1", "cleared", Again("cleared"))
    for number in range(MOST_IDS + 1):
        tally.add(f"c{number}", "cleared", Again("blocked", ((RULE.id, "blocked"),)))
    result = tally.result()
    assert result["read"] == MOST_IDS + 3
    assert result["skipped"] == {"no_text": 1, "system_gone": 0, "unreadable": 0}
    assert (result["changes"]["cleared->cleared"], result["changes"]["cleared->blocked"]) == (1, MOST_IDS + 1)
    assert len(result["changes"]) == 9
    assert result["rules"] == {RULE.id: {"blocked": MOST_IDS + 1, "asked": 0, "noted": 0, "left_out": 0}}
    assert result["ids"] == {"cleared->blocked": [f"c{number}" for number in range(MOST_IDS)]}
