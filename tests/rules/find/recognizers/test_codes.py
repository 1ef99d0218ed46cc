"""Numbers of any build behind their label, listed, led to by points; and what only looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("CASE_NUMBER", "docket «AV-2026-0193»"),
    ("CASE_NUMBER", "Case «Q-60418», set for trial"),
    ("CASE_NUMBER", "intake no. «3381-0042-9917»"),
    ("CASE_NUMBER", "trailing matter «25CM014477» today"),
    ("CASE_NUMBER", "«41-2025-00330871» is set for Tuesday"),
    ("CASE_NUMBER", "filed as «25-GRV-118»."),
    ("CASE_NUMBER", "Report «25-30188-C» was amended"),
    ("CASE_NUMBER", "served EPO «EP-26-00418»"),
    ("CRIMINAL_ID", "PFN «QRS881»"),
    ("CRIMINAL_ID", "BKG «25-C-40417»"),
    ("CRIMINAL_ID", "CTN «0018-2204417»"),
    ("MEDICAL_RECORD", "MRN «H-77120»"),
    ("MEDICAL_RECORD", "chart «QT-4-0918» pulled"),
    ("MEDICAL_RECORD", "PCR «SMC-260817-014»"),
    ("HEALTH_INSURANCE_ID", "Blue Shield «XKP 204 118 553»"),
    ("HEALTH_INSURANCE_ID", "she wrote «94417208C» on the form"),
    ("BANK_ACCOUNT", "savings «4410-883-207»"),
    ("BANK_ACCOUNT", "his account ending in «6618»"),
    ("BANK_ACCOUNT", "the card on file, xxxx«xxxx4410»"),
    ("BANK_ACCOUNT", "acct «0088-20417-3» is past due"),
    ("ORG_ID", "voucher «HC-0081144»"),
    ("ORG_ID", "microchip «985141000228817»"),
    ("ORG_ID", "employee «D-77140» signed"),
    ("ORG_ID", "interpreter «40188»"),
    ("ORG_ID", "student ID «771204»"),
    ("ORG_ID", "The applicant number is «B0077218»."),
    ("ORG_ID", "her barcode «21188007741182» does not scan"),
    ("CASE_NUMBER", "Case no. ........ «5518-B-20»"),
    ("DATE_OF_BIRTH", "<tr><th>DOB</th><td>«3/7/1981»</td></tr>"),
    ("ORG_ID", "Student nos. 4410882 and «4410917»"),
    ("MEDICAL_RECORD", "MRNs 771802 / «771809»"),
    ("CRIMINAL_ID", "booking X-4410917, «X-4410918»"),
]

LEFT_ALONE = [
    "Zip code 95814, area code 916, error code 4012, Penal Code 11350.",
    "The account 101-4410-52210 of the general ledger pays overtime.",
    "Report 2026-03-14, claim 10-12-2025, file 2024-25, case 20250314.",
    "He was cited for 22350 VC and booked for 11377(a) HS.",
    "Permit no. 24-1180, bid number 44120, invoice no. 118204, item number 77-1182.",
    "request_id=7f1d9a52-6f1b-4e0c-9a61-2c9b3c1f0e77 took 40 ms; order id 118842",
    "Claims rose 12 percent; 4 students, 3 tenants; card 2 of 5; license term 2025-2027.",
    "Meetings 0600-1400 and 1400-2200, log entry at 0930.",
    "The policy ended in 2019 and the account closed.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
