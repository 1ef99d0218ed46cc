"""What the AI Officer asks of the record. Every answer is free of values, and every question is itself recorded."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Request
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response, StreamingResponse

from audit.queries import Attempt, Detail, Filter
from gateway.attempt import Attempt as Asking
from gateway.authority import authorise
from gateway.routes.calls import call_of, parts_of, response_of
from rules.domain import Blocked

Shape = TypeVar("Shape", bound=BaseModel)
router = APIRouter(prefix="/audit")


Moment = Annotated[AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]


class Between(BaseModel):
    """A span of time; both ends are ISO 8601 with a time zone."""

    model_config = ConfigDict(extra="forbid")

    since: Moment | None = None
    until: Moment | None = None


class Wanted(Between):
    """The filters of ``GET /audit/requests``."""

    subject: str | None = None
    department: str | None = None
    system: str | None = None
    decision: Literal["cleared", "blocked", "asked", "preview"] | None = None
    type: str | None = None
    clause: str | None = None
    rule: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: Annotated[str, Field(pattern=r"^\d{1,20}-[a-z]{1,20}-\d{1,20}$")] | None = None

    @property
    def filter(self) -> Filter:
        return Filter(**self.model_dump(exclude={"limit", "after"}))


@router.get("/requests")
async def requests(request: Request) -> Response:
    async def answer(reader: str) -> Response:
        wanted = _asked(Wanted, request)
        queries = parts_of(request).store.queries
        page = await queries.attempts(wanted.filter, reader=reader, limit=wanted.limit, after=wanted.after)
        return _json({"data": [as_json(attempt) for attempt in page.attempts], "next": page.next})

    return await _for_readers(request, answer)


@router.get("/requests/{request_id}")
async def one_request(request: Request, request_id: str) -> Response:
    async def answer(reader: str) -> Response:
        detail = await parts_of(request).store.queries.attempt(_ulid(request_id), reader=reader)
        if detail is None:
            raise _Refused(_NO_SUCH_REQUEST)
        return _json(detail_as_json(detail))

    return await _for_readers(request, answer)


@router.get("/requests/{request_id}/text")
async def one_text(request: Request, request_id: str) -> Response:
    """The scrubbed prompt and the scrubbed draft, decrypted."""

    async def answer(reader: str) -> Response:
        texts = await parts_of(request).store.queries.payload(_ulid(request_id), reader=reader)
        return _json({"prompt": texts.prompt, "reply": texts.reply})

    return await _for_readers(request, answer)


@router.get("/export")
async def export(request: Request) -> Response:
    """All events between `since` and `until` as NDJSON, with the hashes that link them."""

    async def answer(reader: str) -> Response:
        span = _asked(Between, request)
        lines = parts_of(request).store.queries.export(reader=reader, since=span.since, until=span.until)
        return StreamingResponse(_encoded(lines), media_type="application/x-ndjson")

    return await _for_readers(request, answer)


@router.get("/verify")
async def verify(request: Request) -> Response:
    async def answer(reader: str) -> Response:
        report = await parts_of(request).store.verify(reader=reader)
        return _json({"valid": report.valid, **dataclasses.asdict(report)})

    return await _for_readers(request, answer)


def as_json(attempt: Attempt) -> dict[str, Any]:
    """What is recorded of one request."""
    outcome = dataclasses.asdict(attempt.outcome) if attempt.outcome else None
    place = {"at": attempt.at.isoformat(), "lane": attempt.lane, "seq": attempt.seq}
    return {**place, "intent": dataclasses.asdict(attempt.intent), "outcome": outcome}


def detail_as_json(detail: Detail) -> dict[str, Any]:
    """The same with its rows as they stand in the chain."""
    return {**as_json(detail.attempt), "rows": [json.loads(row) for row in detail.rows]}


class _Refused(Exception):
    """The answer to a reader is a refusal."""

    def __init__(self, blocked: Blocked) -> None:
        super().__init__(blocked.reason.code)
        self.blocked = blocked


async def _for_readers(request: Request, answer: Callable[[str], Awaitable[Response]]) -> Response:
    """The answer for a subject whom the table of routes lets ask; else the refusal, recorded. Nothing is parsed before."""
    asking = Asking.begin(call_of(request, "audit"), parts_of(request))
    user = await asking.parts.identity.authenticate(asking.call.headers)
    if isinstance(user, Blocked):
        return response_of(await asking.refuse_stranger(user))
    standing = await asking.parts.store.registry.standing_of(user.subject)
    asking = asking.by(user, standing)
    if refused := authorise(standing, f"{request.method} {request.scope['route'].path}"):
        return response_of(await asking.refuse(refused))
    try:
        return await answer(user.subject)
    except _Refused as refusal:
        return response_of(await asking.refuse(refusal.blocked))


def _asked(shape: type[Shape], request: Request) -> Shape:
    """The filters of the address. Raises `_Refused`; the refusal names the filter, never what stood in it."""
    given = request.query_params
    try:
        if len(given) != len(given.multi_items()):
            raise _Refused(_bad_filter("a filter that stands there twice"))
        return shape.model_validate(dict(given))
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise _Refused(_bad_filter(field if field in shape.model_fields else "an unknown filter")) from None


def _ulid(request_id: str) -> str:
    if not _ULID.fullmatch(request_id):
        raise _Refused(_NO_SUCH_REQUEST)
    return request_id


def _bad_filter(which: str) -> Blocked:
    what_to_do = f"Filters are {', '.join(Wanted.model_fields)}; times are ISO 8601 with a zone."
    return Blocked.because("invalid_value", "audit.filter", "V.C", f"The filters can't be used: {which}.", what_to_do)


async def _encoded(lines: AsyncIterator[str]) -> AsyncIterator[bytes]:
    async for line in lines:
        yield line.encode()


def _json(value: object) -> Response:
    return Response(json.dumps(value, default=str), media_type="application/json", headers={"Cache-Control": "no-store"})


_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_NO_SUCH_REQUEST = Blocked.because(
    "not_found",
    "audit.request",
    "V.C",
    "There is no request with this id.",
    "Check the id in the X-Request-Id header of the reply.",
)
