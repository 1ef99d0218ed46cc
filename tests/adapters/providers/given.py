"""A request that was cleared for a system, as `rules.decide` would hand it over."""

from datetime import UTC, date, datetime

from rules.decide.policy import Approval, System
from rules.domain import ChatRequest, Cleared, Grant, Message, Target, TextPart

APPROVAL = Approval(
    approved_by="Rosa Lindqvist",
    approved_on=date(2026, 1, 5),
    valid_until=date(2027, 1, 5),
    review_id="R-1",
    contract="C-1",
    document_url="https://intranet.example.gov/ai/r-1",
    reo_notice="not_needed",
    departments=frozenset({"*"}),
    purposes=frozenset({"*"}),
    endpoints=frozenset({"chat.completions"}),
    data_classes=frozenset({"personal"}),
)
SYSTEM = System(name="city-gpt", provider="cloud", upstream_model="vendor-model-7", approval=APPROVAL)
GRANT = Grant("department", "Clerk", "city-gpt", datetime(2026, 1, 5, tzinfo=UTC), None, "Rosa Lindqvist")
QUESTION = ChatRequest("city-gpt", (Message("user", (TextPart("Draft a notice."),)),))


def cleared(request: ChatRequest = QUESTION) -> Cleared:
    return Cleared(request, Target(SYSTEM, GRANT), restore=True, scrubbed=request)
