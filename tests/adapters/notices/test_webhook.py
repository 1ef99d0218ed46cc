"""A notice as a signed POST, and everything that the other side can do wrong."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import socket

import pytest

from adapters.base import NoticeFailed
from adapters.notices.section import WebhookSection
from adapters.notices.webhook import Webhook
from tests.adapters.notices.given import NOTICE
from tests.support.processes import free_port
from tests.support.receivers import HERE, webhook

pytestmark = pytest.mark.anyio
SECRET = b"shared with the city's ticket system"


def to(url: str, **more: float) -> Webhook:
    section = WebhookSection.model_validate({"url": url, "secret_env": "HOOK_SECRET", "allow_http": True, **more})
    return Webhook(section, SECRET, clock=lambda: 1_790_000_000.5)


async def failure(hook: Webhook) -> str:
    with pytest.raises(NoticeFailed) as failed:
        await hook.send(NOTICE)
    await hook.close()
    assert failed.value.__context__ is None or failed.value.__suppress_context__, "the cause could name the address"
    return failed.value.code


async def test_it_says_what_it_may_and_nothing_else_and_signs_it() -> None:
    with webhook() as place:
        hook = to(place.url)
        await hook.send(NOTICE)
        await hook.close()
    ((headers, body),) = place.received
    assert json.loads(body) == {
        "id": NOTICE.report_id,
        "type": "false_positive",
        "department": "police",
        "rule_id": "use.harassment",
        "request_id": NOTICE.request_id,
        "link": NOTICE.link,
    }
    signed = hmac.new(SECRET, b"1790000000." + body, hashlib.sha256).hexdigest()
    assert headers["x-townclerk-signature"] == f"t=1790000000,v1={signed}"
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [400, 401, 404, 500, 503])
async def test_only_a_success_counts(status: int) -> None:
    with webhook() as place:
        place.status = status
        assert await failure(to(place.url)) == "refused"


async def test_a_redirect_is_not_followed() -> None:
    with webhook() as elsewhere, webhook() as place:
        place.status, place.headers = 307, {"location": elsewhere.url}
        assert await failure(to(place.url)) == "refused"
        assert elsewhere.received == []


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with webhook() as proxy, webhook() as place:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        hook = to(place.url)
        await hook.send(NOTICE)
        await hook.close()
        assert (len(place.received), proxy.received) == (1, [])


async def test_nobody_there() -> None:
    assert await failure(to(f"http://{HERE}:{free_port()}/reports")) == "unreachable"


async def test_somebody_who_never_answers_is_given_up() -> None:
    with contextlib.closing(socket.create_server((HERE, 0))) as silent:
        port = silent.getsockname()[1]
        assert await failure(to(f"http://{HERE}:{port}/reports", timeout_seconds=0.3)) == "timeout"
