"""No disguise and no place gets a value out: it is cut, or the request is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.domain import ChatRequest, Message, MessageScan, Screened, TextPart, Tool
from rules.find.disguises import Scan
from rules.find.engine import AnyEngine, load_engine
from rules.find.pattern_engine import PatternEngine
from rules.leaves import leaves
from rules.screen import screen
from tests.rules.fakes import chat
from tests.rules.find.decoders import decodings, essence
from tests.rules.find.encoders import ENCODERS, FOR_ADDRESSES, FOR_NUMBERS, Encode
from tests.rules.find.hiding_places import PLACES


class Canary(NamedTuple):
    label: str
    value: str


NUMBERS = [Canary("", "548-12-3344"), Canary("", "916-555-0142"), Canary("", "4539-1488-0343-6467"), Canary("MRN: ", "0078123")]
ADDRESS = Canary("", "tova.lindqvist@example.org")
NAME = Canary("Suspect: ", "Jorge Kowalczyk")
WITH_TEXT = {"base64_of_a_sentence", "base64_wrapped", "base32", "hex_dump", "quoted_printable_library", "json_in_json"}
"""Encoders that put words around the value: a label before them would not belong to it."""
ENGINE = PatternEngine()


def disguised(encode: Encode, name: str, canary: Canary) -> str:
    if name in WITH_TEXT:
        return encode(canary.label + canary.value)
    return canary.label + encode(canary.value)


CASES: list[tuple[str, Encode, list[Canary]]] = [
    *((name, encode, [*NUMBERS, ADDRESS, NAME]) for name, encode in ENCODERS.items()),
    *((name, encode, NUMBERS) for name, encode in FOR_NUMBERS.items()),
    *((name, encode, [ADDRESS]) for name, encode in FOR_ADDRESSES.items()),
]


def leaks(screened: Screened, value: str) -> bool:
    """Whether the value, or what decodes to it, is in the clean copy of a request that nothing refuses."""
    if screened.uninspectable or screened.in_identifiers:
        return False
    wanted = essence(value)
    return any(wanted in essence(plain) for leaf in leaves(screened.clean) for plain in decodings(leaf.text))


@cache
def engine() -> AnyEngine:
    return load_engine()


@pytest.mark.parametrize(("name", "encode", "canaries"), CASES, ids=[name for name, *_ in CASES])
def test_a_disguised_value_is_cut_or_refused_wherever_it_stands(name: str, encode: Encode, canaries: list[Canary]) -> None:
    leaked = []
    for number, (place, put) in enumerate(PLACES.items()):
        for canary in {canaries[number % len(canaries)], canaries[(number + 3) % len(canaries)]}:
            request = put(disguised(encode, name, canary))
            screened = screen(request, ENGINE.scan)
            assert spans_fit(request, screened)
            if leaks(screened, canary.value):
                leaked.append(place)
    assert leaked == []


@pytest.mark.parametrize(("name", "encode", "canaries"), CASES, ids=[name for name, *_ in CASES])
def test_the_oracle_sees_through_every_disguise(name: str, encode: Encode, canaries: list[Canary]) -> None:
    for canary in canaries:
        text = disguised(encode, name, canary)
        assert leaks(screen(chat(text), lambda _: MessageScan()), canary.value)


def test_without_the_layers_most_disguises_leak() -> None:
    leaking = {
        name for name, encode, _ in CASES if name in ENCODERS and _leaks_somewhere(encode, name, PatternEngine().as_it_stands)
    }
    assert len(leaking) >= 45


def _leaks_somewhere(encode: Encode, name: str, scan: Scan) -> bool:
    return any(leaks(screen(chat(disguised(encode, name, one)), scan), one.value) for one in (NUMBERS[0], ADDRESS))


def test_there_are_enough_disguises_and_places() -> None:
    assert len(ENCODERS) >= 40
    assert len(PLACES) >= 25


@pytest.mark.parametrize(
    "name", ["plain", "cyrillic", "html_decimal", "percent", "base64_of_a_sentence", "json_unicode", "zero_width_space"]
)
def test_the_engine_with_the_model_reads_disguises_too(name: str) -> None:
    text = ENCODERS[name]("the tenant Jorge Kowalczyk called from 916-555-0142")
    screened = screen(chat(f"Please note that {text} today."), engine().scan)
    assert not leaks(screened, "Jorge Kowalczyk")
    assert not leaks(screened, "916-555-0142")


def spans_fit(request: ChatRequest, screened: Screened) -> bool:
    lengths = {leaf.path: len(leaf.text) for leaf in leaves(request)}
    return all(0 <= one.start < one.end <= lengths[one.path] for one in screened.findings)


def test_a_disguised_value_in_the_name_of_a_tool_stops_the_request() -> None:
    for name in ("NTQ4LTEyLTMzNDQ", "get_3534382d31322d33333434", "get_%35%34%38-12-3344"):
        request = replace(chat("Hello"), tools=(Tool(name),))
        assert screen(request, ENGINE.scan).in_identifiers == ("SSN",)
    assert screen(replace(chat("Hello"), tools=(Tool("getCurrentWeatherForecastV2"),)), ENGINE.scan).in_identifiers == ()


# ------------------------------------------------------------------ values over several texts


def _pieces(value: str) -> Iterator[tuple[str, ...]]:
    yield from ((value[:at], value[at:]) for at in range(1, len(value)))
    yield value[:3], value[3:6], value[6:]
    yield tuple(value)


@pytest.mark.parametrize("value", ["548-12-3344", "tova.lindqvist@example.org", "4539-1488-0343-6467"])
def test_a_value_in_pieces_is_found_in_the_parts_of_a_message(value: str) -> None:
    for pieces in _pieces(value):
        parts = [f"Note {pieces[0]}", *pieces[1:-1], f"{pieces[-1]} is it."]
        request = in_parts(parts)
        screened = screen(request, ENGINE.scan)
        assert spans_fit(request, screened)
        joined = essence("".join(leaf.text for leaf in leaves(screened.clean)))
        assert essence(value) not in joined, pieces


def in_parts(parts: list[str]) -> ChatRequest:
    return ChatRequest("any", (Message("user", tuple(map(TextPart, parts))),))


@pytest.mark.parametrize(
    "turns",
    [
        ("It is 548-", "12-3344, thanks"),
        ("It is 548-12", "-3344, thanks"),
        ("It is 548-", "assistant: And the rest?", "12-3344, thanks"),
        ("mail tova.lindqvist@", "example.org please"),
        ("MRN:", "0078123 is it"),
    ],
)
def test_a_value_over_two_messages_is_found(turns: tuple[str, ...]) -> None:
    left = essence("".join(leaf.text for leaf in leaves(screen(chat(*turns), ENGINE.scan).clean)))
    assert not any(value in left for value in ("548123344", "12and", "123344", "tovalindqvist", "0078123"))


def test_a_label_in_one_part_names_the_value_in_the_next() -> None:
    clean = screen(in_parts(["MRN", "0078123"]), ENGINE.scan).clean
    assert [leaf.text for leaf in leaves(clean)] == ["MRN", "[medical record 1]"]


def test_neighbours_that_have_nothing_to_do_with_each_other_stay() -> None:
    request = chat("We met in 2024.", "12 people came.", "assistant: Noted.", "Room 12", "34 chairs")
    assert screen(request, ENGINE.scan).clean == request


# ------------------------------------------------------------------ properties

LAYERS = st.sampled_from(
    ["percent", "html_hex", "json_unicode", "base64", "base64_url_safe", "hex", "zero_width_space", "full_width", "hex_escapes"]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(LAYERS, min_size=1, max_size=5), st.sampled_from(sorted(PLACES)))
def test_disguises_on_each_other_are_undone_or_refused(layers: list[str], place: str) -> None:
    text = "SSN 548-12-3344"
    for layer in layers:
        text = ENCODERS[layer](text)
    if len(text) < 20_000:
        screened = screen(PLACES[place](text), ENGINE.scan)
        assert screened.uninspectable or screened.in_identifiers or screened.findings


PIECES = st.sampled_from(sorted({disguised(e, n, c) for n, e in ENCODERS.items() for c in (NUMBERS[0], NAME)}))


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=20) | st.sampled_from("\n =%&\\.-_@"), max_size=6).map("".join))
def test_any_mixture_gives_spans_in_order_and_inside(text: str) -> None:
    scan = ENGINE.scan(text)
    last = 0
    spans = [(one.start, one.end) for one in scan.findings] + [(one.start, one.end) for one in scan.mentions]
    for start, end in sorted(spans):
        assert last <= start < end <= len(text)
        last = end


def test_all_disguises_of_one_value_have_one_number() -> None:
    said = [ENCODERS[name]("548-12-3344") for name in ("plain", "full_width", "percent", "base64", "html_hex")]
    clean = screen(chat(*(f"It is {one} today" for one in said)), ENGINE.scan).clean
    assert {leaf.text for leaf in leaves(clean)} == {"It is [ssn 1] today"}
