"""What gets installed is what was reviewed: every file pinned by hash, from no named place, and nothing that runs by itself."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TOOL_LOCKS = ("models/requirements.lock", "benchmarks/presidio/requirements.lock")
"""The tools with an environment of their own."""
SHA256 = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PINNED = re.compile(r"([a-z0-9][a-z0-9._-]*)(?:\[[a-z0-9,._-]+\])?==([^\s;]+)(?: ; [^\\]+)?")

KNOWN_PTH = {
    "a1_coverage.pth",  # pytest-cov's engine: measures child processes when a variable asks for it
    "distutils-precedence.pth",  # setuptools: its own copy of distutils
}
OWN_PTH = re.compile(r"__editable__\.townclerk-[0-9.]+\.pth")

REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("deb", "debian", "org"))
)


def requirements(text: str) -> list[str]:
    """The logical lines of a lock file: comments gone, continued lines joined."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return [line.strip() for line in "\n".join(lines).replace("\\\n", " ").splitlines() if line.strip()]


def faults(text: str) -> list[str]:
    """Requirements that are not one exact version with hashes, and every line that is no requirement (an option, an address)."""
    wrong = []
    for line in requirements(text):
        hashes = SHA256.findall(line)
        if not hashes or not PINNED.fullmatch(SHA256.sub("", line).strip()):
            wrong.append(line[:100])
    return wrong


def versions(text: str) -> dict[str, str]:
    return {match[1]: match[2] for line in requirements(text) if (match := PINNED.match(line))}


@pytest.mark.parametrize("lock", [*LOCKS, *TOOL_LOCKS])
def test_every_requirement_is_pinned_by_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(versions(text)) > 50
    assert faults(text) == []


@pytest.mark.parametrize(
    "planted",
    [
        "httpx==0.28.1",
        "httpx>=0.28 --hash=sha256:" + "0" * 64,
        "httpx==0.28.1 --hash=md5:" + "0" * 32,
        "--index-url https://mirror.example/simple",
        "--extra-index-url=https://mirror.example/simple",
        "--find-links ./wheels",
        "-r other.txt",
        "httpx @ https://mirror.example/httpx.whl --hash=sha256:" + "0" * 64,
        "git+https://mirror.example/httpx",
    ],
)
def test_anything_else_in_a_lock_is_noticed(planted: str) -> None:
    assert faults(planted)


def test_what_runs_is_what_was_tested() -> None:
    run, dev = (versions((ROOT / lock).read_text(encoding="utf-8")) for lock in LOCKS)
    assert run.items() <= dev.items()


def test_what_is_compared_with_presidio_is_what_runs() -> None:
    run, compared = (versions((ROOT / lock).read_text(encoding="utf-8")) for lock in (LOCKS[0], TOOL_LOCKS[1]))
    assert run.items() <= compared.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_the_project_is_built_with_what_the_lock_holds(lock: str) -> None:
    """`pip install --no-build-isolation` needs it; since Python 3.12 a new environment does not bring it."""
    assert "setuptools" in versions((ROOT / lock).read_text(encoding="utf-8"))


def unexpected(names: list[str]) -> list[str]:
    return [name for name in names if name not in KNOWN_PTH and not OWN_PTH.fullmatch(name)]


def test_nothing_runs_at_the_start_of_python() -> None:
    """A .pth file runs at every start of the interpreter: the way in of the poisoned release of a peer in March 2026."""
    site_packages = Path(sysconfig.get_path("purelib"))
    assert unexpected([path.name for path in site_packages.glob("*.pth")]) == []


def test_a_stranger_among_them_is_noticed() -> None:
    assert unexpected(["a1_coverage.pth", "__editable__.townclerk-0.1.0.pth", "litellm_init.pth"]) == ["litellm_init.pth"]


def tracked_files() -> list[Path]:
    """What git tracks; in an export without git, everything that stands in the source folders and beside them."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [ROOT / name for name in listed.stdout.split("\0") if name]
    folders = ("gateway", "rules", "adapters", "audit", "tests", "benchmarks", "docs", ".ci")
    return [path for folder in folders for path in (ROOT / folder).rglob("*")] + list(ROOT.glob("*"))


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the business of the machine, not of the project."""
    texts = {path: path.read_bytes() for path in tracked_files() if path.is_file()}
    assert ROOT / "pyproject.toml" in texts
    found = [(path.name, host) for path, body in texts.items() for host in REGISTRY_HOSTS if host.encode() in body]
    assert found == []
