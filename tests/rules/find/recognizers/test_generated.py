"""Numbers with check digits, made up by the thousand: the right ones are found, those with one wrong digit are not."""

from __future__ import annotations

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from rules.find.recognizers import checks
from tests.support.marked import found, found_as

VIN_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


def with_luhn(body: str) -> str:
    return next(body + digit for digit in string.digits if checks.luhn(body + digit))


def another_digit(number: str, at: int, step: int) -> str:
    return number[:at] + str((int(number[at]) + step) % 10) + number[at + 1 :]


@st.composite
def vins(draw: st.DrawFn) -> str:
    body = draw(st.text(VIN_SIGNS, min_size=8, max_size=8)) + "0" + draw(st.text(VIN_SIGNS, min_size=4, max_size=4)) + draw(
        st.text(string.digits, min_size=4, max_size=4)
    )  # fmt: skip
    right = [code for digit in "0123456789X" if checks.vin(code := body[:8] + digit + body[9:])]
    assume(right)
    return right[0]


@given(vins(), st.sampled_from(["{}", "towed {} today", "vin: {}", "({})", "VEHICLE {}."]))
def test_a_vin_is_found_wherever_it_stands(code: str, around: str) -> None:
    assert "VIN" in found_as(around.format(f"«{code}»"))
    assert "VIN" in found_as(around.format(f"«{code.lower()}»"))


@given(vins())
def test_a_vin_with_another_check_digit_needs_its_label(code: str) -> None:
    wrong = code[:8] + ("1" if code[8] != "1" else "2") + code[9:]
    assert "VIN" not in found_as(f"part «{wrong}»")
    assert "VIN" in found_as(f"VIN «{wrong}»")


@given(st.from_regex(r"4[0-9]{14}", fullmatch=True), st.integers(0, 15), st.integers(1, 9))
def test_a_card_is_found_and_one_wrong_digit_is_not_one(body: str, at: int, step: int) -> None:
    number = with_luhn(body)
    assume(len(set(number)) > 1)
    spaced = " ".join(number[i : i + 4] for i in range(0, 16, 4))
    assert "CREDIT_CARD" in found_as(f"paid with «{number}»")
    assert "CREDIT_CARD" in found_as(f"paid with «{spaced}»")
    assert "CREDIT_CARD" not in found_as(f"paid with «{another_digit(number, at, step)}»")


@given(st.from_regex(r"35[0-9]{12}", fullmatch=True))
def test_an_imei_needs_its_digit_or_its_label(body: str) -> None:
    number = with_luhn(body)
    wrong = another_digit(number, 14, 1)
    assert "ORG_ID" in found_as(f"the phone «{number}» was seized")
    assert "ORG_ID" not in found_as(f"the phone «{wrong}» was seized")
    assert "ORG_ID" in found_as(f"IMEI «{wrong}»")
    assert "ORG_ID" not in found_as(f"the sum of «{number}» was booked")


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.integers(1, 9))
def test_a_routing_number_has_the_digit_of_the_aba(body: str, step: int) -> None:
    number = next(body + digit for digit in string.digits if checks.routing(body + digit))
    assert "BANK_ACCOUNT" in found_as(f"routing «{number}»")
    assert "BANK_ACCOUNT" not in found_as(f"routing «{another_digit(number, 8, step)}»")


@given(st.from_regex(r"[1-9][0-9]{17}", fullmatch=True), st.integers(1, 9))
def test_an_iban_is_right_modulo_97(account: str, step: int) -> None:
    code = next(f"DE{check:02}{account}" for check in range(2, 99) if checks.iban(f"DE{check:02}{account}"))
    assert "BANK_ACCOUNT" in found_as(f"pay to «{code}»")
    assert not checks.iban(code[:4] + another_digit(code[4:], 17, step))


@given(st.from_regex(r"[0-9]{3}-[0-9]{2}-[0-9]{4}", fullmatch=True))
def test_a_number_that_was_never_issued_is_no_ssn(number: str) -> None:
    assert ("SSN" in found_as(f"«{number}»")) == (checks.ssn(number) or (number[0] == "9" and checks.itin(number)))


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1920, 2012), st.sampled_from(["/", "-", "."]))
def test_a_date_of_birth_is_found_in_every_order(month: int, day: int, year: int, sign: str) -> None:
    forms = [
        f"{month}{sign}{day}{sign}{year}",
        f"{month:02}{sign}{day:02}{sign}{year % 100:02}",
        f"{year}{sign}{month:02}{sign}{day:02}",
        f"{month:02}{day:02}{year}",
        f"{month:02}{day:02}{year % 100:02}",
    ]
    for form in forms:
        assert "DATE_OF_BIRTH" in found_as(f"DOB «{form}»"), form
    assert [kind for kind, _ in found(f"The meeting of {forms[2]} began at 9.")] == []
