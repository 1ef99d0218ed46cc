"""The cut replaces exactly what it is told to, however many places there are."""

import time

from hypothesis import given
from hypothesis import strategies as st

from rules.cut import VALUES_IN_BLOCK, Cut, cut


@st.composite
def texts_with_cuts(draw: st.DrawFn) -> tuple[str, list[Cut]]:
    text = draw(st.text(min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [Cut(start, end, draw(st.sampled_from(["[suspect 1]", "[phone 2]", "[person]"]))) for start, end in pairs]


def by_hand(text: str, cuts: list[Cut]) -> str:
    for one in reversed(cuts):
        text = text[: one.start] + one.placeholder + text[one.end :]
    return text


@given(texts_with_cuts())
def test_only_the_cuts_change(case: tuple[str, list[Cut]]) -> None:
    assert cut(*case) == by_hand(*case)


def test_neighbours_with_one_placeholder_stay_two() -> None:
    assert cut("Ann Bob", [Cut(0, 3, "[person]"), Cut(4, 7, "[person]")]) == "[person] [person]"
    assert cut("AnnBob", [Cut(0, 3, "[person]"), Cut(3, 6, "[person]")]) == "[person][person]"


def test_many_cuts_take_linear_time() -> None:
    def seconds(count: int) -> float:
        cuts = [Cut(at * 20, at * 20 + 4, f"[phone {at}]") for at in range(count)]
        started = time.perf_counter()
        assert cut("word " * 4 * count, cuts).count("[phone") == count
        return time.perf_counter() - started

    few = min(seconds(20 * VALUES_IN_BLOCK) for _ in range(3))
    assert seconds(160 * VALUES_IN_BLOCK) < 8 * few * 4
