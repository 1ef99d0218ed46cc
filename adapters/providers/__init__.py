"""The kinds of provider there are. A new one is a module, a section in `adapters.section` and a row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import httpx

from adapters.base import Provider
from adapters.providers.echo import Echo
from adapters.providers.openai_compatible import OpenAICompatible
from adapters.section import EchoSection, OpenAICompatibleSection, ProviderSection

Environment: TypeAlias = Mapping[str, str]
Transport: TypeAlias = httpx.AsyncBaseTransport | None


def build(section: ProviderSection, environment: Environment, transport: Transport = None) -> Provider:
    """The provider that a section of the configuration describes; `transport` carries its requests, if not the network.

    Raises `ValueError` if the environment lacks its key; the text names the variable and holds no value.
    """
    return PROVIDERS[section.type](section, environment, transport)


def _openai_compatible(section: OpenAICompatibleSection, environment: Environment, transport: Transport) -> Provider:
    return OpenAICompatible(section, _key(section.key_env, environment), transport)


def _echo(_: EchoSection, __: Environment, ___: Transport) -> Provider:
    return Echo()


def _key(variable: str | None, environment: Environment) -> str | None:
    if variable is None:
        return None
    key = environment.get(variable, "")
    if not key:
        raise ValueError(f"the environment variable {variable}, named by key_env, is not set")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ValueError(f"the environment variable {variable}, named by key_env, does not hold a key")
    return key


PROVIDERS: Mapping[str, Callable[[Any, Environment, Transport], Provider]] = {
    "openai_compatible": _openai_compatible,
    "echo": _echo,
}
