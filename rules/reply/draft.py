"""The mark that every reply carries until a person has reviewed it (policy VI.A.4, VI.B), and its removal.

The notice is written by us alone. A reply that uses the words of the notice, or says that somebody reviewed or approved it or
that we stopped it, keeps its words, but a remark behind them says whose they are. So no reply ends in a text that
`strip_notice` removes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Annotated, Literal

from pydantic import AfterValidator

from rules.domain import Finish, ReplyEvent, TextDelta, ToolCallDelta
from rules.section import Section

Place = Literal["footer", "header", "off"]

DEFAULT_TEXT = (
    "AI-GENERATED DRAFT — NOT FOR USE UNTIL REVIEWED. Verify facts with independent sources and check for bias "
    "(City AI Policy VI.A.4, VI.B). Draft {id} · {system} · {date}"
)
REMARK = " (written by the AI, not a record)"
GAP = "\n\n"

_FIELDS = {
    "id": r"[0-7][0-9A-HJKMNP-TV-Z]{25}",  # ULID in Crockford's base32
    "system": r"[a-z0-9][a-z0-9._-]{0,63}",
    "date": r"\d{4}-\d{2}-\d{2}",
}
_MARK_WORDS = 8
_APPROVALS = (
    r"prepared with the help of\b[^\n]{1,120}?\breviewed by",
    r"reviewed and approved",
    r"reviewed by\b[^\n]{0,120}?\bapproved",
    r"approved by\b[^\n]{0,120}?\breviewed",
    r"no (?:further|human) review (?:is )?(?:needed|required|necessary)",
    r"stopped by townclerk",
)
_APPROVAL_ENDS = ("by", "approved", "reviewed", "needed", "required", "necessary", "townclerk")


def _template(text: str) -> str:
    parsed = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    if any(spec or conversion for _, spec, conversion in parsed):
        raise ValueError("a field of the notice stands alone in its braces, as in {id}")
    fields = [name for name, _, _ in parsed]
    if not set(fields) <= set(_FIELDS):
        raise ValueError("unknown field; the notice may use {id}, {system} and {date}")
    if fields.count("id") != 1:
        raise ValueError("must contain {id} once, so that the notice can be told from other text and removed again")
    if "\n" in text or "\r" in text:
        raise ValueError("must be one line")
    if len(_words(text)) < 3:
        raise ValueError("needs at least three words in a row before, between or behind its fields")
    return text


class NoticeSection(Section):
    """Section `notice` of the configuration: the visible notice on text replies (guide 6.4)."""

    place: Place = "footer"
    text: Annotated[str, AfterValidator(_template)] = DEFAULT_TEXT


def notice_for(section: NoticeSection, *, draft_id: str, system: str, day: date) -> str:
    """The notice of one draft, in one line. `draft_id` is a ULID, `system` the name of an approved system."""
    return section.text.format(id=draft_id, system=system, date=day.isoformat())


def strip_notice(text: str, section: NoticeSection) -> str:
    """An assistant turn as the system wrote it: one notice of ours is taken from the place where we put it."""
    found = _ours(section).search(text)
    return text[: found.start()] + text[found.end() :] if found else text


class NoticeWriter:
    """Puts the notice into a stream of events: as last text of every choice that is text to its end, or as its first.

    A header is written before anybody knows whether a tool will be called after the text; a footer knows.
    """

    def __init__(self, notice: str, section: NoticeSection, *, structured: bool) -> None:
        self._notice = notice
        self._place: Place = "off" if structured else section.place
        self._begun: set[int] = set()
        self._calls: set[int] = set()

    def feed(self, event: ReplyEvent) -> list[ReplyEvent]:
        """The event, with the notice before it or in it where it belongs."""
        if isinstance(event, ToolCallDelta):
            self._calls.add(event.choice)
        elif isinstance(event, TextDelta) and event.channel == "content" and event.text:
            return [self._first(event)]
        elif isinstance(event, Finish) and self._place == "footer" and self._is_text(event):
            return [TextDelta(event.choice, GAP + self._notice), event]
        return [event]

    def _first(self, delta: TextDelta) -> TextDelta:
        begins = delta.choice not in self._begun
        self._begun.add(delta.choice)
        if begins and self._place == "header" and delta.choice not in self._calls:
            return TextDelta(delta.choice, self._notice + GAP + delta.text)
        return delta

    def _is_text(self, finish: Finish) -> bool:
        called = finish.reason in ("tool_calls", "function_call") or finish.choice in self._calls
        return finish.choice in self._begun and not called


@dataclass(frozen=True, slots=True)
class Marks:
    """The words that only we may use: `phrases` are looked for where one of their `last_words` is read."""

    phrases: re.Pattern[str]
    last_words: re.Pattern[str]


def marks_of(section: NoticeSection) -> Marks:
    """The words of a notice, of an approval and of a refusal, in any case and with any marks between the words."""
    words = _words(section.text)
    notice = r"[\W_]{1,12}".join(map(re.escape, words))
    spoken = [pattern.replace(" ", r"[\W_]{1,12}") for pattern in _APPROVALS]
    return Marks(
        re.compile("|".join((notice, *spoken)), re.IGNORECASE),
        re.compile("|".join((re.escape(words[-1]), *_APPROVAL_ENDS)), re.IGNORECASE),
    )


def disown(marks: Marks, before: str, text: str) -> str:
    """`text` with a remark behind every mark that ends in it; the mark may have begun in `before`."""
    if not marks.last_words.search(text):
        return text
    at, pieces = 0, []
    for match in marks.phrases.finditer(before + text):
        end = match.end() - len(before)
        if end > 0:
            pieces += [text[at:end], REMARK]
            at = end
    return "".join((*pieces, text[at:]))


def _words(text: str) -> list[str]:
    """The first words of the longest piece of a template that stands between its fields."""
    longest = max((fixed for fixed, *_ in Formatter().parse(text)), key=len)
    return re.findall(r"[^\W_]+", longest)[:_MARK_WORDS]


@lru_cache(maxsize=8)
def _ours(section: NoticeSection) -> re.Pattern[str]:
    parts = []
    for fixed, name, _, _ in Formatter().parse(section.text):
        parts += [re.escape(fixed), _FIELDS[name] if name else ""]
    line = "".join(parts)
    if section.place == "header":
        return re.compile(rf"\A{line}(?:{GAP}|\Z)")
    return re.compile(rf"(?:\A|{GAP}){line}\s*\Z")
