"""What the signs around a name may say, and what they may not."""

from __future__ import annotations

import json
from math import log

from hypothesis import given
from hypothesis import strategies as st

from rules.domain import Evidence, PersonRole, Sign
from rules.people.signs import NAME, signs_for
from rules.people.verdict import judge
from rules.people.weights import ALWAYS, NO_WEIGHTS, PARTS, odds, read_weights, strongest

S, V, W, X = PersonRole.SUSPECT, PersonRole.VICTIM, PersonRole.WITNESS, PersonRole.OTHER


def sign(name: str, part: PersonRole, weight: float, *, juvenile: float = -5.0) -> Sign:
    return Sign(name, (*(weight if one == part else 0.0 for one in PARTS), juvenile))


def test_weights_are_read_as_hundredths_and_only_known_signs_speak() -> None:
    weights = read_weights(json.dumps({ALWAYS: [1, 2, 3, 4, 5, 6, 7, -300], "next:was arrested": [0, 0, 0, 0, 250, 0, 0, 0]}))
    known = weights.known({"next:was arrested", "next:never seen"})
    assert [one.name for one in known] == [ALWAYS, "next:was arrested"]
    assert known[1].says[PARTS.index(S)] == 2.5
    assert NO_WEIGHTS.known({"next:was arrested"}) == ()
    assert odds(()) is None


def test_sure_signs_give_the_part_and_say_why() -> None:
    said = judge((), [sign("next:was arrested", S, 6.0)])
    assert said.role == S
    assert said.evidence[0].role == S
    assert "next:was arrested" in said.evidence[0].why


def test_blame_needs_more_than_any_other_part() -> None:
    """Three to one is enough for a witness; a suspect must also all but rule out the victim."""
    assert judge((), [sign("next:saw", W, 2.5)]).role == W
    assert judge((), [sign("next:left", S, 2.5)]).role is None
    torn = [sign("next:hit", S, 6.0), sign("prev:hit", V, 4.5)]
    assert judge((), torn).role is None


def test_what_somebody_wrote_down_beats_every_sign() -> None:
    signs = [sign("next:was arrested", S, 20.0)]
    assert judge((Evidence(V, 100, "tag"),), signs).role == V
    assert judge((Evidence(V, 100, "tag"), Evidence(S, 100, "tag")), signs).role is None


def test_a_child_has_the_juvenile_part() -> None:
    assert judge((), [sign("prev:boy", S, 6.0, juvenile=3.0)]).role == PersonRole.JUVENILE_SUSPECT
    assert judge((Evidence(PersonRole.JUVENILE_VICTIM, 20, "age"),), [sign("x", S, 6.0)]).role == PersonRole.JUVENILE_SUSPECT


def test_a_sign_counts_once_however_often_it_stands() -> None:
    once, often = odds([sign("next:said", W, 1.0)]), odds([sign("next:said", W, 1.0)] * 9)
    assert once == often


def test_only_signs_with_words_are_told() -> None:
    assert strongest([sign("next1:.", W, 9.0), sign("next:saw", W, 1.0), sign("next:hid", S, 2.0)], W) == ["next:saw"]


@given(st.lists(st.sampled_from(["Tova Lindqvist", "Odom", "said", "hit", "the", ".", "\n", "17", "ran"]), max_size=30))
def test_no_name_of_the_text_is_in_a_sign(words: list[str]) -> None:
    text, spans = "", []
    for word in words:
        if word[0].isupper():
            spans.append((len(text), len(text) + len(word)))
        text += word + " "
    for signs in signs_for(text, spans, [()] * len(spans)):
        assert not any("lindqvist" in one or "odom" in one or "tova" in one for one in signs)
        assert all(NAME not in one or one.startswith(("prev", "next", "both", "around", "to", "from", "then")) for one in signs)


def reads(part: PersonRole, sure: float) -> tuple[float, ...]:
    rest = (1 - sure) / (len(PARTS) - 1)
    return tuple(log(sure if one == part else rest) for one in PARTS)


def test_the_encoder_says_a_part_that_no_sign_says() -> None:
    nothing = [sign(ALWAYS, S, 0.0)]
    assert judge((), nothing).role is None
    assert judge((), nothing, [reads(V, 0.97), reads(V, 0.99)]).role == V


def test_one_reading_of_many_that_differs_is_outvoted() -> None:
    nothing = [sign(ALWAYS, S, 0.0)]
    assert judge((), nothing, [reads(V, 0.99)] * 19 + [reads(W, 0.99)]).role == V


def test_places_that_read_as_opposite_parts_accuse_nobody() -> None:
    nothing = [sign(ALWAYS, S, 0.0)]
    assert judge((), nothing, [reads(V, 0.98), reads(S, 0.98)]).role is None


def test_what_somebody_wrote_goes_before_how_it_reads() -> None:
    assert judge((Evidence(V, 100, "tag"),), [sign(ALWAYS, S, 0.0)], [reads(S, 0.99)]).role == V
