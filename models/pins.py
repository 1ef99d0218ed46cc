"""Where the trained files lie, and their hashes: the engine loads nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

TARGET = Path(__file__).parent.parent / "rules" / "find" / "model"
PINS = "SHA256SUMS"


def pin(folder: Path) -> None:
    """Write the hash of every file, in the form of ``sha256sum``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != PINS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / PINS).write_text("".join(lines))
