"""Check digits: a right one passes, the same value with one character changed does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rules.find.recognizers import PATTERNS, checks


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (checks.luhn, "4111 1111 1111 1111", "4111 1111 1111 1112"),
        (checks.card, "378282246310005", "378282246310006"),
        (checks.card, "4242424242424242", "4242"),
        (checks.imei, "353915104822764", "353915104822765"),
        (checks.vin, "1HGCM82633A004352", "1HGCM82643A004352"),
        (checks.ssn, "548-31-7720", "666-31-7720"),
        (checks.ssn, "548-31-7720", "548-00-7720"),
        (checks.taxpayer, "912-70-1234", "000-70-1234"),
        (checks.routing, "121000358", "121000359"),
        (checks.itin, "912-71-4482", "912-66-4482"),
        (checks.iban, "DE89 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"),
        (checks.vin_spaced, "1HGCM 82633 A004352", "1HGCM 82633 A00435"),
        (checks.no_packed_date, "25004418", "20250314"),
        (checks.npi, "1234567893", "1234567890"),
        (checks.dea, "AB1234563", "AB1234564"),
        (checks.address, "203.0.113.77", "300.1.2.3"),
        (checks.address, "10.0.0.1", "0.0.0.0"),
    ],
)
def test_a_check_digit_tells_right_from_wrong(check: Callable[[str], bool], good: str, bad: str) -> None:
    assert check(good)
    assert not check(bad)


def test_every_row_has_its_own_id_and_a_source() -> None:
    assert len({pattern.id for pattern in PATTERNS}) == len(PATTERNS)
    assert all(pattern.source and 0 < pattern.score <= 1 for pattern in PATTERNS)
