"""Refused hosts as a piece of squid's configuration (acl types `dstdomain`, directive `http_access`)."""

from __future__ import annotations

from collections.abc import Sequence

from rules.decide.hosts import Host

REFUSED, APPROVED = "townclerk_genai", "townclerk_approved"

_HEAD = """\
# Public generative AI (AI policy, VII.E). Written by 'townclerk blocklist'; do not edit.
# In squid.conf, above the first line that begins with "http_access allow":
#     include /etc/squid/townclerk-genai.conf
# Then: squid -k parse && squid -k reconfigure
# A name with a dot before it stands for everything under it as well. -n: an address is not looked up to guess its name.
"""


def squid_acl(hosts: Sequence[Host]) -> str:
    """The file to include. Approved names are left to the rules that follow: it opens the proxy to nobody.

    `hosts` holds no name within another one's domain (`blocked` sees to it): squid refuses such lists.
    """
    passes = [name for host in hosts for name in host.passes]
    refused = [f"acl {REFUSED} dstdomain -n {'.' if host.subdomains else ''}{host.name}" for host in hosts]
    approved = [f"acl {APPROVED} dstdomain -n {name}" for name in passes]
    # An acl without a name in it would be an error of its own.
    rule = [f"http_access deny {REFUSED}{f' !{APPROVED}' if passes else ''}"] if hosts else []
    return "\n".join([*_HEAD.splitlines(), *approved, *refused, *rule]) + "\n"
