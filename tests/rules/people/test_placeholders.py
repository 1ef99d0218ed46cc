"""One number, one person: in this request, in the next one, and in what a chat tool sends again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import PersonRole
from rules.people.placeholders import PERSON_WORDS, PLACEHOLDER, literals, same_value, word_of
from tests.rules.fakes import chat, clean, screen

R = PersonRole
PEOPLE = ["Ada Quill", "Ben Rook", "Cleo Stroud", "Dov Tanner", "Elif Umber", "Finn Voss"]


def test_people_count_in_order_of_appearance_whatever_their_part() -> None:
    found = {"Ada Quill": (R.WITNESS, 85), "Ben Rook": (R.SUSPECT, 85), "Cleo Stroud": (R.REPORTING_PARTY, 88)}
    assert clean(screen(chat("Ben Rook, Cleo Stroud and Ada Quill"), found)) == [
        "[suspect 1], [reporting party 2] and [witness 3]"
    ]


def test_each_type_of_identifier_has_its_own_count_and_one_value_one_placeholder() -> None:
    text = "Call (916) 555-0142 or 916-555-0143, SSN 123-45-6789, again 9165550142, case 25-123456 and 25-123456"
    assert clean(screen(chat(text))) == [
        "Call [phone 1] or [phone 2], SSN [ssn 1], again [phone 1], case [case number 1] and [case number 1]"
    ]


def test_a_later_message_changes_at_most_the_word() -> None:
    first = screen(chat("Ada Quill met Ben Rook."), {"Ada Quill": (R.OTHER, 0), "Ben Rook": (R.OTHER, 0)})
    later = screen(chat("Ada Quill met Ben Rook.", "Suspect Ben Rook"), {"Ada Quill": (R.OTHER, 0), "Ben Rook": (R.SUSPECT, 85)})
    assert clean(first)[0] == "[person 1] met [person 2]."
    assert clean(later)[0] == "[person 1] met [suspect 2]."


# ------------------------------------------------------------------ placeholders in the incoming text


def test_a_reply_that_is_sent_again_moves_nobody() -> None:
    found = {"Ben Rook": (R.SUSPECT, 85), "Ada Quill": (R.VICTIM, 85)}
    screened = screen(chat("Ben Rook hit Ada Quill.", "assistant: [suspect 1] hit [victim 2].", "Add that Rook ran."), found)
    assert clean(screened) == ["[suspect 1] hit [victim 2].", "[suspect 1] hit [victim 2].", "Add that [suspect 1] ran."]


def test_who_appears_behind_a_literal_gets_a_higher_number() -> None:
    assert clean(screen(chat("[Suspect 3] fled. Ada Quill saw it."), PEOPLE)) == ["[Suspect 3] fled. [person 4] saw it."]
    assert clean(screen(chat("Ada Quill saw [suspect 3]. Ben Rook too."), PEOPLE)) == [
        "[person 1] saw [suspect 3]. [person 4] too."
    ]


def test_a_literal_of_an_identifier_reserves_in_its_own_series() -> None:
    assert clean(screen(chat("[phone 4], 916-555-0101, Ada Quill"), PEOPLE)) == ["[phone 4], [phone 5], [person 1]"]


def test_a_literal_is_never_restored() -> None:
    screened = screen(chat("Ben Rook fled.", "assistant: [suspect 1] fled."), {"Ben Rook": (R.SUSPECT, 85)})
    assert screened.placeholders.reserved == {"[suspect 1]"}
    assert screened.placeholders.values == {}


@pytest.mark.parametrize("text", ["[ada quill 1]", "[suspect Ada Quill]", "[suspect 1 Ada Quill]", "[[suspect 1]Ada Quill]"])
def test_brackets_do_not_hide_a_name(text: str) -> None:
    assert "uill" not in clean(screen(chat(text), [*PEOPLE, "ada quill"]))[0]


# ------------------------------------------------------------------ properties

sentences = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4).map(" met ".join)
stories = st.lists(sentences, min_size=1, max_size=5)


def conversation(story: list[str]) -> list[str]:
    """The turns as a chat tool resends them: what the user wrote, and the replies with the placeholders they had."""
    turns: list[str] = []
    for sentence in story:
        turns.append(sentence)
        turns.append(f"assistant: {clean(screen(chat(*turns), PEOPLE))[-1]}")
    return turns


def numbers_of(turns: list[str]) -> dict[str, str]:
    """Which placeholder each name got; a name that got two would fail here."""
    screened = screen(chat(*turns), PEOPLE)
    given: dict[str, str] = {}
    for turn, cleaned in zip(turns, clean(screened), strict=True):
        if not turn.startswith("assistant: "):
            for name, placeholder in zip(turn.split(" met "), cleaned.split(" met "), strict=True):
                assert given.setdefault(name, placeholder) == placeholder
    return given


@given(stories)
def test_in_the_whole_history_everybody_keeps_the_number(story: list[str]) -> None:
    turns = conversation(story)
    whole = numbers_of(turns)
    for end in range(1, len(turns)):
        assert numbers_of(turns[:end]).items() <= whole.items()


@given(stories, st.data())
def test_no_part_of_a_conversation_gives_one_number_to_two_people(story: list[str], data: st.DataObject) -> None:
    turns = conversation(story)
    part = turns[data.draw(st.integers(0, len(turns) - 1)) :]
    given = numbers_of(part)
    assert len(set(given.values())) == len(given)
    standing: set[int] = set()
    appeared: set[str] = set()
    for turn in part:
        if turn.startswith("assistant: "):
            standing |= {literal.number for literal in literals(turn)}
            continue
        for name in set(turn.split(" met ")) - appeared:
            appeared.add(name)
            assert literals(given[name])[0].number not in standing


def test_the_words_are_the_ones_that_are_known_again() -> None:
    types = ["SSN", "AGE_OVER_89", "STREET_ADDRESS", "A_TYPE_OF_TOMORROW"]
    for word in [*PERSON_WORDS.values(), *map(word_of, types)]:
        assert re.fullmatch(PLACEHOLDER, f"[{word} 12]")


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("PHONE", "(916) 555-0142", "+1 916 555 0142", True),
        ("CASE_NUMBER", "25-123456", "25 123456", True),
        ("DRIVER_LICENSE", "f4418207", "F4418207", True),
        ("IP_ADDRESS", "1.11.1.1", "11.1.1.1", False),
        ("EMAIL", "a.b@city.example", "ab@city.example", False),
        ("SSN", "123-45-6789", "123-45-6780", False),
    ],
)
def test_spellings_of_one_value(kind: str, one: str, other: str, same: bool) -> None:
    assert (same_value(kind, one) == same_value(kind, other)) is same
