"""Weapons, telephones, network cards, parcels: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("ORG_ID", "Glock 19, serial «BKTR441»"),
    ("ORG_ID", "S/N: «WTU184G0772K»"),
    ("ORG_ID", "serial number is «HX-44182»"),
    ("ORG_ID", '"serialNumber": "«C02XK441JG5H»"'),
    ("ORG_ID", "número de serie «ABC44182»"),
    ("ORG_ID", "IMEI «490154203237518»"),
    ("ORG_ID", "phone 490154203237518 was seized".replace("490154203237518", "«490154203237518»")),
    ("ORG_ID", "IMEI: «49-015420-323751-8»"),
    ("ORG_ID", "ICCID «8914800000441882203»"),
    ("ORG_ID", "MAC «00:1A:2B:3C:4D:5E»"),
    ("ORG_ID", "«001a.2b3c.4d5e» on port 4"),
    ("ORG_ID", "UPS «1Z999AA10123456784»"),
    ("ORG_ID", "USPS tracking «9400 1118 9922 3344 5566 77»"),
    ("ORG_ID", "tracking number «EA118842204US»"),
]

LEFT_ALONE = [
    "The series 4418 pump, model HX-44182, part 00-1A-2B.",
    "A serial port at 9600 baud; serial ratio 3.25.",
    "The sum 490154203237519 fails its check digit.",
    "Track 12 trucks; tracking since 2024.",
    "Colour #1a2b3c and hash 001a2b3c4d5e.",
    "Sensor reads 1234.5678 units.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
