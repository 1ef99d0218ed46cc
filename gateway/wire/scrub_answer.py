"""What the scrubber did, explained: the answer of ``POST /v1/scrub`` and of ``townclerk scrub --json``.

It names places, types and reasons; of the values themselves it holds none. Offsets are code points of the text as it
was sent, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from adapters.providers.openai_request import message_json
from gateway.wire.scrub_body import ScrubRequest
from rules.domain import Evidence, Json, Path, Person, Placed, Reason, Screened, TextPart

ACTION = "replaced"
"""What is done with a finding, whatever its type. What can't be replaced stops the request and is told in `decision`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a chat with the same content would be answered. No outcome: no system was named, and it depends on the system."""

    outcome: Literal["cleared", "blocked", "ack_required"] | None
    reasons: tuple[Reason, ...] = ()
    unscrubbed: bool = False
    """The system would be sent the values that were found."""


def scrub_answer(asked: ScrubRequest, screened: Screened, verdict: Verdict) -> dict[str, Json]:
    """The whole answer, ready for JSON."""
    places = _Places(asked, screened)
    return {
        **_clean(asked, screened),
        "findings": [_finding(one, places) for one in screened.findings],
        "people": [_person(one, places) for one in screened.people],
        "data_classes": [{"name": c.name, "score": round(c.score, 3), "why": c.why} for c in screened.data_classes],
        "decision": {
            "outcome": verdict.outcome,
            "unscrubbed": verdict.unscrubbed,
            "rules": [_rule(reason) for reason in verdict.reasons],
        },
    }


def _clean(asked: ScrubRequest, screened: Screened) -> dict[str, Json]:
    """The scrubbed copy. None where a found value stands in a name or a key: there it could not be taken out."""
    if asked.as_text:
        return {"text": clean_text(screened)}
    return {"messages": None if screened.in_identifiers else [message_json(message) for message in screened.clean.messages]}


def clean_text(screened: Screened) -> str:
    """The scrubbed copy of a request that was one text."""
    return "".join(part.text for part in screened.clean.messages[0].content if isinstance(part, TextPart))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand, in the words of whoever sent the request."""

    asked: ScrubRequest
    screened: Screened

    def of(self, path: Path, start: int, end: int) -> dict[str, Json]:
        """`message` is left out for a text, `field` for the only or first text of a message."""
        moved = self.asked.moved.get(path, 0)
        place: dict[str, Json] = {"start": start + moved, "end": end + moved}
        if self.asked.as_text:
            return place
        _, message, *steps = path
        field = self._field(steps)
        return place | {"message": message} | ({} if field == "content[0].text" else {"field": field})

    def _field(self, steps: list[str | int]) -> str:
        """``tool_calls[0].arguments.city``. Keys are the caller's words: where one holds a found value, none is repeated."""
        if self.screened.in_identifiers and "arguments" in steps:
            steps = steps[: steps.index("arguments") + 1]
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def _finding(found: Placed, places: _Places) -> dict[str, Json]:
    return {
        **places.of(found.path, found.start, found.end),
        "type": found.type,
        "placeholder": found.placeholder,
        "recognizer": found.recognizer,
        "score": round(found.score, 3),
        "action": ACTION,
    }


def _person(person: Person, places: _Places) -> dict[str, Json]:
    return {
        "placeholder": person.placeholder,
        "role": person.role,
        "evidence": [_evidence(one) for one in person.evidence],
        "mentions": [places.of(*mention) for mention in person.mentions],
    }


def _evidence(evidence: Evidence) -> dict[str, Json]:
    return {"role": evidence.role, "weight": evidence.weight, "why": evidence.why}


def _rule(reason: Reason) -> dict[str, Json]:
    return {
        "id": reason.rule_id,
        "clause": reason.clause,
        "code": reason.code,
        "reason": reason.message,
        "what_to_do": reason.what_to_do,
    }
