"""What a check is: a small object that looks at the facts and says why not, or nothing."""

from __future__ import annotations

from typing import Protocol

from rules.decide.policy import Policy
from rules.domain import Admitted, ChatRequest, Facts, Reason, Screened


class Check(Protocol):
    """One rule of the policy. Pure: the same facts always get the same answer."""

    @property
    def id(self) -> str: ...

    @property
    def clause(self) -> str: ...

    def check(self, facts: Facts) -> Reason | None: ...


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


class ContentCheck(Protocol):
    """A rule that says the same of every system."""

    @property
    def id(self) -> str: ...

    @property
    def clause(self) -> str: ...

    def check(self, facts: Content) -> Reason | None: ...
