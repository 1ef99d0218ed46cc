"""An approval without its papers is no approval, and a policy has one hash however it is read."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from rules.decide.policy import Policy, PurposesSection
from tests.rules.decide.given import approval, policy, system

PAPERS = ("approved_by", "approved_on", "valid_until", "review_id", "contract", "document_url", "reo_notice")
SCOPE = ("departments", "purposes", "endpoints", "data_classes")


@pytest.mark.parametrize("field", [*PAPERS, *SCOPE])
def test_every_paper_of_an_approval_is_needed(field: str) -> None:
    papers = approval().model_dump()
    del papers[field]
    with pytest.raises(ValidationError, match=field):
        type(approval()).model_validate(papers)


@pytest.mark.parametrize(
    "changes",
    [
        {"review_id": " "},
        {"departments": []},
        {"data_classes": []},
        {"endpoints": ["embeddings"]},
        {"valid_until": "2025-01-01"},
        {"secret": "sk-1"},
        {"unscrubbed": ["cji"]},
        {"only": {"cji": {"departments": ["police"]}}},
        {"agreements": {"cjis": " "}},
        {"regions": []},
    ],
)
def test_an_approval_that_says_nothing_or_too_much_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        approval(**changes)


def test_a_class_that_nobody_defined_is_refused() -> None:
    with pytest.raises(ValidationError, match="unknown data class"):
        policy(system(data_classes={"cij"}))


def test_a_person_is_named_as_an_approver_once() -> None:
    one = {"subject": "e2", "since": date(2026, 1, 1)}
    with pytest.raises(ValidationError, match="twice"):
        policy(approvers=[one, one])


@pytest.mark.parametrize(
    ("declared", "department", "purpose"),
    [("translation", "police", "translation"), (None, "police", "letters"), (None, "parks", None), ("a", "parks", "a")],
)
def test_the_purpose_is_what_was_declared_else_what_the_department_usually_asks_for(
    declared: str | None, department: str, purpose: str | None
) -> None:
    assert PurposesSection(defaults={"police": "letters"}).of(declared, department) == purpose


def test_two_systems_of_one_name_are_refused() -> None:
    with pytest.raises(ValidationError, match="listed twice"):
        policy(system(), system())


def test_a_policy_survives_being_written_and_read() -> None:
    written = policy(system(departments={"police", "parks", "fire"}))
    assert Policy.model_validate_json(written.canonical()) == written


def test_the_hash_is_the_same_in_every_process() -> None:
    code = (
        "from tests.rules.decide.given import policy, system; "
        "print(policy(system(departments={'a', 'b', 'c', 'd'}, data_classes={'cji', 'phi', 'personal'})).version)"
    )
    versions = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": str(seed), "PATH": ""}, capture_output=True, check=True
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(versions) == 1


def test_the_hash_changes_with_the_policy() -> None:
    assert policy().version != policy(system(restore=False)).version
