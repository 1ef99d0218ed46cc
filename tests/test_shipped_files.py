"""The files that people copy from work as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.config import ServerSection
from gateway.config_file import load_config

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("file", ["config.example.yaml", "gateway/demo/demo.yaml", "benchmarks/config.yaml"])
def test_a_shipped_configuration_is_valid(file: str) -> None:
    config = load_config(ROOT / file)
    assert {system.provider for system in config.systems} <= config.providers.keys()


def test_the_container_runs_the_command_of_the_package_on_its_port() -> None:
    """The image names the command, the port and the health page once more; they must not drift from the project."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    port = ServerSection().port
    assert 'ENTRYPOINT ["townclerk"]' in dockerfile
    assert f"EXPOSE {port}\n" in dockerfile
    assert f"http://127.0.0.1:{port}/healthz" in dockerfile
