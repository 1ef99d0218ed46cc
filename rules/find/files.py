"""The files of the trained models, and whether they are the ones that were trained."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

TRAINED = Path(__file__).parent / "model"
"""Trained by `make model`; every file is pinned in its SHA256SUMS."""
VOCABULARY = TRAINED / "vocabulary.txt"
"""The pieces of words that all our networks read."""
SECOND, VECTORS = "spacy", "vectors.npz"
"""What the files of the second model are called, for whoever trains it and whoever reads it."""


class ModelChanged(Exception):
    """A file of the model is missing, new, or not the one that was trained: nothing is loaded."""


def verify(folder: Path) -> None:
    """Raises `ModelChanged` unless the folder holds exactly the files that its SHA256SUMS names."""
    listed = (line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text().splitlines())
    pinned = {name: digest for digest, name in listed}
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    present.pop("SHA256SUMS")
    if {name: sha256(path.read_bytes()).hexdigest() for name, path in present.items()} != pinned:
        raise ModelChanged(f"{folder} does not hold the files that its SHA256SUMS names: install Townclerk again")
