"""The section `reports` of the configuration: who is told that somebody reported something, and how. All of it is optional."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from adapters.places import EnvironmentVariable, check_host, check_url, is_host_name, is_this_machine
from rules.domain import Queue
from rules.section import Section

SUPERVISOR = "{supervisor}"
"""In an address of the queue `supervisor`: the subject id of the reporter's supervisor."""
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")

Seconds = Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)]
Pause = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]


class WebhookSection(Section):
    """A place of the city's that takes a signed POST."""

    url: str
    secret_env: EnvironmentVariable
    """Holds the secret that signs (HMAC-SHA256)."""
    allow_http: bool = Field(default=False, description="for a server on this machine or in this network only")
    timeout_seconds: Seconds = 10

    @model_validator(mode="after")
    def _one_fixed_place(self) -> WebhookSection:
        check_url(self.url, "url", allow_http=self.allow_http)
        return self


class SmtpSection(Section):
    """The city's mail server. Without TLS only on this machine."""

    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    starttls: bool = True
    sender: str
    username: str | None = None
    password_env: EnvironmentVariable | None = None
    timeout_seconds: Seconds = 10

    @model_validator(mode="after")
    def _safe(self) -> SmtpSection:
        check_host(self.host, "host")
        if not self.starttls and not is_this_machine(self.host):
            raise ValueError("starttls: false is only for a mail server on this machine")
        if not is_mail_address(self.sender):
            raise ValueError("sender must be a mail address, e.g. townclerk@city.example")
        if (self.username is None) != (self.password_env is None):
            raise ValueError("username and password_env belong together")
        return self


class QueueSection(Section):
    """Whom one queue tells."""

    webhook: WebhookSection | None = None
    emails: tuple[str, ...] = Field(default=(), max_length=20)

    @field_validator("emails")
    @classmethod
    def _are_addresses(cls, emails: tuple[str, ...]) -> tuple[str, ...]:
        if not all(is_mail_address(mail.replace(SUPERVISOR, _example(mail))) for mail in emails):
            raise ValueError("emails must be mail addresses")
        return emails


class ReportsSection(Section):
    """Who is told of reports. Without it they wait for ``townclerk report list``."""

    queues: Mapping[Queue, QueueSection] = {}
    smtp: SmtpSection | None = None
    retry_seconds: tuple[Pause, ...] = Field(default=(10, 60, 600, 3600, 14_400), max_length=20)
    """The pauses between attempts; after the last one it is given up."""

    @model_validator(mode="after")
    def _mails_need_a_server(self) -> ReportsSection:
        if self.smtp is None and any(queue.emails for queue in self.queues.values()):
            raise ValueError("emails need a mail server: add smtp")
        for name, queue in self.queues.items():
            if name != "supervisor" and any(SUPERVISOR in mail for mail in queue.emails):
                raise ValueError(f"{SUPERVISOR} is only for the emails of the queue supervisor")
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """The environment variables that it names."""
        webhooks = [queue.webhook.secret_env for queue in self.queues.values() if queue.webhook]
        return (*webhooks, *([self.smtp.password_env] if self.smtp and self.smtp.password_env else ()))


def is_mail_address(text: str) -> bool:
    """One plain address (RFC 5321, no quoting): nothing in it could end a header or begin another address."""
    local, _, domain = text.rpartition("@")
    return len(text) <= 254 and bool(_LOCAL_PART.fullmatch(local)) and "." in domain and is_host_name(domain)


def _example(mail: str) -> str:
    """A subject id that could stand there: some cities' ids are mail addresses."""
    return "e1001@city.example" if mail == SUPERVISOR else "e1001"
