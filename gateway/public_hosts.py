"""The shipped pack of public hosts of generative AI: the one place where it is opened."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from rules.decide.hosts import HostPack


@cache
def public_hosts() -> HostPack:
    text = files("rules").joinpath("packs", "hosts", "public_genai.yaml").read_text(encoding="utf-8")
    return HostPack.model_validate(yaml.safe_load(text))
