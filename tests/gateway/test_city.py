"""The city's section on its way to the scanners and to the filter of replies."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gateway.city import city_of, with_packs
from gateway.config import default_config_path
from gateway.config_file import ConfigError, load_config
from gateway.pipe import CITY
from gateway.scanners import Scanners
from rules.find.city import City, CityFormat, CitySection
from rules.reading import ScreenFailed
from tests.rules.decide.given import chat
from tests.support.engines import OUT_OF_TIME, PATTERNS
from tests.support.town import configuration

pytestmark = pytest.mark.anyio
FORMATS = [{"type": "CASE_NUMBER", "pattern": r"HB\d{2}[A-L]\d{3}"}]


def problems(folder: Path, section: object) -> str:
    path = folder / "config.yaml"
    path.write_text(
        yaml.safe_dump(configuration(folder, "https://county.example/v1", city=section), sort_keys=False), encoding="utf-8"
    )
    with pytest.raises(ConfigError) as wrong:
        load_config(path)
    (problem,) = wrong.value.problems
    line = int(problem.removeprefix(f"{path}:").partition(":")[0])
    return f"{path.read_text().splitlines()[line - 1].strip()} | {problem.partition(': ')[2]}"


@pytest.mark.parametrize(
    ("section", "line", "reason"),
    [
        (
            {"formats": [{"type": "CASE_NUMBER", "pattern": r"\d+"}]},
            r"pattern: \d+",
            "city.formats[0].pattern: repeats without end",
        ),
        ({"formats": [{"type": "PERSON", "pattern": r"\d{9}"}]}, "- type: PERSON", "city.formats[0].type"),
        ({"formats": [{"type": "CASE_NUMBER", "pattern": r"\d{4}"}]}, "- type: CASE_NUMBER", "give it labels"),
        ({"packs": ["atlantis"]}, "- atlantis", "city.packs[0]"),
        ({"public": {"word": ["x"]}}, "word:", "is no key here"),
        ({"public": {"words": ["grace park"]}}, "words:", "that is a phrase"),
    ],
)
def test_a_mistake_is_named_by_its_line(tmp_path: Path, section: object, line: str, reason: str) -> None:
    told = problems(tmp_path, section)
    assert told.startswith(line)
    assert reason in told


def test_the_shipped_pack_is_part_of_every_city_that_does_not_leave_it_out() -> None:
    assert city_of(CitySection()).public.names("Miranda")
    assert city_of(CitySection()).public.stands_in("Toni Morrison")
    assert not city_of(CitySection(packs=())).public.names("Miranda")


def test_the_example_and_the_demonstration_describe_the_same_city() -> None:
    example = load_config(Path(__file__).parents[2] / "config.example.yaml")
    assert example.city == load_config(default_config_path()).city


def test_the_section_crosses_the_pipe_whole() -> None:
    section = with_packs(load_config(default_config_path()).city)
    assert CITY.validate_json(CITY.dump_json(section)) == section
    assert City.of(section).formats


async def test_scanners_know_the_formats_of_their_city() -> None:
    section = CitySection(packs=(), formats=(CityFormat.model_validate(FORMATS[0]),))
    async with Scanners(engine=PATTERNS, city=section) as scanners:
        screened = await scanners.screen(chat("Please look at HB24C118 today."))
    assert [(f.type, f.recognizer) for f in screened.findings] == [("CASE_NUMBER", "city_format")]
    async with Scanners(engine=PATTERNS) as scanners:
        assert not (await scanners.screen(chat("Please look at HB24C118 today."))).findings


async def test_a_format_out_of_time_refuses_the_text_and_leaves_the_scanner_alive() -> None:
    async with Scanners(engine=OUT_OF_TIME) as scanners:
        before = scanners.pids
        with pytest.raises(ScreenFailed):
            await scanners.screen(chat("Read this slowly."))
        assert scanners.pids == before
