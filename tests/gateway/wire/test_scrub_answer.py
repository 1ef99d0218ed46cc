"""The answer of a preview: every place in the text as it was sent, every reason, and no value."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from gateway.wire.scrub_answer import Verdict, scrub_answer
from gateway.wire.scrub_body import ScrubRequest, parse_scrub
from rules.domain import Declared, Reason
from rules.find.pattern_engine import PatternEngine
from rules.screen import screen

ENGINE = PatternEngine()
NAMES = ["Suspect John Doe", "Victim JANE ROE", "SSN 541-83-2290", "Doe", "[suspect 1]"]
OTHERS = ["called", "in", "the park.", "\r\n", "\n", "🦉", "e\u0301", "\ufb01", "\u200b"]
NOT_ASKED = Verdict(None)


def answered(verdict: Verdict = NOT_ASKED, **body: Any) -> dict[str, Any]:
    asked = parse_scrub(json.dumps(body).encode(), Declared())
    return explained(asked, verdict)


def explained(asked: ScrubRequest, verdict: Verdict = NOT_ASKED) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(json.dumps(scrub_answer(asked, screen(asked.chat, ENGINE.scan), verdict)))
    return answer


def cut(text: str, findings: list[dict[str, Any]]) -> str:
    """The text with its placeholders, by nothing but what the answer says."""
    for found in reversed(findings):
        text = text[: found["start"]] + found["placeholder"] + text[found["end"] :]
    return text


def test_the_whole_shape() -> None:
    answer = answered(text="Suspect John Doe, SSN 541-83-2290, was arrested.")
    assert answer["text"] == "Suspect [suspect 1], SSN [ssn 1], was arrested."
    name, number = answer["findings"]
    assert list(name) == ["start", "end", "type", "placeholder", "recognizer", "score", "action"]
    assert (name["start"], name["end"], name["type"], name["placeholder"], name["action"]) == (
        8,
        16,
        "PERSON",
        "[suspect 1]",
        "replaced",
    )
    assert (number["type"], number["placeholder"]) == ("SSN", "[ssn 1]")
    [person] = answer["people"]
    assert (person["placeholder"], person["role"], person["mentions"]) == ("[suspect 1]", "suspect", [{"start": 8, "end": 16}])
    assert {"role": "suspect", "weight": 85, "why": "role noun"} in person["evidence"]
    assert [signal["name"] for signal in answer["data_classes"]] == ["personal"]
    assert answer["decision"] == {"outcome": None, "unscrubbed": False, "rules": []}
    assert "Doe" not in json.dumps(answer)
    assert "541" not in json.dumps(answer)


@given(some.lists(some.sampled_from(NAMES + OTHERS), min_size=1, max_size=12))
def test_offsets_are_code_points_of_the_text_as_sent(words: list[str]) -> None:
    text = " ".join(words)
    answer = answered(text=text)
    assert cut(text, answer["findings"]) == answer["text"]
    places = {(found["start"], found["end"]) for found in answer["findings"]}
    assert all((one["start"], one["end"]) in places for person in answer["people"] for one in person["mentions"])


def test_a_place_in_messages_says_which_message_and_which_text_of_it() -> None:
    said = "Suspect John Doe left."
    arguments = json.dumps({"who": "John Doe", "also": ["x", "John Doe"]})
    answer = answered(
        messages=[
            {"role": "user", "content": "Good morning."},
            {"role": "user", "content": [{"type": "text", "text": "See:"}, {"type": "text", "text": said}], "name": "Doe"},
            {
                "role": "assistant",
                "content": said,
                "refusal": "Not about Doe.",
                "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "look_up", "arguments": arguments}}],
            },
        ]
    )
    places = [(one["message"], one.get("field"), one["start"], one["end"]) for one in answer["findings"]]
    assert places == [
        (1, "content[1].text", 8, 16),
        (1, "name", 0, 3),
        (2, None, 8, 16),
        (2, "tool_calls[0].arguments.who", 0, 8),
        (2, "tool_calls[0].arguments.also[1]", 0, 8),
        (2, "refusal", 10, 13),
    ]
    [person] = answer["people"]
    assert [(one["message"], one.get("field"), one["start"], one["end"]) for one in person["mentions"]] == places
    assert answer["messages"][2]["content"] == "Suspect [suspect 1] left."
    assert answer["messages"][2]["tool_calls"][0]["function"]["arguments"].count("[suspect 1]") == 2
    assert "Doe" not in json.dumps(answer)


def test_a_value_where_no_placeholder_can_stand_is_not_handed_back_as_clean() -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": '{"541-83-2290": "Suspect John Doe"}'}}
    answer = answered(messages=[{"role": "assistant", "content": None, "tool_calls": [call]}])
    assert answer["messages"] is None
    assert [found["field"] for found in answer["findings"]] == ["tool_calls[0].arguments"]
    assert "541" not in json.dumps(answer)


def test_the_verdict_is_told_with_clause_and_next_step() -> None:
    reason = Reason("data_class_not_approved", "content.data_class", "VI.C", "Not approved for this.", "Ask another way.")
    answer = answered(Verdict("blocked", (reason,)), text="x")
    assert answer["decision"] == {
        "outcome": "blocked",
        "unscrubbed": False,
        "rules": [
            {
                "id": "content.data_class",
                "clause": "VI.C",
                "code": "data_class_not_approved",
                "reason": "Not approved for this.",
                "what_to_do": "Ask another way.",
            }
        ],
    }
