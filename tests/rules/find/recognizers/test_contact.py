"""Telephone, e-mail and network addresses: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("PHONE", "«916-555-0142»"),
    ("PHONE", "(«916) 555-0142» cell".replace("(«", "«(")),
    ("PHONE", "«916.555.0142»"),
    ("PHONE", "«+1 916 555 0142»"),
    ("PHONE", "call «9165550142» after 5"),
    ("PHONE", "cell: «555-0142»"),
    ("PHONE", "call her at «555-0142»"),
    ("PHONE", "«916-555-0142 x4417»"),
    ("PHONE", "Phone «(916) 555-0142 ext. 12»"),
    ("PHONE", "teléfono: «916 555 0142»"),
    ("PHONE", "celular «916-555-0142»"),
    ("PHONE", '"phoneNumber": "«9165550142»"'),
    ("PHONE", "«+52 55 5550 0142»"),
    ("PHONE", "«+44 20 7946 0018»"),
    ("PHONE", "dial «011 52 55 5550 0142»"),
    ("PHONE", "his number is «555-0142»"),
    ("PHONE", "text me «916/555-0142»"),
    ("PHONE", "«555-0142» is his cell"),
    ("EMAIL", "«dana.pell+x@example.com»"),
    ("EMAIL", "DANA_PELL@EXAMPLE.ORG".join(["«", "»"])),
    ("EMAIL", "«dana.pell [at] example [dot] com»"),
    ("EMAIL", "«dana dot»".replace("«dana dot»", "«dana.pell at example dot com»")),
    ("IP_ADDRESS", "from «203.0.113.77» at noon"),
    ("IP_ADDRESS", "«2001:db8:85a3::8a2e:370:7334»"),
]

LEFT_ALONE = [
    "Invoice 9165550142 is paid; UPC 916555014299.",
    "Version 2.14.3.1 and section 12.44.110.2 apply.",
    "The 5551-0142 valve, drawing 916-5550-142.",
    "Netmask 255.255.255.0, loopback 127.0.0.1.",
    "Call 911 or 311; dial 988 for help.",
    "It moved 2,125,550,142 gallons; 9165550142 gallons a year.",
    "The ratio is 16:9 and the time 18:30:45.",
    "@property and @pytest.fixture are decorators.",
    "Meet at the dot on the map at 5.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
