"""How a label can begin, read off its expression: so that a text without any such word need not be searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Piece: TypeAlias = frozenset[tuple[str, bool]]
_LETTERS = 3
_LOOKS = ("(?=", "(?!", "(?<")
_OPTIONAL = "?*"
_END: frozenset[tuple[str, bool]] = frozenset()
"""A sign behind which the word is over: a point, a blank, a dash."""
ENDS = "."
"""Behind the letters of an opening: the whole word, "d." for the D of "D.O.B."."""
_NO_LETTERS = re.compile(r"\[(?:\\[stW]|[ _./#&:-])+\]")
_SIGNS = frozenset(" -/.#&:")


def openings(label: str) -> frozenset[str] | None:
    """The first letters (at most three, lower case) of everything that `label` can match; None when it can begin anyhow.

    Never too narrow: where an expression is not plain letters, groups and alternatives, it counts as open from there on.
    """
    found = {letters for letters, _ in _alternatives(label.lower())}
    if "" in found:
        return None
    return frozenset(one for one in found if not any(one != other and one.startswith(other) for other in found))


def _alternatives(source: str) -> Iterator[tuple[str, bool]]:
    """The beginnings of a regular expression, and for each whether more of the expression could follow it directly."""
    for branch in _split(source):
        yield from _of_branch(branch)


def _of_branch(branch: str) -> set[tuple[str, bool]]:
    begun, at = {("", True)}, 0
    while at < len(branch) and any(growing for _, growing in begun):
        piece, end = _piece(branch, at)
        optional = branch[end : end + 1] in _OPTIONAL and end < len(branch)
        if branch[end : end + 1] in ("{", "+") and (piece or branch.startswith("{0", end)):
            piece = None
        begun = {grown for start in begun for grown in _grown(start, piece, optional=optional)}
        at = end + (1 if optional else 0)
    return begun


def _grown(start: tuple[str, bool], piece: Piece | None, *, optional: bool) -> set[tuple[str, bool]]:
    letters, growing = start
    if not growing or len(letters) >= _LETTERS:
        return {(letters, False)}
    if piece is None or (not piece and not letters):
        return {(letters, False)}
    if not piece:
        return {(letters + ENDS, False)} | ({start} if optional else set())
    grown = {((letters + more)[:_LETTERS], open_) for more, open_ in piece}
    return grown | {start} if optional else grown


def _piece(branch: str, at: int) -> tuple[Piece | None, int]:
    """What stands at `at`: its beginnings (None: not plain letters), and where it ends."""
    if branch[at] == "(":
        end = _closing(branch, at)
        if branch.startswith(_LOOKS, at):
            return None, end
        inner = branch[at + 3 : end - 1] if branch.startswith("(?:", at) else branch[at + 1 : end - 1]
        return frozenset(_alternatives(inner)), end
    if branch[at] == "\\":
        return (_END if branch[at + 1] in "stWb.#-/" else None), at + 2
    if branch[at] == "[":
        end = branch.index("]", at + 2) + 1
        return (_END if _NO_LETTERS.fullmatch(branch[at:end]) else None), end
    if branch[at] in _SIGNS - {"."}:
        return _END, at + 1
    return (frozenset({(branch[at], True)}) if branch[at].isalpha() else None), at + 1


def _closing(source: str, at: int) -> int:
    """Behind the bracket that closes the group which opens at `at`."""
    depth = 0
    for index, sign in _signs(source, at):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return index + 1
    raise ValueError("a group is not closed")


def _split(source: str) -> Iterator[str]:
    """The alternatives of the outermost level."""
    depth, start = 0, 0
    for index, sign in _signs(source, 0):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            yield source[start:index]
            start = index + 1
    yield source[start:]


def _signs(source: str, at: int) -> Iterator[tuple[int, str]]:
    """The characters that mean something: none that is escaped, none of a class."""
    in_class = False
    while at < len(source):
        sign = source[at]
        if sign == "\\":
            at += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        else:
            yield at, sign
        at += 1
