"""Check digits and ranges: pure tests of one value, with the rule each comes from."""

from __future__ import annotations

import ipaddress
import re

_VIN_VALUES = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_CARD_LENGTHS = {"3": (14, 15, 16), "4": (16, 19), "5": (16,), "6": (16, 19), "2": (16,)}
_NOT_A_HOST = frozenset({"0.0.0.0", "127.0.0.1", "255.255.255.255", "255.255.255.0", "::", "::1"})


def digits(value: str) -> str:
    return re.sub(r"\D", "", value)


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B: double every second digit from the right; the sum ends in 0."""
    numbers = [int(character) for character in reversed(digits(value))]
    doubled = (number * 2 for number in numbers[1::2])
    return (sum(numbers[::2]) + sum(number - 9 if number > 9 else number for number in doubled)) % 10 == 0


def card(value: str) -> bool:
    """A payment card: an issuer's first digit with its length, and the Luhn digit."""
    number = digits(value)
    return len(number) in _CARD_LENGTHS.get(number[:1], ()) and len(set(number)) > 1 and luhn(number)


def imei(value: str) -> bool:
    """3GPP TS 23.003: fifteen digits, the last by Luhn."""
    return len(digits(value)) == 15 and luhn(value)


def vin(value: str) -> bool:
    """49 CFR 565.15: position 9 is the weighted sum modulo 11, X for ten."""
    code = value.upper()
    if sum(character.isdigit() for character in code) < 4:
        return False
    total = sum((int(c) if c.isdigit() else _VIN_VALUES[c]) * weight for c, weight in zip(code, _VIN_WEIGHTS, strict=True))
    return total > 0 and code[8] == "0123456789X"[total % 11]


def vin_spaced(value: str) -> bool:
    """Seventeen signs in groups, with a right check digit."""
    code = re.sub(r"[ -]", "", value)
    return len(code) == 17 and vin(code)


def ssn(value: str) -> bool:
    """Never issued by the Social Security Administration: area 000, 666 or 9xx, group 00, serial 0000."""
    number = digits(value)
    return number[:3] not in ("000", "666") and number[0] != "9" and number[3:5] != "00" and number[5:] != "0000"


def taxpayer(value: str) -> bool:
    """A social security number, or an IRS taxpayer number (ITIN), which begins with 9."""
    return digits(value)[0] == "9" or ssn(value)


def itin(value: str) -> bool:
    """IRS: begins with 9; the fourth and fifth digits are 50-65, 70-88, 90-92 or 94-99."""
    group = int(digits(value)[3:5])
    return 50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99


def iban(value: str) -> bool:
    """ISO 13616: the first four signs at the end, letters as 10 to 35, the number modulo 97 is 1."""
    code = re.sub(r"[ -]", "", value).upper()
    if not 15 <= len(code) <= 34 or not code.isascii() or not code.isalnum():
        return False
    return int("".join(str(int(character, 36)) for character in code[4:] + code[:4])) % 97 == 1


def routing(value: str) -> bool:
    """ABA routing numbers: 3-7-1 weighted sum divisible by ten."""
    numbers = [int(character) for character in digits(value)]
    return sum(number * weight for number, weight in zip(numbers, (3, 7, 1) * 3, strict=True)) % 10 == 0


def npi(value: str) -> bool:
    """45 CFR 162.406: Luhn over the ten digits with the prefix 80840."""
    return luhn("80840" + value)


def dea(value: str) -> bool:
    """DEA registration: (1st+3rd+5th) + 2*(2nd+4th+6th) ends in the 7th digit."""
    numbers = [int(character) for character in value[2:]]
    return (sum(numbers[:6:2]) + 2 * sum(numbers[1:6:2])) % 10 == numbers[6]


def address(value: str) -> bool:
    """A host's IP address: in range, and neither the wildcard, the loopback nor a mask."""
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return value not in _NOT_A_HOST


def three_digits(value: str) -> bool:
    return sum(character.isdigit() for character in value) >= 3


def no_packed_date(value: str) -> bool:
    """Three digits at least, and not the day 20250314."""
    return three_digits(value) and re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", value) is None


def eight_digits(value: str) -> bool:
    return sum(character.isdigit() for character in value) >= 8


def any_digit(value: str) -> bool:
    return any(character.isdigit() for character in value)


def hexadecimal(value: str) -> bool:
    """Holds a digit and a letter: neither a plain number nor a word."""
    return any_digit(value) and any(character.isalpha() for character in value)
