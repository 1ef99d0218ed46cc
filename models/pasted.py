"""Papers under requests: most of what police and medics paste is dull work on reports, and a report alone forbids nothing.

The papers of `models/corpus` are scrubbed by their marks and put under the instructions of authored requests: under honest ones,
or under none, they are honest; under a forbidden instruction they change nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.corpus import TYPES, Document
from models.requests import Authored
from rules.uses.kinds import HONEST

_CONFIDENTIAL = re.compile(
    r"\b(?:informants?|CI|CRI|undercover|UC|surveillance|warrants?|SWAT|tac|ops? plan|wire|sealed|NCIC|CLETS|rap sheet|III|FBI|"
    r"CII|SID|RAC|tracker|decoy|stakeout|detail|protected|confidential|gang|intel)\b",
    re.IGNORECASE,
)
"""Papers with one of these may be such as must not leave; they teach nothing here."""
LONGEST = 1_200
"""Characters of a paper that are used."""


def scrubbed(document: Document) -> str:
    """The text of a paper with roles for names and types for values."""
    people = {entity: roles[0].replace("_", " ") for entity, roles in document.people.items()}
    words = {code: name.replace("_", " ").lower() for code, name in TYPES.items()}
    words = words | {"OK": ""} | people
    pieces = (words.get(piece.entity) or piece.text for turn in document.turns for piece in turn)
    return "".join(pieces)[:LONGEST]


def under_requests(papers: Sequence[str], learnt: Sequence[Authored], count: int, dice: random.Random) -> Iterator[Authored]:
    """So many requests, made of an instruction (or none) and a paper. `papers` are scrubbed ones and clean texts."""
    dull = [paper for paper in papers if not _CONFIDENTIAL.search(paper)]
    with_paste = [one for one in learnt if one.level == "pass" and len(one.turns) == 1 and _pastes(one)]
    forbidden = [one for one in learnt if one.level == "block" and one.kind not in ("tip_off", "protected") and _alone(one)]
    for paper in dice.choices(dull, k=count):
        match dice.random():
            case chance if chance < 0.35:
                yield _of(dice.choice(with_paste), ((True, paper),))
            case chance if chance < 0.65:
                alone = paper if dice.random() < 0.5 else _some(paper, dice)
                yield Authored("papers", "pass", HONEST, (("user", ((False, alone),)),))
            case _:
                yield _of(dice.choice(forbidden), ((True, paper),))


def _some(paper: str, dice: random.Random) -> str:
    """One, two or three sentences of it: people also paste a line."""
    sentences = re.split(r"(?<=[.!?])\s+", paper)
    start = dice.randrange(len(sentences))
    return " ".join(sentences[start : start + dice.randint(1, 3)])


def _alone(one: Authored) -> bool:
    return len(one.turns) == 1 and not _pastes(one)


def _pastes(one: Authored) -> bool:
    return any(pasted for pasted, _ in one.turns[-1][1])


def _of(one: Authored, pasted: tuple[tuple[bool, str], ...]) -> Authored:
    asked = tuple(piece for piece in one.turns[-1][1] if not piece[0])
    return replace(one, turns=(("user", (*asked, *pasted)),))
