"""Fenced code in a Markdown reply, told line by line (CommonMark 0.31, section 4.5).

Two questions with opposite cautions are answered. *May this run?* is yes as soon as any renderer could see code of a
language that runs or is drawn. *Is this literal?* is yes only if every renderer sees nothing but code here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext", "markdown", "md", "email", "mail", "eml"})
_LEAD = re.compile(r"(?:[ \t>]|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_FENCE = re.compile(rf"(?P<lead>{_LEAD.pattern})(?P<marks>`{{3,}}|~{{3,}})[ \t]*(?P<info>[^ \t\r\n]*)")


LINE_KEPT = 256
"""Characters of a line that are enough to know what it is; a longer line is never taken for the end of a fence."""


@dataclass(frozen=True, slots=True)
class _Fence:
    lead: str
    """What stands before the marks, list markers as blanks."""
    marks: str
    info: str
    bare: bool

    @property
    def runs(self) -> bool:
        return self.info.lower() not in _PLAIN_LANGUAGES

    def closes(self, opening: _Fence) -> bool:
        return self.bare and self.marks.startswith(opening.marks) and self.lead == opening.lead


class Fences:
    """Follows the fences of one text. Feed it every line when it is complete."""

    def __init__(self) -> None:
        self._running: _Fence | None = None
        self._plain: _Fence | None = None
        self._literal: _Fence | None = None
        self._lost = False
        self._certain = True

    @property
    def may_run(self) -> bool:
        """Somebody may run or draw what stands here."""
        return self._lost or self._running is not None

    @property
    def open(self) -> bool:
        """Some fence is open, so that escapes would be shown instead of read."""
        return self.may_run or self._plain is not None

    @property
    def literal(self) -> bool:
        """This is code for every renderer: nothing in it is markup."""
        return self._literal is not None

    def begins(self, line: str) -> bool:
        """Whether a line that is not complete yet opens or closes a fence."""
        return _FENCE.match(line) is not None

    def line(self, line: str) -> None:
        """Take a complete line without its end, or the first `LINE_KEPT` characters of a longer one."""
        found = _FENCE.match(line)
        whole = len(line) < LINE_KEPT
        if found is None or (found["marks"][0] == "`" and "`" in line[found.end("marks") :]):
            self._certain = self._certain and (self.literal or not _begins_formula(line))
            return
        lead = re.sub(r"[^>\t]", " ", found["lead"])
        bare = whole and not line[found.end("marks") :].strip(" \t")
        fence = _Fence(lead, found["marks"], found["info"], bare)
        self._follow_literal(fence, whole=whole)
        self._follow_running(fence)

    def _follow_literal(self, fence: _Fence, *, whole: bool) -> None:
        """A fence in a list or quote may end with it, and one in a formula is none: then no later one is certain."""
        if self._literal is not None:
            if fence.bare and fence.marks.startswith(self._literal.marks) and fence.lead in ("", " ", "  ", "   "):
                self._literal = None
        elif fence.lead or not whole:
            self._certain = False
        elif self._certain:
            self._literal = fence

    def _follow_running(self, fence: _Fence) -> None:
        """A doubtful end is none, and a second opening in another place loses the count for good."""
        if self._running is not None:
            if fence.closes(self._running):
                self._running = None
            elif fence.runs and fence.lead != self._running.lead:
                self._lost = True
        elif fence.runs:
            self._running, self._plain = fence, None
        elif self._plain is None:
            self._plain = fence
        elif fence.closes(self._plain):
            self._plain = None


def _begins_formula(line: str) -> bool:
    return line.count("$$") % 2 == 1 or line.count("\\[") > line.count("\\]")
