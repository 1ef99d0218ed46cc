"""The tables of the record.

`audit_event` holds the truth: the exact bytes of each event and its link in the chain. `audit_attempt`,
`audit_rule` and `audit_redaction` are an index over those bytes, for filters: nobody trusts them, and
`verify` compares each with the body that it came from.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, LargeBinary, MetaData, String, Table, event

metadata = MetaData()

SCHEMA_VERSION = 2

store_schema = Table(
    "store_schema",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("key_id", String(8), nullable=False),
)

lanes = Table(
    "audit_lane",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("epoch", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
)

events = Table(
    "audit_event",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", String(26), nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("request_id", String(64)),
    Column("payload_id", String(26)),
    Column("body", LargeBinary, nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Index("event_by_request", "request_id", "kind"),
    Index("event_by_kind", "kind", "at_us"),
)

payloads = Table(
    "audit_payload",
    metadata,
    Column("payload_id", String(26), primary_key=True),
    Column("key_id", String(8), nullable=False),
    Column("box", LargeBinary, nullable=False),
)

payload_keys = Table(
    "audit_payload_key",
    metadata,
    Column("payload_id", String(26), primary_key=True),
    Column("salt", LargeBinary(16), nullable=False),
    Column("wrapped_key", LargeBinary(40), nullable=False),
)
"""Apart from the payloads, because destroying these rows is how a text is destroyed for good."""


attempts = Table(
    "audit_attempt",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at_us", BigInteger, nullable=False),
    Column("request_id", String(64), nullable=False),
    Column("decision", String(8), nullable=False),
    Column("subject", String(64)),
    Column("department", String(64)),
    Column("system", String(64)),
    Index("attempt_by_time", "at_us"),
    Index("attempt_by_subject", "subject", "at_us"),
    Index("attempt_by_department", "department", "at_us"),
    Index("attempt_by_system", "system", "at_us"),
    Index("attempt_by_decision", "decision", "at_us"),
)

rule_hits = Table(
    "audit_rule",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("rule_id", String(64), nullable=False),
    Column("clause", String(32), nullable=False),
    Column("code", String(64), nullable=False),
    Index("rule_by_rule", "rule_id", "lane", "seq"),
    Index("rule_by_clause", "clause", "lane", "seq"),
)

redactions = Table(
    "audit_redaction",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("type", String(40), nullable=False),
    Column("role", String(24)),
    Column("new", Integer, nullable=False),
    Column("all", Integer, nullable=False),
    Index("redaction_by_type", "type", "lane", "seq"),
)

DERIVED = (attempts, rule_hits, redactions)
APPEND_ONLY = (events, payloads, *DERIVED)


def _forbid(table: Table, verb: Literal["UPDATE", "DELETE"]) -> None:
    """A trigger keeps honest code honest; against somebody with the file in hand there is the chain."""
    name, said = f"{table.name}_no_{verb.lower()}", f"{table.name} is append-only"
    trigger = f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} BEGIN SELECT RAISE(ABORT, '{said}'); END"

    @event.listens_for(table, "after_create")
    def _create(_: Table, connection: Connection, **_more: object) -> None:
        connection.exec_driver_sql(trigger)


for _table in APPEND_ONLY:
    _forbid(_table, "UPDATE")
    _forbid(_table, "DELETE")
_forbid(payload_keys, "UPDATE")
