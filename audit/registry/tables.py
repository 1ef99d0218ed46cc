"""The tables of the registry: what is true now. How it came about stands in the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import JSON, BigInteger, Boolean, Column, Dialect, ForeignKey, Index, Integer, String, Table, Text, TypeDecorator
from typing_extensions import override

from audit.record.tables import metadata

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A point in time as whole microseconds since 1970, UTC: the same in every database."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // timedelta(microseconds=1)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


people = Table(
    "person",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("active", Boolean, nullable=False),
    Column("user_type", String(16)),
    Column("department", String(64), nullable=False),
    Column("roles", JSON, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("supervisor", String(64)),
    Column("clearances", JSON, nullable=False, default=list),
)

reviews = Table(
    "review",
    metadata,
    Column("review_id", Integer, primary_key=True),
    Column("request_id", String(26), nullable=False, index=True),
    Column("state", String(24), nullable=False),
    Column("reviewer", ForeignKey("person.subject"), nullable=False),
    Column("reviewed_at", Moment, nullable=False),
)

api_keys = Table(
    "api_key",
    metadata,
    Column("key_id", String(12), primary_key=True),
    Column("subject", ForeignKey("person.subject"), nullable=False, index=True),
    Column("secret_hmac", String(64), nullable=False),
    Column("label", String(40), nullable=False),
    Column("may_ack_by_header", Boolean, nullable=False),
    Column("refusals", String(8), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("valid_until", Moment),
    Column("revoked_at", Moment),
)

grants = Table(
    "grant_of_use",
    metadata,
    Column("grant_id", Integer, primary_key=True),
    Column("holder_kind", String(10), nullable=False),
    Column("holder", String(64), nullable=False),
    Column("system", String(64), nullable=False),
    Column("valid_from", Moment, nullable=False),
    Column("valid_until", Moment),
    Column("granted_by", String(64), nullable=False),
    Column("revoked_at", Moment),
    Index("grant_by_holder", "holder_kind", "holder"),
)

completions = Table(
    "training_completion",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("course", String(64), primary_key=True),
    Column("completed_at", Moment, primary_key=True),
    Column("expires_at", Moment),
)

quarantine = Table(
    "training_quarantine",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("course", String(64), primary_key=True),
    Column("completed_at", Moment, primary_key=True),
    Column("expires_at", Moment),
)
"""Completions of people whom the registry does not know: kept apart, they entitle nobody."""

suspensions = Table(
    "suspension",
    metadata,
    Column("suspension_id", Integer, primary_key=True),
    Column("system", String(64), nullable=False, index=True),
    Column("reason", String(40), nullable=False),
    Column("suspended_by", String(64), nullable=False),
    Column("suspended_at", Moment, nullable=False),
    Column("lifted_by", String(64)),
    Column("lifted_at", Moment),
)

policies = Table(
    "policy_snapshot",
    metadata,
    Column("snapshot_id", Integer, primary_key=True),
    Column("version", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("brought_by", String(64), nullable=False),
    Column("brought_at", Moment, nullable=False),
    Column("activated_at", Moment),
)

confirmations = Table(
    "policy_confirmation",
    metadata,
    Column("snapshot_id", ForeignKey("policy_snapshot.snapshot_id"), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("confirmed_at", Moment, nullable=False),
)
"""Of one proposal, not of its text: the same text proposed again needs new words. One person, one word."""

acknowledgements = Table(
    "acknowledgement",
    metadata,
    Column("code_hmac", String(64), primary_key=True),
    Column("rule", String(64), primary_key=True),
    Column("text_hmac", String(64), primary_key=True),
    Column("subject", String(64), nullable=False),
    Column("system", String(64), nullable=False),
    Column("policy_version", String(64), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("given_at", Moment),
    Index("acknowledgement_by_text", "subject", "text_hmac"),
)
"""Codes that were handed out, one row for each rule and message: who may answer for what, and whether they did."""

exceptions = Table(
    "rule_exception",
    metadata,
    Column("exception_id", Integer, primary_key=True),
    Column("subject", ForeignKey("person.subject"), nullable=False, index=True),
    Column("rule", String(64), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("granted_by", String(64), nullable=False),
    Column("granted_at", Moment, nullable=False),
    Column("valid_until", Moment, nullable=False),
    Column("ended_by", String(64)),
    Column("ended_at", Moment),
)

reports = Table(
    "report",
    metadata,
    Column("report_id", String(26), primary_key=True),
    Column("type", String(16), nullable=False),
    Column("subject", ForeignKey("person.subject"), nullable=False),
    Column("department", String(64), nullable=False),
    Column("supervisor", String(64)),
    Column("request_id", String(26)),
    Column("system", String(64)),
    Column("rule", String(64)),
    Column("event_id", String(26), nullable=False),
    Column("text", String(8), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("state", String(12), nullable=False),
    Column("resolution", String(16)),
    Column("handled_by", String(64)),
    Column("handled_at", Moment),
    Index("report_by_state", "state", "report_id"),
    Index("report_by_supervisor", "supervisor", "report_id"),
    Index("report_by_type", "type", "opened_at"),
)
"""What people reported, with the supervisor whom they had then. The text is a payload of the event that took the report."""

notices = Table(
    "report_notice",
    metadata,
    Column("notice_id", Integer, primary_key=True),
    Column("report_id", ForeignKey("report.report_id"), nullable=False, index=True),
    Column("queue", String(12), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("failure", String(24)),
    Index("notice_by_state", "state", "due_at"),
)
"""Who is still to be told of a report, made in the same transaction: a restart forgets none. No address stands here."""

replays = Table(
    "replay",
    metadata,
    Column("replay_id", String(26), primary_key=True),
    Column("state", String(10), nullable=False, index=True),
    Column("asked_by", ForeignKey("person.subject"), nullable=False),
    Column("asked_as", String(16), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("packs", JSON, nullable=False),
    Column("modes", JSON, nullable=False),
    Column("confirmed_by", ForeignKey("person.subject")),
    Column("confirmed_as", String(16)),
    Column("confirmed_at", Moment),
    Column("ended_at", Moment),
    Column("result", JSON(none_as_null=True)),
)
"""What two officers let be tried on stored requests, and what came out: counts and ids, never text."""
