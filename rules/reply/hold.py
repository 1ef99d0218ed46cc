"""How much of a reply must wait: cuts a stream into units whose limits depend on the text alone.

A reply arrives in pieces of any size, and no decision about it may depend on where they were split. So
everything behind this file works on *units*: one or more whole words, each with the blank that ends it. A unit
is released as soon as nothing in it can still change: no placeholder, code span, group of digits or labelled
value is in progress. What never settles is cut after `LIMIT` characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

LIMIT = 256
"""Characters (code points) that are held at most."""

PLACEHOLDER = re.compile(r"\[[a-z][a-z ]{0,38} \d{1,6}\]")
"""A role or a type of identifier, a blank and a number; what exactly is ours only the map of the request knows."""

_WORD = re.compile(rf"[^ \t\r\n]{{0,{LIMIT - 1}}}[ \t\r\n]")
_WHOLE_PLACEHOLDER = re.compile(rf"{PLACEHOLDER.pattern}\W*$")
_OPEN_PLACEHOLDER = re.compile(r"\[[a-z0-9 ]{0,46}$")
_LABEL = re.compile(
    r"(?i)[:=#]$|^\W*(?:no|nr|number|id|ssn|dob|born|birth|pin|passw?or[dt]|passwd|passphrase|pwd?|login|user(?:name)?|handle|"
    r"acc(?:oun)?t|card|iban|routing|licen[sc]e|dln?|plate|vin|mrn|case|report|badge|passport|p\.?o|box|key|token|secret|bearer|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\.?$"
)
_VALUE = re.compile(r"[\d@]")
_SENTENCE_END = re.compile(r"[.;!?][\"')\]*_]*$")
_WORDS_AFTER_VALUE = 3


class Hold:
    """Holds the end of one text back. `cut` is asked how much of a window of `LIMIT` characters may go, `may_go_on` whether
    a text may end in the middle of something."""

    def __init__(self, cut: Callable[[str], int], may_go_on: Callable[[str], bool] | None = None) -> None:
        self._cut = cut
        self._may_go_on = may_go_on
        self._held = ""
        self._seen = 0
        self._waiting = 0

    def feed(self, text: str) -> Iterator[str]:
        """Take the next piece of the text and give the units that are complete."""
        buffer, start, at = self._held + text, 0, self._seen
        while True:
            word = _WORD.match(buffer, at)
            if word is not None and word.end() - start <= LIMIT:
                at = word.end()
                if self._settled(buffer[start:at], word.group()):
                    yield buffer[start:at]
                    start = at
            elif len(buffer) - start >= LIMIT:
                released = self._cut(buffer[start : start + LIMIT])
                yield buffer[start : start + released]
                start = at = start + released
                self._waiting = 0
            else:
                break
        self._held, self._seen = buffer[start:], at - start

    def close(self) -> str:
        """The text ends here: give what is left of it."""
        rest, self._held, self._seen, self._waiting = self._held, "", 0, 0
        return rest

    def _settled(self, unit: str, word: str) -> bool:
        self._waiting = 0 if "]" in word and _WHOLE_PLACEHOLDER.search(unit) else _waiting_after(word, self._waiting)
        if self._waiting or (self._may_go_on and self._may_go_on(unit)):
            return False
        if word[-1] in "\r\n":
            return True
        line = unit[unit.rfind("\n") + 1 :]
        return line.count("`") % 2 == 0 and not _OPEN_PLACEHOLDER.search(line)


def _waiting_after(word: str, waiting: int) -> int:
    """How many more words may belong to the value or label that was seen last."""
    bare = word[:-1]
    if not bare:
        return waiting
    if _VALUE.search(bare) or _LABEL.search(bare):
        return _WORDS_AFTER_VALUE
    if word[-1] in "\r\n" or _SENTENCE_END.search(bare):
        return 0
    return max(0, waiting - 1)
