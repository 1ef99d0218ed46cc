"""The decision: all checks on all facts, every reason reported. The only place that makes a `Cleared`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rules.decide.alternatives import with_alternatives
from rules.decide.checks import CHECKS, CONTENT_CHECKS, Check, Content
from rules.decide.checks.base import Ack, Block, Note, Verdict
from rules.decide.checks.use import UseAllowed, current, exchange
from rules.decide.classes import classes_of, may_leave_unscrubbed
from rules.decide.policy import POLICE_REPORT
from rules.domain import AckRequired, Blocked, ChatRequest, Cleared, Declared, Facts, Reason
from rules.leaves import with_texts

_TEXT_MAY_BE_KEPT = frozenset({"purpose_not_approved", "prohibited_use", "acknowledgement_required"})
"""Refusals for which the scrubbed text is kept, so that they can be appealed. A class that forbids the text leaves none of it."""


def decide(facts: Facts, checks: Sequence[Check] = CHECKS) -> Cleared | Blocked | AckRequired:
    """Clear the request for its target, ask the person to answer for it, or block it with every reason that applies.

    Nobody reads what a chat tool asks for in the background, so there nobody is asked.
    An empty list of checks is an error: else it would clear everything.
    """
    if not checks:
        raise ValueError("no checks: refusing to clear anything")
    rules = tuple(UseAllowed(rule) for rule in facts.policy.uses)
    verdicts = _verdicts(facts, (*checks, *rules))
    left_out = _left_out(facts, rules)
    asks = tuple(verdict.reason for verdict in verdicts if isinstance(verdict, Ack))
    if reasons := _blocks(verdicts):
        told = (*with_alternatives(reasons, facts, lambda other: not _blocks(_verdicts(other, (*checks, *rules)))), *asks)
        return _blocked(told, left_out)
    if asks and facts.target.system.approval.housekeeping:
        return _blocked(tuple(replace(reason, code="prohibited_use", statement=None) for reason in asks), left_out)
    if asks:
        return AckRequired(asks, _asked(facts, rules), frozenset(left_out))
    return _cleared(facts, tuple(verdict.reason for verdict in verdicts if isinstance(verdict, Note)), left_out)


def _blocked(reasons: tuple[Reason, ...], left_out: Mapping[int, Reason]) -> Blocked:
    return Blocked(reasons, all(reason.code in _TEXT_MAY_BE_KEPT for reason in reasons), frozenset(left_out))


def _verdicts(facts: Facts, checks: Sequence[Check]) -> tuple[Verdict, ...]:
    return tuple(check.check(facts) for check in checks)


def _blocks(verdicts: Sequence[Verdict]) -> tuple[Reason, ...]:
    return tuple(verdict.reason for verdict in verdicts if isinstance(verdict, Block))


def _cleared(facts: Facts, notes: tuple[Reason, ...], left_out: Mapping[int, Reason]) -> Cleared:
    """`left_out` are numbers of earlier messages that don't go along."""
    scrubbed = facts.screened.clean.without(frozenset(left_out))
    as_written = may_leave_unscrubbed(facts)
    request = _as_written(facts.chat).without(frozenset(left_out)) if as_written else scrubbed
    restore = may_restore(facts, as_written=as_written)
    return Cleared(request, facts.target, restore, scrubbed, (*notes, *dict.fromkeys(left_out.values())))


def _as_written(chat: ChatRequest) -> ChatRequest:
    """The request with its values, rebuilt from what was scanned, without what was only said to us."""
    return with_texts(replace(chat, declared=Declared()), {})


def _asked(facts: Facts, rules: Sequence[UseAllowed]) -> tuple[tuple[int, str], ...]:
    now = current(facts.chat)
    said = ((signal, rule) for rule in rules for signal in rule.signals(facts) if signal.message in now)
    return tuple(dict.fromkeys((signal.message, rule.id) for signal, rule in said if isinstance(rule.on(signal, facts), Ack)))


def _left_out(facts: Facts, rules: Sequence[UseAllowed]) -> dict[int, Reason]:
    """Earlier messages that would be stopped if they came now, each with the first reason, and what was said on them."""
    now = current(facts.chat)
    found: dict[int, Reason] = {}
    for rule in rules:
        for signal in rule.signals(facts):
            verdict = rule.on(signal, facts)
            if signal.message not in now and isinstance(verdict, Block | Ack):
                for number in exchange(facts.chat, signal.message):
                    found.setdefault(number, replace(verdict.reason, code="left_out"))
    return found


def objections(content: Content) -> tuple[Reason, ...]:
    """What stands in the way of this content whatever the system is: nobody could clear it before it is put right."""
    verdicts = (check.check(content) for check in CONTENT_CHECKS)
    return tuple(verdict.reason for verdict in verdicts if isinstance(verdict, Block))


def may_restore(facts: Facts, *, as_written: bool = False) -> bool:
    """Values come back only where policy, system and every class allow it, and never in a police report's
    first draft: what the officer sees must be what is kept (Penal Code 13663). A class has no say where the system
    was sent its values: they may be shown to the person who sent them."""
    return (
        facts.policy.scrubbing.restore
        and facts.target.system.restore
        and facts.chat.declared.record_type != POLICE_REPORT
        and (as_written or all(facts.policy.data_classes[name].restore for name in classes_of(facts)))
    )
