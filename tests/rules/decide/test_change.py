"""What a new file tightens is in force at once; what it loosens is named and waits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules.decide.change import PAPERS, silenced, stricter
from rules.decide.policy import (
    DEFAULT_CLASSES,
    Approver,
    DataClass,
    Mode,
    Policy,
    PurposesSection,
    ReviewSection,
    RuleMode,
    RulesSection,
    ScrubbingSection,
    System,
    TrainingRules,
    UseRule,
)
from rules.reply.draft import NoticeSection
from tests.rules.decide.given import COURSE, policy, system

OFFICERS: dict[str, Any] = {"confirm": "aio+iso"}


def classes(**changes: Any) -> dict[str, DataClass]:
    return {**DEFAULT_CLASSES, "cji": DEFAULT_CLASSES["cji"].model_copy(update=changes)}


def defaults(**by_department: str) -> Policy:
    return policy(purposes=PurposesSection(defaults=by_department))


def approvers(**until: date | None) -> Policy:
    """The CIO's people, each with the last day."""
    return policy(approvers=[Approver(subject=name, since=date(2026, 1, 1), until=last) for name, last in until.items()])


def cji(**changes: Any) -> Policy:
    return policy(system(data_classes={"personal", "cji"}, **changes))


ONLY_POLICE: dict[str, Any] = {"only": {"cji": {"departments": ["police"]}}}
ONLY_REPORTS: dict[str, Any] = {"only": {"cji": {"purposes": ["report_drafting"]}}}


def course(**changes: Any) -> TrainingRules:
    return TrainingRules(required=(COURSE.model_copy(update=changes),))


def with_paper(name: str) -> System:
    given = system()
    return given.model_copy(update={"approval": given.approval.model_copy(update={name: "another"})})


LOOSENINGS: list[tuple[str, Policy, Policy]] = [
    ("systems.new-gpt", policy(), policy(system(), system("new-gpt"))),
    ("systems.city-gpt.upstream", policy(), policy(system(upstream_model="m-2"))),
    ("systems.city-gpt.restore", policy(system(restore=False)), policy()),
    ("systems.city-gpt.departments", policy(system(departments={"police"})), policy(system(departments={"police", "parks"}))),
    ("systems.city-gpt.departments", policy(system(departments={"police"})), policy()),
    ("systems.city-gpt.purposes", policy(system(purposes={"translation"})), policy()),
    ("systems.city-gpt.modalities", policy(), policy(system(modalities={"text", "image"}))),
    ("systems.city-gpt.data_classes", policy(), policy(system(data_classes={"personal", "cji"}))),
    ("systems.city-gpt.local_tools", policy(), policy(system(local_tools={"shell"}))),
    ("systems.city-gpt.valid_until", policy(), policy(system(valid_until=date(2030, 1, 1)))),
    ("systems.city-gpt.approved_on", policy(), policy(system(approved_on=date(2025, 1, 1)))),
    *((f"systems.city-gpt.{paper}", policy(), policy(with_paper(paper))) for paper in PAPERS),
    ("systems.city-gpt.local_tools", policy(system(local_tools={"*"})), policy(system(local_tools={"shell"}))),
    ("systems.city-gpt.upstream", policy(places={"county": "at a"}), policy(places={"county": "at b"})),
    ("systems.city-gpt.housekeeping", policy(), policy(system(housekeeping=True))),
    ("data_classes.cji.cured_by_scrubbing", policy(), policy(data_classes=classes(cured_by_scrubbing=True))),
    ("data_classes.cji.restore", policy(), policy(data_classes=classes(restore=True))),
    ("data_classes.own", policy(data_classes={**DEFAULT_CLASSES, "own": DEFAULT_CLASSES["cji"]}), policy()),
    ("training.AI-POLICY-2026", policy(), policy(training=course(id="OTHER"))),
    ("training.AI-POLICY-2026.valid_days", policy(), policy(training=course(valid_days=3000))),
    ("training.AI-POLICY-2026.grace_days", policy(), policy(training=course(grace_days=60))),
    ("training.AI-POLICY-2026.departments", policy(), policy(training=course(departments=frozenset({"parks"})))),
    ("scrubbing.restore", policy(scrubbing=ScrubbingSection(restore=False)), policy()),
    ("notice", policy(), policy(notice=NoticeSection(place="off"))),
    ("notice", policy(), policy(notice=NoticeSection(text="Short note for {id} only"))),
    ("review.independent", policy(), policy(review=ReviewSection(independent=frozenset()))),
    ("systems.city-gpt.unscrubbed", policy(), policy(system(unscrubbed={"personal"}))),
    ("systems.city-gpt.agreements.cjis", cji(agreements={}), cji()),
    ("systems.city-gpt.agreements.cjis", cji(), cji(agreements={"cjis": "another", "baa": "BAA-17"})),
    ("systems.city-gpt.only.cji.departments", cji(**ONLY_POLICE), cji()),
    ("systems.city-gpt.only.cji.departments", cji(**ONLY_POLICE), cji(only={"cji": {"departments": ["police", "parks"]}})),
    ("systems.city-gpt.only.cji.purposes", cji(**ONLY_REPORTS), cji(**ONLY_POLICE)),
    ("systems.city-gpt.regions", policy(system(regions={"us-west"})), policy()),
    ("providers.county.region", policy(regions={"county": "eu"}), policy(regions={"county": "us-west"})),
    ("data_classes.cji.needs_agreement", policy(), policy(data_classes=classes(needs_agreement=None))),
    ("data_classes.cji.needs_agreement", policy(), policy(data_classes=classes(needs_agreement="baa"))),
    ("data_classes.cji.needs_clearance", policy(), policy(data_classes=classes(needs_clearance=None))),
    ("purposes.defaults.police", policy(), defaults(police="report_drafting")),
    ("purposes.defaults.police", defaults(police="translation"), defaults(police="report_drafting")),
    ("governance.approvers", approvers(e2=None), policy()),
    ("governance.approvers", approvers(e2=None), approvers(e2=None, e3=None)),
    ("governance.approvers", approvers(e2=None), approvers(e3=None)),
    ("governance.approvers.e2.until", approvers(e2=date(2026, 6, 1)), approvers(e2=None)),
    ("governance.confirm", policy(**OFFICERS), policy()),
    ("governance.confirm", policy(**OFFICERS), policy(confirm="aio")),
]


@pytest.mark.parametrize(("path", "old", "new"), LOOSENINGS, ids=[path for path, _, _ in LOOSENINGS])
def test_a_loosening_is_named_and_not_in_force(path: str, old: Policy, new: Policy) -> None:
    change = stricter(old, new)
    assert path in change.loosened
    assert change.effective != new


@pytest.mark.parametrize(("path", "old", "new"), LOOSENINGS, ids=[path for path, _, _ in LOOSENINGS])
def test_the_same_change_the_other_way_is_a_tightening_or_at_least_safe(path: str, old: Policy, new: Policy) -> None:
    """What is in force never permits more than either file, so comparing it again finds nothing to loosen."""
    effective = stricter(old, new).effective
    assert stricter(old, effective).loosened == ()


TIGHTENINGS: list[tuple[Policy, Policy]] = [
    (policy(system(), system("b")), policy(system())),
    (policy(), policy(system(restore=False))),
    (policy(), policy(system(departments={"police"}))),
    (policy(), policy(system(valid_until=date(2026, 12, 1)))),
    (policy(), policy(training=course(grace_days=0, valid_days=30))),
    (policy(), policy(training=TrainingRules(required=(COURSE, COURSE.model_copy(update={"id": "AI-LE"}))))),
    (policy(), policy(**OFFICERS)),
    (policy(system(unscrubbed={"personal"})), policy()),
    (cji(), cji(agreements={})),
    (cji(), cji(**ONLY_POLICE)),
    (cji(), policy(system(regions={"us-west"}, data_classes={"personal", "cji"}))),
    (policy(regions={"county": "us-west"}), policy()),
    (policy(data_classes=classes(needs_clearance=None)), policy()),
    (defaults(police="translation", fire="letters"), defaults(police="translation")),
    (policy(), approvers(e2=None)),
    (approvers(e2=None, e3=None), approvers(e2=date(2026, 6, 1))),
    (approvers(e2=None), policy(approvers=[])),
    (policy(notice=NoticeSection(place="off")), policy()),
    (policy(), policy(data_classes={**DEFAULT_CLASSES, "own": DEFAULT_CLASSES["cji"]})),
]


@pytest.mark.parametrize(("old", "new"), TIGHTENINGS)
def test_a_tightening_is_in_force_at_once(old: Policy, new: Policy) -> None:
    change = stricter(old, new)
    assert change.loosened == ()
    assert change.effective == new


def test_a_file_that_does_both_is_taken_apart() -> None:
    old = policy(system(), system("b"))
    new = policy(system(valid_until=date(2026, 12, 1), data_classes={"personal", "cji"}))
    change = stricter(old, new)
    assert change.loosened == ("systems.city-gpt.data_classes",)
    in_force = change.effective.system("city-gpt")
    assert in_force is not None
    assert in_force.approval.valid_until == date(2026, 12, 1)
    assert in_force.approval.data_classes == {"personal"}
    assert change.effective.system("b") is None


def test_a_system_that_moves_is_tightened_where_it_was() -> None:
    old = policy(system(data_classes={"personal", "cji"}))
    new = policy(system(upstream_model="m-2", restore=False))
    in_force = stricter(old, new).effective.system("city-gpt")
    assert in_force is not None
    assert (in_force.upstream_model, in_force.restore, set(in_force.approval.data_classes)) == ("m-1", False, {"personal"})


def test_a_class_that_is_taken_off_an_approval_takes_its_scope_along() -> None:
    change = stricter(cji(unscrubbed={"cji"}, **ONLY_POLICE), policy())
    in_force = change.effective.system("city-gpt")
    assert in_force is not None
    assert (set(in_force.approval.data_classes), in_force.approval.unscrubbed, in_force.approval.only) == (
        {"personal"},
        frozenset(),
        {},
    )


def test_what_is_left_of_two_scopes_may_be_nobody_and_is_still_a_policy_that_can_be_read_again() -> None:
    change = stricter(cji(**ONLY_POLICE), cji(only={"cji": {"departments": ["parks"]}}))
    in_force = change.effective.system("city-gpt")
    assert in_force is not None
    assert in_force.approval.only["cji"].departments == frozenset()
    assert Policy.model_validate_json(change.effective.canonical()) == change.effective


def test_two_lists_of_approvers_that_share_nobody_leave_nobody_and_not_everybody() -> None:
    effective = stricter(approvers(e2=None), approvers(e3=None)).effective
    assert effective.approvers == ()
    assert not effective.may_approve("e3", date(2026, 2, 1))


def test_a_notice_comes_back_with_the_words_that_were_agreed() -> None:
    off = policy(notice=NoticeSection(place="off"))
    change = stricter(off, policy(notice=NoticeSection(text="Short note for {id} only")))
    assert change.loosened == ("notice",)
    assert change.effective.notice == NoticeSection()


def test_an_approval_of_which_nothing_is_left_is_gone() -> None:
    change = stricter(policy(system(departments={"police"})), policy(system(departments={"parks"})))
    assert change.effective.systems == ()


# ------------------------------------------------------------------ modes of rules of use


def rule(name: str = "a", mode: Mode = "enforce", statement: str = "It is official.", **changes: Any) -> UseRule:
    given = {"id": f"use.{name}", "clause": "VII.A", "title": name, "mode": mode, "message": "No.", "what_to_do": "Do not."}
    return UseRule.model_validate(given | {"statement": statement, "pack": mode} | changes)


def ruled(*rules: UseRule, confirm: str = "none", **modes: Mode) -> Policy:
    """A policy with these rules; `modes` of rule a by department, `every` for all of them."""
    said = tuple(
        RuleMode(rule="use.a", mode=mode, departments=frozenset({"*" if name == "every" else name}))
        for name, mode in modes.items()
    )
    return policy(uses=rules, rules=RulesSection(modes=said), confirm=confirm)


MODE_CHANGES: list[tuple[Policy, Policy, tuple[str, ...]]] = [
    (ruled(rule()), ruled(rule(), every="shadow"), ("use.a.*: enforce -> shadow",)),
    (ruled(rule(), every="off"), ruled(rule()), ("use.a.*: off -> enforce",)),
    (ruled(rule(), every="shadow"), ruled(rule(), every="acknowledge"), ("use.a.*: shadow -> acknowledge",)),
    (ruled(rule()), ruled(rule(), police="shadow"), ("use.a.police: enforce -> shadow",)),
    (ruled(rule(), police="shadow"), ruled(rule()), ("use.a.police: shadow -> enforce",)),
    (ruled(rule(), every="off", police="enforce"), ruled(rule(), every="off"), ("use.a.police: enforce -> off",)),
    (ruled(rule()), ruled(rule(mode="shadow")), ("use.a.*: enforce -> shadow",)),
    (ruled(rule(mode="shadow")), ruled(rule()), ("use.a.*: shadow -> enforce",)),
    (ruled(rule(mode="acknowledge")), ruled(rule(statement="")), ("use.a.*: acknowledge -> enforce",)),
    (ruled(), ruled(rule(), every="off"), ("use.a.*: enforce -> off",)),
    (
        ruled(rule(), every="acknowledge"),
        ruled(rule(statement=""), every="shadow"),
        ("use.a.*: acknowledge -> shadow",),
    ),
]


@pytest.mark.parametrize(("old", "new", "paths"), MODE_CHANGES, ids=[paths[0] for _, _, paths in MODE_CHANGES])
@pytest.mark.parametrize("confirm", ["none", "aio", "aio+iso"])
def test_a_change_of_modes_waits_for_both_officers_in_either_direction(
    old: Policy, new: Policy, paths: tuple[str, ...], confirm: str
) -> None:
    old, new = (one.model_copy(update={"confirm": confirm}) for one in (old, new))
    change = stricter(old, new)
    assert change.modes == tuple(f"rules.modes.{path}" for path in paths)
    assert change.officers == {"aio", "iso"}
    assert change.loosened == ()
    assert Policy.model_validate_json(change.effective.canonical()) == change.effective, "can be read at the next start"


@pytest.mark.parametrize(("old", "new", "paths"), MODE_CHANGES, ids=[paths[0] for _, _, paths in MODE_CHANGES])
def test_until_then_every_mode_is_what_it_was(old: Policy, new: Policy, paths: tuple[str, ...]) -> None:
    effective = stricter(old, new).effective
    before = {one.id: one for one in old.uses}
    for one in effective.uses:
        for department in ("*", "police", "fire"):
            was = old.rules.mode_of(before.get(one.id, one), department)
            answerable = was != "acknowledge" or one.statement
            assert effective.rules.mode_of(one, department) == (was if answerable else "enforce")
    waits = paths != ("use.a.*: acknowledge -> enforce",)
    assert bool(stricter(effective, new).modes) is waits, "looked at again, it waits still"


def test_a_change_of_modes_alone_leaves_the_policy_in_force_as_it_is() -> None:
    """Its version too: codes that were handed out stay good."""
    old, new = ruled(rule(), rule("b"), police="shadow"), ruled(rule(), rule("b"), police="off")
    assert stricter(old, new).effective == old


def test_other_modes_wait_beside_what_is_tightened_and_loosened() -> None:
    old = ruled(rule(), confirm="aio")
    new = ruled(rule(), confirm="aio", every="off").model_copy(
        update={"systems": (system(restore=False, data_classes={"personal", "cji"}),)}
    )
    change = stricter(old, new)
    assert change.loosened == ("systems.city-gpt.data_classes",)
    assert change.officers == {"aio", "iso"}
    (in_force,) = change.effective.systems
    assert (in_force.restore, set(in_force.approval.data_classes)) == (False, {"personal"})
    assert change.effective.rules == old.rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ruled(rule()), ruled(rule())),
        (ruled(rule()), ruled(rule(), every="enforce")),
        (ruled(rule()), ruled(rule(), police="enforce")),
        (ruled(rule(), every="shadow"), ruled(rule(mode="shadow"))),
        (ruled(rule()), ruled(rule(pack="another"))),
        (ruled(), ruled(rule())),
        (ruled(), ruled(rule(mode="shadow"))),
    ],
)
def test_the_same_modes_in_other_words_and_new_rules_wait_for_nobody(old: Policy, new: Policy) -> None:
    change = stricter(old, new)
    assert (change.modes, change.officers) == ((), frozenset())
    assert change.effective == new


def test_a_rule_whose_pack_is_gone_is_named_unless_it_was_off_everywhere() -> None:
    without = ruled(rule("b"))
    assert silenced(ruled(rule(), rule("b")), without) == ("use.a",)
    assert silenced(ruled(rule(), rule("b"), every="shadow"), without) == ("use.a",)
    assert silenced(ruled(rule(), rule("b"), every="off", police="enforce"), without) == ("use.a",)
    assert silenced(ruled(rule(), rule("b"), every="off"), without) == ()
    assert silenced(without, ruled(rule(), rule("b"))) == ()
