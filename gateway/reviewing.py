"""A person's review of a draft: until it is recorded, the reply is a draft (VI.A.4, VI.B)."""

from __future__ import annotations

import json
import re

from pydantic import BaseModel, ConfigDict

from audit.queries import Attempt as Recorded
from gateway.attempt import Attempt
from gateway.call import Call, Reply
from gateway.parts import Parts
from gateway.reading import read_as, receive
from gateway.side_doors import come_in
from rules.decide.review import may_review
from rules.domain import Blocked, ReviewState

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    state: ReviewState


async def review(call: Call, parts: Parts, draft_id: str) -> Reply:
    """Record what a person says of a draft: ``{"state": "approved" | "approved_with_edits" | "rejected" | "not_used"}``."""
    came = await come_in(Attempt.begin(call, parts))
    if isinstance(came, Reply):
        return came
    attempt, asker = came
    body = await receive(call)
    attempt = attempt.with_body(body)
    said = read_as(_Said, body, _NO_REVIEW)
    if isinstance(said, Blocked):
        return await attempt.refuse(said)

    draft = await _draft(draft_id, parts, reader=asker.standing.subject)
    if draft is None or draft.intent.subject is None:
        return await attempt.refuse(_NO_SUCH_DRAFT)
    author = await parts.store.registry.standing_of(draft.intent.subject)
    if refused := may_review(asker.standing, author, draft.intent.record_type, attempt.policy.review):
        return await attempt.refuse(refused)

    recorded = await parts.store.registry.reviews.record(draft_id, said.state, reviewer=asker.standing.subject)
    answer = {"id": draft_id, "status": recorded.state, "reviewed_by": recorded.reviewer, "reviewed_at": recorded.at.isoformat()}
    return Reply(200, {"X-Request-Id": attempt.id, "X-Draft-Id": draft_id}, json.dumps(answer).encode())


async def _draft(draft_id: str, parts: Parts, *, reader: str) -> Recorded | None:
    """The attempt that ended in this draft, if there is one. That somebody looked is recorded."""
    if not _ULID.fullmatch(draft_id):
        return None
    detail = await parts.store.queries.attempt(draft_id, reader=reader)
    if detail is None or detail.attempt.outcome is None or detail.attempt.outcome.outcome != "completed":
        return None
    return detail.attempt


_NO_SUCH_DRAFT = Blocked.because(
    "not_found", "review.draft", "VI.A.4", "There is no draft with this id.", "Take the id from the notice or from X-Draft-Id."
)
_NO_REVIEW = Blocked.because(
    "invalid_value",
    "review.state",
    "VI.A.4",
    "This is not a review.",
    'Send {"state": "approved"}, "approved_with_edits", "rejected" or "not_used".',
)
