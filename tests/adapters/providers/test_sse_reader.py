"""However the bytes are cut, the same events come out, and nothing piles up."""

import tracemalloc
from collections.abc import Iterable
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import ProviderMalformed
from adapters.providers.sse_reader import MAX_EVENT_BYTES, SseReader

LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=6)
NOISE = st.sampled_from([": ping", "event: admin", "id: 7", "retry: 1", "data_of: x", ""])


def read_all(pieces: Iterable[bytes]) -> list[str]:
    reader = SseReader()
    return [data for piece in pieces for data in reader.feed(piece)]


def read(*pieces: bytes) -> list[str]:
    return read_all(pieces)


@given(st.lists(st.lists(LINE, min_size=1, max_size=3), max_size=4), st.data())
def test_events_survive_every_cut_and_every_line_end(events: list[list[str]], data: st.DataObject) -> None:
    lines: list[str] = []
    for event in events:
        lines += [data.draw(NOISE), *(f"data: {line}" for line in event), ""]
    written = "".join(line + data.draw(st.sampled_from(["\n", "\r", "\r\n"])) for line in lines).encode()
    written += b"data: cut off"
    cuts = sorted(data.draw(st.sets(st.integers(0, len(written)), max_size=8)))
    pieces = [written[start:end] for start, end in zip([0, *cuts], [*cuts, len(written)], strict=True)]
    # A bare CR before a LF is one line end, so a blank line may vanish; whole and cut must agree in any case.
    assert read(*pieces) == read(written)


@given(st.lists(st.lists(LINE, min_size=1, max_size=3), max_size=4), st.sampled_from(["\n", "\r", "\r\n"]))
def test_each_event_comes_out_as_it_was_written(events: list[list[str]], end: str) -> None:
    written = "".join("".join(f"data: {line}{end}" for line in event) + end for event in events)
    assert read(*(bytes([byte]) for byte in written.encode())) == ["\n".join(event) for event in events]


@pytest.mark.parametrize(
    ("written", "events"),
    [
        (b"data:x\n\n", ["x"]),
        (b"data:  x\n\n", [" x"]),
        (b"data\n\n", [""]),
        (b"\xef\xbb\xbfdata: x\n\n", ["x"]),
        (b"data: x\n", []),
        (b"event: admin\ndata: x\nid: 1\n\n", ["x"]),
        (b": only a comment\n\n", []),
        (b"Data: x\n\n", []),
    ],
)
def test_fields_are_read_as_the_standard_says(written: bytes, events: list[str]) -> None:
    assert read(written) == events


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(ProviderMalformed):
        read(b"data: \xff\n\n")


@pytest.mark.parametrize("piece", [b"x", b"data: " + b"x" * 60_000, b": " + b"x" * 60_000])
def test_a_line_that_never_ends_is_refused_before_it_piles_up(piece: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(ProviderMalformed):
        read_all(repeat(piece, MAX_EVENT_BYTES + 1))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * MAX_EVENT_BYTES


def test_an_event_of_many_lines_is_bounded_like_one_line() -> None:
    with pytest.raises(ProviderMalformed):
        read(*[b"data: " + b"x" * 1000 + b"\n"] * 300)


def test_the_longest_allowed_event_is_read() -> None:
    longest = b"x" * (MAX_EVENT_BYTES - len(b"data: "))
    assert read(b"data: " + longest + b"\n\n") == [longest.decode()]
