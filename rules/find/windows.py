"""Long texts in overlapping pieces, so that the cost of finding grows with the length and not faster."""

from __future__ import annotations

from collections.abc import Iterator

SIZE = 8_000
OVERLAP = 400
"""Characters; a name or an address with its label is far shorter than the overlap."""


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Pieces with their offsets, each cut at a space where there is one. A short text is one piece."""
    start = 0
    while len(text) - start > SIZE:
        end = _cut(text, start + SIZE - OVERLAP, start + SIZE)
        yield start, text[start:end]
        start = _cut(text, end - OVERLAP, end - OVERLAP // 2)
    yield start, text[start:]


def _cut(text: str, low: int, high: int) -> int:
    at = max(text.rfind("\n", low, high), text.rfind(" ", low, high))
    return at + 1 if at > low else high
