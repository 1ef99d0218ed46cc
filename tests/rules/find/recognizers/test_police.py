"""Numbers of police, courts and jails: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("CRIMINAL_ID", "FBI#: «771204J7» returned on the subject"),
    ("CRIMINAL_ID", "ucn «88120kb3»"),
    ("CRIMINAL_ID", "His FBI number is «4471882»."),
    ("CRIMINAL_ID", "SID - «CA30118823»"),
    ("CRIMINAL_ID", "state_id: «ca22918840»"),
    ("CRIMINAL_ID", "CII/«A20998155»"),
    ("CRIMINAL_ID", "«A20998155» is his CII number"),
    ("CRIMINAL_ID", "NIC/«W881204417» active"),
    ("CRIMINAL_ID", "FCN: «3402512345678»"),
    ("CRIMINAL_ID", '"bookingNumber": "«25BK019944»"'),
    ("CRIMINAL_ID", "booked under X-REF «4098817»"),
    ("CRIMINAL_ID", "PFN «BCK118204»"),
    ("CRIMINAL_ID", "«2281904» was the booking number"),
    ("CRIMINAL_ID", "CDCR no. «BK4417»"),
    ("CRIMINAL_ID", "parolee, CDC# «T88120»"),
    ("CRIMINAL_ID", "Inmate ID\n«0098812»\n"),
    ("ORG_ID", "ORI: «CA0340400»"),
    ("CASE_NUMBER", "Case no.: «25-300417»"),
    ("CASE_NUMBER", "report «2025-118842»"),
    ("CASE_NUMBER", "GO «25-118842»"),
    ("CASE_NUMBER", "see police report number «118842»"),
    ("CASE_NUMBER", "caso núm. «25-004417»"),
    ("CASE_NUMBER", "case_number=«25118842»"),
    ("CASE_NUMBER", "docket no. «24FE018843»"),
    ("CASE_NUMBER", "Warrant number «WA-2209914»"),
    ("CASE_NUMBER", "CAD event «P252610447»"),
    ("CASE_NUMBER", "«25-300417» is the case number."),
    ("CASE_NUMBER", "citation # «E118842»"),
    ("CASE_NUMBER", "Notice to appear «LB448120»"),
    ("CASE_NUMBER", "Report Number:   «25-0918»"),
    ("BADGE_NUMBER", "badge «4417»"),
    ("BADGE_NUMBER", "Badge No: «B4417»"),
    ("BADGE_NUMBER", "shield #«218»"),
    ("BADGE_NUMBER", "«4417» is Officer Pell's badge"),
    ("BADGE_NUMBER", "Officer Dana Pell #«4417» wrote it"),
    ("BADGE_NUMBER", "«4417» is his badge number"),
    ("BADGE_NUMBER", '{"officerBadge": "«0612»"}'),
    ("BADGE_NUMBER", "<badge_no>«0612»</badge_no>"),
    ("BADGE_NUMBER", "Ofc. Rosa Delmar, «4418», took it"),
    ("BADGE_NUMBER", "DET. H. OKAFOR «8817» INTERVIEWED HIM"),
    ("BADGE_NUMBER", "2B14 (Pell, «4407») on scene"),
    ("BADGE_NUMBER", "Deputy Lund, «S2207»"),
    ("BADGE_NUMBER", "badge «M18»"),
    ("BADGE_NUMBER", "it was done.\nR. Okonjo #«4417»\n"),
]

LEFT_ALONE = [
    "Ordinance 2024-0117 amends section 12.44.110 of the code.",
    "Resolution No. 2025-118 and contract C2026-0117 were adopted; bid B25-1147 closes on Friday.",
    "Project 24-00417 is funded by grant 2023-44188.",
    "The FBI opened 12 field offices in 1920.",
    "The case fatality rate was 12.5 percent in 2024.",
    "A five star review from 2024 visitors.",
    "PC 459, VC 23152(a), HS 11350 and WIC 5150 were explained to 120 recruits.",
    "Unit 3A12 cleared at 18:30 and went to 10-8.",
    "Report 3 of 12 is due on 2026-03-14.",
    "Fiscal year 2025-26, line 10000 of the budget.",
    "In case 3 vehicles arrive, open the second gate.",
    "Ticket sales reached $118,842 in 2025.",
    "SHA 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b is the commit.",
    "The run took 118 minutes; the batch had 4417 rows.",
    "Booking a room for 12 people on May 20.",
    "He is the badge committee's chair since 2019.",
    "The jail has 2200 beds and 118 cells.",
    "Officer Pell arrived at 1530 and Officer Lund cleared 1545 hrs.",
    "Sgt. Moreno, 1400 hrs; Officer Diaz 2200 hrs.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
