"""Keys and passwords: as people paste them, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("USERNAME_PASSWORD", "aws_secret_access_key = «wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12»"),
    ("USERNAME_PASSWORD", "«AKIAIOSFODNN7EXAMPLE»"),
    ("USERNAME_PASSWORD", "«glpat-" + "aB3" * 7 + "»"),
    ("USERNAME_PASSWORD", "«github_pat_" + "aB3" * 10 + "»"),
    ("USERNAME_PASSWORD", "https://hooks.slack.com/services/«T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX»"),
    ("USERNAME_PASSWORD", "«sk-ant-api03-" + "aB3_" * 10 + "»"),
    ("USERNAME_PASSWORD", "«sk-proj-" + "aB3x" * 10 + "»"),
    ("USERNAME_PASSWORD", "«sk_live_" + "aB3x" * 6 + "»"),
    ("USERNAME_PASSWORD", "«AIza" + "aB3x5" * 7 + "»"),
    ("USERNAME_PASSWORD", "AccountKey=«" + "aB3x" * 20 + "==»;EndpointSuffix=core.windows.net"),
    ("USERNAME_PASSWORD", "«npm_" + "aB3x" * 9 + "»"),
    ("USERNAME_PASSWORD", "«hf_" + "aB3x" * 9 + "»"),
    ("USERNAME_PASSWORD", "«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P»"),
    ("USERNAME_PASSWORD", "«-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----»"),
    ("USERNAME_PASSWORD", "Authorization: Bearer «abcdefghijklmnop»"),
    ("USERNAME_PASSWORD", "Authorization: Basic «ZGFuYTpwZWxs»"),
    ("USERNAME_PASSWORD", "curl -u «dana:pell77» https://example.com"),
    ("USERNAME_PASSWORD", "Server=db;Database=rms;User Id=sa;Password=«Oak-77tree»;"),
    ("USERNAME_PASSWORD", "redis://:«Oak77tree»@cache.example.net"),
    ("USERNAME_PASSWORD", "the pw is «hunter2»"),
    ("USERNAME_PASSWORD", "Password: «Tr0ub4dor&3»"),
    ("USERNAME_PASSWORD", "password: «Zinfandel»"),
    ("USERNAME_PASSWORD", 'wifi password is "«correct horse battery»"'),
    ("USERNAME_PASSWORD", "contraseña: «perro-77»"),
    ("USERNAME_PASSWORD", "WiFi: «BlueOtter22»"),
    ("USERNAME_PASSWORD", '"db_password": "«s3cr3t-Pa55»"'),
    ("USERNAME_PASSWORD", "dbPassword=«s3cr3t-Pa55»"),
    ("USERNAME_PASSWORD", "changed the password to «Autumn2026!»"),
    ("USERNAME_PASSWORD", "it is now «Heron!Lake58», tell nobody"),
    ("USERNAME_PASSWORD", "temp pw sent: «Amber-Fox-71»"),
    ("USERNAME_PASSWORD", "portal login: kdowd / «Walnut#209»"),
]

LEFT_ALONE = [
    "Passwords must have 12 characters and expire after 90 days.",
    "password: required",
    "The password is expired. Reset the password on page 4.",
    "Password field, token field and secret field are empty.",
    "if token is None: raise ValueError",
    "password = os.environ['DB_PASSWORD']",
    "password: ${DB_PASSWORD}",
    "The key is under the mat; the key points are 1, 2 and 3.",
    "Primary key order_id, foreign key customer_id.",
    "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "The wifi in the library is free for 120 minutes.",
    "-----BEGIN PUBLIC KEY-----",
    "use --user 1000 with docker",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
