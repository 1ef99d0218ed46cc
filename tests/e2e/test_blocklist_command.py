"""``townclerk blocklist`` as the network team types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.e2e.test_commands import townclerk
from tests.support.network import answer, checkzone, read_zone, squid_parse
from tests.support.town import configuration, system


def config_with(folder: Path, **providers: dict[str, Any]) -> str:
    """A configuration whose systems use all of these providers but the one called `idle`."""
    data = configuration(folder, "https://county.example/v1")
    data["providers"] |= providers
    data["systems"] = [system(f"{name}-gpt", provider=name) for name in data["providers"] if name != "idle"]
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return str(path)


def at(url: str) -> dict[str, Any]:
    return {"type": "openai_compatible", "base_url": url}


def test_the_zone_leaves_out_what_the_policy_uses_and_nothing_else(tmp_path: Path) -> None:
    config = config_with(tmp_path, vendor=at("https://API.openai.com:443/v1"), idle=at("https://api.mistral.ai/v1"))
    done = townclerk("blocklist", "--format", "rpz", "--config", config, "--revision", "7", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    zone = read_zone(done.stdout)
    assert answer(zone, "api.openai.com") == "rpz-passthru."
    for name in ("openai.com", "chat.openai.com", "us.api.openai.com", "api.mistral.ai", "chatgpt.com"):
        assert answer(zone, name) == "."
    assert "approved, passes: api.openai.com (the rest of openai.com is refused)" in done.stderr
    checked = checkzone(tmp_path, "genai.rpz.internal", done.stdout)
    assert checked.returncode == 0, checked.stdout


def test_without_a_configuration_nothing_passes(tmp_path: Path) -> None:
    done = townclerk("blocklist", "--format", "rpz", "--zone", "ai.dns.city.example", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "$ORIGIN ai.dns.city.example.\n" in done.stdout
    assert set(read_zone(done.stdout).values()) == {"."}
    assert "passes" not in done.stderr


def test_the_squid_list_goes_into_a_file(tmp_path: Path) -> None:
    config = config_with(tmp_path, vendor=at("https://openrouter.ai./api/v1"))
    done = townclerk("blocklist", "--format", "squid", "--output", "genai.conf", folder=tmp_path, TOWNCLERK_CONFIG=config)
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "genai.conf").read_text(encoding="ascii")
    assert "acl townclerk_approved dstdomain -n openrouter.ai\n" in text
    assert squid_parse(tmp_path, text).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--format", "squid", "--zone", "x.example"], 2, "--zone and --revision belong to --format rpz"),
        (["--format", "squid", "--revision", "1"], 2, "--zone and --revision belong to --format rpz"),
        (["--format", "rpz", "--zone", "a b"], 2, "--zone: is no host name"),
        (["--format", "rpz", "--zone", ""], 2, "--zone: is no host name"),
        (["--format", "rpz", "--revision", "100"], 2, "--revision"),
        (["--format", "hosts"], 2, "--format"),
        ([], 2, "--format"),
        (["--format", "rpz", "--output", "no/such/folder"], 1, "no/such/folder cannot be written (No such file"),
        (["--format", "rpz", "--config", "absent.yaml"], 2, "absent.yaml: cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, arguments: list[str], status: int, told: str) -> None:
    done = townclerk("blocklist", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (status, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
