"""The authored documents: text with inline markup, read into plain text and spans.

    === group | genre | tag,tag | s1=s v1=v+rp | free note
    <<s1|Jordan Alvarez>> lives at <<AD|12 Oak St>>.

`<<entity|text>>` is a person whose roles the header gives, `<<CODE|text>>` another protected value, `<<OK|text>>` neutral.
The codes and the rules of annotation are those of `tests/eval/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
ROLES = {
    "s": "suspect",
    "v": "victim",
    "p": "patient",
    "w": "witness",
    "rp": "reporting_party",
    "o": "officer",
    "js": "juvenile_suspect",
    "jv": "juvenile_victim",
    "x": "other",
}
TYPES = {
    "DOB": "DATE_OF_BIRTH",
    "89": "AGE_OVER_89",
    "SSN": "SSN",
    "PH": "PHONE",
    "EM": "EMAIL",
    "AD": "STREET_ADDRESS",
    "DL": "DRIVER_LICENSE",
    "LP": "LICENSE_PLATE",
    "VIN": "VIN",
    "CN": "CASE_NUMBER",
    "CI": "CRIMINAL_ID",
    "MR": "MEDICAL_RECORD",
    "HI": "HEALTH_INSURANCE_ID",
    "CC": "CREDIT_CARD",
    "BA": "BANK_ACCOUNT",
    "IP": "IP_ADDRESS",
    "UP": "USERNAME_PASSWORD",
    "BN": "BADGE_NUMBER",
    "PP": "PASSPORT",
    "OI": "ORG_ID",
}
_MARK = re.compile(r"<<(\w+)\|([^<>]+)>>")
_TURN = re.compile(r"^#(?:system|user|assistant)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `entity` names the person or the code of the value that it is; empty for what stands between."""

    text: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One authored document: its turns (one, unless it is a chat) in pieces, and everybody's roles, the first one leading."""

    name: str
    turns: tuple[tuple[Piece, ...], ...]
    people: dict[str, tuple[str, ...]]

    @property
    def author(self) -> str:
        """The folder of the author."""
        return self.name.split("/")[0]

    def plain(self) -> Iterator[tuple[str, list[tuple[int, int]], list[str]]]:
        """Each turn as text, with where people are named in it and who they are."""
        for turn in self.turns:
            spans, entities, length = [], [], 0
            for piece in turn:
                if piece.entity in self.people:
                    spans.append((length, length + len(piece.text)))
                    entities.append(piece.entity)
                length += len(piece.text)
            yield "".join(piece.text for piece in turn), spans, entities


def documents(folder: Path = CORPUS) -> Iterator[Document]:
    """All documents that hold something protected, file by file."""
    for path in sorted(folder.glob("**/roles/*.txt")):
        for number, (header, body) in enumerate(_sections(path), start=1):
            fields = [part.strip() for part in header.split("|")]
            people = {
                name: tuple(ROLES[role] for role in roles.split("+"))
                for name, roles in (entry.split("=") for entry in fields[3].split())
            }
            turns = [turn for turn in _TURN.split(body) if turn.strip()]
            name = f"{path.parent.parent.name}/{path.stem}-{number}"
            yield Document(name, tuple(tuple(_pieces(turn.strip("\n"))) for turn in turns), people)


def clean_texts(folder: Path = CORPUS) -> Iterator[str]:
    """All documents with nothing to protect in them."""
    for path in sorted(folder.glob("**/clean.txt")):
        for _, body in _sections(path):
            yield body.strip("\n")


def _sections(path: Path) -> Iterator[tuple[str, str]]:
    for chunk in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        header, _, body = chunk.partition("\n")
        yield header, body


def _pieces(marked: str) -> Iterator[Piece]:
    last = 0
    for match in _MARK.finditer(marked):
        if match.start() > last:
            yield Piece(marked[last : match.start()])
        yield Piece(match[2], match[1])
        last = match.end()
    if last < len(marked):
        yield Piece(marked[last:])
