"""Every no has one shape, a reason, a next step, and nothing of what was asked."""

from typing import Any

import httpx2
import openai
import pytest

from adapters.base import ProviderMalformed, ProviderRefused, ProviderTimeout, ProviderUnreachable
from audit.errors import RecordUnavailable
from gateway.errors import STATUS, ErrorReply, error_reply
from rules.domain import Blocked, Reason

RETRY = "X-Should-Retry"


def blocked(code: str) -> Blocked:
    return Blocked((Reason(code, "some.rule", "VI.B", "Your training has lapsed.", "Take the course."),))


def error_of(reply: ErrorReply) -> Any:
    return reply.body["error"]


def test_a_refusal_says_why_under_which_clause_and_what_to_do() -> None:
    reply = error_reply(blocked("training_expired"), "r-1")
    assert reply.status == 403
    assert reply.body == {
        "error": {
            "message": "Your training has lapsed. (AI policy VI.B) Take the course.",
            "type": "policy_violation",
            "param": None,
            "code": "training_expired",
            "policy": {"clause": "VI.B", "rule_id": "some.rule", "request_id": "r-1", "what_to_do": "Take the course."},
        }
    }
    assert reply.headers == {"X-Request-Id": "r-1", RETRY: "false"}


def test_every_reason_is_told_at_once() -> None:
    second = Reason("purpose_not_approved", "other.rule", "VII.E", "Not for this.", "Name a purpose.")
    reply = error_reply(Blocked((*blocked("data_class_not_approved").reasons, second)), "r-1")
    assert error_of(reply)["code"] == "data_class_not_approved"
    assert [reason["code"] for reason in error_of(reply)["policy"]["also"]] == ["purpose_not_approved"]


@pytest.mark.parametrize("code", sorted(STATUS))
def test_no_refusal_is_repeated_by_client_libraries(code: str) -> None:
    reply = error_reply(blocked(code), "r-1")
    assert reply.status == STATUS[code] != 409
    assert reply.headers[RETRY] == "false"


def test_a_reason_that_the_table_does_not_know_is_still_a_refusal() -> None:
    assert error_reply(blocked("brand_new_rule"), "r-1").status == 403


@pytest.mark.parametrize(
    ("code", "status"), [("unknown_field", 400), ("request_too_large", 413), ("unsupported_media_type", 415)]
)
def test_an_unreadable_body_names_the_place(code: str, status: int) -> None:
    reply = error_reply(Blocked.because(code, "request.readable", "VI.C", "It is bad.", "Correct it.", "messages[0]"), "r-1")
    assert (reply.status, error_of(reply)["param"]) == (status, "messages[0]")
    assert error_of(reply)["type"] == "invalid_request_error"
    assert error_of(reply)["policy"]["clause"] == "VI.C"
    assert reply.headers[RETRY] == "false"


def test_what_could_not_be_recorded_is_not_repeated_by_client_libraries() -> None:
    reply = error_reply(RecordUnavailable(), "r-1")
    assert (reply.status, error_of(reply)["code"], reply.headers[RETRY]) == (503, "audit_unavailable", "false")


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (ProviderUnreachable("No connection."), 502, "provider_unreachable"),
        (ProviderTimeout("Too slow."), 504, "provider_timeout"),
        (ProviderRefused(429), 502, "provider_refused"),
        (ProviderMalformed("Not the dialect."), 502, "provider_malformed"),
    ],
)
def test_a_failed_provider_may_be_tried_again(failure: Exception, status: int, code: str) -> None:
    reply = error_reply(failure, "r-1")
    assert (reply.status, error_of(reply)["code"], error_of(reply)["type"]) == (status, code, "api_error")
    assert RETRY not in reply.headers


def test_a_malfunction_says_nothing_of_its_cause() -> None:
    reply = error_reply(ValueError("Zacarias Quill"), "r-1")
    assert reply.status == 500
    assert "Zacarias" not in str(reply.body)


@pytest.mark.parametrize(
    ("code", "error_class"),
    [
        ("invalid_api_key", openai.AuthenticationError),
        ("model_not_approved", openai.PermissionDeniedError),
        ("scanner_unavailable", openai.InternalServerError),
    ],
)
def test_the_openai_library_raises_its_own_class_at_the_first_try(code: str, error_class: type[openai.APIStatusError]) -> None:
    tries: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        tries.append(request)
        reply = error_reply(blocked(code), "r-1")
        return httpx2.Response(reply.status, json=reply.body, headers=dict(reply.headers))

    with openai.DefaultHttpxClient(transport=httpx2.MockTransport(answer)) as http:
        client = openai.OpenAI(base_url="http://gateway.test/v1", api_key="tc_x_y", http_client=http)
        with pytest.raises(error_class) as raised:
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hi"}])
    assert raised.value.code == code
    assert "Take the course." in str(raised.value)
    assert len(tries) == 1
