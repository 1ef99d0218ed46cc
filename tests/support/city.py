"""The city of the demonstration, ready to search with: what the evaluation and most tests of finding are judged by."""

from __future__ import annotations

from gateway.city import city_of
from gateway.config import default_config_path
from gateway.config_file import load_config

EXAMPLE = city_of(load_config(default_config_path()).city)
