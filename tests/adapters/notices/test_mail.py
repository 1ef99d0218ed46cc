"""A notice as a mail: closed words, one plain envelope, and no mail where TLS is asked for and not to be had."""

from __future__ import annotations

import ssl
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from adapters.base import NoticeFailed
from adapters.notices.mail import Email
from adapters.notices.section import SmtpSection
from tests.adapters.notices.given import NOTICE
from tests.support.processes import free_port
from tests.support.receivers import HERE, MailServer, authority, mail_server

pytestmark = pytest.mark.anyio
OFFICE = "ai-office@city.example"


def by(port: int, *emails: str, tls: ssl.SSLContext | None = None, password: str | None = None, **more: Any) -> Email:
    given = {"host": HERE, "port": port, "sender": "townclerk@city.example", "timeout_seconds": 2, **more}
    return Email(SmtpSection.model_validate(given), emails or (OFFICE,), password, tls)


async def failure(mail: Email) -> str:
    with pytest.raises(NoticeFailed) as failed:
        await mail.send(NOTICE)
    return failed.value.code


async def test_a_mail_holds_closed_words_and_ids() -> None:
    with mail_server() as server:
        await by(server.port, starttls=False).send(NOTICE)
    ((recipients, text),) = server.received
    mail = message_from_string(text, policy=default)
    assert recipients == [OFFICE]
    assert (mail["From"], mail["To"], mail["Subject"]) == ("townclerk@city.example", OFFICE, "Townclerk report: false positive")
    body = mail.get_content()
    for word in (NOTICE.report_id, "police", "use.harassment", NOTICE.request_id, NOTICE.link):
        assert word is not None
        assert word in body
    assert not any(line.upper().startswith("AUTH") for line in server.commands)


async def test_the_supervisors_own_address_is_made_of_the_subject_id() -> None:
    with mail_server() as server:
        await by(server.port, "{supervisor}@city.example", OFFICE, starttls=False).send(NOTICE)
    assert server.received[0][0] == ["e1013@city.example", OFFICE]


async def test_a_subject_id_that_is_no_address_gets_no_mail_and_the_code_says_so() -> None:
    with mail_server() as server:
        assert await failure(by(server.port, "{supervisor}", starttls=False)) == "no_address"
    assert server.commands == []


async def test_with_tls_the_password_goes_over_it(tmp_path: Path) -> None:
    shown, trusting = authority(tmp_path)
    with mail_server(tls=shown) as server:
        await by(server.port, tls=trusting, username="townclerk", password_env="SMTP_PASSWORD", password="hush").send(NOTICE)
    verbs = [line.split()[0].upper() for line in server.commands]
    assert verbs.index("STARTTLS") < verbs.index("AUTH") < verbs.index("MAIL")
    assert len(server.received) == 1


async def test_a_server_without_tls_gets_neither_password_nor_mail() -> None:
    with mail_server() as server:
        assert await failure(by(server.port, username="townclerk", password_env="SMTP_PASSWORD", password="hush")) == "no_tls"
    assert_nothing_was_said(server)


async def test_a_certificate_that_nobody_knows_gets_neither_password_nor_mail(tmp_path: Path) -> None:
    shown, _ = authority(tmp_path)
    with mail_server(tls=shown) as server:
        assert await failure(by(server.port, username="townclerk", password_env="SMTP_PASSWORD", password="hush")) == "no_tls"
    assert_nothing_was_said(server)


async def test_a_refused_recipient_and_nobody_there() -> None:
    with mail_server() as server:
        server.refuses = True
        assert await failure(by(server.port, starttls=False)) == "refused"
    assert await failure(by(free_port(), starttls=False)) == "unreachable"


def assert_nothing_was_said(server: MailServer) -> None:
    assert server.received == []
    assert {line.split()[0].upper() for line in server.commands} <= {"EHLO", "STARTTLS", "QUIT"}
