"""Numbers that governments, employers and boards give: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("SSN", "SSN: «412-55-8831»"),
    ("SSN", "his social is «412 55 8831»"),
    ("SSN", "ss# «412558831»"),
    ("SSN", "seguro social «412-55-8831»"),
    ("SSN", "ITIN «912-71-4482»"),
    ("SSN", "«912-71-4482» on the return"),
    ("SSN", "SSN xxx-xx-8831".replace("xxx-xx-8831", "«xxx-xx-8831»")),
    ("SSN", "***-**-8831 on file".replace("***-**-8831", "«***-**-8831»")),
    ("SSN", "last four of his SSN «8831»"),
    ("SSN", "SSN ending in «8831»"),
    ("SSN", '"ssn": "«412-55-8831»"'),
    ("SSN", "patientSsn=«412558831»"),
    ("SSN", "«412-55-8831»"),
    ("PASSPORT", "passport «A12044188»"),
    ("PASSPORT", "US passport no. «512044188»"),
    ("PASSPORT", "pasaporte: «G04418823»"),
    ("PASSPORT", "A# «204-418-823»"),
    ("PASSPORT", "alien number «A204418823»"),
    ("PASSPORT", "receipt «WAC2290114482»"),
    ("ORG_ID", "employee id «E118842»"),
    ("ORG_ID", "Emp # «44182»"),
    ("ORG_ID", "employee_id: «0044182»"),
    ("ORG_ID", "student ID «20118842»"),
    ("ORG_ID", "contractor license «1044182»"),
    ("ORG_ID", "RN license no. «884412»"),
    ("ORG_ID", "State Bar No. «204418»"),
    ("ORG_ID", "NPI «1234567893»"),
    ("ORG_ID", "DEA «AB1234563»"),
    ("ORG_ID", "library card «21168004418823»"),
    ("ORG_ID", "CSLB #«1044182»"),
    ("ORG_ID", "DRE# «01944182»"),
    ("PASSPORT", "passport «E8821047B»"),
    ("PASSPORT", "meu passaporte é «FX881204»"),
]

LEFT_ALONE = [
    "UPC 012345678905 and ISBN 978-0-306-40615-7.",
    "ZIP 95814-2604 is downtown.",
    "Social services served 4418 families in 2024.",
    "The bar 2024 renovation costs $412,558.",
    "Extension 5588; room 412.",
    "The number 000-12-3456 was never issued.",
    "Passports are checked at gate 12 from 2026 on.",
    "Employees: 4,418 in 2025. Student enrolment grew 12%.",
    "Form I-94 and form W-9 revision 10-2018.",
    "Parcel 012-0345-067 is zoned R-1; APN 009-0112-014-0000.",
    "NPI 1234567890 fails its check digit.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
