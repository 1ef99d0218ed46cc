"""The `providers` section of the configuration: where approved systems live and how long we wait for them.

A key never stands in the file: the section names the environment variable that holds it.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Annotated, Literal, TypeAlias
from urllib.parse import SplitResult, urlsplit

from pydantic import ConfigDict, Field, model_validator

from rules.section import Section

Seconds: TypeAlias = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]

_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE)
_LOCAL_SUFFIXES = (".localhost", ".internal", ".local")


class _Section(Section):
    """An address counts as it is written: white space around it is a mistake, not decoration."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Timeouts(_Section):
    """Seconds until we give up: on a connection, the first byte, the next byte, the whole reply."""

    connect: Seconds = 5
    first_byte: Seconds = 120
    idle: Seconds = 60
    total: Seconds = 600


class OpenAICompatibleSection(_Section):
    """Any server that speaks OpenAI's chat dialect."""

    type: Literal["openai_compatible"]
    base_url: str = Field(description="up to and including the version, e.g. https://llm.example.gov/v1")
    allow_http: bool = Field(default=False, description="for a server on this machine or in this network only")
    key_env: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")] | None = None
    timeouts: Timeouts = Timeouts()
    max_reply_bytes: Annotated[int, Field(ge=1_000, le=100_000_000)] = 8_000_000

    @property
    def place(self) -> str:
        """Where this provider is, for the policy: changing it is changing what was approved."""
        return f"{self.type} {self.base_url}"

    @model_validator(mode="after")
    def _url_is_one_fixed_place(self) -> OpenAICompatibleSection:
        parts = _split(self.base_url)
        address = _address(parts.hostname or "")
        if address is not None and (address.is_link_local or address.is_unspecified or address.is_multicast):
            raise ValueError("base_url: this address is not one where a system can live")
        if parts.scheme == "http" and not (self.allow_http and _is_near(parts.hostname or "", address)):
            raise ValueError("base_url must be https; http needs allow_http: true and a host on this machine or network")
        return self


class EchoSection(_Section):
    """Answers with what it received. Nothing leaves the process."""

    type: Literal["echo"]

    @property
    def place(self) -> str:
        return "echo"


ProviderSection: TypeAlias = Annotated[OpenAICompatibleSection | EchoSection, Field(discriminator="type")]


def _split(url: str) -> SplitResult:
    """The parts of a URL that has only scheme, host, port and path. Raises `ValueError` without quoting it."""
    if not re.fullmatch(r"[!-~]+", url) or set(url) & set("@?#\\%"):
        raise ValueError("base_url must not hold a user name, a query, a fragment, blanks or escapes")
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port != 0
    except ValueError:
        raise ValueError("base_url is not a valid URL") from None
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not port_is_valid or not (_address(host) or _is_host_name(host)):
        raise ValueError("base_url must be https:// with a host name, e.g. https://llm.example.gov/v1")
    return parts


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_host_name(host: str) -> bool:
    """Not an address in disguise: resolvers also read ``2130706433`` and ``0x7f.1`` as numbers."""
    last = host.rstrip(".").rpartition(".")[2]
    return bool(_HOST_NAME.fullmatch(host)) and not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last, re.IGNORECASE)


def _is_near(host: str, address: IPv4Address | IPv6Address | None) -> bool:
    if address is not None:
        return address.is_loopback or address.is_private
    return "." not in host or host.endswith(_LOCAL_SUFFIXES)
