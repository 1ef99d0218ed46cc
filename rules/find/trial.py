"""Whether a pattern from a configuration file may run: a small language, and a trial on text that makes bad ones slow.

Accepted are literal characters, classes, groups, alternatives and bounded repetition. What is left can still be slow when
groups with repetition are repeated; so it is tried, with a time-out, and has another one wherever it runs.
"""

from __future__ import annotations

import re

import regex

_ESCAPED_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_NOT_ACCEPTED = (
    (
        re.compile(r"\\(?![dws\W])|\[\^|\[\["),
        "may only use \\d, \\w, \\s and escaped signs, and no class of what is not meant ([^...])",
    ),
    (re.compile(r"\(\?(?!:)"), "has a look-around, a flag or a named group: only (?:...) is accepted"),
)
_NOT_BOUNDED = (
    (re.compile(r"[*+]"), "repeats without end (* or +): say how often at most, e.g. {1,8}"),
    (re.compile(r"\{(?!\d{1,2}(?:,\d{1,2})?\})"), "has braces that are no number of times: {2}, or {1,8}; 99 times at most"),
    (re.compile(r"\."), "has a dot, which is any character: write \\. for a full stop"),
    (re.compile(r"[\^$]"), "has an anchor (^ or $), which matches no value inside a text"),
)
_TRIAL_SECONDS = 0.1
_LETTERS = "! " + " ".join("abcdefghijklmnopqrstuvwxyz-/#.0")
"""Behind the hostile part, so that a pattern is not refused at once for a letter that the text lacks."""
_HOSTILE = tuple(
    piece * (3_000 // len(piece)) + _LETTERS for piece in ("1", "a", "A", "-", " ", "a-", "1-", "A1", "1 ", "a ", "/", "1a-")
)
_ORDINARY = (
    "The city council met on 03/14/2026 and 2026-03-14 at 18:30 in room 204 to adopt Ordinance 2024-017, contract C2026-0117, "
    "and paid $1,234,567.89 to 42 vendors. See Penal Code 243(e)(1), PC 459, section 12.5, page 7 of 120; call 911 or 311. "
    "Officers drove 25 mph for 1.5 miles on I-5 and Highway 99 to 95814. The 2025 budget has 10000 lines; BP 142/90, HR 88."
)


def trial(pattern: str, *, alone: bool = False) -> str | None:
    """Why `pattern` is refused, or None. `alone`: it has no label, and must not match ordinary text either."""
    try:
        regex.compile(pattern)  # alone first: it must not close a bracket of ours
        compiled = regex.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError):
        return "is no valid regular expression"
    return _language(pattern) or _conduct(compiled, alone=alone)


def _language(pattern: str) -> str | None:
    outside = _ESCAPED_OR_CLASS.sub("", pattern)
    for refused, reason in _NOT_ACCEPTED:
        if refused.search(pattern):
            return reason
    return next((reason for refused, reason in _NOT_BOUNDED if refused.search(outside)), None)


def _conduct(compiled: regex.Pattern[str], *, alone: bool) -> str | None:
    try:
        if any(compiled.fullmatch(short, timeout=_TRIAL_SECONDS) for short in ("", "1", "a", "-", "11", "aa")):
            return "matches fewer than three characters"
        for text in _HOSTILE:
            for _ in compiled.finditer(text, timeout=_TRIAL_SECONDS):
                pass
        if alone and compiled.search(_ORDINARY, timeout=_TRIAL_SECONDS):
            return "matches ordinary words or numbers (dates, amounts, sections): give it labels, or make it narrower"
    except TimeoutError:
        return "takes too long on some texts: repeat no group that repeats inside"
    return None
