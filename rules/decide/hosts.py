"""Which public hosts of generative AI a network should refuse: a maintained pack, minus what is approved (policy VII.E)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from rules.section import Section

Kind = Literal["chat", "api", "code", "image", "video", "voice", "search", "writing", "meetings", "aggregators"]

LONGEST_NAME = 253
"""Of a host in its written form, without the dot at the end (RFC 1035, 2.3.4)."""
_LONGEST_WRITTEN = 1_000
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_OTHER_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
"""What browsers take for a dot as well (RFC 3490, 3.1)."""


def host_name(written: str) -> str:
    """A host as DNS compares it: small letters, international labels in their ASCII form, no dot at the end.

    International labels become what browsers make of them (UTS 46, nontransitional), for all names that are in use.
    Raises `ValueError`, which quotes nothing, for what is no host name; an IP address is none.
    """
    if len(written) > _LONGEST_WRITTEN:
        raise ValueError("is too long for a host name")
    # Letter by letter: a sigma at the end of a word would get the small form of its own, which is another host.
    small = "".join(letter.lower() for letter in unicodedata.normalize("NFKC", written.translate(_OTHER_DOTS)))
    labels = [_ascii_label(label) for label in unicodedata.normalize("NFKC", small).removesuffix(".").split(".")]
    name = ".".join(labels)
    if len(name) > LONGEST_NAME or _NUMBER.fullmatch(labels[-1]):
        raise ValueError("is no host name")
    return name


def _ascii_label(label: str) -> str:
    if not label.isascii() and all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in label):
        label = "xn--" + label.encode("punycode").decode("ascii")
    if not _LABEL.fullmatch(label):
        raise ValueError("is no host name")
    return label


def host_of(url: str) -> str | None:
    """The host that a URL names, whatever its port; None where it names an IP address or nothing that DNS could."""
    _, mark, rest = url.partition("://")
    host, _, port = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")
    try:
        return host_name(host) if mark and re.fullmatch(r"[0-9]*", port) else None
    except ValueError:
        return None


def _public(written: str) -> str:
    name = host_name(written)
    if "." not in name:
        raise ValueError("is a whole top-level domain")
    return name


PublicName = Annotated[str, AfterValidator(_public)]


class HostGroup(Section):
    """Hosts of one kind."""

    domains: tuple[PublicName, ...] = ()
    """Each with everything under it."""
    hosts: tuple[PublicName, ...] = ()
    """Each alone: its domain serves other things as well."""


class HostPack(Section):
    """The public hosts of generative AI that somebody looked up, as of a day."""

    version: date
    kinds: Mapping[Kind, HostGroup] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> HostPack:
        names = [name for group in self.kinds.values() for name in (*group.domains, *group.hosts)]
        if len(set(names)) < len(names):
            raise ValueError("names a host twice")
        return self


@dataclass(frozen=True, slots=True)
class Host:
    """A name to refuse, with what is under it where `subdomains` says so, all but the approved names in `passes`."""

    name: str
    subdomains: bool
    passes: tuple[str, ...] = ()


def blocked(pack: HostPack, approved_urls: Iterable[str]) -> tuple[Host, ...]:
    """What to refuse, by name: no host within a domain that is listed itself, and never one that an approved URL names.

    What is approved is the host of an approved system, not its vendor: the rest of the vendor's domain stays refused.
    """
    approved = {host for url in approved_urls if (host := host_of(url))}
    domains = {name for group in pack.kinds.values() for name in group.domains}
    alone = {name for group in pack.kinds.values() for name in group.hosts} - domains - approved
    minimal = sorted(name for name in domains | alone if domains.isdisjoint(parents(name)))
    return tuple(
        Host(name, True, tuple(sorted(host for host in approved if name in (host, *parents(host)))))
        if name in domains
        else Host(name, False)
        for name in minimal
    )


def parents(name: str) -> Iterator[str]:
    """The domains that a name is in, the nearest first."""
    while "." in name:
        name = name.partition(".")[2]
        yield name
