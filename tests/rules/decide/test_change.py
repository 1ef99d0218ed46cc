"""What a new file tightens is in force at once; what it loosens is named and waits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules.decide.change import PAPERS, stricter
from rules.decide.policy import DEFAULT_CLASSES, DataClass, Policy, ReviewSection, ScrubbingSection, System, TrainingRules
from rules.reply.draft import NoticeSection
from tests.rules.decide.given import COURSE, policy, system

OFFICERS: dict[str, Any] = {"confirm": "aio+iso"}


def classes(**changes: Any) -> dict[str, DataClass]:
    return {**DEFAULT_CLASSES, "cji": DEFAULT_CLASSES["cji"].model_copy(update=changes)}


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


def test_a_notice_comes_back_with_the_words_that_were_agreed() -> None:
    off = policy(notice=NoticeSection(place="off"))
    change = stricter(off, policy(notice=NoticeSection(text="Short note for {id} only")))
    assert change.loosened == ("notice",)
    assert change.effective.notice == NoticeSection()


def test_an_approval_of_which_nothing_is_left_is_gone() -> None:
    change = stricter(policy(system(departments={"police"})), policy(system(departments={"parks"})))
    assert change.effective.systems == ()
