"""All identifier recognizers, family by family. To add one, add a row to its family file."""

from rules.find.recognizers import (
    accounts,
    address,
    codes,
    contact,
    credentials,
    dates,
    devices,
    finance,
    government,
    medical,
    police,
    spoken,
    vehicle,
)
from rules.find.recognizers.pattern import Pattern

PATTERNS: tuple[Pattern, ...] = (
    *police.PATTERNS,
    *medical.PATTERNS,
    *vehicle.PATTERNS,
    *government.PATTERNS,
    *contact.PATTERNS,
    *finance.PATTERNS,
    *credentials.PATTERNS,
    *accounts.PATTERNS,
    *devices.PATTERNS,
    *address.PATTERNS,
    *dates.PATTERNS,
    *codes.PATTERNS,
    *spoken.PATTERNS,
)

__all__ = ["PATTERNS", "Pattern"]
