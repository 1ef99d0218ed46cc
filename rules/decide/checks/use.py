"""What AI may not be used for (policy VII), and content that replacing names does not make safe (VI.C): a check for each pack.

The packs judge every message that a person wrote (`rules.uses`). Here stands what follows: the message of this turn and the
instructions of the tool are stopped; an earlier message is left out of what is sent, so that it can't lock a conversation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rules.decide.checks.base import PASS, Ack, Block, Note, Pass, Verdict
from rules.decide.classes import received_by_rule
from rules.decide.policy import Mode, UseRule
from rules.domain import ChatRequest, Facts, Reason, UseSignal


@dataclass(frozen=True, slots=True)
class UseAllowed:
    rule: UseRule

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def clause(self) -> str:
        return self.rule.clause

    def check(self, facts: Facts) -> Verdict:
        """The strongest of what it says on the messages that count now."""
        now = current(facts.chat)
        return strongest(self.on(signal, facts) for signal in self.signals(facts) if signal.message in now)

    def signals(self, facts: Facts) -> Iterable[UseSignal]:
        return (signal for signal in facts.screened.uses if signal.rule == self.id)

    def on(self, signal: UseSignal, facts: Facts) -> Verdict:
        """What the rule says on one message, in its mode, to this person."""
        if received_by_rule(self.rule, facts):
            return PASS
        mode = facts.policy.rules.mode_of(self.rule, facts.asker.standing.department)
        verdict = self._in_mode(signal, mode)
        if isinstance(verdict, Block | Ack) and self.rule.data_class is None:
            if self.id in facts.consents.excepted:
                return Note(replace(verdict.reason, code="excepted"))
            if isinstance(verdict, Ack) and (signal.message, self.id) in facts.consents.acknowledged:
                return Note(replace(verdict.reason, code="acknowledged"))
        return verdict

    def _in_mode(self, signal: UseSignal, mode: Mode) -> Verdict:
        match mode:
            case "off":
                return PASS
            case "shadow":
                return Note(self._reason("noted"))
            case _ if (mode == "enforce" and signal.says == "block") or not self.rule.statement:
                return Block(self._reason("data_class_not_approved" if self.rule.data_class else "prohibited_use"))
            case _:
                return Ack(replace(self._reason("acknowledgement_required"), statement=self.rule.statement))

    def _reason(self, code: str) -> Reason:
        return Reason(code, self.id, self.clause, self.rule.message, self.rule.what_to_do)


_ORDER = {Pass: 0, Note: 1, Ack: 2, Block: 3}


def strongest(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=lambda verdict: _ORDER[type(verdict)], default=PASS)


def current(chat: ChatRequest) -> frozenset[int]:
    """The messages that a rule may stop now: the last that the person wrote and all behind it, such as results of tools, and
    the instructions of the tool. Without a message of a person all are new."""
    last = max((number for number, message in enumerate(chat.messages) if message.role == "user"), default=0)
    told = (number for number, message in enumerate(chat.messages) if message.role in ("system", "developer"))
    return frozenset((*range(last, len(chat.messages)), *told))


def exchange(chat: ChatRequest, number: int) -> tuple[int, ...]:
    """An earlier message of a person and all that was said on it: an answer without its question would tell both."""
    wrote = [at for at, message in enumerate(chat.messages) if message.role == "user"]
    first = max((at for at in wrote if at <= number), default=number)
    after = min((at for at in wrote if at > number), default=len(chat.messages))
    return tuple(at for at in range(first, after) if chat.messages[at].role not in ("system", "developer"))
