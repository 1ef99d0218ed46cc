"""Loading what judges requests: the packs and the trained classifier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rules.find.files import VOCABULARY, verify
from rules.uses.judge import Judge
from rules.uses.pack import Pack
from rules.uses.reader import Reader

CLASSIFIER = Path(__file__).parent / "model"
"""Trained by `make model`; every file is pinned in its SHA256SUMS."""


def load_judge(packs: Sequence[Pack], folder: Path = CLASSIFIER) -> Judge:
    """Load in a tenth of a second. Raises `ModelChanged` when a file is not the one that was trained."""
    verify(folder)
    return Judge(packs, Reader(folder, VOCABULARY))
