"""A wrong file stops the start, and says in which line, under which key, and why; never what the value was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gateway.config import default_config_path
from gateway.config_file import ConfigError, load_config
from rules.decide.policy import DEFAULT_CLASSES
from tests.support.town import configuration

SECRET = "sk-very-secret"


def write(folder: Path, change: str = "", to: str = "", *, added: str = "") -> Path:
    """The town's configuration as a file, with one piece of its text changed."""
    text = yaml.safe_dump(configuration(folder, "https://county.example/v1"), sort_keys=False)
    assert not change or change in text
    path = folder / "config.yaml"
    path.write_text(text.replace(change, to, 1) + added, encoding="utf-8")
    return path


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as wrong:
        load_config(path)
    return wrong.value.problems


def test_the_files_that_we_ship_are_valid() -> None:
    assert load_config(default_config_path()).systems[0].name == "echo"
    assert load_config(Path(__file__).parents[2] / "config.example.yaml").governance.confirm == "none"


def test_a_class_that_a_city_describes_anew_still_asks_for_what_it_asked(tmp_path: Path) -> None:
    path = write(tmp_path, "systems:", "data_classes:\n  cji: {title: CJI, cured_by_scrubbing: false, restore: false}\nsystems:")
    cji = load_config(path).policy.data_classes["cji"]
    assert (cji.title, cji.needs_agreement, cji.needs_clearance) == ("CJI", "cjis", "cjis")


@pytest.mark.parametrize(
    ("change", "to", "key", "reason"),
    [
        ("review_id: AIR-1", "", "systems[0].approval.review_id", "is missing"),
        ("valid_until: '2030-12-31'", "valid_until: soon", "systems[0].approval.valid_until", "valid date"),
        ("port: 0", "port: 99999", "server.port", "less than or equal"),
        ("restore: true", f"restore: true\n  api_key: {SECRET}", "systems[0].api_key", "is no key here"),
        ("type: openai_compatible", "type: magic", "providers.county", "must be one of"),
        ("base_url: https:", "base_url: http:", "providers.county", "https"),
        ("provider: county", f"provider: {SECRET}", "the file", "is not in providers"),
        ("name: city-gpt", "name: City GPT", "systems[0].name", "pattern"),
        ("data_classes:\n    - personal", "data_classes:\n    - everything", "the file", "unknown data class"),
    ],
)
def test_a_mistake_is_named_by_line_key_and_reason(tmp_path: Path, change: str, to: str, key: str, reason: str) -> None:
    path = write(tmp_path, change, to)
    (problem,) = problems(path)
    place, _, rest = problem.partition(": ")
    name, line = place.rsplit(":", 1)
    assert name == str(path)
    assert 1 <= int(line) <= len(path.read_text().splitlines())
    assert rest.startswith(key)
    assert reason in rest
    assert "sk-very" not in problem or key == "the file"


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    path = write(tmp_path, "valid_until: '2030-12-31'", "valid_until: soon")
    wanted = next(n for n, line in enumerate(path.read_text().splitlines(), 1) if "soon" in line)
    assert problems(path)[0].startswith(f"{path}:{wanted}: ")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "valid_until: '2030-12-31'", "valid_until: soon", added="unknown_section: 1\n")
    assert len(problems(path)) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("server: {port: 1}\nserver: {port: 2}\n", "written twice"),
        ("server: [unclosed\n", "not valid YAML"),
        ("\x00", "not valid YAML"),
        ("", "the file"),
        ("- a list\n", "the file"),
        ("server: !!python/object/apply:os.system ['true']\n", "not valid YAML"),
    ],
)
def test_what_is_no_configuration_at_all(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(content, encoding="utf-8")
    assert reason in problems(path)[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read" in problems(tmp_path / "missing.yaml")[0]


def test_own_data_classes_join_the_built_in_ones(tmp_path: Path) -> None:
    own: dict[str, Any] = {"title": "library records", "cured_by_scrubbing": True, "restore": False}
    path = write(tmp_path, added=yaml.safe_dump({"data_classes": {"library": own}}))
    classes = load_config(path).policy.data_classes
    assert set(classes) == {*DEFAULT_CLASSES, "library"}
