"""What a request may be for, as the classifier tells it: nothing that is forbidden, or one of these (policy VI.C, VII)."""

from __future__ import annotations

HONEST = "none"
KINDS = (
    HONEST,
    "harassment_threat",
    "stalking",
    "discrimination",
    "defamation",
    "interview_assistance",
    "law_enforcement_decision",
    "tip_off",
    "protected",
)
"""In the order of the classifier's answers."""
