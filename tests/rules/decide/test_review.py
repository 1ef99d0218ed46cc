"""Who may review whose drafts."""

from __future__ import annotations

from typing import Any

import pytest

from rules.decide.policy import ReviewSection
from rules.decide.review import may_review
from rules.domain import StaffRole
from tests.rules.decide.given import standing

AUTHOR = standing(subject="author", supervisor="boss")


@pytest.mark.parametrize(
    ("reviewer", "record_type", "code"),
    [
        ({"subject": "author"}, None, None),
        ({"subject": "author"}, "correspondence", None),
        ({"subject": "author"}, "police_report", "self_review_not_allowed"),
        ({"subject": "author", "roles": frozenset({StaffRole.REVIEWER})}, "police_report", "self_review_not_allowed"),
        ({"subject": "boss"}, "police_report", None),
        ({"subject": "other", "roles": frozenset({StaffRole.REVIEWER})}, "police_report", None),
        ({"subject": "other"}, None, "not_authorized"),
        ({"subject": "other", "roles": frozenset({StaffRole.IT_ADMIN})}, None, "not_authorized"),
    ],
)
def test_the_table(reviewer: dict[str, Any], record_type: str | None, code: str | None) -> None:
    refused = may_review(standing(**reviewer), AUTHOR, record_type, ReviewSection())
    assert (refused.reason.code if refused else None) == code


def test_the_draft_of_somebody_who_has_left_is_for_reviewers() -> None:
    assert may_review(standing(subject="boss"), None, None, ReviewSection()) is not None
    assert may_review(standing(roles=frozenset({StaffRole.REVIEWER})), None, None, ReviewSection()) is None
