"""The chain's arithmetic, against a second and naive telling of its definition."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.record.chain import GENESIS, canonical, link, new_event_id

lanes = st.text(st.characters(codec="utf-8"), max_size=16)


def told_again(lane: str, seq: int, previous: bytes, body: bytes) -> bytes:
    name = lane.encode()
    parts = [b"\x01", b"\x00\x0bcgw-audit/1", bytes(divmod(len(name), 256)), name, bytes.fromhex(f"{seq:016x}"), previous]
    return hashlib.sha256(b"".join([*parts, hashlib.sha256(body).digest()])).digest()


@given(lanes, st.integers(1, 2**63), st.binary(min_size=32, max_size=32), st.binary())
def test_a_link_is_what_the_definition_says(lane: str, seq: int, previous: bytes, body: bytes) -> None:
    assert link(lane, seq, previous, body) == told_again(lane, seq, previous, body)


@pytest.mark.parametrize(
    "other",
    [("desk", 1, GENESIS, b"{}"), ("main", 2, GENESIS, b"{}"), ("main", 1, b"\x01" * 32, b"{}"), ("main", 1, GENESIS, b"[]")],
)
def test_every_part_of_the_place_counts(other: tuple[str, int, bytes, bytes]) -> None:
    assert link("main", 1, GENESIS, b"{}") != link(*other)


def test_canonical_bytes_do_not_depend_on_order_and_are_ascii() -> None:
    assert canonical({"b": [1, None], "a": "é"}) == canonical({"a": "é", "b": [1, None]}) == b'{"a":"\\u00e9","b":[1,null]}'


def test_event_ids_are_unique_and_sort_by_time() -> None:
    ids = [new_event_id(now_us=moment * 1000) for moment in range(2_000_000_000, 2_000_000_300)]
    assert ids == sorted(ids)
    assert {len(name) for name in ids} == {26}
    assert len({new_event_id(now_us=0) for _ in range(1000)}) == 1000
