"""What tells people of one name apart: the part that somebody wrote down, Mr or Mrs, "her husband".

Two people under one number move what is said of one to the other: an officer of the victim's name, a husband, a father.
So a short name is the known person's only when nothing written at it speaks against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rules.domain import Evidence, PersonRole
from rules.find.anchors import RELATIVES
from rules.people.verdict import EXPLICIT, adult

_TITLE = re.compile(r"\b(?P<she>mrs|ms|miss|sra|se\u00f1ora)|\b(?P<he>mr|sr|se\u00f1or)\b", re.IGNORECASE)
_OFFICER, _SUSPECT = PersonRole.OFFICER, PersonRole.SUSPECT
_IN_THE_EVENT = frozenset(
    {PersonRole.VICTIM, PersonRole.WITNESS, PersonRole.REPORTING_PARTY, PersonRole.PATIENT, PersonRole.SUSPECT}
)
_RELATIVE = re.compile(rf"\b(?:{RELATIVES})(?:,[ \t]|[ \t](?:named[ \t])?)(?:mr|mrs|ms|miss)?\.?[ \t]?$", re.IGNORECASE)
"""``her husband, Mr. `` before a name says that it is somebody else's than hers."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was written at the mentions of one person."""

    parts: frozenset[PersonRole] = frozenset()
    titles: frozenset[str] = frozenset()
    relative: bool = False

    @classmethod
    def of(cls, before: str, evidence: Iterable[Evidence]) -> Marks:
        """The marks at one mention; `before` is what stands right before it."""
        reasons = tuple(evidence)
        title = _TITLE.search(before[-8:])
        return cls(
            frozenset(adult(reason.role) for reason in reasons if reason.weight >= EXPLICIT),
            frozenset({title.lastgroup} if title and title.lastgroup else ()),
            _RELATIVE.search(before) is not None,
        )

    def joined(self, other: Marks) -> Marks:
        return Marks(self.parts | other.parts, self.titles | other.titles, self.relative or other.relative)

    @property
    def officer(self) -> bool:
        return _OFFICER in self.parts

    def shares(self, other: Marks) -> bool:
        """Whether a part or a title is written at both, and nothing speaks against it."""
        return bool(self.parts & other.parts or self.titles & other.titles) and not self.contradicts(other)

    def contradicts(self, other: Marks) -> bool:
        """Whether the two can't be one person: an officer or a suspect here and another party there, Mr and Mrs."""
        if self.titles and other.titles and self.titles.isdisjoint(other.titles):
            return True
        if not self.parts or not other.parts or self.parts & other.parts:
            return False
        return any(_excludes(one, self.parts, other.parts) for one in (_OFFICER, _SUSPECT))


def _excludes(part: PersonRole, here: frozenset[PersonRole], there: frozenset[PersonRole]) -> bool:
    others = _IN_THE_EVENT - {part} | ({_OFFICER} - {part})
    return (part in here and bool(there & others)) or (part in there and bool(here & others))
