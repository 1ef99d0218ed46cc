"""House rules that no linter knows: the import directions, the one place of each power, and sizes that stay readable.

Each rule is a pure function from source text to violations, so that a planted violation shows that it can fail.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("gateway", "adapters", "audit", "rules")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

LONG_FILE, LONG_FUNCTION = 300, 50
TOO_LONG_FILE, TOO_LONG_FUNCTION = 600, 100
FUNCTION_LIMITS = {"gateway/pipeline.py": 80}
"""The file that swells in every gateway: kept shorter than the rest."""

ALLOWED_IMPORTERS = {
    "presidio_analyzer": ("rules/find/engine.py", "rules/find/presidio.py"),
    "presidio_anonymizer": ("rules/cut.py",),
    "spacy": ("rules/find/engine.py", "rules/find/presidio.py"),
    "onnxruntime": ("rules/find/onnx.py",),
    "sqlalchemy": ("audit/",),
    "aiosqlite": ("audit/",),
}
CLEARED_IS_MADE_IN = "rules/decide/decide.py"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function with its length in lines, decorators left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def imported(tree: ast.Module) -> set[str]:
    """The top-level packages that a module imports, wherever the import stands: in a function or as a string as well."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module)
            case ast.Call(
                func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(module)), *_]
            ):
                found.add(module)
    return {module.partition(".")[0] for module in found}


def strangers(name: str, tree: ast.Module) -> list[str]:
    """Imports of a library that only another place may import."""
    return [
        f"{name} imports {library}, which only {' and '.join(places)} may"
        for library, places in ALLOWED_IMPORTERS.items()
        if library in imported(tree) and not name.startswith(places)
    ]


def makes_cleared(tree: ast.Module) -> bool:
    """Whether the module calls `Cleared(...)`, under the name of its module too, or a method of the class."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(
        (isinstance(func, ast.Name) and func.id == "Cleared")
        or (isinstance(func, ast.Attribute) and func.attr == "Cleared")
        or (isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == "Cleared")
        for func in calls
    )


# ------------------------------------------------------------------ who may do what


def test_there_is_something_to_check() -> None:
    assert {name_of(path).split("/")[0] for path in SOURCES} == set(PACKAGES)


def test_libraries_stay_in_their_place() -> None:
    assert [line for path in SOURCES for line in strangers(name_of(path), parsed(path))] == []


@pytest.mark.parametrize(
    "planted",
    [
        "import sqlalchemy",
        "import sqlalchemy.orm as orm",
        "from spacy.language import Language",
        "def late():\n    from presidio_analyzer import AnalyzerEngine",
        "import importlib\nimportlib.import_module('spacy')",
        "import onnxruntime as ort",
        "__import__('aiosqlite')",
    ],
)
def test_a_library_out_of_place_is_noticed(planted: str) -> None:
    assert strangers("gateway/app.py", ast.parse(planted))


def test_only_decide_makes_what_may_leave() -> None:
    makers = [name_of(path) for path in SOURCES if makes_cleared(parsed(path))]
    assert makers == [CLEARED_IS_MADE_IN]


@pytest.mark.parametrize(
    "planted", ["Cleared(request, target, restore=True)", "domain.Cleared(request)", "Cleared.__new__(Cleared)"]
)
def test_another_maker_is_noticed(planted: str) -> None:
    assert makes_cleared(ast.parse(planted))


def test_every_module_says_what_it_is_for() -> None:
    """All but an empty `__init__.py`, which is for nothing."""
    assert [
        name_of(path) for path in SOURCES if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(parsed(path))
    ] == []


# ------------------------------------------------------------------ sizes


def size_findings(file_limit: int, function_limit: int) -> list[str]:
    findings = []
    for path in SOURCES:
        name, lines = name_of(path), len(path.read_text(encoding="utf-8").splitlines())
        if lines > file_limit:
            findings.append(f"{name}: {lines} lines")
        limit = min(function_limit, FUNCTION_LIMITS.get(name, function_limit))
        findings += [f"{name}: {function} has {length} lines" for function, length in functions(parsed(path)) if length > limit]
    return findings


def test_sizes_stay_readable(pytestconfig: pytest.Config) -> None:
    """Above the first limits it is a hint on the terminal, above the second an error."""
    terminal = pytestconfig.get_terminal_writer()
    for hint in size_findings(LONG_FILE, LONG_FUNCTION):
        terminal.line(f"\n  worth a hard look: {hint}", yellow=True)
    assert size_findings(TOO_LONG_FILE, TOO_LONG_FUNCTION) == []


def test_the_length_of_a_function_is_counted() -> None:
    body = "\n".join(["async def long():", *["    await step()"] * 100])
    assert list(functions(ast.parse(body))) == [("long", 101)]


# ------------------------------------------------------------------ import directions


ONE_WAY = "Imports run one way: gateway -> adapters | audit -> rules"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages in `folder` with the contracts of pyproject.toml."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_import_linter_sees_every_module() -> None:
    """It passes over a folder without `__init__.py`, and with it over every rule that is broken there."""
    assert sorted({name_of(path.parent) for path in SOURCES if not (path.parent / "__init__.py").is_file()}) == []


def test_imports_run_one_way() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


def planted_in_copy(folder: Path, file: str, code: str) -> subprocess.CompletedProcess[str]:
    """The verdict of import-linter on a copy of the packages with `code` added at the end of `file`."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    with (folder / file).open("a", encoding="utf-8") as target:
        target.write(f"\n{code}\n")
    return lint_imports(folder)


@pytest.mark.parametrize(
    ("file", "planted", "contract"),
    [
        ("rules/planted.py", "import audit", ONE_WAY),
        ("audit/planted.py", "import adapters.base", ONE_WAY),
        ("adapters/planted.py", "import gateway", ONE_WAY),
        ("rules/planted.py", "import httpx", "The rules know no network and no store"),
        ("gateway/planted.py", "import sqlalchemy", "Only audit talks to the store"),
        ("rules/find/planted.py", "import spacy", "Only rules.find.engine and its presidio know Presidio's analyzer and spaCy"),
        ("rules/find/planted.py", "import onnxruntime", "Only rules.find.onnx knows onnxruntime"),
        ("rules/find/planted.py", "import presidio_anonymizer", "Only rules.cut knows Presidio's anonymizer"),
    ],
)
def test_a_planted_import_is_caught(tmp_path: Path, file: str, planted: str, contract: str) -> None:
    result = planted_in_copy(tmp_path, file, planted)

    assert f"{contract} BROKEN" in result.stdout, result.stdout + result.stderr
    assert result.returncode == 1
    assert file.removesuffix(".py").replace("/", ".") in result.stdout


def test_the_one_place_may(tmp_path: Path) -> None:
    result = planted_in_copy(tmp_path, "rules/find/engine.py", "import presidio_analyzer, spacy")
    assert "Only rules.find.engine and its presidio know Presidio's analyzer and spaCy KEPT" in result.stdout
