"""Exceptions: the AI Officer's word at the desk, what it lets a person past, and all that it never can."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from audit.registry.policies import Snapshot
from rules.decide.decide import decide
from rules.decide.policy import Policy, UseRule
from rules.domain import Blocked, Cleared, Consents, UseSignal
from tests.e2e.test_commands import townclerk
from tests.rules.decide.given import facts, policy
from tests.support.town import READER, Town

HARASSMENT = UseRule(id="use.harassment", clause="VII.A", title="Harassment", message="No.", what_to_do="Do not.")
INFORMANT = UseRule(
    id="content.informant", clause="VI.C", title="Informants", message="No.", what_to_do="Do not.", data_class="informant"
)
POLICY = policy(uses=(HARASSMENT, INFORMANT))
SOON = f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}"


@pytest.fixture
def town(new_town: Town) -> Town:
    """A town with two rules of use in force."""
    in_force = Snapshot(POLICY.version, POLICY.canonical())
    new_town.at_the_desk(lambda store: store.registry.policies.activate(in_force, actor=READER))
    return new_town


def desk(town: Town, *arguments: str, who: str | None = "aio") -> subprocess.CompletedProcess[str]:
    key = {"TOWNCLERK_KEY": town.keys[who] if who else ""}
    return townclerk("exception", *arguments, "--config", str(town.path), folder=town.folder, **key)


def grant(
    town: Town, subject: str = "e4471", rule: str = "use.harassment", *, until: str = SOON, who: str | None = "aio"
) -> subprocess.CompletedProcess[str]:
    return desk(town, "grant", subject, rule, "--until", until, "--reason", "training_material", who=who)


def decided(town: Town, subject: str, rule: str = "use.harassment", under: Policy = POLICY) -> Cleared | Blocked:
    """What this person is answered for a message to which the rule speaks, with what the registry says of them now."""
    excepted = town.at_the_desk(lambda store: store.registry.exceptions.of(subject, datetime.now(UTC)))
    asked = facts()
    screened = replace(asked.screened, uses=(UseSignal(rule, 0, "block", 0.9),))
    decision = decide(replace(asked, policy=under, screened=screened, consents=Consents(excepted=excepted)))
    assert isinstance(decision, Cleared | Blocked)
    return decision


def test_an_exception_holds_for_one_person_and_rule_until_it_is_ended(town: Town) -> None:
    assert isinstance(decided(town, "e4471"), Blocked)
    granted = grant(town)
    assert granted.returncode == 0, granted.stderr
    assert granted.stdout.startswith("exception 1: e4471 is not stopped by use.harassment until")
    let_past = decided(town, "e4471")
    assert isinstance(let_past, Cleared)
    assert [(note.rule_id, note.code) for note in let_past.notes] == [("use.harassment", "excepted")]
    assert isinstance(decided(town, "e1001"), Blocked), "somebody else is stopped as before"
    assert "e4471\tuse.harassment\ttraining_material\tby e1008" in desk(town, "list").stdout

    ended = desk(town, "end", "1", who=None)
    assert ended.returncode == 0, ended.stderr
    assert isinstance(decided(town, "e4471"), Blocked)
    assert desk(town, "list").stdout.strip().endswith("ended")
    assert desk(town, "end", "1").returncode == 1
    assert town.verify().valid


def test_an_exception_for_a_rule_that_became_a_class_limit_lets_nobody_past(town: Town) -> None:
    grant(town)
    limit = policy(uses=(HARASSMENT.model_copy(update={"data_class": "informant"}),))
    assert isinstance(decided(town, "e4471", under=limit), Blocked)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("content.informant", "protects a data class"),
        ("content.data_class", "no rule of use"),
        ("target.approved", "no rule of use"),
        ("standing.training", "no rule of use"),
        ("use.unheard_of", "no rule of use"),
    ],
)
def test_class_limits_and_systems_have_no_exceptions(town: Town, rule: str, why: str) -> None:
    refused = grant(town, rule=rule)
    assert refused.returncode == 1
    assert why in refused.stderr
    assert desk(town, "list").stdout == ""


def test_only_the_ai_officer_grants_and_not_to_themselves(town: Town) -> None:
    for who, why in ((None, "TOWNCLERK_KEY is not set"), ("cio", "takes one of: aio"), ("inactive", "takes one of: aio")):
        refused = grant(town, who=who)
        assert refused.returncode == 1
        assert why in refused.stderr
    assert "for themselves" in grant(town, subject="e1008").stderr
    assert desk(town, "list").stdout == ""


@pytest.mark.parametrize("days", [-1, 91])
def test_an_exception_is_for_90_days_at_most(town: Town, days: int) -> None:
    refused = grant(town, until=f"{datetime.now(UTC) + timedelta(days=days + 1):%Y-%m-%d}")
    assert refused.returncode == 1
    assert "within 90 days" in refused.stderr


def test_nobody_and_no_reason(town: Town) -> None:
    assert "Nobody has this subject id" in grant(town, subject="e9999").stderr
    wrong = desk(town, "grant", "e4471", "use.harassment", "--until", SOON, "--reason", "for John Doe")
    assert wrong.returncode == 1
    assert "no free text" in wrong.stderr
