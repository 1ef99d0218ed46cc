"""The ways in which a queue is told of a report: what of them a city has configured, ready to send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from adapters.base import Notifier
from adapters.notices.mail import Email
from adapters.notices.section import ReportsSection
from adapters.notices.webhook import Webhook
from rules.domain import Queue

Way = tuple[Queue, Literal["webhook", "email"]]


def build(section: ReportsSection, environment: Mapping[str, str]) -> Mapping[Way, Notifier]:
    """A notifier for each queue and channel that the configuration names.

    Raises `ValueError` if the environment lacks a secret; the text names the variable and holds no value.
    """
    ways: dict[Way, Notifier] = {}
    for queue, told in section.queues.items():
        if told.webhook:
            ways[queue, "webhook"] = Webhook(told.webhook, _secret(told.webhook.secret_env, environment).encode())
        if told.emails and section.smtp:
            password = _secret(section.smtp.password_env, environment) if section.smtp.password_env else None
            ways[queue, "email"] = Email(section.smtp, told.emails, password)
    return ways


def _secret(variable: str, environment: Mapping[str, str]) -> str:
    if not (secret := environment.get(variable, "")):
        raise ValueError(f"the environment variable {variable} is not set")
    return secret
