"""A record comes back from its body as it was, whatever stands in it; only intents are indexed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.record.chain import canonical
from audit.record.crypto import CannotOpen, Keys
from audit.record.events import derived_rows, intent_of, outcome_of, payload_aad, to_event
from audit.record.records import Intent, Note, Outcome
from tests.audit.conftest import blocked, cleared

KEYS = Keys(b"k" * 32)

texts = st.text(st.characters(codec="utf-8"))
st.register_type_strategy(str, texts)


@given(st.builds(Intent))
def test_an_intent_comes_back(intent: Intent) -> None:
    assert intent_of(json.loads(canonical(to_event(intent, None, KEYS).body(1)))) == intent


@given(st.builds(Outcome))
def test_an_outcome_comes_back(outcome: Outcome) -> None:
    assert outcome_of(json.loads(canonical(to_event(outcome, None, KEYS).body(1)))) == outcome


def test_a_text_leaves_only_its_commitment_in_the_body() -> None:
    event = to_event(cleared("r1"), "[suspect 1] ran", KEYS)
    assert event.payload is not None
    body = event.body(1)
    assert body["payload"] == {"id": event.payload.payload_id, "commitment": event.payload.sealed.commitment}
    assert b"suspect 1" not in canonical(body)


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    body = to_event(replace(cleared("r1"), system="gpt\ud800"), None, KEYS).body(1)
    assert intent_of(body).system == "gpt?"


@pytest.mark.parametrize(
    ("record", "counts"), [(cleared("a"), (1, 0, 2)), (blocked("b"), (1, 1, 0)), (Outcome("a", "failed"), (0, 0, 0))]
)
def test_what_is_indexed_of_each_kind(record: Intent | Outcome, counts: tuple[int, int, int]) -> None:
    attempts, rules, redactions = derived_rows(to_event(record, None, KEYS).body(1), "main", 7)
    assert (len(attempts), len(rules), len(redactions)) == counts
    assert {row["seq"] for row in [*attempts, *rules, *redactions]} <= {7}


def test_a_text_of_a_note_is_sealed_for_this_very_note() -> None:
    note = Note("report", "e-1001", (("action", "take"),))
    event, other = to_event(note, "[suspect 1] came out", KEYS), to_event(note, "nothing came out", KEYS)
    assert event.payload is not None
    assert event.request_id is None
    payload_id = event.payload.payload_id
    assert KEYS.open(event.payload.sealed, payload_aad(payload_id, event.event_id, "report")) == "[suspect 1] came out"
    with pytest.raises(CannotOpen):
        KEYS.open(event.payload.sealed, payload_aad(payload_id, other.event_id, "report"))


def test_a_note_is_indexed_by_its_kind_only() -> None:
    event = to_event(Note("key", "e-9002", (("action", "create"),)), None, KEYS)
    assert (event.kind, event.request_id, derived_rows(event.body(1), "desk", 1)) == ("key", None, ([], [], []))
