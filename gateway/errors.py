"""Every way in which ``/v1`` says no, in the one shape that OpenAI's client libraries understand.

A refusal is a `Blocked` value, a provider that fails an `AdapterError`, a store that can't record a
`RecordUnavailable`. Everything else is a malfunction and says nothing of what went wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adapters.base import AdapterError
from audit.errors import RecordUnavailable
from audit.registry.acknowledgements import LASTS
from gateway.call import Reply
from rules.domain import AckRequired, Blocked, Json, Reason


class DraftNotKept(Exception):
    """The finished draft could not be scrubbed for keeping, so it may not be called finished."""

    code = "draft_not_kept"


# 409 is missing on purpose: client libraries send such a request again.
STATUS: Mapping[str, int] = {
    "missing_api_key": 401,
    "invalid_api_key": 401,
    "inactive": 403,
    "user_type_unknown": 403,
    "training_required": 403,
    "training_expired": 403,
    "not_authorized": 403,
    "model_not_approved": 403,
    "approval_expired": 403,
    "model_suspended": 403,
    "endpoint_not_approved": 403,
    "data_class_not_approved": 403,
    "clearance_required": 403,
    "region_not_approved": 403,
    "prohibited_use": 403,
    "acknowledgement_required": 428,
    "ack_not_allowed": 403,
    "purpose_not_approved": 403,
    "protected_value_in_identifier": 403,
    "self_review_not_allowed": 403,
    "invalid_json": 400,
    "invalid_encoding": 400,
    "invalid_character": 400,
    "invalid_value": 400,
    "too_deep": 400,
    "duplicate_key": 400,
    "number_out_of_range": 400,
    "conflicting_declaration": 400,
    "unknown_field": 400,
    "missing_field": 400,
    "unsupported_field": 400,
    "not_found": 404,
    "body_incomplete": 400,
    "body_timeout": 408,
    "request_too_large": 413,
    "unsupported_media_type": 415,
    "uninspectable_content": 415,
    "too_many_attempts": 429,
    "scanner_unavailable": 503,
    "audit_unavailable": 503,
}
_TYPES: Mapping[int, str] = {401: "authentication_error", 403: "policy_violation", 428: "policy_violation"}


@dataclass(frozen=True, slots=True)
class ErrorReply:
    """A refusal or failure, ready to be sent: status, body and headers."""

    status: int
    body: dict[str, Json]
    headers: Mapping[str, str]

    @property
    def reply(self) -> Reply:
        return Reply(self.status, self.headers, json.dumps(self.body).encode())


def error_reply(problem: Blocked | Exception, request_id: str) -> ErrorReply:
    """What the client gets. Whatever the problem holds, only sentences and codes of ours come out."""
    match problem:
        case Blocked():
            return _refused(problem, request_id)
        case RecordUnavailable():
            message = "The request could not be recorded, so it was not carried out."
            next_step = "Try again in a minute; if it goes on, tell IT."
            return _reply(503, request_id, code="audit_unavailable", message=message, what_to_do=next_step, final=True)
        case DraftNotKept():
            message = "The finished draft could not be checked and stored, so it is not a draft of the city."
            next_step = "Ask again; if it goes on, tell IT."
            return _reply(503, request_id, code=problem.code, message=message, what_to_do=next_step, final=True)
        case AdapterError():
            next_step = "Try again in a moment. If it keeps failing, give this request id to IT."
            return _reply(problem.status, request_id, code=problem.code, message=str(problem), what_to_do=next_step)
        case _:
            message, next_step = "The gateway failed while it handled the request.", "Give this request id to IT."
            return _reply(500, request_id, code="internal_error", message=message, what_to_do=next_step)


def question_reply(question: AckRequired, request_id: str, code: str) -> ErrorReply:
    """What the person is asked, and the code that answers it. 428 (RFC 6585): client libraries do not repeat it."""
    first = question.reasons[0]
    statements = " ".join(dict.fromkeys(reason.statement for reason in question.reasons if reason.statement))
    answer = f'To send it as it is, answer with a message that is only "ACK {code}".'
    return _reply(
        STATUS[first.code],
        request_id,
        code=first.code,
        message=first.message,
        what_to_do=f'{first.what_to_do} {answer} By that you say: "{statements}"',
        clause=first.clause,
        rule_id=first.rule_id,
        also=question.reasons[1:],
        final=True,
        ack={"ack_token": code, "statement": statements, "valid_seconds": int(LASTS.total_seconds())},
    )


def _refused(blocked: Blocked, request_id: str) -> ErrorReply:
    reason = blocked.reason
    return _reply(
        STATUS.get(reason.code, 403),
        request_id,
        code=reason.code,
        message=reason.message,
        what_to_do=reason.what_to_do,
        clause=reason.clause,
        rule_id=reason.rule_id,
        param=reason.param,
        also=blocked.reasons[1:],
        final=True,
    )


def _reply(
    status: int,
    request_id: str,
    *,
    code: str,
    message: str,
    what_to_do: str,
    clause: str | None = None,
    rule_id: str | None = None,
    param: str | None = None,
    also: Sequence[Reason] = (),
    final: bool = False,
    ack: Mapping[str, Json] | None = None,
) -> ErrorReply:
    """`final`: the same request would get the same answer, so client libraries are told not to repeat it.
    `also`: what else stands in the way, so that nobody corrects one thing only to meet the next."""
    by_policy = f" (AI policy {clause})" if clause else ""
    policy: dict[str, Json] = {
        "clause": clause,
        "rule_id": rule_id,
        "request_id": request_id,
        "what_to_do": what_to_do,
    }
    if also:
        policy["also"] = [{"code": r.code, "clause": r.clause, "rule_id": r.rule_id, "what_to_do": r.what_to_do} for r in also]
    policy |= ack or {}
    error: dict[str, Json] = {
        "message": f"{message}{by_policy} {what_to_do}",
        "type": _error_type(status),
        "param": param,
        "code": code,
        "policy": policy,
    }
    headers = {"X-Request-Id": request_id} | ({"X-Should-Retry": "false"} if final else {})
    return ErrorReply(status, {"error": error}, headers)


def _error_type(status: int) -> str:
    return _TYPES.get(status, "api_error" if status >= 500 else "invalid_request_error")
