"""Cards and accounts: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("CREDIT_CARD", "«4111 1111 1111 1111»"),
    ("CREDIT_CARD", "visa «4111-1111-1111-1111»"),
    ("CREDIT_CARD", "«378282246310005»"),
    ("CREDIT_CARD", "EBT card «5076 8111 2233 4455»"),
    ("CREDIT_CARD", "gift card «6006 4918 2210 4418»"),
    ("CREDIT_CARD", "CVV «442»"),
    ("BANK_ACCOUNT", "routing «021000021»"),
    ("BANK_ACCOUNT", "ABA: «0210 0002 1»"),
    ("BANK_ACCOUNT", "checking account «004418829137»"),
    ("BANK_ACCOUNT", "accountNumber: «004418829137»"),
    ("BANK_ACCOUNT", "cuenta «004418829137»"),
    ("BANK_ACCOUNT", "IBAN «DE89 3704 0044 0532 0130 00»"),
    ("BANK_ACCOUNT", "pay to «GB29NWBK60161331926819»"),
    ("BANK_ACCOUNT", "wallet «0x52908400098527886E0F7030069857D2E4169EE7»"),
]

LEFT_ALONE = [
    "Fund account 101-4418-5520 and GL 5101.20.",
    "4111 1111 1111 1112 fails its check digit.",
    "The account of 12 witnesses; on account of rain.",
    "routing 120 trucks a day",
    "GB29NWBK60161331926818 fails its check.",
    "Purchase order 4500118842 for $1,118,842.00.",
    "Serial bonds of 2024, series 4418.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
