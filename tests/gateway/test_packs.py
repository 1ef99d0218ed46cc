"""Reading packs: each mistake by file and line, and no start without rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.packs import packs_in
from gateway.yaml_file import ConfigError

GOOD = """\
id: use.parking
clause: VII.A
title: parking tickets for enemies
kind: none
message: This asks for a ticket.
what_to_do: Do not.
statement: It is official.
block_from: 0.8
ask_from: 0.4
words:
  ticket: [ticket*, citation]
  plate: ["/[0-9]{3}[A-Z]{3}/"]
frames:
  - {name: a ticket, adds: 6, all: [ticket]}
examples:
  block: [one, two, three]
  allow: [four, five, six]
"""


def folder_with(folder: Path, **packs: str) -> str:
    for name, text in packs.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def problems(folder: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as wrong:
        packs_in(folder)
    return wrong.value.problems


def test_packs_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b=GOOD.replace("use.parking", "use.b"), a=GOOD.replace("use.parking", "use.a"))
    (tmp_path / "notes.txt").write_text("no pack")
    assert [pack.id for pack in packs_in(folder)] == ["use.a", "use.b"]


def test_the_shipped_ones_are_those_without_a_folder() -> None:
    assert {"use.harassment", "use.discrimination"} <= {pack.id for pack in packs_in()}


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ("title: parking", "title: [parking", 4, "not valid YAML"),
        ("clause: VII.A", "clause: VII.Z", 2, "clause: "),
        ("/[0-9]{3}[A-Z]{3}/", "/(?:a{1,30}){1,30}b/", 12, "takes too long"),
        ("/[0-9]{3}[A-Z]{3}/", "/[0-9]+/", 12, "repeats without end"),
        ("citation", "'!!'", 11, "no word or phrase"),
        ("  allow: [four, five, six]\n", "", 15, "examples.allow: is missing"),
        ("[one, two, three]", "[one]", 16, "at least 3"),
        ("kind: none", "kind: mischief", 1, "kind must be one of"),
        ("title:", "id: use.again\ntitle:", 3, "a key is written twice"),
        ("statement:", "statment:", 7, "statment: is no key here"),
        ("all: [ticket]", "all: [cars]", 1, "which words does not have"),
        ("ask_from: 0.4", "ask_from: often", 9, "ask_from"),
    ],
)
def test_each_mistake_has_its_file_and_line(tmp_path: Path, was: str, now: str, line: int, said: str) -> None:
    assert GOOD.count(was) == 1
    (problem,) = problems(folder_with(tmp_path, parking=GOOD.replace(was, now)))
    assert problem.startswith(f"{tmp_path / 'parking.yaml'}:{line}: ")
    assert said in problem


def test_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace("VII.A", "VII.Z")
    found = problems(folder_with(tmp_path, a=wrong.replace("block_from: 0.8", "block_from: 8"), b=GOOD, c=wrong))
    assert [Path(problem.split(":")[0]).name for problem in found] == ["a.yaml", "a.yaml", "c.yaml"]


def test_two_packs_of_one_rule_are_refused_by_name(tmp_path: Path) -> None:
    (problem,) = problems(folder_with(tmp_path, one=GOOD, two=GOOD))
    assert problem.startswith(f"{tmp_path / 'two.yaml'}:1: id: one.yaml has the same")


def test_no_rules_are_no_city_without_rules(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not_there", Path(folder_with(tmp_path, a="")).joinpath("a.yaml")):
        with pytest.raises(ConfigError):
            packs_in(str(folder))
    (tmp_path / "a.yaml").unlink()
    assert "holds no pack of rules" in problems(str(tmp_path))[0]


def test_an_empty_file_is_a_mistake(tmp_path: Path) -> None:
    assert "a.yaml:1: the file: must be a section" in problems(folder_with(tmp_path, a=""))[0]
