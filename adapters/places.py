"""Addresses in the configuration: one fixed place, named in a way that nothing can read differently."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Annotated, TypeAlias
from urllib.parse import SplitResult, urlsplit

from pydantic import Field

EnvironmentVariable: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")]
"""Where a secret is found: never in the file itself."""

_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE)
_LOCAL_SUFFIXES = (".localhost", ".internal", ".local")


def check_url(url: str, name: str, *, allow_http: bool) -> None:
    """Raises `ValueError`, with the name of the field and never the address, unless it is one place over HTTPS; over HTTP
    only where that is allowed and the place is near."""
    parts = _split(url, name)
    address = _address(parts.hostname or "")
    if address is not None and (address.is_link_local or address.is_unspecified or address.is_multicast):
        raise ValueError(f"{name}: this address is not one where a system can live")
    if parts.scheme == "http" and not (allow_http and _is_near(parts.hostname or "", address)):
        raise ValueError(f"{name} must be https; http needs allow_http: true and a host on this machine or network")


def check_host(host: str, name: str) -> None:
    """Raises `ValueError` unless this is the name or the address of one host."""
    if not (_address(host) or is_host_name(host)):
        raise ValueError(f"{name} must be the name of a host, e.g. mail.city.example")


def is_this_machine(host: str) -> bool:
    """What is sent there never meets a network."""
    address = _address(host)
    return address.is_loopback if address is not None else host.rstrip(".").lower() == "localhost"


def is_host_name(host: str) -> bool:
    """Not an address in disguise: resolvers also read ``2130706433`` and ``0x7f.1`` as numbers."""
    last = host.rstrip(".").rpartition(".")[2]
    return bool(_HOST_NAME.fullmatch(host)) and not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last, re.IGNORECASE)


def _split(url: str, name: str) -> SplitResult:
    """The parts of a URL that has only scheme, host, port and path. Raises `ValueError` without quoting it."""
    if not re.fullmatch(r"[!-~]+", url) or set(url) & set("@?#\\%"):
        raise ValueError(f"{name} must not hold a user name, a query, a fragment, blanks or escapes")
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port != 0
    except ValueError:
        raise ValueError(f"{name} is not a valid URL") from None
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not port_is_valid or not (_address(host) or is_host_name(host)):
        raise ValueError(f"{name} must be https:// with a host name, e.g. https://llm.example.gov/v1")
    return parts


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_near(host: str, address: IPv4Address | IPv6Address | None) -> bool:
    if address is not None:
        return address.is_loopback or address.is_private
    return "." not in host or host.endswith(_LOCAL_SUFFIXES)
