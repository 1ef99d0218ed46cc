"""The packs of rules of use, read from their files when the gateway starts: the shipped ones, or a city's own folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from gateway.yaml_file import ConfigError, read_yaml
from rules.uses.pack import Pack


@cache
def packs_in(folder: str = "") -> tuple[Pack, ...]:
    """All packs of a folder, in the order of their files' names; the shipped ones where none is named.

    Raises `ConfigError` with file and line of every mistake; an empty folder is one.
    """
    if folder:
        return _read(Path(folder))
    with as_file(files("rules") / "packs") as shipped:
        return _read(shipped)


def _read(folder: Path) -> tuple[Pack, ...]:
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        raise ConfigError([f"{folder}: holds no pack of rules (*.yaml); without rules nothing can be judged"])
    packs: list[Pack] = []
    problems: list[str] = []
    for path in paths:
        try:
            packs.append(read_yaml(path, Pack))
        except ConfigError as error:
            problems += error.problems
    if problems := problems or [*_twice(paths, packs)]:
        raise ConfigError(problems)
    return tuple(packs)


def _twice(paths: Sequence[Path], packs: Sequence[Pack]) -> Iterator[str]:
    first: dict[str, Path] = {}
    for path, pack in zip(paths, packs, strict=True):
        if pack.id in first:
            yield f"{path}:1: id: {first[pack.id].name} has the same; each rule has one pack"
        first.setdefault(pack.id, path)
