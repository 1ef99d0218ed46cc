"""JSON in pieces: strings decoded, everything else as it was."""

from __future__ import annotations

import json
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reply.json_text import JsonText, encode
from tests.rules.reply.replies import every_split


def strings(chunks: list[str]) -> list[str]:
    """The strings of a JSON text, as the splitter sees them."""
    text = JsonText()
    pieces = [piece for chunk in chunks for piece in text.feed(chunk) if piece.kind != "between"]
    inside = [list(group) for begins, group in groupby(pieces, lambda piece: piece.kind == "open") if not begins]
    return ["".join(piece.text for piece in group if piece.kind == "inside") for group in inside]


def again(chunks: list[str]) -> str:
    text = JsonText()
    pieces = (piece for chunk in chunks for piece in text.feed(chunk))
    return "".join(encode(piece.text) if piece.kind == "inside" else piece.text for piece in pieces)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda leaf: st.lists(leaf) | st.dictionaries(st.text(), leaf)))
def test_a_value_is_the_same_afterwards(value: object) -> None:
    for ascii_only in (True, False):
        text = json.dumps(value, ensure_ascii=ascii_only)
        assert json.loads(again([text])) == value
        assert again(list(text)) == again([text])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('["a\\"b", "\\u00e9\\n\\/"]', ['a"b', "é\n/"]),
        ('["\\ud83d\\ude00"]', ["😀"]),
        ('["\\ud83dx\\ude00"]', ["\ud83dx\ude00"]),
        ('["\\ud83d\\ud83d\\ude00"]', ["\ud83d😀"]),
        ('["\\x41 \\uZZZZ"]', ["\\x41 \\uZZZZ"]),
        ('["open', ["open"]),
        ('["half\\u00', ["half"]),
    ],
)
def test_strings_are_decoded_wherever_the_text_is_split(text: str, expected: list[str]) -> None:
    assert {tuple(strings(chunks)) for chunks in every_split(text)} == {tuple(expected)}


def test_half_characters_are_written_as_escapes() -> None:
    assert encode("\ud83d") == "\\ud83d"
    encode("\udc00 é").encode()
