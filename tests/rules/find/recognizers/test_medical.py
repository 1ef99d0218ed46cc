"""Health care: as people write it, and what looks like it."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("MEDICAL_RECORD", "MRN#: «0078441»"),
    ("MEDICAL_RECORD", "patientMrn: «00784413»"),
    ("MEDICAL_RECORD", "medical record number «44-18-82»"),
    ("MEDICAL_RECORD", "«00784413» is the MRN"),
    ("MEDICAL_RECORD", "ePCR «25-0044182»"),
    ("MEDICAL_RECORD", "run no. «FD25-004418»"),
    ("MEDICAL_RECORD", "Patient care report: «2500441882»"),
    ("MEDICAL_RECORD", "CSN «220118844»"),
    ("HEALTH_INSURANCE_ID", "Medicare «1EG4-TE5-MK73»"),
    ("HEALTH_INSURANCE_ID", "mbi 1eg4 te5 mk73".replace("1eg4 te5 mk73", "«1eg4 te5 mk73»")),
    ("HEALTH_INSURANCE_ID", "Medi-Cal «91234567A»"),
    ("HEALTH_INSURANCE_ID", "member id «XEH904418823»"),
    ("HEALTH_INSURANCE_ID", "HICN «412-55-8831A»"),
    ("AGE_OVER_89", "a «92» year old woman"),
    ("AGE_OVER_89", "pt is «94» y/o"),
    ("AGE_OVER_89", "«91»yom c/o chest pain"),
    ("AGE_OVER_89", "age «97»"),
    ("AGE_OVER_89", '"age": «101»'),
    ("AGE_OVER_89", "«ninety-two» years old"),
    ("AGE_OVER_89", "she is «ninety-two» years of age"),
    ("AGE_OVER_89", "a «ninety» year-old man"),
    ("AGE_OVER_89", "«93» años de edad"),
    ("AGE_OVER_89", "tiene «noventa y dos» años"),
    ("AGE_OVER_89", "aged «one hundred and two»"),
    ("AGE_OVER_89", "pt «92»/F, fall from standing"),
    ("AGE_OVER_89", "«95» yr old"),
    ("AGE_OVER_89", "turned «90» in May"),
    ("AGE_OVER_89", "«92»-year-old"),
    ("AGE_OVER_89", "Mrs. Alder is «93» and uses a cane."),
    ("AGE_OVER_89", "Pearl Whitlow, «96», was found"),
    ("AGE_OVER_89", "he's «ninety-one», he is crying"),
    ("AGE_OVER_89", "the neighbor Joe Alder («94»)"),
]

LEFT_ALONE = [
    "BP 142/90, HR 98, RR 18, SpO2 94%, temp 98.6 F, GCS 15, glucose 118.",
    "pt is 89 y/o and stable",
    "The bridge is 92 years old; the ordinance turned 90 pages long.",
    "In 92 days; 95 percent; 98 miles; 100 units.",
    "The run of 5 km has 4418 entries.",
    "Give 4 mg Zofran IV, 250 mL NS, 324 mg aspirin.",
    "CPT 99213, ICD I21.9, NDC 0409-4755-01.",
    "Plan 2025-30 covers 12 groups.",
    "ninety days after the notice",
    "one hundred years of the park",
    "The way is 92 miles; he is 98 percent sure of it.",
    "On Route, 99, and in Section, 92, nothing changed.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
