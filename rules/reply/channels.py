"""The two kinds of text in a reply: what a person reads, and JSON that a program reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from rules.reply.draft import Marks, disown
from rules.reply.hits import Cleaner, Unit
from rules.reply.hold import PLACEHOLDER
from rules.reply.json_text import JsonPiece, JsonText, encode
from rules.reply.places import JsonString, Page, Written

_MARK_LENGTH = 256


class Channel(Protocol):
    """One text of a reply, in pieces. What comes out does not depend on how it was split."""

    def feed(self, text: str) -> Written: ...

    def close(self) -> Written: ...


class ReadText:
    """Markdown for a person: cleaned, disarmed, restored; the words of our own mark are disowned."""

    def __init__(self, cleaner: Cleaner, values: Mapping[str, str], marks: Marks) -> None:
        self._cleaner = cleaner
        self._page = Page(values)
        self._marks = marks
        self._behind = ""

    def feed(self, text: str) -> Written:
        return _joined(self._write(unit) for unit in self._cleaner.feed(text))

    def close(self) -> Written:
        return _joined(self._write(unit) for unit in self._cleaner.close())

    def _write(self, unit: Unit) -> Written:
        text = disown(self._marks, self._behind, unit.text)
        self._behind = (self._behind + unit.text)[-_MARK_LENGTH:]
        return self._page.write(unit if text == unit.text else Unit(text, unit.ended))


class ParsedText:
    """JSON for a program: cleaned and restored inside its strings, valid as before."""

    def __init__(self, cleaner: Cleaner, values: Mapping[str, str]) -> None:
        self._cleaner = cleaner
        self._values = values
        self._json = JsonText()
        self._string: JsonString | None = None

    def feed(self, text: str) -> Written:
        return _joined(self._write(piece) for piece in self._json.feed(text))

    def close(self) -> Written:
        return self._units(self._cleaner.close())

    def _write(self, piece: JsonPiece) -> Written:
        if piece.kind in ("inside", "between"):
            return self._units(self._cleaner.feed(piece.text))
        rest = self._units(self._cleaner.close())
        self._cleaner.note(piece.text)
        self._string = JsonString(self._values) if piece.kind == "open" else None
        return _joined((rest, Written(piece.text, piece.text)))

    def _units(self, units: Iterable[Unit]) -> Written:
        return _joined(self._unit(unit) for unit in units)

    def _unit(self, unit: Unit) -> Written:
        """Between strings a placeholder took the place of a number, and has to become a string."""
        if self._string is None:
            quoted = PLACEHOLDER.sub(r'"\g<0>"', unit.text)
            return Written(quoted, quoted)
        written = self._string.write(unit)
        return Written(encode(written.stored), encode(written.shown))


def _joined(parts: Iterable[Written]) -> Written:
    stored, shown = [], []
    for part in parts:
        stored.append(part.stored)
        shown.append(part.shown)
    return Written("".join(stored), "".join(shown))
