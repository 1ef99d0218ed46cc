"""``townclerk check`` and the examples of the packs: what a pack promises and its judge does not keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.e2e.test_commands import townclerk
from tests.e2e.test_replay import PACK
from tests.support.town import Town, configuration

GOOD = {"block": ["one quokka", "a quokka", "quokkas"], "allow": ["one cat", "a cat", "cats"]}


@pytest.mark.parametrize(
    ("examples", "code", "said"),
    [
        (GOOD, 0, []),
        (
            GOOD | {"block": ["a quokka", "a cat", "quokkas"], "ask": ["a quokka"], "allow": ["a cat", "a dog", "one quokka"]},
            0,
            [
                "warning: pack use.quokka: examples.block[1] would pass",
                "warning: pack use.quokka: examples.ask[0] would be stopped",
                "warning: pack use.quokka: examples.allow[2] would be stopped",
            ],
        ),
        ({"block": ["a quokka"]}, 2, ["examples.block", "examples.allow"]),
    ],
)
def test_examples_that_are_not_judged_as_they_should_are_told(
    new_town: Town, tmp_path: Path, examples: dict[str, Any], code: int, said: list[str]
) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "quokka.yaml").write_text(yaml.safe_dump({**PACK, "examples": examples}), encoding="utf-8")
    new_town.write(configuration(tmp_path, "http://127.0.0.1:9/v1", finding={"packs": str(folder)}))
    checked = townclerk("check", "--config", str(new_town.path), folder=tmp_path)
    assert checked.returncode == code, checked.stderr
    about_packs = [line for line in checked.stderr.splitlines() if "examples." in line]
    assert len(about_packs) == len(said)
    assert all(part in line for part, line in zip(said, about_packs, strict=True))
