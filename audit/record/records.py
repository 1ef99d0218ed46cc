"""What is written down: frozen types that have no field for an unscrubbed value.

An *attempt* is two rows: the intent, durable before the first byte leaves, and the outcome, durable before
the last byte is released. A refusal is an intent that says so; nothing was forwarded, so it has no outcome.
Everything else that matters (keys made, rules changed, the log read) is a `Note`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OutcomeKind = Literal["completed", "failed", "aborted", "unknown_crash"]


@dataclass(frozen=True, slots=True)
class RedactionCount:
    """How often values of one type were replaced: in what this turn added, and in all that was sent."""

    type: str
    role: str | None
    new: int
    all: int


@dataclass(frozen=True, slots=True)
class RuleHit:
    rule_id: str
    clause: str
    code: str


@dataclass(frozen=True, slots=True)
class Intent:
    """Who asked which system for what kind of thing, and what was decided. AU-3 of the CJIS policy."""

    request_id: str
    decision: Literal["cleared", "blocked", "asked", "preview"]
    endpoint: str
    policy_version: str
    prompt_chars: int
    prompt_hmac: str | None
    source: str | None = None
    """Network address that the request came from."""
    subject: str | None = None
    key_id: str | None = None
    department: str | None = None
    user_type: str | None = None
    training: str | None = None
    system: str | None = None
    provider: str | None = None
    upstream_model: str | None = None
    review_id: str | None = None
    purpose: str | None = None
    purpose_by_default: bool = False
    """Nobody named it: it is what the department usually asks for."""
    record_type: str | None = None
    case_hmac: str | None = None
    stream: bool = False
    housekeeping: bool = False
    rules: tuple[RuleHit, ...] = ()
    redactions: tuple[RedactionCount, ...] = ()
    data_classes: tuple[str, ...] = ()
    declared_class: str | None = None
    """What the caller said that this is. Where it says more than was found, it is one of `data_classes`."""
    unscrubbed: bool = False
    """It left with its values: the system is approved to see them. The texts that are kept hold placeholders all the same."""
    repeats: int = 1
    """Refusals without a known user are one row a minute and source: this many of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended."""

    request_id: str
    outcome: OutcomeKind
    code: str | None = None
    upstream_status: int | None = None
    finish_reasons: tuple[str, ...] = ()
    reply_chars: int = 0
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    milliseconds: int = 0
    output_findings: tuple[RedactionCount, ...] = ()
    name_in_output: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """An event that is no request: `details` are closed words, ids, counts and hashes only."""

    kind: Literal[
        "start",
        "stop",
        "policy_load",
        "policy_refused",
        "policy_confirm",
        "people",
        "key",
        "grant",
        "training",
        "suspension",
        "audit_read",
        "recovery",
        "review",
        "ack_asked",
        "ack_given",
        "ack_refused",
        "exception",
        "report",
        "replay",
    ]
    actor: str
    details: tuple[tuple[str, str], ...] = ()
