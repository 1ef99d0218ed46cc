"""From a record to an event and back: what goes into the body, and what is indexed of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

from audit.record.chain import new_event_id
from audit.record.crypto import Keys, Sealed
from audit.record.records import Intent, Note, Outcome, RedactionCount, RuleHit
from rules.domain import Json

Record: TypeAlias = Intent | Outcome | Note
Row: TypeAlias = dict[str, Any]

_FIELDS = {type_: tuple(item.name for item in fields(type_)) for type_ in (Intent, Outcome, Note, RedactionCount, RuleHit)}
"""All that a body can be made of."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A sealed text that belongs to an event; only its commitment stands in the body."""

    payload_id: str
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Event:
    """One record, ready for a lane. Times are microseconds: wall clock (UTC) and monotonic."""

    kind: str
    record: Record
    payload: Payload | None = None
    event_id: str = field(default_factory=new_event_id)
    at_us: int = field(default_factory=lambda: time.time_ns() // 1000)
    mono_us: int = field(default_factory=lambda: time.monotonic_ns() // 1000)

    @property
    def request_id(self) -> str | None:
        return None if isinstance(self.record, Note) else self.record.request_id

    def body(self, epoch: int) -> dict[str, Json]:
        """All that the chain protects. `epoch` tells which holder of the lane wrote it."""
        payload = self.payload
        return {
            "v": 1,
            "epoch": epoch,
            "event_id": self.event_id,
            "kind": self.kind,
            "at_us": self.at_us,
            "mono_us": self.mono_us,
            "payload": None if payload is None else {"id": payload.payload_id, "commitment": payload.sealed.commitment},
            "record": _plain(self.record),
        }


def to_event(record: Record, text: str | None, keys: Keys) -> Event:
    """An event with its text, if there is one, sealed for exactly this place: its request, or, of a note, the note itself."""
    kind = kind_of(record)
    if text is None:
        return Event(kind, record)
    payload_id, event_id = new_event_id(), new_event_id()
    belongs_to = event_id if isinstance(record, Note) else record.request_id
    return Event(kind, record, Payload(payload_id, keys.seal(text, payload_aad(payload_id, belongs_to, kind))), event_id)


def payload_aad(payload_id: str, belongs_to: str, kind: str) -> bytes:
    """What a sealed text is bound to: opened for another request (or another note) or as another kind, it fails."""
    return "\0".join(("payload", payload_id, belongs_to, kind)).encode()


def kind_of(record: Record) -> str:
    if isinstance(record, Note):
        return record.kind
    return "intent" if isinstance(record, Intent) else "outcome"


def derived_rows(body: Mapping[str, Any], lane: str, seq: int) -> tuple[list[Row], list[Row], list[Row]]:
    """What is indexed of a body: rows for attempts, rule hits and redactions (only intents have any)."""
    if body["kind"] != "intent":
        return [], [], []
    record, place = body["record"], {"lane": lane, "seq": seq}
    attempt = {name: record[name] for name in ("request_id", "decision", "subject", "department", "system")}
    return (
        [{**place, "at_us": body["at_us"], **attempt}],
        [{**place, "position": position, **hit} for position, hit in enumerate(record["rules"])],
        [{**place, "position": position, **count} for position, count in enumerate(record["redactions"])],
    )


def intent_of(body: Mapping[str, Any]) -> Intent:
    """The intent that a body was made from."""
    record = dict(body["record"])
    record["rules"] = tuple(RuleHit(**hit) for hit in record["rules"])
    record["redactions"] = _counts(record["redactions"])
    record["data_classes"] = tuple(record["data_classes"])
    return Intent(**record)


def outcome_of(body: Mapping[str, Any]) -> Outcome:
    """The outcome that a body was made from."""
    record = dict(body["record"])
    record["finish_reasons"] = tuple(record["finish_reasons"])
    record["output_findings"] = _counts(record["output_findings"])
    return Outcome(**record)


def _counts(rows: list[Row]) -> tuple[RedactionCount, ...]:
    return tuple(RedactionCount(**row) for row in rows)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode(errors="replace").decode()  # a lone surrogate can't be stored
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}
