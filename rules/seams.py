"""Values that are split over two texts: "123-" at the end of one part or message and "45-6789" at the start of the next.

A seam is a short text made of the end of one text, short texts after it, and the start of the next. It is scanned like any other
text; what it shows is brought back to the texts it was made of.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rules.domain import Finding, MessageScan, Path
from rules.leaves import Leaf

SPLIT = "split_value"
"""The recognizer of a piece of a value. A piece alone is too little to be looked for elsewhere."""

_EDGE = 64
"""Characters on each side: no value with its label is longer."""
_FEW = 24
_DIGITS = re.compile(r"\d")
_SENTENCE_ENDS = re.compile(r"(?:[^\d][.!?;,)\"'»]|\n)\s*\Z|\A\Z")
_OPEN_END = re.compile(r"[\d@.(+:#=/_-][ \t]*\Z")
_OPEN_START = re.compile(r"[ \t]*[\d@.)_-]")


class _Piece(NamedTuple):
    """Characters ``start`` to ``end`` of the seam are those of a leaf from `offset` on."""

    start: int
    end: int
    path: Path
    offset: int


@dataclass(frozen=True, slots=True)
class Seam:
    text: str = field(repr=False)
    pieces: tuple[_Piece, ...]


def seams(leaves: Sequence[Leaf], users: Container[int | str]) -> tuple[Seam, ...]:
    """All seams where a value may be split: between neighbours, and between what the user wrote before and after a reply.

    `users` are the numbers of the messages that the user wrote.
    """
    said = [leaf for leaf in leaves if leaf.kind == "prose" and leaf.path[0] == "messages" and leaf.path[2:3] == ("content",)]
    by_users = [leaf for leaf in said if leaf.path[1] in users]
    found = dict[tuple[Path, ...], list[Seam]]()
    for chain in (*_chains(said), *_chains(by_users)):
        found.setdefault(tuple(leaf.path for leaf in chain), list(_made_of(chain)))
    return tuple(seam for made in found.values() for seam in made)


def _chains(said: Sequence[Leaf]) -> Iterator[list[Leaf]]:
    """Leaves that may hold one value together: the first and the last are long or short, those between are short."""
    at = 0
    while at + 1 < len(said):
        chain = [said[at]]
        while at + 1 < len(said) and _may_belong(said[at], said[at + 1]):
            at += 1
            chain.append(said[at])
            if len(said[at].text) > _EDGE:
                break
        if len(chain) > 1:
            yield chain
        else:
            at += 1


def _may_belong(one: Leaf, other: Leaf) -> bool:
    tail, head = one.text[-_FEW:], other.text[:_FEW]
    if not (tail.strip() and head.strip()):
        return False
    if one.path[:2] == other.path[:2] and not _SENTENCE_ENDS.search(tail):
        return True
    if "@" in tail.split()[-1] + head.split()[0]:
        return True
    return len(_DIGITS.findall(tail + head)) >= 4 and bool(_OPEN_END.search(tail) and _OPEN_START.match(head))


def _made_of(chain: Sequence[Leaf]) -> Iterator[Seam]:
    """The texts run together, and also with blanks between where words would run into each other in one message."""
    yield _seam(chain, "")
    if any(one.text[-1].isalnum() and other.text[0].isalnum() for one, other in pairwise(chain)):
        yield _seam(chain, " ")


def _seam(chain: Sequence[Leaf], between: str) -> Seam:
    text, pieces = "", list[_Piece]()
    for number, leaf in enumerate(chain):
        offset = max(len(leaf.text) - _EDGE, 0) if number == 0 else 0
        part = leaf.text[offset:] if number == 0 else leaf.text[:_EDGE]
        text += between if number else ""
        pieces.append(_Piece(len(text), len(text) + len(part), leaf.path, offset))
        text += part
    return Seam(text, tuple(pieces))


def split_values(made: Sequence[Seam], scans: Mapping[str, MessageScan]) -> dict[Path, list[Finding]]:
    """What the seams show, by text. Names count only where they are split: a few words around them are too little to judge by."""
    found: dict[Path, list[Finding]] = {}
    for seam in made:
        scan = scans.get(seam.text, MessageScan())
        for one in scan.findings:
            for path, piece in _placed(seam, one):
                found.setdefault(path, []).append(piece)
        for mention in scan.mentions:
            split = list(_placed(seam, Finding(mention.start, mention.end, "PERSON", mention.score, mention.recognizer)))
            for path, piece in split if len(split) > 1 else ():
                found.setdefault(path, []).append(piece)
    return found


def _placed(seam: Seam, finding: Finding) -> Iterator[tuple[Path, Finding]]:
    parts = [piece for piece in seam.pieces if piece.start < finding.end and finding.start < piece.end]
    for piece in parts:
        shift = piece.offset - piece.start
        start, end = max(finding.start, piece.start) + shift, min(finding.end, piece.end) + shift
        name = SPLIT if len(parts) > 1 else finding.recognizer
        yield piece.path, Finding(start, end, finding.type, finding.score, name)
