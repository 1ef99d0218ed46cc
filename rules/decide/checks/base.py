"""What a check is: a small object that looks at the facts and says why not, or nothing."""

from __future__ import annotations

from typing import Protocol

from rules.domain import Facts, Reason


class Check(Protocol):
    """One rule of the policy. Pure: the same facts always get the same answer."""

    @property
    def id(self) -> str: ...

    @property
    def clause(self) -> str: ...

    def check(self, facts: Facts) -> Reason | None: ...
