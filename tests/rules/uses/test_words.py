"""Lists of words: found in any spelling, in one pass."""

from __future__ import annotations

import pytest

from rules.uses.words import Found, Lexicon, PatternTooSlow, keys_of, nearest, problem
from rules.words import words


def found(text: str, *entries: str) -> list[Found]:
    return Lexicon({("p", "list"): entries}).find(text, words(text)).get(("p", "list"), [])


@pytest.mark.parametrize(
    ("text", "entry", "count"),
    [
        ("He was HUMILIATED again", "humiliat*", 1),
        ("my ex's car and my  ex", "my ex", 2),
        ("I didn't read him", "didn't read", 1),
        ("I didn\u2019t read him", "didn't read", 1),
        ("the co-worker", "co worker", 1),
        ("the coworker", "co worker", 0),
        ("humility", "humiliat*", 0),
        ("trackers and tracking", "track*", 2),
        ("CI #14 told us", r"/CI ?#? ?\d{1,6}/", 1),
        ("DECIDE 14", r"/CI ?#? ?\d{1,6}/", 0),
        ("it's personal, who's lying", "it's personal", 1),
        ("the informant's debrief", "informant's", 1),
    ],
)
def test_an_entry_is_found_as_people_write_it(text: str, entry: str, count: int) -> None:
    assert len(found(text, entry)) == count


@pytest.mark.parametrize("entry", ["", "a!b", "*", "ab*", "tr*ck", "..."])
def test_what_is_no_word_is_refused(entry: str) -> None:
    assert problem(entry)


@pytest.mark.parametrize("entry", ["a", "my ex", "co-worker", "humiliat*", "didn't", "i'm next", "w1"])
def test_words_and_phrases_are_accepted(entry: str) -> None:
    assert problem(entry) is None
    assert keys_of(entry)


def test_a_pattern_that_takes_too_long_is_an_error() -> None:
    text = "a" * 40 + "!"
    with pytest.raises(PatternTooSlow):
        Lexicon({("p", "list"): ["/(?:a{1,30}){1,30}b/"]}).find(text, words(text))


@pytest.mark.parametrize(
    ("lists", "within", "near"),
    [
        ([[Found(1, 1)], [Found(5, 6)]], 5, True),
        ([[Found(1, 1)], [Found(6, 6)]], 5, False),
        ([[Found(1, 1), Found(20, 20)], [Found(22, 22)], [Found(18, 18)]], 5, True),
        ([[Found(1, 1)]], 1, True),
        ([[Found(10, 10)], [Found(1, 1)], [Found(19, 19)]], 10, False),
        ([[Found(1, 1)], [Found(10, 10)], [Found(10, 11)]], 10, True),
    ],
)
def test_near_is_counted_in_words(lists: list[list[Found]], within: int, near: bool) -> None:
    assert nearest(lists, within) is near
