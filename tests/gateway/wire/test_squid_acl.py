"""The list as squid reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gateway.public_hosts import public_hosts
from gateway.wire.squid_acl import squid_acl
from rules.decide.hosts import Host, blocked
from tests.support.network import squid_parse

COMPLAINT = re.compile(r"\b(?:ERROR|FATAL|WARNING|Bungled)\b.*")
APPROVED = ("https://api.openai.com/v1", "https://city.west.openai.azure.com/openai/v1", "https://openrouter.ai/api/v1")


def rules(hosts: tuple[Host, ...]) -> list[str]:
    return [line for line in squid_acl(hosts).splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("hosts", "lines"),
    [
        ((), []),
        ((Host("one.example", False),), ["acl townclerk_genai dstdomain -n one.example", "http_access deny townclerk_genai"]),
        (
            (Host("vendor.example", True, ("api.vendor.example", "vendor.example")),),
            [
                "acl townclerk_approved dstdomain -n api.vendor.example",
                "acl townclerk_approved dstdomain -n vendor.example",
                "acl townclerk_genai dstdomain -n .vendor.example",
                "http_access deny townclerk_genai !townclerk_approved",
            ],
        ),
    ],
)
def test_the_rules(hosts: tuple[Host, ...], lines: list[str]) -> None:
    assert rules(hosts) == lines


def test_it_opens_the_proxy_to_nobody() -> None:
    assert not [line for line in rules(blocked(public_hosts(), APPROVED)) if "allow" in line]


@pytest.mark.parametrize("approved", [(), APPROVED])
def test_squid_accepts_the_shipped_pack(tmp_path: Path, approved: tuple[str, ...]) -> None:
    done = squid_parse(tmp_path, squid_acl(blocked(public_hosts(), approved)))
    assert (done.returncode, COMPLAINT.findall(done.stderr)) == (0, [])
    assert "Processing: http_access deny townclerk_genai" in done.stderr


@pytest.mark.parametrize(
    "hosts",
    [
        (Host("vendor.example", True), Host("api.vendor.example", False)),
        (Host("api.vendor.example", True), Host("vendor.example", True)),
    ],
)
def test_squid_refuses_a_name_within_a_listed_domain(tmp_path: Path, hosts: tuple[Host, ...]) -> None:
    """The control of the test above, and the reason why `blocked` lists no such names."""
    assert COMPLAINT.findall(squid_parse(tmp_path, squid_acl(hosts)).stderr)
