"""Where in a reply a value may come back, and what in it must not work any more.

A reply is somebody else's text, and chat tools render it. So two things happen to every unit of it:

* **Disarm**: what a renderer would fetch by itself becomes plain text: images in every spelling, raw HTML.
* **Restore**: a placeholder becomes its value again only where it stands free, as a word between blanks.

Both follow one idea: *doubt means no*. Nobody can tell in the middle of a stream how a renderer will read the rest,
so a construct that is not wholly seen and wholly harmless (a link target with blanks, an open tag, a fence of code)
stops restoring up to the next blank line, which ends every inline construct of CommonMark (0.31, section 4.9),
or for good. The price is a placeholder that stays a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.people.placeholders import UNNUMBERED
from rules.reply.fences import LINE_KEPT, Fences
from rules.reply.hits import Unit
from rules.reply.hold import PLACEHOLDER

_RECENT = 32

_PLAIN = re.compile(r"[^\[\]<>`\\\r\n{:]*")
"""Text in which nothing has to be disarmed, restored or remembered."""

_PIECES = re.compile(
    rf"(?P<code>(?<![`\\])(?P<ticks>`+)[^`|$\\\r\n]+(?P=ticks)(?!`))"
    rf"|(?P<loose>`+)"
    rf"|(?P<blank>[ \t\r\n])"
    rf"|(?P<word>(?:{PLACEHOLDER.pattern}|[^ \t\r\n`])+)"
)
_JSON_PIECES = re.compile(rf"[ \t\r\n]|(?:{PLACEHOLDER.pattern}|[^ \t\r\n])+")
_DASHES = "\u2013\u2014-"
_OPENING = rf"[\"'(\u201c\u2018\u00ab*_|{_DASHES}]*"
_CLOSING = rf"[.,;:!?)\"'\u2019\u201d\u00bb*_|\u2026{_DASHES}]*"
_STAND_IN = re.compile(rf"{PLACEHOLDER.pattern}|{re.escape(UNNUMBERED)}")
_ONE = rf"(?:{_STAND_IN.pattern})(?:['\u2019]s)?"
_FREE_WORD = re.compile(rf"{_OPENING}{_ONE}(?:[,{_DASHES}]{_ONE})*{_CLOSING}")
"""Placeholders with nothing around them but the marks of ordinary prose: no letter, slash or @ touches them."""

_AUTOLINK = r"<(?:https?|mailto):[^\s<>`\"']*>"
_WHOLE_LINK = re.compile(rf"\]\([^\s<>\"'()\\]*\)|{_AUTOLINK}")
_OPEN_TARGET = re.compile(r"\]\(|\]:|\[\[|<[A-Za-z/!?]|\{|::\w")
_TAG = re.compile(rf"(?!{_AUTOLINK})<(?=[A-Za-z/!?])")
_LINE_BREAK_TAG = re.compile(r"<br/?>")
_LATEX_LINK = re.compile(r"\\(?:href|url|includegraphics|html[A-Z])")
_SEVERED = re.compile(r"!\[|<[A-Za-z/!?]|\\[A-Za-z]")
_CALL = re.compile(r"(?i)action[\W_]{1,4}input")
_JSON_LINE = re.compile(r"\W*\{")
_LATEX_FETCH = re.compile(r"\\+(?=includegraphics|html[A-Z])")
_ADDRESS = re.compile(r"(?i)://|www\.|```|~~~|\\[a-z]")
_ADDRESS_FIRST = re.compile(
    r"(?i)[/\\]|www\.|[a-z][a-z0-9+.-]*:.|(?:https?|wss?|ftp|file|data|javascript|mailto|tel|sms):|[\w.-]+/"
)

_MARKUP = re.compile(r"[\\`*\[\]>|~$]|(?<!\w)_|_(?!\w)|^[#+-](?=\s|$)|&(?=#?\w+;)")
_BLANK = re.compile(r"([ \t]+)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Written:
    """One unit as it is stored (with placeholders) and as the person who asked sees it."""

    stored: str = field(repr=False)
    shown: str = field(repr=False)


class Page:
    """The place that a Markdown reply has reached: disarms it and restores `values` where they may stand."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._fences = Fences()
        self._line = ""
        self._line_is_blank = True
        self._recent = "\n"
        self._in_doubt = False
        self._never_again = False
        self._code_is_certain = True

    def write(self, unit: Unit) -> Written:
        """Judge one unit. Its words are whole unless it is not `ended`; then the last one is left as it is."""
        if self._recent[-1] in " \n" and unit.ended and _PLAIN.fullmatch(unit.text):
            self._remember(unit.text)
            return Written(unit.text, unit.text)
        stored, shown = [], []
        for match in _PIECES.finditer(unit.text):
            piece, after = match.group(), unit.text[match.end() : match.end() + 1]
            if match.lastgroup == "blank":
                self._blank(piece)
                kept = seen = piece
            elif match.lastgroup == "word":
                kept = self._disarm(piece)
                free = (after in " \t\r\n") if after else unit.ended
                quoted = {at - match.start(): written for at, written in unit.quoted.items()}
                seen = self._restore(kept, quoted) if free and self._may_restore(piece) else kept
                self._look_for_doubt(piece if seen == kept else seen)
                self._remember(kept)
            else:
                kept = seen = self._code(piece, whole=match.lastgroup == "code")
            stored.append(kept)
            shown.append(seen)
        return Written("".join(stored), "".join(shown))

    def _may_restore(self, word: str) -> bool:
        return (
            self._recent[-1] in " \t\r\n"
            and not (self._in_doubt or self._never_again or self._fences.may_run or self._fences.begins(self._line))
            and _FREE_WORD.fullmatch(word) is not None
        )

    def _restore(self, word: str, quoted: Mapping[int, str]) -> str:
        return _STAND_IN.sub(lambda match: self._value(match.group(), quoted.get(match.start())), word)

    def _value(self, placeholder: str, quoted: str | None) -> str:
        """The value, escaped. In a fence nothing can be escaped: there only harmless values come back."""
        known = _known(placeholder, quoted, self._values)
        if known is None:
            return placeholder
        value = _BLANKS.sub(" ", known).strip()
        escaped = escape(value)
        return escaped if escaped == value or not self._fences.open else placeholder

    def _disarm(self, word: str) -> str:
        if self._fences.literal:
            return word
        if _SEVERED.match(self._recent[-1] + word):
            word = " " + word
        word = _LATEX_FETCH.sub("", word.replace("![", "!\\["))
        return _TAG.sub(lambda tag: self._tag(word, tag.start()), word)

    def _tag(self, word: str, at: int) -> str:
        """A line break in a table cell stays; alone on its line it would begin an HTML block (CommonMark 4.6)."""
        breaks_line = _LINE_BREAK_TAG.match(word, at) and (self._line + word[:at]).strip()
        return "<" if breaks_line else "&lt;"

    def _code(self, piece: str, *, whole: bool) -> str:
        """Inline code is left alone where it surely is code; ticks without their partner unsettle the paragraph."""
        if self._fences.literal or (whole and self._code_is_certain):
            kept = piece
        else:
            kept = "".join(part if part.isspace() else self._disarm(part) for part in _BLANK.split(piece))
            self._code_is_certain = False
        self._look_for_doubt(piece)
        self._remember(kept)
        return kept

    def _look_for_doubt(self, word: str) -> None:
        """Agents without tool calls are told to write a call as `Action Input: ...`, or as JSON on a line of its own."""
        if _OPEN_TARGET.search(_WHOLE_LINK.sub("", self._recent[-1] + word)):
            self._in_doubt = True
        call = _CALL.search(self._recent + word) or ("{" in word and _JSON_LINE.match(self._line + word))
        if call or ("\\" in word and _LATEX_LINK.search(word)):
            self._never_again = True

    def _blank(self, blank: str) -> None:
        if blank in "\r\n":
            if self._line_is_blank and not (blank == "\n" and self._recent[-1] == "\r"):
                self._in_doubt, self._code_is_certain = False, True
            self._fences.line(self._line)
            self._line, self._line_is_blank = "", True
            self._recent = (self._recent + blank)[-_RECENT:]
        else:
            self._remember(blank)

    def _remember(self, text: str) -> None:
        self._line = (self._line + text)[:LINE_KEPT]
        self._line_is_blank = self._line_is_blank and not text.strip(" \t")
        self._recent = (self._recent + text)[-_RECENT:]


class JsonString:
    """One string of a JSON text: a program reads it, so nothing is disarmed and no markup needs escaping.

    In a string a blank does not end an address, so what begins like one, or has one in it, is not completed.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._before = ""
        self._in_doubt = False

    def write(self, unit: Unit) -> Written:
        """Judge one unit of the decoded string."""
        shown = []
        for match in _JSON_PIECES.finditer(unit.text):
            piece, after = match.group(), unit.text[match.end() : match.end() + 1]
            free = (self._before[-1:] in " \t\r\n") and ((after in " \t\r\n") if after else unit.ended)
            quoted = {at - match.start(): written for at, written in unit.quoted.items()}
            shown.append(self._word(piece, quoted, free=free))
            self._before = (self._before + shown[-1])[-8:]
        return Written(unit.text, "".join(shown))

    def _word(self, word: str, quoted: Mapping[int, str], *, free: bool) -> str:
        seen = word
        if free and not self._in_doubt and _FREE_WORD.fullmatch(word):
            seen = _STAND_IN.sub(lambda match: self._value(match.group(), quoted.get(match.start())), word)
        if seen == word:
            first = not self._before.strip()
            around = self._before + word
            self._in_doubt = self._in_doubt or bool(
                _OPEN_TARGET.search(around) or _ADDRESS.search(around) or (first and _ADDRESS_FIRST.match(around.lstrip()))
            )
        return seen

    def _value(self, placeholder: str, quoted: str | None) -> str:
        known = _known(placeholder, quoted, self._values)
        return placeholder if known is None else known


def _known(placeholder: str, quoted: str | None, values: Mapping[str, str]) -> str | None:
    """What may come back: the value as the system quoted it, else as it was sent. None where nothing may, or nobody knows."""
    return quoted if quoted is not None and values else values.get(placeholder)


def escape(value: str) -> str:
    """The value as Markdown text: no character of it is markup, none begins HTML."""
    return _MARKUP.sub(r"\\\g<0>", value).replace("<", "&lt;")
