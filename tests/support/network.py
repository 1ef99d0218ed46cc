"""The programs that read our lists, and an independent reading of a response policy zone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

_PATHS = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def program(name: str, package: str) -> str:
    """Where it is; skips the test where the machine lacks it."""
    found = shutil.which(name, path=_PATHS)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian: {package})")
    return found


def checkzone(folder: Path, zone: str, text: str) -> subprocess.CompletedProcess[str]:
    """BIND's verdict on a zone file."""
    file = folder / "db.zone"
    file.write_text(text, encoding="ascii")
    return _run(program("named-checkzone", "bind9-utils"), zone, str(file))


def squid_parse(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Squid's verdict on a list, included the way that docs/network.md says; what it complains of stands in `stderr`."""
    (folder / "genai.conf").write_text(text, encoding="ascii")
    file = folder / "squid.conf"
    lines = ("http_port 127.0.0.1:3128", f"include {folder}/genai.conf", "http_access allow localhost", "http_access deny all")
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    return _run(program("squid", "squid"), "-k", "parse", "-f", str(file))


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def read_zone(text: str) -> Mapping[str, str]:
    """Owner name to CNAME target; a name that is written twice is an error."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if " CNAME " in line:
            owner, _, target = line.partition(" CNAME ")
            assert owner not in found, f"{owner} is written twice"
            found[owner] = target
    return found


def answer(zone: Mapping[str, str], name: str) -> str | None:
    """What a resolver does with a query: the target of the exact name, else of the wildcard at its closest encloser.

    RFC 4592, 3.3.1: the closest encloser is the longest existing ancestor, and a name exists also where only names below
    it are written ("empty non-terminal"); a wildcard further up counts no more.
    """
    if name in zone:
        return zone[name]
    labels = {tuple(owner.split(".")[-depth:]) for owner in zone for depth in range(1, owner.count(".") + 2)}
    here = tuple(name.split("."))
    if here in labels:
        return None
    while here := here[1:]:
        if here in labels:
            return zone.get(".".join(("*", *here)))
    return None
