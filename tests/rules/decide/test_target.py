"""Only approved systems, by exact name, for people who were granted them (policy VII.E, VI.B)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rules.decide.target import resolve_target, usable_systems
from rules.domain import Blocked, Target
from tests.rules.decide.given import NOW, grant, policy, standing, system

NOBODY: frozenset[str] = frozenset()


def test_the_system_of_this_name_with_its_grant() -> None:
    target = resolve_target("city-gpt", standing(), policy(), NOBODY, NOW)
    assert isinstance(target, Target)
    assert (target.system.upstream_model, target.grant.granted_by) == ("m-1", "director")


@pytest.mark.parametrize(
    "name",
    ["", "CITY-GPT", "city-gpt ", "city-gpt-latest", "city", "m-1", "county", "c\u2170ty-gpt", "city-gpt\u200b", "../city-gpt"],
)
def test_no_other_spelling_of_a_name_reaches_a_system(name: str) -> None:
    refused = resolve_target(name, standing(), policy(), NOBODY, NOW)
    assert isinstance(refused, Blocked)
    assert refused.reason.code == "model_not_approved"
    assert not name or name not in refused.reason.message


@pytest.mark.parametrize(
    ("of", "person", "suspended", "code"),
    [
        ({}, {}, {"city-gpt"}, "model_suspended"),
        ({"valid_until": date(2026, 11, 22)}, {}, set(), "approval_expired"),
        ({"approved_on": date(2026, 11, 24)}, {}, set(), "approval_expired"),
        ({"departments": {"parks"}}, {}, set(), "not_authorized"),
        ({}, {"grants": ()}, set(), "not_authorized"),
        ({}, {"grants": (grant("other-gpt"),)}, set(), "not_authorized"),
        ({}, {"grants": (grant(valid_from=NOW + timedelta(seconds=1)),)}, set(), "not_authorized"),
        ({}, {"grants": (grant(valid_until=NOW),)}, set(), "not_authorized"),
    ],
)
def test_an_approval_that_is_not_live_or_not_for_this_person(
    of: dict[str, Any], person: dict[str, Any], suspended: set[str], code: str
) -> None:
    refused = resolve_target("city-gpt", standing(**person), policy(system(**of)), suspended, NOW)
    assert isinstance(refused, Blocked)
    assert refused.reason.code == code


CIO = {"subject": "the CIO", "since": date(2025, 1, 1)}


@pytest.mark.parametrize(
    ("of", "and_the_policy", "code"),
    [
        ({}, {}, None),
        ({}, {"approvers": [CIO]}, None),
        ({}, {"approvers": []}, "model_not_approved"),
        ({"approved_by": "a department manager"}, {"approvers": [CIO]}, "model_not_approved"),
        ({}, {"approvers": [CIO | {"until": date(2026, 1, 1)}]}, None),
        ({}, {"approvers": [CIO | {"until": date(2025, 12, 31)}]}, "model_not_approved"),
        ({}, {"approvers": [CIO | {"since": date(2026, 1, 2)}]}, "model_not_approved"),
        ({"regions": {"us-west"}}, {"regions": {"county": "us-west"}}, None),
        ({"regions": {"us-west"}}, {"regions": {"county": "eu-north"}}, "region_not_approved"),
        ({"regions": {"us-west"}}, {"regions": {"other": "us-west"}}, "region_not_approved"),
        ({}, {"regions": {"county": "eu-north"}}, None),
    ],
)
def test_an_approval_counts_if_who_signed_it_could_and_the_provider_is_where_it_says(
    of: dict[str, Any], and_the_policy: dict[str, Any], code: str | None
) -> None:
    found = resolve_target("city-gpt", standing(), policy(system(**of), **and_the_policy), NOBODY, NOW)
    assert (found.reason.code if isinstance(found, Blocked) else None) == code


def test_the_last_day_of_an_approval_is_still_a_day() -> None:
    today = system(valid_until=NOW.date(), approved_on=NOW.date())
    assert isinstance(resolve_target("city-gpt", standing(), policy(today), NOBODY, NOW), Target)


def test_the_list_of_models_is_what_would_be_answered() -> None:
    systems = (system("a"), system("b", valid_until=date(2026, 2, 1)), system("c"), system("d", departments={"parks"}))
    person = standing(grants=tuple(grant(name) for name in "abd"))
    assert [item.name for item in usable_systems(person, policy(*systems), NOBODY, NOW)] == ["a"]
