"""What of a message is the person's own instruction, and what they only quote: the policy forbids doing, not talking about it.

A report that quotes a threat is no threat, and a letter that is to be translated asks for nothing. People mark what they paste in
many ways or not at all: fences and quotation marks, a colon after "summarize this", or just lines between two that ask. The
division is a guess; what is quoted is read too, as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_FENCE = re.compile(
    "|".join(
        (
            r"```(?s:.*?)(?:```|\Z)",
            r'"""(?!")(?s:.*?)(?:"""|\Z)',
            r"<(?P<tag>[a-z][a-z_-]{2,30})(?: [^<>\n]{0,200})?>(?s:.{20,20000}?)</(?P=tag)>",
            r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+",
            r"^-{3,} ?(?:Original Message|Forwarded message)\b(?s:.*)",
        )
    ),
    re.MULTILINE | re.IGNORECASE,
)
_QUOTATION = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{30,4000}[\"\u201d]")
_FILLER = (
    r"(?:(?:ok(?:ay)?|so|now|then|and|but|also|hi|hey|hello|please|pls|plz|just|can|could|would|will|you|u|kindly|help|me|to|let's)"
    r"[,!. ]+){0,6}"
)
_VERBS = (
    "write|draft|summari[sz]e|summary|sum up|fix|correct|proofread|edit|polish|clean|tidy|rewrite|rephrase|reword|paraphrase|"
    "translate|turn|make|give|tell|list|explain|describe|compare|classify|sort|rank|score|rate|check|review|read|find|figure|"
    "work out|point out|pull|extract|put|format|reformat|convert|change|shorten|condense|expand|add|remove|take|create|generate|"
    "compose|prepare|build|design|plan|outline|answer|reply|respond|decide|pick|choose|say|show|suggest|come up|do|use|keep|word|"
    "help|organi[sz]e|group|count|calculate|compute|analy[sz]e|evaluate|assess|identify|highlight|flag|mark|redact|merge|combine|"
    "split|update|finish|continue|complete|fill|transcribe|tighten|simplify|soften|tone|act|pretend|play|imagine|need|looking|want|"
    "justify"
)
_MATERIAL = "text|notes?|e?mail|message|report|letter|comments?|transcript|paragraph|narrative|statement|draft|list|table"
_ASKS = re.compile(rf"[\W_]*{_FILLER}(?:{_VERBS})\b", re.IGNORECASE)
_SPEAKS_TO_YOU = re.compile(
    r"\b(?:please|pls|plz|can (?:you|u)|could (?:you|u)|would you|i(?:'d| would)? (?:need|want|like)|help me|for me|"
    r"(?:give|tell) me|my (?:answer|reply|response)|(?:below|above)[,.:]|the (?:following|attached)|here(?:'s| is| are)|"
    r"(?:write|draft|make|put|turn|sort|rank|fix|translate|summari[sz]e|reword|rewrite) "
    r"(?:it|this|these|them|em|that|me|up|a|an|the)|what (?:does|do) (?:it|this|they)|"
    rf"(?:this|these|it|{_MATERIAL}) (?:below|above))\b",
    re.IGNORECASE,
)
_WORK_ON = "summari[sz]e|translate|proofread|fix|polish|edit|reformat|format|shorten|rewrite|clean up|classify|correct|check"
_ANNOUNCES = re.compile(
    rf"\s*{_FILLER}(?:[^:\n]{{0,200}}\b(?:this|these|the following|below|{_MATERIAL})\b[^:\n]{{0,60}}"
    rf"|(?:{_WORK_ON})\b[^:\n]{{0,40}}):\s+",
    re.IGNORECASE,
)
_ENOUGH = 8
"""Words; less is an expression in quotation marks, or the last words of an instruction."""


LONGEST_EDGE = 20_000
"""Characters at each end of a message that are divided."""


class Passage(NamedTuple):
    """A part of a message, in code points, end exclusive."""

    start: int
    end: int
    quoted: bool


def passages(text: str) -> tuple[Passage, ...]:
    """The whole message in order, divided into what is asked and what is quoted."""
    if len(text) > 2 * LONGEST_EDGE:
        return _long(text)
    quoted = [match.span() for match in _FENCE.finditer(text)]
    rest = list(_between(quoted, len(text)))
    if not quoted:
        quoted = [*_pasted_lines(text)] or [*_after_colon(text)]
        rest = list(_between(quoted, len(text)))
    for start, end in rest:
        quoted += [(m.start(), m.end()) for m in _QUOTATION.finditer(text, start, end) if _words(m.group()) >= _ENOUGH]
    quoted.sort()
    asked = [Passage(start, end, quoted=False) for start, end in _between(quoted, len(text)) if text[start:end].strip()]
    if not asked:
        return (Passage(0, len(text), quoted=False),)
    return tuple(sorted([*asked, *(Passage(start, end, quoted=True) for start, end in quoted)]))


def instruction(text: str) -> str:
    """What the person asks in their own words."""
    return "\n".join(text[p.start : p.end].strip() for p in passages(text) if not p.quoted)


def quotation(text: str) -> str:
    """What they quote or paste."""
    return "\n".join(text[p.start : p.end].strip() for p in passages(text) if p.quoted)


def _long(text: str) -> tuple[Passage, ...]:
    """Of a very long message the two edges are divided; what lies between is pasted, whoever wrote it."""
    after = len(text) - LONGEST_EDGE
    last = (Passage(one.start + after, one.end + after, one.quoted) for one in passages(text[after:]))
    return (*passages(text[:LONGEST_EDGE]), Passage(LONGEST_EDGE, after, quoted=True), *last)


def _between(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(spans):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


class _Line(NamedTuple):
    start: int
    end: int
    asks: bool


def _pasted_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines between the first ones that ask and the last ones that do, if they are worth a name."""
    lines = [_Line(m.start(), m.end(), _asks(m.group())) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    if len(lines) < 2:
        return
    first = _while_asking(lines)
    last = len(lines) - _while_asking(lines[: first - 1 if first else None : -1])
    if first == len(lines) or (first == 0 and last == len(lines)):
        return
    start, end = lines[first].start, lines[last - 1].end
    if _words(text[start:end]) >= _ENOUGH:
        yield start, end


def _while_asking(lines: Sequence[_Line]) -> int:
    return next((number for number, line in enumerate(lines) if not line.asks), len(lines))


def _asks(line: str) -> bool:
    listed = re.match(r"\s*(?:[-*•]|\d{1,3}[.)])\s", line)
    return not listed and bool(_ASKS.match(line) or _SPEAKS_TO_YOU.search(line) or line.rstrip().endswith("?"))


def _after_colon(text: str) -> Iterator[tuple[int, int]]:
    announced = _ANNOUNCES.match(text)
    if announced and _words(text[announced.end() :]) >= _ENOUGH:
        yield announced.end(), len(text.rstrip())


def _words(text: str) -> int:
    return len(text.split())
