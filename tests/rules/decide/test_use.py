"""Rules of use: mode, signal, consent and class make the verdict; only what is new in this turn is judged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pytest

from rules.decide.checks.base import Ack, Block, Pass, Verdict
from rules.decide.checks.use import UseAllowed, current, strongest
from rules.decide.decide import decide
from rules.decide.policy import Mode, RuleMode, RulesSection, UseRule
from rules.domain import (
    AckRequired,
    Blocked,
    ChatRequest,
    ClassSignal,
    Cleared,
    Consents,
    Facts,
    Message,
    MessageRole,
    TextPart,
    UseSignal,
)
from tests.rules.decide.given import chat, facts, policy, screened, system

Says = Literal["block", "ack"]
AGREED = "I have read it."
HARASSMENT = UseRule(
    id="use.harassment", clause="VII.A", title="Threats", message="No threats.", what_to_do="Don't.", statement=AGREED
)
FINAL = HARASSMENT.model_copy(update={"id": "use.final", "statement": ""})
TACTICS = UseRule(
    id="content.tactics", clause="VI.C", title="Tactics", message="No tactics.", what_to_do="Don't.", data_class="tactical"
)
RULES = (HARASSMENT, FINAL, TACTICS)


def turns(*said: tuple[MessageRole, str]) -> ChatRequest:
    return chat(messages=tuple(Message(role, (TextPart(text),)) for role, text in said))


def signal(rule: UseRule = HARASSMENT, message: int = 0, says: Says = "block") -> UseSignal:
    return UseSignal(rule.id, message, says, 0.9)


def given(
    *signals: UseSignal,
    request: ChatRequest | None = None,
    modes: tuple[tuple[str, Mode, str], ...] = (),
    consents: Consents | None = None,
    of: Any = None,
) -> Facts:
    """Facts in which these rules speak. `modes`: rule, mode and department."""
    said = tuple(RuleMode(rule=rule, mode=mode, departments=frozenset({where})) for rule, mode, where in modes)
    found = facts(request=request, of=of, uses=RULES, rules=RulesSection(modes=said))
    return replace(found, screened=replace(found.screened, uses=signals), consents=consents or Consents())


def verdict(rule: UseRule, says: Says, mode: Mode, consents: Consents | None = None, of: Any = None) -> Verdict:
    modes: tuple[tuple[str, Mode, str], ...] = ((rule.id, mode, "*"),)
    if mode == "acknowledge" and not rule.statement:
        modes = ()  # the policy refuses such a file
    return UseAllowed(rule).check(given(signal(rule, says=says), modes=modes, consents=consents, of=of))


def told(found: Verdict) -> tuple[str, str]:
    return type(found).__name__, "" if isinstance(found, Pass) else found.reason.code


ANSWERED = Consents(acknowledged=frozenset({(0, rule.id) for rule in RULES}))
EXCEPTED = Consents(excepted=frozenset(rule.id for rule in RULES))
NOTHING = Consents()
BLOCKED, ASKED = ("Block", "prohibited_use"), ("Ack", "acknowledgement_required")
LIMIT = ("Block", "data_class_not_approved")
NOTED, PASSED = ("Note", "noted"), ("Pass", "")


@pytest.mark.parametrize(
    ("rule", "mode", "says", "alone", "answered", "excepted"),
    [
        (HARASSMENT, "enforce", "block", BLOCKED, BLOCKED, ("Note", "excepted")),
        (HARASSMENT, "enforce", "ack", ASKED, ("Note", "acknowledged"), ("Note", "excepted")),
        (HARASSMENT, "acknowledge", "block", ASKED, ("Note", "acknowledged"), ("Note", "excepted")),
        (HARASSMENT, "acknowledge", "ack", ASKED, ("Note", "acknowledged"), ("Note", "excepted")),
        (HARASSMENT, "shadow", "block", NOTED, NOTED, NOTED),
        (HARASSMENT, "shadow", "ack", NOTED, NOTED, NOTED),
        (HARASSMENT, "off", "block", PASSED, PASSED, PASSED),
        (HARASSMENT, "off", "ack", PASSED, PASSED, PASSED),
        (FINAL, "enforce", "ack", BLOCKED, BLOCKED, ("Note", "excepted")),
        (FINAL, "shadow", "block", NOTED, NOTED, NOTED),
        (TACTICS, "enforce", "block", LIMIT, LIMIT, LIMIT),
        (TACTICS, "enforce", "ack", LIMIT, LIMIT, LIMIT),
        (TACTICS, "shadow", "block", NOTED, NOTED, NOTED),
        (TACTICS, "off", "block", PASSED, PASSED, PASSED),
    ],
)
def test_mode_signal_and_consent(
    rule: UseRule, mode: Mode, says: Says, alone: tuple[str, str], answered: tuple[str, str], excepted: tuple[str, str]
) -> None:
    found = [told(verdict(rule, says, mode, consents)) for consents in (NOTHING, ANSWERED, EXCEPTED)]
    assert found == [alone, answered, excepted]


def test_content_of_a_class_may_go_to_a_system_that_is_approved_for_it() -> None:
    secure = system(data_classes={"personal", "tactical"})
    assert told(verdict(TACTICS, "block", "enforce", of=secure)) == PASSED
    scoped = system(data_classes={"personal", "tactical"}, only={"tactical": {"departments": ["fire"]}})
    assert told(verdict(TACTICS, "block", "enforce", of=scoped)) == LIMIT


def test_a_question_has_the_words_that_the_person_agrees_to_and_a_block_has_none() -> None:
    asked, stopped = verdict(HARASSMENT, "ack", "enforce"), verdict(HARASSMENT, "block", "enforce")
    assert isinstance(asked, Ack)
    assert asked.reason.statement == AGREED
    assert isinstance(stopped, Block)
    assert stopped.reason.statement is None


def test_an_answer_holds_for_its_message_and_rule_alone() -> None:
    for acknowledged in ((1, HARASSMENT.id), (0, FINAL.id)):
        assert told(verdict(HARASSMENT, "ack", "enforce", Consents(acknowledged=frozenset({acknowledged})))) == ASKED


def test_the_mode_of_the_department_goes_before_that_of_all() -> None:
    for department, mode, expected in (("police", "shadow", NOTED), ("fire", "shadow", BLOCKED), ("*", "off", PASSED)):
        modes: tuple[Any, ...] = ((HARASSMENT.id, mode, department),)
        assert told(UseAllowed(HARASSMENT).check(given(signal(), modes=modes))) == expected
    both: tuple[Any, ...] = ((HARASSMENT.id, "off", "*"), (HARASSMENT.id, "acknowledge", "police"))
    assert told(UseAllowed(HARASSMENT).check(given(signal(), modes=both))) == ASKED


def test_a_rule_hears_only_its_own_signals() -> None:
    assert told(UseAllowed(HARASSMENT).check(given(signal(FINAL)))) == PASSED


def test_the_strongest_verdict_of_several_messages_counts() -> None:
    request = turns(("system", "a"), ("user", "b"))
    found = UseAllowed(HARASSMENT).check(given(signal(message=0, says="ack"), signal(message=1), request=request))
    assert told(found) == BLOCKED
    assert told(strongest(())) == PASSED


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("user", {0}),
        ("system user", {0, 1}),
        ("user assistant user", {2}),
        ("system user assistant user", {0, 3}),
        ("user user", {1}),
        ("user assistant tool", {0, 1, 2}),
        ("user assistant tool assistant tool", {0, 1, 2, 3, 4}),
        ("user assistant", {0, 1}),
        ("user assistant user developer", {2, 3}),
        ("system", {0}),
        ("assistant", {0}),
    ],
)
def test_current_messages(roles: str, expected: set[int]) -> None:
    said: list[Any] = [(role, "x") for role in roles.split()]
    assert current(turns(*said)) == expected


# ------------------------------------------------------------------ the whole decision

CHAT = turns(("user", "bad"), ("assistant", "no"), ("user", "good"))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("says", ["block", "ack"])
def test_an_earlier_message_is_left_out_and_does_not_lock_the_conversation(rule: UseRule, says: Says) -> None:
    decision = decide(given(signal(rule, 0, says), request=CHAT))
    assert isinstance(decision, Cleared)
    assert decision.request.messages == CHAT.messages[2:], "an answer without its question would tell both"
    assert decision.scrubbed is decision.request
    assert [(note.rule_id, note.code) for note in decision.notes] == [(rule.id, "left_out")]


@pytest.mark.parametrize(
    ("consents", "modes"),
    [
        (Consents(acknowledged=frozenset({(0, HARASSMENT.id)})), ()),
        (Consents(excepted=frozenset({HARASSMENT.id})), ()),
        (NOTHING, ((HARASSMENT.id, "shadow", "*"),)),
        (NOTHING, ((HARASSMENT.id, "off", "*"),)),
    ],
)
def test_an_earlier_message_that_was_let_past_stays(consents: Consents, modes: Any) -> None:
    decision = decide(given(signal(says="ack"), request=CHAT, consents=consents, modes=modes))
    assert isinstance(decision, Cleared)
    assert decision.request.messages == CHAT.messages
    assert decision.notes == ()


def test_all_earlier_messages_that_would_be_stopped_are_left_out_each_for_its_first_reason() -> None:
    request = turns(("user", "bad"), ("assistant", "no"), ("user", "worse"), ("user", "good"))
    decision = decide(given(signal(FINAL, 2), signal(HARASSMENT, 0), signal(FINAL, 0), request=request))
    assert isinstance(decision, Cleared)
    assert decision.request.messages == request.messages[3:]
    assert [note.rule_id for note in decision.notes] == [HARASSMENT.id, FINAL.id]


def test_what_leaves_as_written_is_without_them_too() -> None:
    """A system that may see values gets the original; that too must lack what was left out."""
    request = turns(("user", "Doe bad"), ("assistant", "no"), ("user", "good"))
    found = facts(request=request, of=system(unscrubbed={"personal"}), uses=RULES, found=True)
    decision = decide(replace(found, screened=replace(found.screened, uses=(signal(),))))
    assert isinstance(decision, Cleared)
    assert decision.unscrubbed
    for sent in (decision.request, decision.scrubbed):
        assert [m.content for m in sent.messages] == [request.messages[2].content]


def test_instructions_of_a_tool_that_a_rule_stops_stop_the_request() -> None:
    request = turns(("system", "bad"), ("user", "one"), ("assistant", "two"), ("user", "three"))
    assert isinstance(decide(given(signal(message=0), request=request)), Blocked)
    asked = decide(given(signal(message=0, says="ack"), request=request))
    assert isinstance(asked, AckRequired)
    assert asked.asked == ((0, HARASSMENT.id),)


def test_a_question_is_for_each_rule_and_message_that_speaks_now() -> None:
    request = turns(("user", "old"), ("assistant", "no"), ("system", "bad"), ("user", "bad"))
    signals = (signal(message=0, says="ack"), signal(message=2, says="ack"), signal(message=3, says="ack"))
    asked = decide(given(*signals, request=request))
    assert isinstance(asked, AckRequired)
    assert set(asked.asked) == {(2, HARASSMENT.id), (3, HARASSMENT.id)}
    assert asked.left_out == {0, 1}
    half = Consents(acknowledged=frozenset({(3, HARASSMENT.id)}))
    again = decide(given(*signals, request=request, consents=half))
    assert isinstance(again, AckRequired)
    assert again.asked == ((2, HARASSMENT.id),), "what is answered for is not asked again"


def test_a_block_is_told_with_what_would_be_asked_and_hands_out_no_question() -> None:
    blocked = decide(given(signal(says="ack"), signal(FINAL)))
    assert isinstance(blocked, Blocked)
    assert [reason.code for reason in blocked.reasons] == ["prohibited_use", "acknowledgement_required"]
    assert blocked.keep_text


def test_a_class_limit_is_no_question_and_its_text_is_not_kept() -> None:
    consents = Consents(acknowledged=ANSWERED.acknowledged, excepted=EXCEPTED.excepted)
    blocked = decide(given(signal(TACTICS, says="ack"), consents=consents))
    assert isinstance(blocked, Blocked)
    assert blocked.reason.code == "data_class_not_approved"
    assert not blocked.keep_text


def test_what_a_class_forbids_earlier_is_not_kept_with_a_later_refusal() -> None:
    for says in ("block", "ack"):
        decision = decide(given(signal(TACTICS, 0), signal(HARASSMENT, 2, says), request=CHAT))
        assert isinstance(decision, Blocked | AckRequired)
        assert decision.left_out == {0, 1}
        assert CHAT.without(decision.left_out).messages == CHAT.messages[2:]


def test_nobody_is_asked_where_nobody_reads() -> None:
    blocked = decide(given(signal(says="ack"), of=system(housekeeping=True)))
    assert isinstance(blocked, Blocked)
    assert [(reason.code, reason.statement) for reason in blocked.reasons] == [("prohibited_use", None)]


def test_shadow_is_noted_and_everything_leaves() -> None:
    decision = decide(given(signal(), modes=((HARASSMENT.id, "shadow", "*"),)))
    assert isinstance(decision, Cleared)
    assert [(note.rule_id, note.code) for note in decision.notes] == [(HARASSMENT.id, "noted")]
    assert isinstance(decide(replace(given(), screened=screened(chat()))), Cleared)


def test_a_file_can_not_let_people_answer_for_what_has_no_words_to_agree_to() -> None:
    with pytest.raises(ValueError, match="can't be answered for"):
        policy(uses=RULES, rules=RulesSection(modes=(RuleMode(rule=TACTICS.id, mode="acknowledge"),)))
    silent = HARASSMENT.model_copy(update={"mode": "acknowledge", "statement": ""})
    found = facts()
    found = replace(found, screened=replace(found.screened, uses=(signal(silent, says="ack"),)))
    assert told(UseAllowed(silent).check(found)) == BLOCKED, "nor does one that was built wrongly"


def test_a_declared_class_covers_nothing() -> None:
    """What a caller says makes policy stricter, never looser: a found class may cover a rule, a declared one not."""
    rule = TACTICS.model_copy(update={"covered_by": frozenset({"cji"})})
    of = system(data_classes={"personal", "cji"}, agreements={"cjis": "C-1"})
    for declared, expected in ((True, Blocked), (False, Cleared)):
        found = facts(of=of, uses=(rule,))
        signals = (ClassSignal("cji", 1.0, "given", declared=declared),)
        cleared = replace(found.asker, standing=replace(found.asker.standing, clearances=frozenset({"cjis"})))
        screened_ = replace(found.screened, uses=(signal(rule),), data_classes=signals)
        assert isinstance(decide(replace(found, asker=cleared, screened=screened_)), expected)
