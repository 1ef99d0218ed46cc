"""Windows: together they hold the whole text, and what stands on a cut is whole in one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rules.find.windows import OVERLAP, SIZE, windows


@given(st.integers(0, 5 * SIZE), st.sampled_from(["word ", "x", "ab\n"]))
def test_windows_cover_the_text_and_overlap(length: int, piece: str) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    reached = 0
    for start, window in windows(text):
        assert text[start : start + len(window)] == window
        assert start <= max(0, reached - OVERLAP // 4)
        assert len(window) <= SIZE
        reached = start + len(window)
    assert reached == length
