"""What the evidence about one person adds up to. Saying nothing is always allowed; calling a victim a suspect never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import Evidence, PersonRole
from rules.people.verdict import CONFLICT_WITHIN, verdict

R = PersonRole


def reasons(*weighed: tuple[PersonRole, int]) -> list[Evidence]:
    return [Evidence(role, weight, "test") for role, weight in weighed]


@pytest.mark.parametrize(
    ("weighed", "part"),
    [
        pytest.param([], None, id="nothing is known"),
        pytest.param([(R.SUSPECT, 100)], R.SUSPECT, id="tag"),
        pytest.param([(R.VICTIM, 100), (R.SUSPECT, 60)], R.VICTIM, id="a tag beats an arrest verb"),
        pytest.param([(R.SUSPECT, 100), (R.VICTIM, 100)], None, id="mutual combat S1/V2"),
        pytest.param([(R.SUSPECT, 60), (R.VICTIM, 50)], None, id="two verbs that disagree"),
        pytest.param([(R.SUSPECT, 66), (R.VICTIM, 50)], R.SUSPECT, id="sixteen points apart"),
        pytest.param([(R.VICTIM, 50), (R.REPORTING_PARTY, 88)], R.VICTIM, id="the victim called"),
        pytest.param([(R.WITNESS, 85), (R.REPORTING_PARTY, 50)], R.REPORTING_PARTY, id="the witness called"),
        pytest.param([(R.OFFICER, 90), (R.WITNESS, 85)], R.OFFICER, id="an officer saw it"),
        pytest.param([(R.OFFICER, 90), (R.VICTIM, 100)], R.VICTIM, id="officer with an explicit victim tag"),
        pytest.param([(R.OFFICER, 90), (R.VICTIM, 50)], R.OFFICER, id="officer who was struck, no tag"),
        pytest.param([(R.OFFICER, 90), (R.SUSPECT, 85)], None, id="officer and suspect is a conflict"),
        pytest.param([(R.OTHER, 85), (R.VICTIM, 85)], None, id="a profession doesn't outweigh a part"),
        pytest.param([(R.OTHER, 40), (R.WITNESS, 45)], R.WITNESS, id="no part yields to a part"),
        pytest.param([(R.OTHER, 30)], None, id="a relative may have any part"),
        pytest.param([(R.JUVENILE_VICTIM, 20)], None, id="a child is no part"),
        pytest.param([(R.JUVENILE_VICTIM, 20), (R.SUSPECT, 55)], R.JUVENILE_SUSPECT, id="a child changes the part"),
        pytest.param([(R.JUVENILE_SUSPECT, 20), (R.VICTIM, 85)], R.JUVENILE_VICTIM, id="and never its side"),
        pytest.param([(R.JUVENILE_VICTIM, 20), (R.WITNESS, 85)], R.WITNESS, id="a child who only saw it"),
    ],
)
def test_the_part_of_a_person(weighed: list[tuple[PersonRole, int]], part: PersonRole | None) -> None:
    assert verdict(reasons(*weighed)) == part


SIDES = {
    R.SUSPECT: "accused",
    R.JUVENILE_SUSPECT: "accused",
    R.VICTIM: "harmed",
    R.JUVENILE_VICTIM: "harmed",
}
evidence = st.lists(st.builds(Evidence, st.sampled_from(R), st.integers(0, 100), st.just("test")), max_size=6)


@given(evidence)
def test_nobody_is_accused_against_equally_strong_reasons(found: list[Evidence]) -> None:
    part = verdict(found)
    best = {side: max((e.weight for e in found if SIDES.get(e.role) == side), default=0) for side in ("accused", "harmed")}
    if part in SIDES and min(best.values()) > 30:
        other = "harmed" if SIDES[part] == "accused" else "accused"
        assert best[SIDES[part]] > best[other] + CONFLICT_WITHIN


@given(evidence)
def test_the_order_of_the_evidence_does_not_matter(found: list[Evidence]) -> None:
    assert verdict(found) == verdict(reversed(found))
