"""What recorded requests would get under other rules of use: the what-if before a rule is enforced (policy V.C, VII).

Only the rules of use speak again. All else stays as it was decided then: a refusal for another reason stays one, and a person who
answered for a message, or was excepted, still has. So a difference comes from the rules alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from rules.decide.checks.base import PASS, Block, Verdict
from rules.decide.decide import decide
from rules.decide.policy import Policy, RuleMode, RulesSection, System, UseRule
from rules.domain import (
    AckRequired,
    Admitted,
    Blocked,
    ChatRequest,
    ClassSignal,
    Cleared,
    Consents,
    Declared,
    Facts,
    Grant,
    Placeholders,
    Reason,
    Screened,
    Standing,
    Target,
    TrainingState,
    User,
    UseSignal,
)

Decision: TypeAlias = Literal["cleared", "asked", "blocked"]
DECISIONS: tuple[Decision, ...] = ("cleared", "asked", "blocked")
Word: TypeAlias = Literal["blocked", "asked", "noted", "left_out"]
WORDS: tuple[Word, ...] = ("blocked", "asked", "noted", "left_out")
"""What a rule did; ``left_out``: an earlier message would not go along."""
Skip: TypeAlias = Literal["no_text", "system_gone", "unreadable"]
"""Why a request is not decided again: no text was stored, the policy lacks its system, it can't be read or judged."""
MOST_IDS = 1_000

_BY_USES = frozenset({"prohibited_use", "acknowledgement_required"})
"""The codes by which rules of use stop a request whose text is stored."""
_WORD_OF: dict[str, Word] = {"acknowledgement_required": "asked", "left_out": "left_out"}


class Spoke(NamedTuple):
    """A rule that stands in the record of a request, with the code of what it said."""

    rule: str
    code: str


@dataclass(frozen=True, slots=True)
class Past:
    """A request and its decision as they were recorded. `clearances` are those of the person today: the record has none."""

    decision: Decision
    at: datetime
    subject: str
    department: str
    chat: ChatRequest
    data_classes: tuple[str, ...] = ()
    spoke: tuple[Spoke, ...] = ()
    purpose: str | None = None
    record_type: str | None = None
    clearances: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Again:
    """What it would get now, and what each rule of use would do."""

    decision: Decision
    rules: tuple[tuple[str, Word], ...] = ()


def on_trial(policy: Policy, rules: Sequence[UseRule], modes: Sequence[RuleMode]) -> Policy:
    """The policy with these rules in place of those of the same id, and these modes in place of all that the policy says of
    their rules. Raises ValueError (pydantic's) where they don't fit together."""
    given = {rule.id: rule for rule in rules}
    uses = (*(given.pop(rule.id, rule) for rule in policy.uses), *given.values())
    tried = {entry.rule for entry in modes}
    kept = (entry for entry in policy.rules.modes if entry.rule not in tried)
    fields = {name: getattr(policy, name) for name in Policy.model_fields}
    return Policy(**{**fields, "uses": uses, "rules": RulesSection(modes=(*kept, *modes))})


def decide_again(past: Past, uses: Sequence[UseSignal], system: System, policy: Policy) -> Again:
    """The decision under this policy, with what the packs say of the messages now."""
    decision = decide(_facts(past, uses, system, policy), (_AsRecorded(past),))
    ours = {rule.id for rule in policy.uses}
    match decision:
        case Cleared(notes=reasons):
            return Again("cleared", _words(reasons, ours, "noted"))
        case AckRequired(reasons=reasons):
            return Again("asked", _words(reasons, ours, "asked"))
        case Blocked(reasons=reasons):
            return Again("blocked", _words(reasons, ours, "blocked"))


def _words(reasons: Sequence[Reason], ours: set[str], otherwise: Word) -> tuple[tuple[str, Word], ...]:
    said = ((reason.rule_id, _WORD_OF.get(reason.code, otherwise)) for reason in reasons if reason.rule_id in ours)
    return tuple(dict.fromkeys(said))


@dataclass(frozen=True, slots=True)
class _AsRecorded:
    """Whatever else than a rule of use refused it then refuses it again."""

    past: Past
    id: str = "replay.as_recorded"
    clause: str = "V.C"

    def check(self, facts: Facts) -> Verdict:
        if self.past.decision == "blocked":
            for rule, code in self.past.spoke:
                if code not in _BY_USES:
                    return Block(Reason(code, rule, self.clause, "Refused as recorded.", "Nothing."))
        return PASS


def _facts(past: Past, uses: Sequence[UseSignal], system: System, policy: Policy) -> Facts:
    declared = Declared(purpose=past.purpose, record_type=past.record_type)
    chat = replace(past.chat, declared=declared)
    classes = tuple(ClassSignal(name, 1.0, "as recorded") for name in past.data_classes if name in policy.data_classes)
    person = Standing(past.subject, True, None, past.department, frozenset(), clearances=past.clearances)
    return Facts(
        policy=policy,
        user=User(past.subject, ""),
        asker=Admitted(person, TrainingState("valid", past.at)),
        target=Target(system, Grant("person", past.subject, system.name, past.at, None, "as recorded")),
        chat=chat,
        screened=Screened(chat, (), (), classes, Placeholders(), uses=tuple(uses)),
        consents=_consents(past),
    )


def _consents(past: Past) -> Consents:
    """The record says which rules were answered for, not of which message: of all that were sent."""
    answered = (rule for rule, code in past.spoke if code == "acknowledged")
    numbers = range(len(past.chat.messages))
    return Consents(
        acknowledged=frozenset((number, rule) for rule in answered for number in numbers),
        excepted=frozenset(rule for rule, code in past.spoke if code == "excepted"),
    )


class Tally:
    """Counts and ids, never text: all that is told of a replay."""

    def __init__(self, rules: Sequence[str]) -> None:
        self._skipped: Counter[Skip] = Counter({"no_text": 0, "system_gone": 0, "unreadable": 0})
        self._changes = Counter({f"{before}->{after}": 0 for before in DECISIONS for after in DECISIONS})
        self._rules = {rule: Counter({word: 0 for word in WORDS}) for rule in rules}
        self._ids: dict[str, list[str]] = {}
        self._decided = 0

    def skip(self, why: Skip) -> None:
        self._skipped[why] += 1

    def add(self, request_id: str, before: Decision, again: Again) -> None:
        self._decided += 1
        change = f"{before}->{again.decision}"
        self._changes[change] += 1
        if before != again.decision and len(ids := self._ids.setdefault(change, [])) < MOST_IDS:
            ids.append(request_id)
        for rule, word in again.rules:
            self._rules[rule][word] += 1

    @property
    def read(self) -> int:
        return self._decided + self._skipped.total()

    def result(self) -> dict[str, Any]:
        """`ids` of what changed, the oldest first, `MOST_IDS` of each change at most."""
        return {
            "read": self.read,
            "skipped": dict(self._skipped),
            "changes": dict(self._changes),
            "rules": {rule: dict(words) for rule, words in self._rules.items()},
            "ids": self._ids,
        }
