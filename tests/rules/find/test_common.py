"""Ordinary words, with their endings."""

from __future__ import annotations

import pytest

from rules.find.common import is_common


@pytest.mark.parametrize("word", ["the", "WATCHED", "carries", "Stopping", "running", "officers", "ENRT"])
def test_ordinary_words_are_known_with_their_endings(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["Peterson", "KOWALCZYK", "vang", "Nguyen", "Okafor", "Dhaliwal", ""])
def test_names_are_not(word: str) -> None:
    assert not is_common(word)
