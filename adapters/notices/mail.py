"""A notice as a mail, by the standard library's SMTP client in a thread: a few short mails a day are no reason for a dependency.

TLS by STARTTLS (RFC 3207) with a checked certificate; a server that does not offer it gets nothing.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from typing_extensions import override

from adapters.base import Notice, NoticeFailed, Notifier
from adapters.notices.section import SUPERVISOR, SmtpSection, is_mail_address

_TIMES = 4
"""A whole delivery may take so many times as long as one answer."""


class Email(Notifier):
    """`tls` holds the authorities that a mail server's certificate is checked against; without one, the machine's."""

    def __init__(
        self, section: SmtpSection, emails: Sequence[str], password: str | None, tls: ssl.SSLContext | None = None
    ) -> None:
        self._section = section
        self._emails = tuple(emails)
        self._password = password
        self._name = section.sender.rpartition("@")[2]
        self._tls = tls or ssl.create_default_context()

    @override
    async def send(self, notice: Notice) -> None:
        addresses = [mail.replace(SUPERVISOR, notice.supervisor or "") for mail in self._emails]
        if not all(map(is_mail_address, addresses)):
            raise NoticeFailed("no_address")
        try:  # the server's own time-out is for each answer, and one that drips bytes would hold up all other notices
            async with asyncio.timeout(_TIMES * self._section.timeout_seconds):
                await asyncio.to_thread(self._deliver, message(notice, self._section.sender, addresses), addresses)
        except TimeoutError:
            raise NoticeFailed("timeout") from None

    @override
    async def close(self) -> None:
        """Every mail has a connection of its own."""

    def _deliver(self, mail: EmailMessage, addresses: Sequence[str]) -> None:
        section = self._section
        try:
            with smtplib.SMTP(section.host, section.port, self._name, section.timeout_seconds) as server:
                if section.starttls:
                    server.starttls(context=self._tls)
                if section.username is not None and self._password is not None:
                    server.login(section.username, self._password)
                not_taken = server.send_message(mail, section.sender, addresses)
        except TimeoutError:
            raise NoticeFailed("timeout") from None
        except (smtplib.SMTPNotSupportedError, ssl.SSLError):
            raise NoticeFailed("no_tls") from None
        except smtplib.SMTPServerDisconnected:
            raise NoticeFailed("unreachable") from None
        except smtplib.SMTPException:
            raise NoticeFailed("refused") from None
        except OSError:
            raise NoticeFailed("unreachable") from None
        if not_taken:  # some have it: trying again tells them twice, which is better than telling the others never
            raise NoticeFailed("refused")


def message(notice: Notice, sender: str, addresses: Sequence[str]) -> EmailMessage:
    """Closed words and ids; what the reporter wrote is read behind the link."""
    mail = EmailMessage()
    mail["Subject"] = f"Townclerk report: {notice.type.replace('_', ' ')}"
    mail["From"], mail["To"] = sender, ", ".join(addresses)
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(notice.report_id, sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    told = {
        "Report": notice.report_id,
        "Type": notice.type.replace("_", " "),
        "Department": notice.department,
        "Rule": notice.rule or "-",
        "Request": notice.request_id or "-",
        "Read it": notice.link,
    }
    lines = (f"{name + ':':<12}{value}" for name, value in told.items())
    mail.set_content("\n".join(("Somebody reported to Townclerk.", "", *lines)) + "\n")
    return mail
