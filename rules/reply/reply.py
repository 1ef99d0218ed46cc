"""What comes back: one filter for whole and streamed replies.

Every text of a reply (a choice's answer, its refusal, the arguments of each tool call) runs through a channel that
replaces protected values, disarms what would be fetched, and restores the caller's own values where the approval allows it.
Two copies leave: the events for the person who asked, and `stored`, in which placeholders stay placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.domain import OutputFinding, Placeholders, ReplyEvent, TextDelta, ToolCall, ToolCallDelta, Usage
from rules.reply.channels import Channel, ParsedText, ReadText
from rules.reply.draft import Marks, NoticeSection, marks_of
from rules.reply.hits import Cleaner, Find, Names
from rules.reply.places import Written
from rules.reply.sent import Sent

_MARKS = marks_of(NoticeSection())

Key = tuple[int, str | int]
"""Choice, and ``content``, ``refusal`` or the index of a tool call."""


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """One choice of a reply as it is recorded: no value of the caller's and none that a pattern knows."""

    choice: int
    content: str = field(default="", repr=False)
    refusal: str = field(default="", repr=False)
    tool_calls: tuple[ToolCall, ...] = ()
    finish: str | None = None
    """``None``: the stream ended before this choice did."""


@dataclass(slots=True)
class _Text:
    """One text in progress. `id` and `name` are those of a tool call."""

    channel: Channel
    stored: list[str] = field(default_factory=list)
    id: str | None = None
    name: str | None = None

    def take(self, written: Written) -> str:
        self.stored.append(written.stored)
        return written.shown


class ReplyFilter:
    """Feed it every event of a reply in order, then close it; the result does not depend on how texts were split."""

    def __init__(
        self,
        placeholders: Placeholders,
        *,
        restore: bool,
        structured: bool,
        local_tools: frozenset[str],
        find: Find,
        marks: Marks = _MARKS,
        sent: Sent | None = None,
    ) -> None:
        """`restore`: values may come back at all. `structured`: the content is JSON. `local_tools`: calls that stay
        in the building, the only ones whose arguments get values. `marks`: words that a reply may not use as ours.
        `sent`: the request went out with its values, so that the reply quotes them."""
        self._values = _restorable(placeholders) if restore else {}
        self._structured = structured
        self._local_tools = local_tools
        self._find = find
        self._marks = marks
        self._names = Names(placeholders, sent)
        self._texts: dict[Key, _Text] = {}
        self._open: dict[int, list[Key]] = {}
        self._finished: dict[int, str] = {}

    @property
    def findings(self) -> list[OutputFinding]:
        """Every protected value that was replaced so far."""
        return self._names.findings

    @property
    def stored(self) -> tuple[StoredChoice, ...]:
        """The reply as it is to be recorded; complete after `close`."""
        choices = sorted({choice for choice, _ in self._texts} | set(self._finished))
        return tuple(self._stored_choice(choice) for choice in choices)

    def feed(self, event: ReplyEvent) -> list[ReplyEvent]:
        """Take the next event and give what may be released."""
        if isinstance(event, Usage):
            return [event]
        if event.choice in self._finished:
            return []
        if isinstance(event, TextDelta):
            return self._text(event)
        if isinstance(event, ToolCallDelta):
            return self._call(event)
        rest = self._flush(event.choice)
        self._finished[event.choice] = event.reason
        return [*rest, event]

    def close(self) -> list[ReplyEvent]:
        """The stream ended: give what was held back of choices that never finished."""
        return [event for choice in list(self._open) for event in self._flush(choice)]

    def _text(self, delta: TextDelta) -> list[ReplyEvent]:
        if not delta.text:
            return []
        key = (delta.choice, delta.channel)
        if key not in self._texts:
            parsed = self._structured and delta.channel == "content"
            self._begin(key, self._parsed(self._values) if parsed else self._read())
        text = self._texts[key]
        return _released(key, text.take(text.channel.feed(delta.text)))

    def _call(self, delta: ToolCallDelta) -> list[ReplyEvent]:
        """Only what a call is named when it begins counts: a client may join names that come in pieces."""
        key = (delta.choice, delta.index)
        if key not in self._texts:
            local = delta.name is not None and delta.name in self._local_tools
            text = self._begin(key, self._parsed(self._values if local else {}))
            text.id, text.name = self._safe_id(delta), self._clean(delta.name or "")
            shown = text.take(text.channel.feed(delta.arguments))
            return [ToolCallDelta(delta.choice, delta.index, shown, text.id, text.name)]
        text = self._texts[key]
        return _released(key, text.take(text.channel.feed(delta.arguments)))

    def _flush(self, choice: int) -> list[ReplyEvent]:
        keys = self._open.pop(choice, [])
        return [event for key in keys for event in _released(key, self._texts[key].take(self._texts[key].channel.close()))]

    def _begin(self, key: Key, channel: Channel) -> _Text:
        self._texts[key] = text = _Text(channel)
        self._open.setdefault(key[0], []).append(key)
        return text

    def _read(self) -> ReadText:
        return ReadText(Cleaner(self._find, self._names), self._values, self._marks)

    def _parsed(self, values: Mapping[str, str]) -> ParsedText:
        return ParsedText(Cleaner(self._find, self._names), values)

    def _safe_id(self, delta: ToolCallDelta) -> str:
        """The provider's id of a call, if it can be one and says nothing; else one of ours."""
        given = delta.id or ""
        fits = _CALL_ID.fullmatch(given) and self._clean(given) == given
        return given if fits else f"call_{delta.choice}_{delta.index}"

    def _clean(self, name: str) -> str:
        cleaner = Cleaner(self._find, self._names)
        return "".join(unit.text for part in (cleaner.feed(name), cleaner.close()) for unit in part)

    def _stored_choice(self, choice: int) -> StoredChoice:
        texts = {key[1]: text for key, text in self._texts.items() if key[0] == choice}
        written = {kind: "".join(text.stored) for kind, text in texts.items()}
        calls = sorted(kind for kind in texts if isinstance(kind, int))
        return StoredChoice(
            choice=choice,
            content=written.get("content", ""),
            refusal=written.get("refusal", ""),
            tool_calls=tuple(ToolCall(texts[index].id or "", texts[index].name or "", written[index]) for index in calls),
            finish=self._finished.get(choice),
        )


_CALL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _restorable(placeholders: Placeholders) -> dict[str, str]:
    return {name: value for name, value in placeholders.values.items() if name not in placeholders.reserved}


def _released(key: Key, text: str) -> list[ReplyEvent]:
    choice, kind = key
    if not text:
        return []
    if isinstance(kind, int):
        return [ToolCallDelta(choice, kind, text)]
    return [TextDelta(choice, text, "refusal" if kind == "refusal" else "content")]
