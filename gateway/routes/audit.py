"""What the AI Officer asks of the record. Every answer is free of values, and every question is itself recorded."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response, StreamingResponse

from audit.queries import Attempt, Detail, Filter
from gateway.attempt import Attempt as Asking
from gateway.authority import authorise
from gateway.call import Reply
from gateway.routes.calls import call_of, parts_of, response_of
from rules.domain import Blocked

router = APIRouter(prefix="/audit")


class Wanted(BaseModel):
    """The filters of ``GET /audit/requests``; `since` and `until` are ISO 8601 with a time zone."""

    model_config = ConfigDict(extra="forbid")

    since: datetime | None = None
    until: datetime | None = None
    subject: str | None = None
    department: str | None = None
    system: str | None = None
    decision: Literal["cleared", "blocked", "preview"] | None = None
    type: str | None = None
    clause: str | None = None
    rule: str | None = None
    limit: Annotated[int, Query(ge=1, le=200)] = 50
    after: str | None = None

    @property
    def filter(self) -> Filter:
        return Filter(**self.model_dump(exclude={"limit", "after"}))


@router.get("/requests")
async def requests(request: Request, wanted: Annotated[Wanted, Query()]) -> Response:
    reader = await _reader(request)
    if isinstance(reader, Reply):
        return response_of(reader)
    try:
        page = await parts_of(request).store.queries.attempts(
            wanted.filter, reader=reader, limit=wanted.limit, after=wanted.after
        )
    except ValueError:
        return response_of(await _refused(request, _BAD_CURSOR))
    return _json({"data": [as_json(attempt) for attempt in page.attempts], "next": page.next})


@router.get("/requests/{request_id}")
async def one_request(request: Request, request_id: str) -> Response:
    reader = await _reader(request)
    if isinstance(reader, Reply):
        return response_of(reader)
    detail = await parts_of(request).store.queries.attempt(request_id, reader=reader)
    return _json(detail_as_json(detail)) if detail else response_of(await _refused(request, _NO_SUCH_REQUEST))


@router.get("/requests/{request_id}/text")
async def one_text(request: Request, request_id: str) -> Response:
    """The scrubbed prompt and the scrubbed draft, decrypted."""
    reader = await _reader(request)
    if isinstance(reader, Reply):
        return response_of(reader)
    texts = await parts_of(request).store.queries.payload(request_id, reader=reader)
    return _json({"prompt": texts.prompt, "reply": texts.reply})


@router.get("/export")
async def export(request: Request, wanted: Annotated[Wanted, Query()]) -> Response:
    """All events between `since` and `until` as NDJSON, with the hashes that link them."""
    reader = await _reader(request)
    if isinstance(reader, Reply):
        return response_of(reader)
    lines = parts_of(request).store.queries.export(reader=reader, since=wanted.since, until=wanted.until)
    return StreamingResponse(_encoded(lines), media_type="application/x-ndjson")


@router.get("/verify")
async def verify(request: Request) -> Response:
    reader = await _reader(request)
    if isinstance(reader, Reply):
        return response_of(reader)
    report = await parts_of(request).store.verify(reader=reader)
    return _json({"valid": report.valid, **dataclasses.asdict(report)})


def as_json(attempt: Attempt) -> dict[str, Any]:
    """What is recorded of one request."""
    outcome = dataclasses.asdict(attempt.outcome) if attempt.outcome else None
    place = {"at": attempt.at.isoformat(), "lane": attempt.lane, "seq": attempt.seq}
    return {**place, "intent": dataclasses.asdict(attempt.intent), "outcome": outcome}


def detail_as_json(detail: Detail) -> dict[str, Any]:
    """The same with its rows as they stand in the chain."""
    return {**as_json(detail.attempt), "rows": [json.loads(row) for row in detail.rows]}


async def _reader(request: Request) -> str | Reply:
    """The subject who asks, if the table of routes lets them; else the refusal, recorded."""
    asking = Asking.begin(call_of(request, "audit"), parts_of(request))
    user = await asking.parts.identity.authenticate(asking.call.headers)
    if isinstance(user, Blocked):
        return await asking.refuse_stranger(user)
    standing = await asking.parts.store.registry.standing_of(user.subject)
    route = f"{request.method} {request.scope['route'].path}"
    refused = authorise(standing, route)
    return await asking.by(user, standing).refuse(refused) if refused else user.subject


async def _refused(request: Request, blocked: Blocked) -> Reply:
    return await Asking.begin(call_of(request, "audit"), parts_of(request)).refuse(blocked)


async def _encoded(lines: AsyncIterator[str]) -> AsyncIterator[bytes]:
    async for line in lines:
        yield line.encode()


def _json(value: object) -> Response:
    return Response(json.dumps(value, default=str), media_type="application/json", headers={"Cache-Control": "no-store"})


_BAD_CURSOR = Blocked.because(
    "invalid_request", "audit.cursor", "V.C", "This is not a cursor that we gave.", "Use the 'next' of the page before."
)
_NO_SUCH_REQUEST = Blocked.because(
    "not_found",
    "audit.request",
    "V.C",
    "There is no request with this id.",
    "Check the id in the X-Request-Id header of the reply.",
)
