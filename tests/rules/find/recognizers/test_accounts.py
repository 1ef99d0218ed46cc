"""Logins, handles and door codes: as people write them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("USERNAME_PASSWORD", "username: «dpell77»"),
    ("USERNAME_PASSWORD", "his IG is @«lil_pockets»"),
    ("USERNAME_PASSWORD", "snapchat: «jdoe_99»"),
    ("USERNAME_PASSWORD", "cash app $«jdoe99»"),
    ("USERNAME_PASSWORD", "https://www.instagram.com/«lil.pockets»"),
    ("USERNAME_PASSWORD", "gate code «4417#»"),
    ("USERNAME_PASSWORD", "gate code is «#4417»"),
    ("USERNAME_PASSWORD", "the code to the side gate is «4417»"),
    ("USERNAME_PASSWORD", "door code: «C4417»"),
    ("USERNAME_PASSWORD", "lockbox: «4417»"),
    ("USERNAME_PASSWORD", "safe combination «12-34-56»"),
    ("USERNAME_PASSWORD", "alarm PIN «8812»"),
    ("USERNAME_PASSWORD", "PIN: «8812»"),
    ("USERNAME_PASSWORD", "gate: «4417#»"),
    ("USERNAME_PASSWORD", "he posts as @«zed_k91» now"),
    ("USERNAME_PASSWORD", "user «bkramer2» from 10.1.2.3"),
    ("USERNAME_PASSWORD", "gate «*4417», side door"),
    ("USERNAME_PASSWORD", "safe combination is «12-44-08»"),
    ("USERNAME_PASSWORD", "the code is «4418» still"),
]

LEFT_ALONE = [
    "The login page shows error 403 after login attempts.",
    "Follow us on facebook.com/cityofexample and twitter.com/examplepolice.",
    "Building code 2022, section 1004.",
    "Gate 12 opens at 1800.",
    "The dress code is casual; code 3 response; area code 916.",
    "Pin 4 of the connector; bowling pin 10.",
    "The username field must have 8 characters.",
    "Use @app.route or @router.get_items in the code.",
    "Zip code 95814; Labor Code 4600; error code 5012; dress code 2024.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
