"""What is held back of a stream, and that it does not depend on how the stream was split."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.reply.hold import LIMIT, Hold


def halve(window: str) -> int:
    return len(window) // 2


def units(chunks: list[str]) -> list[str]:
    hold = Hold(halve)
    return [unit for chunk in chunks for unit in hold.feed(chunk)] + [hold.close()]


@pytest.mark.parametrize(
    ("text", "released", "held"),
    [
        ("The council met", "The council ", "met"),
        ("by [reporting party ", "by ", "[reporting party "),
        ("by [reporting party 3] ", "by [reporting party 3] ", ""),
        ("a list [of things, ", "a list [of things, ", ""),
        ("Call (916) 555-0142 ", "Call ", "(916) 555-0142 "),
        ("Call (916) 555-0142 before noon today ", "Call (916) 555-0142 before noon today ", ""),
        ("Call 555-0142. Then ", "Call ", "555-0142. Then "),
        ("at 555-0142 now\nwe", "at 555-0142 now\n", "we"),
        ("my password is ", "my ", "password is "),
        ("born March ", "", "born March "),
        ("run `git commit ", "run ", "`git commit "),
        ("run `git commit` ", "run `git commit` ", ""),
        ("run `git\n", "run `git\n", ""),
    ],
)
def test_only_what_may_still_change_is_held(text: str, released: str, held: str) -> None:
    hold = Hold(halve)
    assert "".join(hold.feed(text)) == released
    assert hold.close() == held


def test_never_more_than_the_limit_is_held() -> None:
    for endless in ("a", "[a ", "`a ", "1 ", "[", " 1"):
        hold, given_, back = Hold(halve), 0, 0
        for _ in range(2000):
            given_ += len(endless)
            back += sum(map(len, hold.feed(endless)))
            assert given_ - back <= LIMIT


@given(st.text(alphabet="ab1[]`. \n:@", max_size=700), st.lists(st.integers(0, 700), max_size=10))
@settings(deadline=None)
def test_units_depend_on_the_text_alone(text: str, cuts: list[int]) -> None:
    edges = sorted(min(cut, len(text)) for cut in cuts)
    chunks = [text[start:end] for start, end in zip([0, *edges], [*edges, len(text)], strict=True)]
    assert units(chunks) == units([text]) == units(list(text))
    assert "".join(units(chunks)) == text
