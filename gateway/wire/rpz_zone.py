"""Refused hosts as a response policy zone, which BIND, Unbound, Knot Resolver and PowerDNS read (draft-vixie-dnsop-dns-rpz)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rules.decide.hosts import LONGEST_NAME, Host, host_name, parents


def serial_of(version: date, revision: int) -> int:
    """YYYYMMDDnn (RFC 1912, 2.2): resolvers fetch a zone again only when this number has grown."""
    if not 0 <= revision <= 99:
        raise ValueError("a revision is a number from 0 to 99")
    return int(f"{version:%Y%m%d}{revision:02d}")


def rpz_zone(hosts: Sequence[Host], *, zone: str, serial: int) -> str:
    """The zone file. Refused names do not exist (NXDOMAIN). Raises `ValueError` for a zone that can't hold these names."""
    origin = host_name(zone)
    if any(len(f"*.{node}.{origin}") > LONGEST_NAME for host in hosts for node in (host.name, *host.passes)):
        raise ValueError("the name of the zone is too long")
    lines = (
        "; Public generative AI (AI policy, VII.E). Written by 'townclerk blocklist'; do not edit.",
        f"; {len(hosts)} entries, {sum(len(host.passes) for host in hosts)} approved hosts within them.",
        f"$ORIGIN {origin}.",
        "$TTL 300",
        f"@ IN SOA localhost. hostmaster.localhost. {serial} 3600 600 604800 300",
        "@ IN NS localhost.",
        *(line for host in hosts for line in _entry(host)),
    )
    return "\n".join(lines) + "\n"


def _entry(host: Host) -> Iterator[str]:
    """The approved names, then what is refused around them.

    A name that stands in a zone cuts the wildcards above it off from everything beside and below it, the names between
    it and the wildcard included (RFC 4592, 2.2.2 and 4.2). So each name on the way down gets a wildcard of its own.
    """
    nodes = dict.fromkeys(
        node for name in (host.name, *host.passes) for node in (name, *parents(name)) if host.name in (node, *parents(node))
    )
    yield from (f"{name} CNAME rpz-passthru." for name in host.passes)
    for node in nodes:
        if node not in host.passes:
            yield f"{node} CNAME ."
        if host.subdomains:
            yield f"*.{node} CNAME ."
