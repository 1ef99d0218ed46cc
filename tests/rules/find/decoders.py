"""What anybody would try on a text to get a value back, without the code under test: the oracle of the obfuscation tests."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

Decode = Callable[[str], str]

_CYRILLIC_AND_GREEK = str.maketrans("аеорсухіАВЕКМНОРСТХοΑΕΙΚΜΝΟΡΤΧΖ", "aeopcyxiABEKMHOPCTXoAEIKMNOPTXZ")  # noqa: RUF001
_SAID = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True))
_RUN = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")


def essence(text: str) -> str:
    """Letters and digits: separators hide nothing."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def decodings(text: str, depth: int = 6) -> set[str]:
    """The text with any decoder applied, and any to the result, and so on."""
    found, fresh = {text}, {text}
    for _ in range(depth):
        fresh = {plain for one in fresh for plain in _once(one)} - found
        found |= fresh
    return found


def _once(text: str) -> Iterator[str]:
    for decode in _WHOLE:
        plain = decode(text)
        if plain and plain != text:
            yield plain
    for run in {*_RUN.findall(text), *_RUN.findall(re.sub(r"\s+", "", text))}:
        for read in (_base64, _base32, _hex):
            if plain := read(run):
                yield plain


def _visible(text: str) -> str:
    letters = "".join(chr(ord(sign) - 0xE0000) if 0xE0020 <= ord(sign) <= 0xE007E else sign for sign in text)
    plain = unicodedata.normalize("NFKC", letters).translate(_CYRILLIC_AND_GREEK)
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in plain)
    return "".join(
        sign for sign in unicodedata.normalize("NFD", plain) if unicodedata.category(sign)[0] not in "MC" or sign == "\n"
    )


def _escapes(text: str) -> str:
    plain = re.sub(r"\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", lambda m: chr(int(m[1] or m[2] or m[3], 16)), text)
    return re.sub(r"\\([0-3][0-7]{2})", lambda m: chr(int(m[1], 8)), plain).replace("\\n", "\n").replace("\\", "")


def _codes(pattern: str, base: int) -> Decode:
    def decode(text: str) -> str:
        codes = [int(code, base) for code in re.findall(pattern, text)]
        return "".join(chr(code) for code in codes if 31 < code < 127) if len(codes) > 4 else ""

    return decode


def _spoken(text: str) -> str:
    return re.sub(r"\b(?:at|dot|dash|point)\b|\d|[a-z]+", lambda m: _SAID.get(m[0].lower(), m[0]), text, flags=re.IGNORECASE)


def _signs(text: str) -> str:
    return re.sub(r"\b(?:at|dot|dash|point)\b", "", re.sub(r"</?b>|<!--.*?-->|[>*|_]", "", text), flags=re.IGNORECASE)


def _reversed(text: str) -> str:
    return re.sub("\u202e(.*?)\u202c", lambda match: match[1][::-1], text)


def _base64(run: str) -> str:
    core = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        data = base64.b64decode(core + "=" * (-len(core) % 4))
    except binascii.Error:
        return ""
    return _ascii(data.replace(b"\0", b""))


def _base32(run: str) -> str:
    try:
        return _ascii(base64.b32decode(run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 8)))
    except binascii.Error:
        return ""


def _hex(run: str) -> str:
    try:
        return _ascii(bytes.fromhex(run.removeprefix("0x")))
    except ValueError:
        return ""


def _ascii(data: bytes) -> str:
    return data.decode("ascii") if data.isascii() and data.decode("ascii").isprintable() else ""


_WHOLE: tuple[Decode, ...] = (
    _visible,
    html.unescape,
    unquote,
    _escapes,
    lambda text: quopri.decodestring(text.encode()).decode("utf-8", "ignore"),
    _codes(r"\b(?:0x)?([0-9A-Fa-f]{2})\b", 16),
    _codes(r"\b([01]{8})\b", 2),
    _codes(r"\b(\d{2,3})\b", 10),
    _spoken,
    _signs,
    _reversed,
)
