"""Protected values that a provider wrote into its reply: find them and put placeholders in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rules.domain import Finding, OutputFinding, Placeholders
from rules.people.placeholders import UNNUMBERED
from rules.reply.hold import LIMIT, PLACEHOLDER, Hold
from rules.reply.sent import Quote, Sent

Find = Callable[[str], Sequence[Finding]]
"""Pure pattern search: offsets are code points of the text that was given."""

LOOK_BEHIND = 128
"""Characters of released text that `find` still sees, so that a label and its value are read together."""

_NUMBERED = re.compile(r"\[([a-z ]+) (\d+)\]")
_SUSPICIOUS = re.compile(r"[\d@:=#_\\]|[^\x00-\x7f]")
_LABELS = frozenset(
    ("password", "passcode", "passphrase", "passwd", "pwd", "pw", "pin", "login", "username", "user", "handle", "key", "token",
     "secret", "bearer")
)  # fmt: skip


class Names:
    """Which placeholder a value in the reply gets: its own if it has one, else a number nobody used.

    `sent`: the values of the request, where the system was sent them. To quote these is no finding.
    """

    def __init__(self, placeholders: Placeholders, sent: Sent | None = None) -> None:
        self.sent = sent
        self._own = frozenset(placeholders.values)
        self.findings: list[OutputFinding] = []
        self._by_value = {_essence(value): name for name, value in placeholders.values.items()}
        self._taken = {*placeholders.values, *placeholders.reserved}
        self._last = _last_numbers(self._taken)

    def replace(self, value: str, finding: Finding) -> str:
        """The placeholder for a found value; the finding is noted without it."""
        name = self._by_value.get(_essence(value)) or self._fresh(value, finding.type)
        if not self.quotes(name):
            self.findings.append(OutputFinding(finding.type, finding.recognizer, name))
        return name

    def quotes(self, name: str) -> bool:
        """Whether a value with this placeholder is one that the system was sent."""
        return self.sent is not None and (name in self._own or name == UNNUMBERED)

    def keeps(self, literal: str) -> bool:
        """Whether this is a placeholder of ours, which is no value whatever a pattern says."""
        return literal in self._taken

    def _fresh(self, value: str, type_: str) -> str:
        word = type_.lower().replace("_", " ")
        self._last[word] = self._last.get(word, 0) + 1
        self._by_value[_essence(value)] = name = f"[{word} {self._last[word]}]"
        self._taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class Unit:
    """A settled piece of a reply without protected values. `ended`: a blank or the end of the text follows."""

    text: str = field(repr=False)
    ended: bool
    quoted: Mapping[int, str] = field(default_factory=dict, repr=False)
    """How a value was written that the system was sent, by where its placeholder begins in `text`."""


class Cleaner:
    """Turns one text, in pieces, into units in which every hit is replaced. The stream is never cut."""

    def __init__(self, find: Find, names: Names) -> None:
        self._find = find
        self._names = names
        self._behind = ""
        self._after_label = False
        self._hold = Hold(self._safe_cut, names.sent.may_go_on if names.sent else None)

    def feed(self, text: str) -> Iterator[Unit]:
        for raw in self._hold.feed(text):
            yield self._clean(raw, ended=raw[-1] in " \t\r\n")

    def close(self) -> Iterator[Unit]:
        """The text ends here. What follows (the next string of the same JSON) still sees it as context."""
        yield self._clean(self._hold.close(), ended=True)

    def note(self, text: str) -> None:
        """Let `find` see what stands between two texts, e.g. a quote of JSON: the next may be labelled by the last."""
        self._remember(text)
        self._after_label = True

    def _remember(self, text: str) -> None:
        self._behind = (self._behind + text)[-LOOK_BEHIND:]

    def _clean(self, raw: str, *, ended: bool) -> Unit:
        clean, at, skipped = "", 0, len(self._behind)
        quoted: dict[int, str] = {}
        for hit in self._hits(raw):
            start, end = max(hit.start - skipped, at), hit.end - skipped
            if start < end:
                written = raw[start:end]
                name = hit.placeholder if isinstance(hit, Quote) else self._names.replace(written, hit)
                clean += raw[at:start]
                if self._names.quotes(name):
                    quoted[len(clean)] = written
                clean, at = clean + name, end
        clean += raw[at:]
        self._remember(clean)
        self._after_label = False
        return Unit(clean, ended, quoted)

    def _hits(self, raw: str) -> list[Finding | Quote]:
        """What `find` sees in `raw` and before it, and what was sent, in order, without what covers a placeholder of ours."""
        window, skipped = self._behind + raw, len(self._behind)
        sent = self._names.sent
        hits: list[Finding | Quote] = (
            [Quote(q.start + skipped, q.end + skipped, q.placeholder) for q in sent.find(raw)] if sent else []
        )
        if self._after_label or _may_hold_a_value(raw):
            hits += self._find(window)
        if not hits:
            return []
        ours = [match.span() for match in PLACEHOLDER.finditer(window) if self._names.keeps(match.group())]
        return [
            hit
            for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end))
            if not any(start < hit.end and hit.start < end for start, end in ours)
        ]

    def _safe_cut(self, window: str) -> int:
        """How much of an endless window may go: about half, at a blank if there is one, never inside a value."""
        half = LIMIT // 2
        cut = max(window.rfind(blank, 0, half) for blank in " \t\r\n") + 1 or half
        skipped = len(self._behind)
        spans = [(finding.start - skipped, finding.end - skipped) for finding in self._hits(window)]
        spans += [match.span() for match in PLACEHOLDER.finditer(window)]
        for start, end in sorted(spans, reverse=True):
            if start < cut < end:
                cut = start if start > 0 else min(end, LIMIT)
        return cut


def _may_hold_a_value(raw: str) -> bool:
    """Most units are plain words. A value without any telling character has its label in the same unit (see `hold`)."""
    return _SUSPICIOUS.search(raw) is not None or not _LABELS.isdisjoint(raw.casefold().split())


def _essence(value: str) -> str:
    """Letters and digits only, so that ``(916) 555-0142`` and ``916-555-0142`` are one value."""
    return "".join(char for char in value.casefold() if char.isalnum()) or value


def _last_numbers(names: Iterable[str]) -> dict[str, int]:
    last: dict[str, int] = {}
    for name in names:
        if numbered := _NUMBERED.fullmatch(name):
            last[numbered[1]] = max(last.get(numbered[1], 0), int(numbered[2]))
    return last
