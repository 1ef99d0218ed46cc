"""There is one reading of a body, or none."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.wire.malformed import MalformedRequest
from gateway.wire.strict_json import MAX_DEPTH, MAX_INTEGER, check_json_headers, parse_json

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
)
KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(VALUES, st.booleans())
def test_what_other_parsers_agree_on_is_read_the_same(value: object, ascii_only: bool) -> None:
    assert parse_json(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "invalid_json"),
        (b"{", "invalid_json"),
        (b"{} {}", "invalid_json"),
        (b"{'a': 1}", "invalid_json"),
        (b'{"a": 1,}', "invalid_json"),
        (b'"a\nb"', "invalid_json"),
        (b'{"a": NaN}', "invalid_json"),
        (b"[-Infinity]", "invalid_json"),
        (b'{"a": 1, "a": 1}', "duplicate_key"),
        (b'{"model": "x", "mod\\u0065l": "y"}', "duplicate_key"),
        (b'[[{"deep": [{"a": {}, "a": {}}]}]]', "duplicate_key"),
        (b"\xef\xbb\xbf{}", "invalid_encoding"),
        ("{}".encode("utf-16"), "invalid_encoding"),
        (b'"\xff"', "invalid_encoding"),
        (b'"\xed\xa0\x80"', "invalid_encoding"),
        ("{}".encode("utf-16-le"), "invalid_json"),
        (b'"\\ud800"', "invalid_character"),
        (b'{"\\udfff": 1}', "invalid_character"),
        (b'[["\\u0000"]]', "invalid_character"),
        (b"1e999", "number_out_of_range"),
        (b"-1e999", "number_out_of_range"),
        (b"9223372036854775808", "number_out_of_range"),
        (b"9" * 5000, "number_out_of_range"),
        (b"0." + b"1" * 5000, "number_out_of_range"),
        (b"[" * 33 + b"]" * 33, "too_deep"),
        (b'{"a":' * 200_000, "too_deep"),
    ],
)
def test_what_parsers_read_differently_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(MalformedRequest) as refusal:
        parse_json(body)
    assert (refusal.value.code, refusal.value.status) == (code, 400)


def test_the_deepest_allowed_nesting_is_read_and_brackets_in_strings_do_not_count() -> None:
    assert parse_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    assert parse_json(json.dumps("[" * 100 + '\\"' + "{" * 100).encode())


def test_whole_surrogate_pairs_are_characters() -> None:
    assert parse_json(b'"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


def test_a_body_over_the_limit_is_413() -> None:
    with pytest.raises(MalformedRequest) as refusal:
        parse_json(b'"' + b"a" * 100 + b'"', max_bytes=101)
    assert (refusal.value.code, refusal.value.status) == ("request_too_large", 413)


@pytest.mark.parametrize("body", [b"[" + b"[]," * 3_000_000 + b"1]", b"[" + b"1," * 4_000_000 + b"1]", b'""' * 4_000_000])
def test_millions_of_tiny_values_are_413_before_they_are_built(body: bytes) -> None:
    started = time.process_time()
    with pytest.raises(MalformedRequest) as refusal:
        parse_json(body)
    assert refusal.value.status == 413
    assert time.process_time() - started < 1


@pytest.mark.parametrize("body", [b'"' + b'\\"' * 1_000_000, b'"\\' * 1_000_000, b'"' * 1_000_001])
def test_strings_that_never_end_cost_linear_time(body: bytes) -> None:
    started = time.process_time()
    with pytest.raises(MalformedRequest):
        parse_json(body)
    assert time.process_time() - started < 2


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_storable_value_or_a_refusal(body: bytes) -> None:
    with suppress(MalformedRequest):
        json.dumps(parse_json(body), allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize("body", [b'{"Zacarias": 1, "Zacarias": 2}', b'{"Zacarias" 1}', b'["Zacarias \\ud800"]'])
def test_a_refusal_quotes_nothing(body: bytes) -> None:
    with pytest.raises(MalformedRequest) as refusal:
        parse_json(body)
    assert "Zacarias" not in repr(refusal.value)
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON; charset=UTF-8"])
def test_plain_json_is_let_in(content_type: str) -> None:
    check_json_headers(content_type, None)
    check_json_headers(content_type, "identity")


@pytest.mark.parametrize(
    ("content_type", "content_encoding"),
    [
        (None, None),
        ("text/plain", None),
        ("multipart/form-data; boundary=x", None),
        ("application/json; charset=utf-16", None),
        ("application/json, text/plain", None),
        ("application/json", "gzip"),
    ],
)
def test_other_media_and_compressed_bodies_are_415(content_type: str | None, content_encoding: str | None) -> None:
    with pytest.raises(MalformedRequest) as refusal:
        check_json_headers(content_type, content_encoding)
    assert refusal.value.status == 415
