"""Runs of characters that stand for bytes: base64, base32, hex, binary, dumps. A run that holds text is read as that text."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rules.find.canonical.folding import HIDDEN
from rules.find.canonical.payload import is_payload
from rules.find.canonical.shadow import Edit

_SIGNS = r"[A-Za-z0-9+/_-]"
_RUN = re.compile(
    rf"(?:data:[\w/.+-]{{0,60}}(?:;[\w=.-]{{1,40}}){{0,3}},)?"
    rf"(?P<run>(?<!{_SIGNS}){_SIGNS}{{8,}}+(?:(?<={_SIGNS}{{20}})(?:\\?\r?\n[ \t>|#*]*+{_SIGNS}{{16,}}+)*+"
    rf"(?:\r?\n[ \t>|#*]*+{_SIGNS}++(?![^\s=\"'<,;)]))?)?+={{0,2}})"
)
"""A line of base64, and the lines it is wrapped over (RFC 2045 6.8, RFC 4648)."""
_DUMP = re.compile(
    r"(?:^[ \t>]*+[0-9A-Fa-f]{4,8}:?[ \t]{1,4}(?:[0-9A-Fa-f]{2,4}[ \t]{1,3}){1,16}+(?:[0-9A-Fa-f]{2,4})?+[^\n]{0,80}(?:\n|\Z))+",
    re.MULTILINE,
)
_DUMP_LINE = re.compile(
    r"^[ \t>]*+[0-9A-Fa-f]{4,8}:?[ \t]{1,4}((?:[0-9A-Fa-f]{2}(?:[0-9A-Fa-f]{2})?(?:[ \t]{1,2}|$)){1,16})", re.MULTILINE
)
_PAIR = r"(?:0[xX]|\\x)?[0-9A-Fa-f]{2}"
_PAIRS = re.compile(rf"(?<![A-Za-z0-9]){_PAIR}(?:(?:[,;:][ \t]?|[ \t-]|[ \t]?\r?\n){_PAIR}(?![A-Za-z0-9])){{5,}}+")
_BITS = re.compile(r"(?<![A-Za-z0-9])[01]{8}(?:[ ,\n]?[01]{8}(?![A-Za-z2-9])){4,}+")
_HEX = re.compile(r"(?:0[xX])?((?:[0-9A-Fa-f]{2}){5,})")
_BASE32 = re.compile(r"[A-Z2-7]{16,}={0,6}")
_BREAK = re.compile(r"[\\\s>|#*]*\n[\s>|#*]*")
_DIGITS_IN_HEX = re.compile(r"(?:3\d|2[08-9]){5,}|(?:[2-7]\d){12,}")
_NUMBER = re.compile(r"[\d .()/+:-]{5,40}")
_WORDS_IN = re.compile(r"[A-Za-z]{2,}|\d{2,}")
_LINE = re.compile(rf"{_SIGNS}{{8,}}={{0,2}}")
_SEGMENT = re.compile(r"[A-Za-z0-9+_-]{8,}={0,2}")
_SHORT = 8
_LONG = 12
"""So many bytes that happen to be printable are no accident: one in a hundred thousand."""
BEFORE = 48
"""Characters before a run that tell what it is."""


class Opened(NamedTuple):
    """What one look at the encoded runs of a text gives: those that hold text, and the places of payloads that can't be read."""

    edits: list[Edit]
    sealed: list[tuple[int, int]]


def opened(text: str) -> Opened:
    """One round: every encoded run that holds text, outermost only."""
    edits: list[Edit] = []
    sealed: list[tuple[int, int]] = []
    for pattern, read in ((_DUMP, _dump), (_BITS, _bits), (_PAIRS, _pairs)):
        for match in pattern.finditer(text):
            if plain := read(match.group()):
                edits.append(Edit(match.start(), match.end(), plain))
    for match in _RUN.finditer(text):
        run, start = match["run"], match.start("run")
        found = list(_in_run(run, start)) if _may_be_encoded(run) else []
        edits += [edit._replace(start=match.start()) if edit.start == start else edit for edit in found]
        if not found and is_payload(run, text[max(0, start - BEFORE) : start]):
            sealed.append(match.span())
    return Opened(_outermost(edits), sealed)


def _outermost(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _may_be_encoded(run: str) -> bool:
    """Ordinary words, numbers and dates are none; a number may be digits in hex."""
    if run.isdigit():
        return _DIGITS_IN_HEX.fullmatch(run) is not None
    return not (run.islower() or run.istitle()) or any(sign.isdigit() for sign in run)


def _in_run(run: str, start: int) -> Iterator[Edit]:
    """The run as a whole, or else line by line, or else between slashes."""
    lines, _, last = run.rpartition("\n")
    for part in (run, lines) if _may_be_encoded(last) else (lines, run):
        plain = _text_of(_BREAK.sub("", part))
        if plain is not None:
            yield Edit(start, start + len(part), plain)
            return
    for separator in (_LINE, _SEGMENT):
        found = [(part, text) for part in separator.finditer(run) if (text := _text_of(part.group())) is not None]
        if found:
            yield from (Edit(start + part.start(), start + part.end(), text) for part, text in found)
            return


def _text_of(run: str) -> str | None:
    if hexed := _HEX.fullmatch(run):
        return _as_text(bytes.fromhex(hexed[1]))
    plain = _as_text(_from_base64(run))
    return plain if plain is not None or not _BASE32.fullmatch(run) else _as_text(_from_base32(run))


def _from_base64(run: str) -> bytes:
    core = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(core + "=" * (-len(core) % 4), strict_mode=True)
    except binascii.Error:
        return b""


def _from_base32(run: str) -> bytes:
    core = run.rstrip("=")
    try:
        return base64.b32decode(core + "=" * (-len(core) % 8))
    except binascii.Error:
        return b""


def _dump(block: str) -> str | None:
    """The bytes of a hex dump with offsets; its column of characters says the same."""
    return _as_text(bytes.fromhex(_even("".join("".join(line[1].split()) for line in _DUMP_LINE.finditer(block)))))


def _pairs(run: str) -> str | None:
    """Pairs of hex digits. Without a letter among them they are as well numbers, unless they say a number themselves."""
    digits = "".join(re.findall(r"(?:0[xX]|\\x)?([0-9A-Fa-f]{2})", run))
    plain = _as_text(bytes.fromhex(_even(digits)))
    return plain if plain is None or not digits.isdigit() or _NUMBER.fullmatch(plain) else None


def _bits(run: str) -> str | None:
    return _as_text(bytes(int(octet, 2) for octet in re.findall(r"[01]{8}", run)))


def _even(digits: str) -> str:
    return digits[: len(digits) // 2 * 2]


def _as_text(data: bytes) -> str | None:
    """The bytes as text, if they are text: words or a number in UTF-8 or UTF-16, nothing unprintable."""
    for decode in (_utf16, bytes.decode) if b"\0" in data else (bytes.decode,):
        try:
            plain = decode(data)
        except UnicodeDecodeError:
            continue
        if _is_text(plain):
            return plain
    return None


_Decode = Callable[[bytes], str]


def _utf16(data: bytes) -> str:
    big = data[:1] == b"\0" or data[:2] == b"\xfe\xff"
    return data[: len(data) // 2 * 2].decode("utf-16-be" if big else "utf-16-le").removeprefix("\ufeff")


def _is_text(plain: str) -> bool:
    body = unicodedata.normalize("NFKC", HIDDEN.sub("", plain)).strip()
    if not body.translate(_BLANKS).isprintable():
        return False
    if len(body) < _SHORT or _NUMBER.fullmatch(body):
        return _NUMBER.fullmatch(body) is not None
    if body.isascii() and len(body) >= _LONG:
        return True
    in_words = sum(map(len, _WORDS_IN.findall(body)))
    ordinary = sum(sign.isascii() or sign.isalnum() for sign in body)
    return in_words >= 0.6 * len(body) - body.count(" ") and ordinary >= 0.95 * len(body)


_BLANKS = dict.fromkeys(map(ord, "\r\n\t"), " ")
