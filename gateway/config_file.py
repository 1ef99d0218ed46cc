"""Reading the configuration."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from audit.section import StoreSection
from gateway.config import Config
from gateway.yaml_file import ConfigError, StrictLoader, read_yaml

__all__ = ["ConfigError", "load_config", "load_store_section"]


def load_config(path: Path) -> Config:
    """The configuration in `path`. Raises `ConfigError` with every mistake that the file, or a pack of rules, has."""
    return read_yaml(path, Config)


def load_store_section(path: Path) -> StoreSection:
    """Only where the store is, from a file of which the rest may be wrong. Raises `ConfigError`."""
    try:
        block = _STORE_BLOCK.search(path.read_text(encoding="utf-8"))
        return StoreSection.model_validate(yaml.load(block.group(), Loader=StrictLoader)["store"] if block else {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, TypeError):
        raise ConfigError([f"{path}: the section 'store' can't be read"]) from None


_STORE_BLOCK = re.compile(r"^store:.*(?:\n(?:[ \t#].*)?)*", re.MULTILINE)
"""The section as it stands: its line, and all indented lines under it."""
