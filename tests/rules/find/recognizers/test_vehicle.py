"""Plates, VINs and driver licences: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("LICENSE_PLATE", "plate «7 ABC 123»"),
    ("LICENSE_PLATE", "lic plate «8kzt114»"),
    ("LICENSE_PLATE", "CA LIC 8KZT114".replace("8KZT114", "«8KZT114»")),
    ("LICENSE_PLATE", "license plate no. «7ABC123»"),
    ("LICENSE_PLATE", "Plate: TX «KLM-4821»"),
    ("LICENSE_PLATE", "Nevada plate «482 KLM»"),
    ("LICENSE_PLATE", "OR tags «881 JKD»"),
    ("LICENSE_PLATE", "commercial plate «8F22914»"),
    ("LICENSE_PLATE", "placa «7RZN310»"),
    ("LICENSE_PLATE", "placas: «7rzn310»"),
    ("LICENSE_PLATE", '"licensePlate":"«7RZN310»"'),
    ("LICENSE_PLATE", "vehicle_plate: «9ABC123»"),
    ("LICENSE_PLATE", "a white Honda, «9KLM482», parked outside"),
    ("LICENSE_PLATE", "«9KLM482» was the plate"),
    ("LICENSE_PLATE", "vanity plate «GR8CATS»"),
    ("LICENSE_PLATE", "LP# «12345A6»"),
    ("VIN", "vin «1hgcm82633a004352»"),
    ("VIN", "the car 1HGCM82633A004352 was towed".replace("1HGCM82633A004352", "«1HGCM82633A004352»")),
    ("VIN", "VIN 1HGCM 82633 A004352".replace("1HGCM 82633 A004352", "«1HGCM 82633 A004352»")),
    ("VIN", "VIN ending in «004352»"),
    ("VIN", "last 8 of the VIN: «3A004352»"),
    ("DRIVER_LICENSE", "DL# «N2081146»"),
    ("DRIVER_LICENSE", "CDL «n2081146»"),
    ("DRIVER_LICENSE", "OLN/«N2081146»"),
    ("DRIVER_LICENSE", "driver's license number «N2081146»"),
    ("DRIVER_LICENSE", "licencia de conducir: «N2081146»"),
    ("DRIVER_LICENSE", '"dlNumber": "«N2081146»"'),
    ("DRIVER_LICENSE", "license_no: «N2081146»"),
    ("DRIVER_LICENSE", "driver_license_number = «N2081146»"),
    ("DRIVER_LICENSE", "«N2081146» is her license"),
    ("DRIVER_LICENSE", "DL (CA): «N2081146»"),
    ("DRIVER_LICENSE", "DL NV «1402266188»"),
    ("DRIVER_LICENSE", "Florida DL «S530-460-77-880-0»"),
    ("DRIVER_LICENSE", "NJ driver license «S4418 20118 44182»"),
    ("DRIVER_LICENSE", "WA DL «WDL44A1882BC»"),
    ("DRIVER_LICENSE", "OLN: «40-118-2204»"),
    ("DRIVER_LICENSE", "License No.\n«N2081146»\n"),
    ("DRIVER_LICENSE", "California ID «N2081146»"),
    ("LICENSE_PLATE", "it was «8KTR204» again"),
    ("LICENSE_PLATE", "partial «7LM»"),
    ("DRIVER_LICENSE", "his licence, «F1182207», was shown"),
]

LEFT_ALONE = [
    "Part 7ABC123 fits pump model 8F22914.",
    "Lot 9MAY024 and dose 100MGX2 were logged.",
    "Serve it on a plate for 10 guests; the plate is 12 inches wide.",
    "The business license fee is $250 for 2026.",
    "License plates are made of aluminium 3003 since 1999.",
    "Model 1HGCM82633A004353 is no vehicle number.",
    "The dl tag in HTML takes 2 children.",
    "Tag 12 hydrants by 2026 and tag 300 trees.",
    "Commit 1a2b3c4 fixes the build of v1.2.3.",
    "Register 40 volunteers; registration opens at 8:00.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
