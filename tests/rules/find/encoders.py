"""Ways to write a value so that a person or a model still reads it, as a table: name -> function."""

from __future__ import annotations

import base64
import html
import json
import quopri
import textwrap
from collections.abc import Callable
from urllib.parse import quote

Encode = Callable[[str], str]

_CYRILLIC = str.maketrans("aeopcyxiABEKMHOPCTX", "аеорсухіАВЕКМНОРСТХ")  # noqa: RUF001
_GREEK = str.maketrans("oAEIKMNOPTXZ", "οΑΕΙΚΜΝΟΡΤΧΖ")  # noqa: RUF001
_WORDS = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True)) | {
    "-": "dash",
    ".": "point",
}


def _shifted(first_capital: int, first_small: int, first_digit: int) -> Encode:
    def shift(sign: str) -> str:
        if "A" <= sign <= "Z":
            return chr(first_capital + ord(sign) - 65)
        if "a" <= sign <= "z":
            return chr(first_small + ord(sign) - 97)
        return chr(first_digit + int(sign)) if sign.isascii() and sign.isdigit() else sign

    return lambda value: "".join(map(shift, value))


def _digits(zero: int) -> Encode:
    return lambda value: "".join(chr(zero + int(sign)) if sign.isdigit() else sign for sign in value)


def _between(sign: str) -> Encode:
    return lambda value: sign.join(value)


def _each(form: str) -> Encode:
    return lambda value: "".join(form.format(ord(sign)) for sign in value)


def _each_byte(form: str) -> Encode:
    return lambda value: "".join(form.format(byte) for byte in value.encode())


def _b64(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


def _long(value: str) -> str:
    return f"Please read this note with care: it is about {value}, who came in again this week and asked for help."


def _dump(value: str) -> str:
    data = _long(value).encode()
    lines = []
    for at in range(0, len(data), 16):
        piece = data[at : at + 16]
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in piece)
        lines.append(f"{at:08x}  {' '.join(f'{byte:02x}' for byte in piece):<47}  |{shown}|")
    return "\n" + "\n".join(lines) + "\n"


def _middle(joint: str) -> Encode:
    """`joint` in the middle: at the last separator of the value."""

    def encode(value: str) -> str:
        at = max(value.rfind(sign) for sign in "-.@ ") + 1 or len(value) // 2
        return value[:at] + joint + value[at:]

    return encode


ENCODERS: dict[str, Encode] = {
    "plain": lambda value: value,
    "full_width": _shifted(0xFF21, 0xFF41, 0xFF10),
    "math_bold": _shifted(0x1D400, 0x1D41A, 0x1D7CE),
    "math_mono": _shifted(0x1D670, 0x1D68A, 0x1D7F6),
    "math_sans": _shifted(0x1D5A0, 0x1D5BA, 0x1D7E2),
    "cyrillic": lambda value: value.translate(_CYRILLIC),
    "greek": lambda value: value.translate(_GREEK),
    "arabic_digits": _digits(0x660),
    "devanagari_digits": _digits(0x966),
    "zero_width_space": _between("\u200b"),
    "zero_width_joiner": _between("\u200d"),
    "soft_hyphen": _between("\u00ad"),
    "word_joiner": _between("\u2060"),
    "byte_order_mark": _between("\ufeff"),
    "variation_selector": _between("\ufe0f"),
    "control_characters": _between("\x01"),
    "strike_through": _between("\u0336"),
    "underline": _between("\u0332"),
    "piled_marks": _between("\u0301\u0316\u0336"),
    "bidi_embedding": lambda value: f"\u202a{value}\u202c",
    "bidi_reversed": lambda value: f"\u202e{value[::-1]}\u202c",
    "tag_letters": lambda value: "".join(chr(0xE0000 + ord(sign)) for sign in value),
    "typographic_dashes": lambda value: value.replace("-", "\u2013").replace(" ", "\u00a0"),
    "html_decimal": _each("&#{};"),
    "html_hex": _each("&#x{:x};"),
    "html_without_semicolon": _each("&#{}"),
    "html_named": lambda value: html.escape(value).replace("-", "&hyphen;").replace("@", "&commat;").replace(".", "&period;"),
    "html_tags": _middle("<b></b>"),
    "html_comment": _middle("<!-- -->"),
    "percent": _each_byte("%{:02X}"),
    "percent_twice": _each_byte("%25{:02x}"),
    "percent_signs": lambda value: quote(value, safe="").replace("-", "%2D").replace(".", "%2E"),
    "json_unicode": _each("\\u{:04x}"),
    "json_in_json": lambda value: json.dumps(json.dumps({"v": value})),
    "hex_escapes": _each_byte("\\x{:02x}"),
    "octal_escapes": _each_byte("\\{:03o}"),
    "es6_escapes": _each("\\u{{{:x}}}"),
    "quoted_printable": _each_byte("={:02X}"),
    "soft_line_break": _middle("=\n"),
    "quoted_printable_library": lambda value: quopri.encodestring((_long(value) + "é").encode()).decode(),
    "base64": _b64,
    "base64_url_safe": lambda value: base64.urlsafe_b64encode(value.encode()).decode(),
    "base64_without_padding": lambda value: _b64(value).rstrip("="),
    "base64_of_a_sentence": lambda value: _b64(_long(value)),
    "base64_wrapped": lambda value: "\n".join(textwrap.wrap(_b64(_long(value)), 60)),
    "base64_utf16": lambda value: base64.b64encode(value.encode("utf-16-le")).decode(),
    "base64_twice": lambda value: _b64(_b64(value)),
    "base64_three_times": lambda value: _b64(_b64(_b64(value))),
    "base64_too_deep": lambda value: _b64(_b64(_b64(_b64(_b64(value))))),
    "base64_of_hex": lambda value: _b64(value.encode().hex()),
    "data_url": lambda value: f"data:text/plain;base64,{_b64(value)}",
    "base32": lambda value: base64.b32encode(_long(value).encode()).decode(),
    "hex": lambda value: value.encode().hex(),
    "hex_capitals": lambda value: "0x" + value.encode().hex().upper(),
    "hex_spaced": lambda value: value.encode().hex(" "),
    "hex_colons": lambda value: value.encode().hex(":"),
    "hex_array": lambda value: ", ".join(f"0x{byte:02x}" for byte in value.encode()),
    "hex_dump": _dump,
    "binary": lambda value: " ".join(f"{byte:08b}" for byte in value.encode()),
    "decimal_codes": lambda value: " ".join(str(byte) for byte in value.encode()),
    "spaced": _between(" "),
    "dotted": _between("."),
    "underscored": _between("_"),
    "over_two_lines": _middle("\n"),
    "over_quoted_lines": _middle("\n> "),
    "bold_in_markdown": _middle("**"),
}

FOR_NUMBERS: dict[str, Encode] = {
    "in_words": lambda value: " ".join(_WORDS.get(sign, sign) for sign in value),
    "in_words_with_commas": lambda value: ", ".join(_WORDS.get(sign, sign) for sign in value),
    "spaced_dashes": lambda value: value.replace("-", " - "),
    "slashes": lambda value: value.replace("-", "/"),
    "underscores_between": lambda value: value.replace("-", "_"),
    "stops_between": lambda value: value.replace("-", "."),
}
FOR_ADDRESSES: dict[str, Encode] = {
    "at_and_dot": lambda value: value.replace("@", " at ").replace(".", " dot "),
    "brackets": lambda value: value.replace("@", " [at] ").replace(".", "[dot]"),
    "capitals": lambda value: value.replace("@", " AT ").replace(".", " DOT "),
    "only_at": lambda value: value.replace("@", "(at)"),
    "blanks_around": lambda value: value.replace("@", " @ "),
}
