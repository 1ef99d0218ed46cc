"""What each sign says about a person's part: weights that were learnt from authored papers, and how they are read.

A multinomial logistic regression over the parts of `PARTS`, and one number more for "under eighteen". The person's log-odds are
the sum over all different signs of all mentions, so every decision can be told by its strongest signs.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from statistics import fmean
from typing import TypeAlias

from rules.domain import PersonRole, Sign

PARTS = (
    PersonRole.OFFICER,
    PersonRole.OTHER,
    PersonRole.PATIENT,
    PersonRole.REPORTING_PARTY,
    PersonRole.SUSPECT,
    PersonRole.VICTIM,
    PersonRole.WITNESS,
)
ALWAYS = "always"
"""The sign that every mention has: what is true before anything is known."""
UNIT = 100
"""Weights are written as hundredths."""
BY_SIGNS, BY_READING = 0.4, 0.7
"""What signs and encoder count together, found on papers of authors from whom neither had learnt."""

Reads: TypeAlias = tuple[float, ...]
"""Log-probabilities of `PARTS`, as the encoder reads one mention."""


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The signs that were learnt; one it does not hold says nothing."""

    signs: Mapping[str, Sign] = field(default_factory=dict, repr=False)

    def known(self, names: Collection[str]) -> tuple[Sign, ...]:
        """Those of the signs that say something, the bias included; nothing where nothing was learnt."""
        found = (self.signs.get(name) for name in (ALWAYS, *sorted(names)))
        return tuple(sign for sign in found if sign is not None)


NO_WEIGHTS = RoleWeights()
"""Nothing was learnt: only written evidence counts."""


def read_weights(written: str) -> RoleWeights:
    """Weights from the JSON that `models/roles.py` writes: sign -> hundredths for each part, then for "under eighteen"."""
    rows: dict[str, list[int]] = json.loads(written)
    return RoleWeights({name: Sign(name, tuple(one / UNIT for one in row)) for name, row in rows.items()})


@dataclass(frozen=True, slots=True)
class Odds:
    """How probable each part is, and that the person is under eighteen."""

    parts: dict[PersonRole, float]
    juvenile: float


def odds(signs: Iterable[Sign], reads: Sequence[Reads] = ()) -> Odds | None:
    """What different signs, and the encoder at each mention, say together; None where there are no signs."""
    different = {sign.name: sign.says for sign in signs}
    if not different:
        return None
    *parts, juvenile = (sum(column) for column in zip(*different.values(), strict=True))
    if reads:
        means = (fmean(column) for column in zip(*reads, strict=True))
        parts = [BY_SIGNS * sign + BY_READING * read for sign, read in zip(parts, means, strict=True)]
    highest = max(parts)
    shares = [exp(part - highest) for part in parts]
    return Odds(
        {part: share / sum(shares) for part, share in zip(PARTS, shares, strict=True)},
        1 / (1 + exp(-max(-50.0, min(50.0, juvenile)))),
    )


def strongest(signs: Iterable[Sign], part: PersonRole, count: int = 3) -> list[str]:
    """The signs with words in them that speak most for a part."""
    column = PARTS.index(part)
    speaking = {sign.name: sign.says[column] for sign in signs if sign.says[column] > 0 and _has_words(sign.name)}
    return sorted(speaking, key=lambda name: (-speaking[name], name))[:count]


def _has_words(sign: str) -> bool:
    return any(character.isalpha() for character in sign.partition(":")[2])
