"""Judging a whole request: nothing that was found is in what would be forwarded, and every finding is where it says."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import (
    ChatRequest,
    ClassSignal,
    Declared,
    Finding,
    Mention,
    Message,
    MessageScan,
    PersonRole,
    Screened,
    SuppliedPerson,
    TextPart,
    Tool,
    ToolCall,
)
from rules.find.pattern_engine import PatternEngine
from rules.leaves import leaves
from rules.people.people import cast
from rules.reading import Value
from rules.screen import ScreenFailed, assemble, ensure_clean, texts_to_scan
from rules.words import Phrases
from tests.rules.fakes import chat, clean, screen

R = PersonRole


def test_the_worked_case_of_the_guide() -> None:
    screened = screen(chat("Draft memo on S1 John Doe, SSN 123-45-6789"), {"John Doe": (R.SUSPECT, 100)})
    assert clean(screened) == ["Draft memo on S1 [suspect 1], SSN [ssn 1]"]
    assert [(one.type, one.placeholder, one.role) for one in screened.findings] == [
        ("PERSON", "[suspect 1]", R.SUSPECT),
        ("SSN", "[ssn 1]", None),
    ]
    assert dict(screened.placeholders.values) == {"[suspect 1]": "John Doe", "[ssn 1]": "123-45-6789"}


def test_the_fullest_name_comes_back() -> None:
    values = screen(chat("Doe left. John called. John Doe came back."), ["John", "John Doe"]).placeholders.values
    assert values["[person 1]"] == "John Doe"


def test_what_is_found_in_one_place_is_taken_out_everywhere() -> None:
    call = ToolCall("call-1", "lookup", json.dumps({"query": "doe, john", "docket": "25-123456", "n": 251234567}))
    (said,) = chat("John Doe, case 25-123456").messages
    screened = screen(ChatRequest("m", (said, Message("assistant", tool_calls=(call,)))), ["John Doe"])
    arguments = json.loads(screened.clean.messages[1].tool_calls[0].arguments)
    assert arguments == {"query": "[person 1]", "docket": "[case number 1]", "n": 251234567}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CA plate 8ABC123 fled. Look for 8abc 123 or 8-ABC-123.", "CA plate [license plate 1] fled. Look for {0} or {0}."),
        ("SSN 541832290 again as 541 83 2290", "SSN [ssn 1] again as [ssn 1]"),
        ("Case no. 25-214477; see 25214477 and 25 214477", "Case no. [case number 1]; see {0} and {0}"),
    ],
)
def test_a_value_is_found_again_in_other_groups(text: str, expected: str) -> None:
    screened = assemble(chat(text), {text: PatternEngine().scan(text)})
    placeholder = screened.findings[0].placeholder
    assert clean(screened) == [expected.format(placeholder)]


def test_the_label_helps_and_is_not_replaced() -> None:
    call = ToolCall("call-1", "lookup", json.dumps({"case": "25-123456", "John Doe": "x"}))
    screened = screen(ChatRequest("m", (Message("assistant", tool_calls=(call,)),)), ["case"])
    assert json.loads(screened.clean.messages[0].tool_calls[0].arguments) == {"case": "[case number 1]", "John Doe": "x"}


# ------------------------------------------------------------------ identifiers can't hold placeholders


@pytest.mark.parametrize("name", ["lookup_John_Fontenot", "lookup_fontenot", "call-john-fontenot"])
def test_a_known_name_in_an_identifier_is_reported(name: str) -> None:
    assert screen(replace(chat("John Fontenot"), tools=(Tool(name),)), ["John Fontenot"]).in_identifiers == ("PERSON",)


def test_a_supplied_name_in_a_schema_key_is_reported() -> None:
    tool = Tool("lookup", parameters={"properties": {"fontenot_was_here": {"type": "string"}}})
    given = Declared(people=(SuppliedPerson("John Fontenot"),))
    assert screen(replace(chat("Hello", declared=given), tools=(tool,))).in_identifiers == ("PERSON",)


def test_a_checked_value_in_an_identifier_is_reported_and_a_guess_is_not() -> None:
    ssn = replace(chat("Hello"), tools=(Tool("get_123-45-6789"),))
    assert screen(ssn).in_identifiers == ("SSN",)
    guess = replace(chat("Hello"), tools=(Tool("get_Paris"),))
    assert screen(guess, ["Paris"]).in_identifiers == ()


def test_identifiers_without_digits_are_not_even_scanned() -> None:
    request = replace(chat("Hello"), tools=(Tool("get_weather", parameters={"properties": {"city": {"type": "string"}}}),))
    assert texts_to_scan(request) == ("Hello",)


# ------------------------------------------------------------------ reports


def test_only_what_this_turn_added_is_new() -> None:
    screened = screen(chat("John Doe came.", "assistant: John Doe left.", "And Jane Roe?"), ["John Doe", "Jane Roe"])
    assert [one.new for one in screened.findings] == [False, False, True]
    assert all(one.new for one in screen(chat("John Doe came."), ["John Doe"]).findings)


def test_each_data_class_is_reported_once_by_its_strongest_signal() -> None:
    scans = {
        "a": MessageScan(signals=(ClassSignal("cji", 0.6, "rap sheet"), ClassSignal("phi", 0.4, "vitals"))),
        "b": MessageScan(signals=(ClassSignal("cji", 0.9, "NCIC number"), ClassSignal("juvenile", 0.5, "minor"))),
    }
    assert assemble(chat("a", "b"), scans).data_classes == (
        ClassSignal("cji", 0.9, "NCIC number"),
        ClassSignal("juvenile", 0.5, "minor"),
    )


def test_no_value_shows_in_a_repr() -> None:
    screened = screen(chat("John Doe, SSN 123-45-6789, call 916-555-0101"), ["John Doe"])
    assert not any(value in repr(screened) for value in ("Doe", "6789", "0101"))


# ------------------------------------------------------------------ overlaps


def scanned(text: str, findings: tuple[Finding, ...] = (), mentions: tuple[Mention, ...] = ()) -> Screened:
    return assemble(chat(text), {text: MessageScan(findings, mentions)})


def test_a_name_inside_an_address_is_no_person() -> None:
    screened = scanned("2814 Miller Ave", (Finding(0, 15, "STREET_ADDRESS", 0.7, "x"),), (Mention(5, 11, 0.9, "x"),))
    assert (clean(screened), screened.people) == (["[address 1]"], ())


def test_nothing_is_left_of_a_value_that_loses() -> None:
    screened = scanned("ab1234567cd", (Finding(0, 7, "SSN", 0.9, "x"), Finding(5, 11, "PHONE", 0.9, "x")))
    assert clean(screened) == ["[ssn 1]"]


# ------------------------------------------------------------------ closed by default


def test_a_text_that_was_not_scanned_stops_the_request() -> None:
    with pytest.raises(ScreenFailed, match="not scanned"):
        assemble(chat("a", "b"), {"a": MessageScan()})


def test_a_scan_of_another_text_stops_the_request() -> None:
    with pytest.raises(ScreenFailed, match="does not fit"):
        scanned("short", (Finding(2, 40, "SSN", 0.9, "x"),))


def test_the_last_look_sees_a_name_and_a_value_that_are_still_there() -> None:
    people = cast(["John Doe"], [[Mention(0, 8, 0.9, "x")]], [[]], ())
    values = Phrases([(("123", "45", "6789"), Value("SSN", ("ssn", "123456789"), "x"))])
    ensure_clean(chat("[suspect 1] had [ssn 1]"), people, values)
    for left in ("[suspect 1] is DOE", "john doe", "it was 123 45 6789"):
        with pytest.raises(ScreenFailed) as failure:
            ensure_clean(chat(left), people, values)
        assert "oe" not in str(failure.value).replace("does", "")


# ------------------------------------------------------------------ properties

NAMES = ["Ada Quill", "Ben Rook", "Cleo O'Stroud", "Zoë Tanner-Yi"]
VALUES = ["123-45-6789", "(916) 555-0142", "ada.quill@city.org", "case 25-123456"]
fragments = st.sampled_from([*NAMES, *VALUES, "Quill", "rook", "\U0001f600", "[suspect 2]", "[", "]", ",", "ran", "\n", "_"])
texts = st.lists(fragments, max_size=10).map(" ".join) | st.text(max_size=30)
requests = st.lists(texts, min_size=1, max_size=4).map(lambda turns: chat(*turns))


@given(requests)
def test_every_finding_lies_in_its_text_and_the_cut_is_only_the_findings(request: ChatRequest) -> None:
    screened = screen(request, NAMES)
    before = {leaf.path: leaf.text for leaf in leaves(request)}
    for path, text in before.items():
        rebuilt, at = "", 0
        for one in (one for one in screened.findings if one.path == path):
            assert at <= one.start < one.end <= len(text)
            rebuilt += text[at : one.start] + one.placeholder
            at = one.end
        assert {leaf.path: leaf.text for leaf in leaves(screened.clean)}[path] == rebuilt + text[at:]


@given(requests)
def test_no_found_value_is_in_the_clean_request(request: ChatRequest) -> None:
    left = " ".join(clean(screen(request, NAMES)))
    before = " ".join(leaf.text for leaf in leaves(request))
    assert not any(name in left for name in NAMES)
    assert not any(value.removeprefix("case ") in left for value in VALUES)
    assert "Ada Quill" not in before or "Quill" not in left


plain = st.lists(st.sampled_from([*NAMES, *VALUES[:3], "ran", "and", "\n"]), max_size=10).map("; ".join)


@given(plain)
def test_restoring_gives_back_what_was_written(text: str) -> None:
    screened = screen(chat(text), NAMES)
    restored = clean(screened)[0]
    for placeholder, value in screened.placeholders.values.items():
        restored = restored.replace(placeholder, value)
    assert restored == text


@given(requests)
def test_what_is_clean_stays_as_it_is(request: ChatRequest) -> None:
    once = screen(request, NAMES).clean
    assert clean(screen(once, NAMES)) == clean(screen(request, NAMES))


def test_two_hundred_thousand_words_take_linear_time() -> None:
    paragraph = "Ada Quill met Ben Rook at noon and called (916) 555-0142 about case 25-123456 near the old mill again. "

    def seconds(count: int) -> float:
        text = paragraph * (count // 20)
        request = ChatRequest("m", (Message("user", (TextPart(text),)),))
        found = [Mention(at, at + 9, 0.9, "x") for at in range(0, len(text), len(paragraph))]
        started = time.perf_counter()
        assemble(request, {text: MessageScan(mentions=tuple(found))})
        return time.perf_counter() - started

    few = min(seconds(20_000) for _ in range(2))
    assert seconds(200_000) < 10 * few * 3
