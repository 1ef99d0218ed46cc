"""Characters written as escapes: HTML entities, percent encoding, quoted-printable, backslashes. A round undoes one layer."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.entities import html5

from rules.find.canonical.shadow import Edit

SOME = re.compile(r"[&%=\\]")
"""Without one of these there is no escape."""

_ESCAPE = re.compile(
    r"""(?P<path>(?<![A-Za-z])[A-Za-z]:\\[^\s"']*+|[?&][\w.-]{1,80}+=)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31}(?=;));?)
    |(?P<percent>(?:%[0-9A-Fa-f]{2})++)
    |(?P<unicode>(?:[\\%]u[0-9A-Fa-f]{4})++)
    |(?P<point>\\u\{[0-9A-Fa-f]{1,6}\}|\\U[0-9A-Fa-f]{8})
    |(?P<byte>(?:\\x[0-9A-Fa-f]{2})++)
    |(?P<octal>(?:\\[0-3][0-7]{2})++)
    |(?P<single>\\[nrt"'/\\])
    |(?P<printable>(?:=[0-9A-F]{2}){2,}+|=[0-9A-F]{2}(?<!\d\d(?=\d))|(?<!=)=\r?\n(?=\S))""",
    re.VERBOSE,
)
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_PADDED = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{4}){1,29}[A-Za-z0-9+/_-]{3}=\Z")
_VALUE = 120
"""Characters before an equals sign that are looked at."""


def unescaped(text: str) -> Iterator[Edit]:
    """One round of edits, in order. What can't be decoded stays as it is written."""
    for match in _ESCAPE.finditer(text) if SOME.search(text) else ():
        kind = match.lastgroup or ""
        if kind == "printable" and match.group().endswith("\n") and _is_padding(text, match.start()):
            continue
        elif (read := _READERS.get(kind)) and (plain := read(match.group())) is not None:
            yield Edit(match.start(), match.end(), plain)


def _is_padding(text: str, at: int) -> bool:
    """Whether an equals sign at the end of a line ends a run of base64."""
    run = _PADDED.search(text, max(0, at - _VALUE), at + 1)
    return run is not None and not run.group().islower() and not run.group().isupper() and run.group()[:-1].isalnum()


def _entity(written: str) -> str | None:
    if written.startswith("&#"):
        return html.unescape(written.rstrip(";") + ";") or None
    return html5.get(written[1:])


def _bytes(digits: str, base: int = 16, width: int = 2) -> str | None:
    """Bytes as UTF-8; None if they are not."""
    data = bytes(int(digits[at : at + width], base) for at in range(0, len(digits), width))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _code_units(written: str) -> str | None:
    data = bytes.fromhex(re.sub(r"[\\%]u", "", written))
    return data.decode("utf-16-be", "replace")


def _point(written: str) -> str | None:
    value = int(re.sub(r"[^0-9A-Fa-f]", "", written[2:]), 16)
    return chr(value) if value < 0x110000 and not 0xD800 <= value < 0xE000 else None


def _printable(written: str) -> str | None:
    """Quoted-printable (RFC 2045 6.7): a soft line break, or bytes that need it: neither ``=12`` nor ``=54`` of ``id=5482``."""
    if written.endswith("\n"):
        return ""
    plain = _bytes(written.replace("=", ""))
    if plain is None or not (plain.isprintable() or plain in ("\r\n", "\n", "\t")):
        return None
    return plain if len(plain) > 1 or not plain.isalnum() or not plain.isascii() else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "entity": _entity,
    "percent": lambda written: _bytes(written.replace("%", "")),
    "unicode": _code_units,
    "point": _point,
    "byte": lambda written: _bytes(written.replace("\\x", "")),
    "octal": lambda written: _bytes(written.replace("\\", ""), 8, 3),
    "single": lambda written: _SINGLE.get(written[1], written[1]),
    "printable": _printable,
}
