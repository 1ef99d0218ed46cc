"""What a check is: a small object that looks at the facts and says whether they pass, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from rules.decide.policy import Policy
from rules.domain import Admitted, ChatRequest, Facts, Reason, Screened


class Rule(Protocol):
    """What every check can say of itself."""

    @property
    def id(self) -> str: ...

    @property
    def clause(self) -> str:
        """The clause of the policy that it enforces."""
        ...


@dataclass(frozen=True, slots=True)
class Pass:
    """Nothing to say."""


@dataclass(frozen=True, slots=True)
class Block:
    """The request may not leave."""

    reason: Reason

    @classmethod
    def by(cls, rule: Rule, code: str, message: str, what_to_do: str, param: str | None = None, *, clause: str = "") -> Block:
        """Blocked by this rule, for its own clause unless another is named."""
        return cls(Reason(code, rule.id, clause or rule.clause, message, what_to_do, param))

    @classmethod
    def about(cls, rule: Rule, classes: tuple[str, ...], message: str, what_to_do: str, *, clause: str = "") -> Block:
        """Blocked because the system may not receive these classes: another one may."""
        code = "data_class_not_approved"
        return cls(Reason(code, rule.id, clause or rule.clause, message, what_to_do, data_classes=classes))


@dataclass(frozen=True, slots=True)
class Ack:
    """The request may leave once the person has read the reason and agreed to what it asks of them."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Note:
    """The request may leave; that the rule spoke is recorded."""

    reason: Reason


Verdict: TypeAlias = Pass | Block | Ack | Note
PASS = Pass()


class Check(Rule, Protocol):
    """One rule of the policy. Pure: the same facts always get the same answer."""

    def check(self, facts: Facts) -> Verdict: ...


class Content(Protocol):
    """The facts that are there before a system is chosen; `Facts` and `Preview` have them."""

    @property
    def policy(self) -> Policy: ...

    @property
    def asker(self) -> Admitted: ...

    @property
    def chat(self) -> ChatRequest: ...

    @property
    def screened(self) -> Screened: ...


class ContentCheck(Rule, Protocol):
    """A rule that says the same of every system."""

    def check(self, facts: Content) -> Verdict: ...
