"""``POST /v1/reports``: anybody with an active account says what went wrong, trained or not (VII.B). A report is never lost.

The free text goes through the scrubber like a prompt; where that can't be done the report is taken without it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audit.record.records import Intent
from audit.registry.reports import Report, TextState
from gateway.attempt import Attempt
from gateway.call import Call, Reply
from gateway.parts import Parts
from gateway.reading import read_as, receive
from gateway.screening import screen
from gateway.wire.scrub_answer import clean_text
from gateway.wire.scrub_body import ScrubRequest
from rules.decide.reports import may_keep, rule_of_report
from rules.decide.standing import may_report
from rules.domain import Blocked, Declared, ReportType

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
LONGEST_TEXT = 4_000


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    type: ReportType
    request_id: Annotated[str, Field(max_length=64)] | None = None
    rule_id: Annotated[str, Field(max_length=64)] | None = None
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is left of the free text, and what its author is told about it."""

    text: str | None
    state: TextState
    told: str | None = None


async def report(call: Call, parts: Parts) -> Reply:
    """Take a report. 201 once it is durable; whom it concerns is told afterwards. Its id is the receipt."""
    attempt = Attempt.begin(call, parts)
    user = await parts.identity.authenticate(call.headers)
    if isinstance(user, Blocked):
        return await attempt.refuse_stranger(user)
    standing = await parts.store.registry.standing_of(user.subject)
    body = await receive(call)
    attempt = attempt.by(user, standing).with_body(body)
    reporter = may_report(standing)
    if isinstance(reporter, Blocked):
        return await attempt.refuse(reporter)
    said = read_as(_Said, body, _NO_REPORT)
    if isinstance(said, Blocked):
        return await attempt.refuse(said)

    about = await _request(said.request_id, parts, of=reporter.subject)
    if isinstance(about, Blocked):
        return await attempt.refuse(about)
    rule = rule_of_report(said.rule_id, [hit.rule_id for hit in about.rules] if about else None, attempt.policy)
    if isinstance(rule, Blocked):
        return await attempt.refuse(rule)
    kept = await _scrubbed(said.text, attempt)
    taken = Report(
        report_id=attempt.id,
        type=said.type,
        subject=reporter.subject,
        department=reporter.department,
        supervisor=reporter.supervisor,
        request_id=about.request_id if about else None,
        system=about.system if about else None,
        rule=rule,
        text=kept.state,
        opened_at=datetime.now(UTC),
    )
    await parts.store.registry.reports.take(taken, kept.text, parts.courier.ways_to(taken.queues))
    parts.courier.look()
    return _receipt(taken, kept)


async def _request(request_id: str | None, parts: Parts, *, of: str) -> Intent | Blocked | None:
    """The request that is reported. Somebody else's is answered like one that does not exist; the look itself is recorded."""
    if request_id is None:
        return None
    if not _ULID.fullmatch(request_id):
        return _NO_SUCH_REQUEST
    detail = await parts.store.queries.attempt(request_id, reader=of)
    if detail is None or detail.attempt.intent.subject != of:
        return _NO_SUCH_REQUEST
    return detail.attempt.intent


async def _scrubbed(text: str | None, attempt: Attempt) -> _Kept:
    if not text or not text.strip():
        return _Kept(None, "none")
    screened = await screen(ScrubRequest.of_text(text, Declared()).chat, attempt.parts.scanners)
    if isinstance(screened, Blocked):
        return _Kept(None, "not_kept", "Your text could not be checked for protected data, so it was not kept." + _TELL)
    if not may_keep(screened, attempt.policy):
        return _Kept(None, "not_kept", "Your text looks like something that may not be stored, so it was not kept." + _TELL)
    return _Kept(clean_text(screened), "kept")


def _receipt(taken: Report, kept: _Kept) -> Reply:
    answer = {
        "id": taken.report_id,
        "type": taken.type,
        "status": taken.state,
        "routed_to": taken.queues,
        "request_id": taken.request_id,
        "rule_id": taken.rule,
        "text": taken.text,
        "received_at": taken.opened_at.isoformat(),
    }
    if kept.told:
        answer["notice"] = kept.told
    headers = {"X-Request-Id": taken.report_id, "Cache-Control": "no-store"}
    return Reply(201, headers, json.dumps(answer).encode())


_TELL = " The report itself was taken: give its id to your supervisor or to the AI Officer, and tell them the rest."
_NO_REPORT = Blocked.because(
    "invalid_value",
    "report.shape",
    "VII.B",
    "This is not a report.",
    'Send {"type": "malfunction"}, "false_positive", "leak_found" or "incident", if you like with request_id, rule_id and '
    f"text ({LONGEST_TEXT:,} characters at most).",
)
_NO_SUCH_REQUEST = Blocked.because(
    "not_found",
    "report.request",
    "VII.B",
    "There is no request of yours with this id.",
    "Take the id from X-Request-Id or from the refusal, or leave it out.",
    "request_id",
)
