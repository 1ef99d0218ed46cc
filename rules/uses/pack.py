"""A pack: one rule of use as a city can read, test and change it (policy VI.C, VII).

It names what its rule enforces and says to people, the words and frames that speak for or against it, how sure it must be, and
examples, without which it is refused. `rules/packs/` has the ones that ship.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from rules.decide.policy import Mode, Text, UseRule
from rules.find.trial import trial
from rules.section import Section
from rules.uses.kinds import HONEST, KINDS
from rules.uses.words import pattern_of, problem

Clause = Literal["VI.B", "VI.C", "VII.A", "VII.C", "VII.D"]
"""The clauses of the policy that rules of use enforce."""


MOST_PATTERNS = 12


def _usable(entry: str) -> str:
    source = pattern_of(entry)
    if reason := problem(entry) if source is None else trial(source):
        raise ValueError(reason)
    return entry


Entry = Annotated[str, AfterValidator(_usable)]


class Frame(Section):
    """What somebody does to whom and what for: lists of words that stand near each other, and what that adds.

    `adds` are log-odds: 2 makes an even chance one of 88 in 100, -2 one of 12.
    """

    name: Text
    adds: Annotated[float, Field(ge=-8, le=8)]
    all: tuple[str, ...] = Field(min_length=1)
    none: tuple[str, ...] = ()
    within: Annotated[int, Field(ge=1, le=200)] = 16
    """Words from the first of each list to that of each other."""
    quoted: bool = False
    """Whether it also reads what the person quotes or pastes."""


class Examples(Section):
    """What the rule must stop, ask about, and let pass: run by the tests and by ``townclerk check``."""

    block: tuple[Text, ...] = Field(min_length=3)
    ask: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = Field(min_length=3)


class Pack(Section):
    id: str
    clause: Clause
    title: Text
    kind: str
    """Which answer of the classifier it goes by; `none`: frames alone."""
    mode: Mode = "enforce"
    message: Text
    what_to_do: Text
    statement: str = ""
    data_class: str | None = None
    covered_by: frozenset[str] = frozenset()
    block_from: Annotated[float, Field(gt=0, le=1)]
    ask_from: Annotated[float, Field(gt=0, le=1)]
    words: Annotated[Mapping[str, Annotated[tuple[Entry, ...], Field(max_length=300)]], Field(max_length=60)] = {}
    frames: Annotated[tuple[Frame, ...], Field(max_length=60)] = ()
    examples: Examples

    @model_validator(mode="after")
    def _whole(self) -> Pack:
        if self.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")
        if self.kind == HONEST and not self.frames:
            raise ValueError("goes by nothing: neither a kind nor frames")
        if self.ask_from > self.block_from:
            raise ValueError("asks only where it would stop already: ask_from must not be above block_from")
        for frame in self.frames:
            if missing := sorted({*frame.all, *frame.none} - set(self.words)):
                raise ValueError(f"frame {frame.name!r} names the list {missing[0]!r}, which words does not have")
        if sum(pattern_of(entry) is not None for entries in self.words.values() for entry in entries) > MOST_PATTERNS:
            raise ValueError(f"has more than {MOST_PATTERNS} regular expressions: each is tried when it is read")
        _ = self.rule  # its own rules are part of what makes a pack valid
        return self

    @property
    def rule(self) -> UseRule:
        """Its face in the policy, with the hash of all of it."""
        shown = {name: getattr(self, name) for name in UseRule.model_fields if name != "pack"}
        return UseRule(**shown, pack=self.digest)

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says; the order of a set does not count."""
        said = json.dumps(self.model_dump(), sort_keys=True, default=lambda given: sorted(given))
        return hashlib.sha256(said.encode()).hexdigest()


CLAUSES: tuple[str, ...] = get_args(Clause)
