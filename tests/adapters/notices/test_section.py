"""What may stand in the section `reports`: nothing that could tell the wrong people, or tell them in clear over a network."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from adapters.notices import build
from adapters.notices.section import ReportsSection

HOOK = {"url": "https://tickets.city.example/hooks/townclerk", "secret_env": "HOOK_SECRET"}
SMTP = {"host": "mail.city.example", "sender": "townclerk@city.example", "username": "townclerk", "password_env": "SMTP_PASSWORD"}
WHOLE = {
    "queues": {
        "cio": {"webhook": HOOK, "emails": ["ai-office@city.example"]},
        "supervisor": {"emails": ["{supervisor}@city.example"]},
    },
    "smtp": SMTP,
}


def test_all_of_it_is_optional() -> None:
    assert build(ReportsSection(), {}) == {}


def test_each_way_has_a_notifier() -> None:
    ways = build(ReportsSection.model_validate(WHOLE), {"HOOK_SECRET": "s", "SMTP_PASSWORD": "p"})
    assert set(ways) == {("cio", "webhook"), ("cio", "email"), ("supervisor", "email")}


@pytest.mark.parametrize("missing", ["HOOK_SECRET", "SMTP_PASSWORD"])
def test_a_secret_that_is_not_there_is_named(missing: str) -> None:
    environment = {"HOOK_SECRET": "s", "SMTP_PASSWORD": "p", missing: ""}
    with pytest.raises(ValueError, match=missing):
        build(ReportsSection.model_validate(WHOLE), environment)


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        ({"queues": {"mayor": {}}}, "supervisor"),
        ({"queues": {"cio": {"emails": ["a@city.example"]}}}, "need a mail server"),
        ({"queues": {"cio": {"emails": ["{supervisor}@city.example"]}}, "smtp": SMTP}, "only for the emails of the queue"),
        ({"queues": {"cio": {"emails": ["a@city.example\nBcc: b@else.example"]}}, "smtp": SMTP}, "mail addresses"),
        ({"queues": {"cio": {"emails": ["A. Clerk <a@city.example>"]}}, "smtp": SMTP}, "mail addresses"),
        ({"queues": {"cio": {"webhook": {**HOOK, "url": "http://tickets.city.example/x"}}}}, "must be https"),
        ({"queues": {"cio": {"webhook": {**HOOK, "url": "http://8.8.8.8/x", "allow_http": True}}}}, "must be https"),
        ({"queues": {"cio": {"webhook": {**HOOK, "url": "https://user:pw@tickets.city.example/x"}}}}, "user name"),
        ({"queues": {"cio": {"webhook": {**HOOK, "url": "https://169.254.169.254/latest"}}}}, "not one where"),
        ({"smtp": {**SMTP, "starttls": False}}, "only for a mail server on this machine"),
        ({"smtp": {**SMTP, "starttls": False, "host": "10.0.0.7"}}, "only for a mail server on this machine"),
        ({"smtp": {**SMTP, "sender": "townclerk"}}, "sender"),
        ({"smtp": {**SMTP, "password_env": None}}, "belong together"),
        ({"smtp": {**SMTP, "password": "hush"}}, "Extra inputs"),
        ({"retry_seconds": [0]}, "greater than 0"),
    ],
)
def test_what_is_refused(section: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as wrong:
        ReportsSection.model_validate(section)
    assert "hush" not in str(wrong.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_this_machine_mail_may_go_in_clear(host: str) -> None:
    assert ReportsSection.model_validate({"smtp": {**SMTP, "host": host, "starttls": False}}).smtp is not None
