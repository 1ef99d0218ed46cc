"""Who may review a draft: a person answers for it, and for some records it must be another one (VI.A.4)."""

from __future__ import annotations

from rules.decide.policy import ReviewSection
from rules.domain import Blocked, StaffRole, Standing


def may_review(reviewer: Standing, author: Standing | None, record_type: str | None, rules: ReviewSection) -> Blocked | None:
    """Why this person may not review this author's draft, or None. Authors review their own, except where the policy
    wants another pair of eyes; others are the author's supervisor or hold the role of reviewer."""
    if author is not None and reviewer.subject == author.subject:
        return _OWN if record_type in rules.independent else None
    if StaffRole.REVIEWER in reviewer.roles or (author is not None and author.supervisor == reviewer.subject):
        return None
    return _STRANGER


_OWN = Blocked.because(
    "self_review_not_allowed",
    "review.independent",
    "VI.A.4",
    "Drafts for this kind of record are reviewed by somebody who did not ask for them.",
    "Ask your supervisor or a reviewer of your department.",
)
_STRANGER = Blocked.because(
    "not_authorized",
    "review.reviewer",
    "VI.A.4",
    "You may review your own drafts, those of people you supervise, and others with the role of reviewer.",
    "Ask the author, their supervisor or a reviewer.",
)
