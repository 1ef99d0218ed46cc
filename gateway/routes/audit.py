"""What the AI Officer asks of the record. Every answer is free of values, and every question is itself recorded."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response, StreamingResponse

from audit.event_queries import KINDS
from audit.queries import Attempt, Detail, Filter
from gateway.routes.calls import parts_of
from gateway.routes.officers import Between, Refused, filters, for_readers, json_response
from rules.domain import Blocked

router = APIRouter(prefix="/audit")


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
    after: Annotated[str, Field(pattern=r"^[0-9]{1,18}-[a-z]{1,16}-[0-9]{1,18}$")] | None = None

    @property
    def filter(self) -> Filter:
        return Filter(**self.model_dump(exclude={"limit", "after"}))


@router.get("/requests")
async def requests(request: Request) -> Response:
    async def answer(reader: str) -> Response:
        wanted = filters(Wanted, request)
        queries = parts_of(request).store.queries
        page = await queries.attempts(wanted.filter, reader=reader, limit=wanted.limit, after=wanted.after)
        return json_response({"data": [as_json(attempt) for attempt in page.attempts], "next": page.next})

    return await for_readers(request, answer)


@router.get("/requests/{request_id}")
async def one_request(request: Request, request_id: str) -> Response:
    async def answer(reader: str) -> Response:
        detail = await parts_of(request).store.queries.attempt(_ulid(request_id), reader=reader)
        if detail is None:
            raise Refused(_NO_SUCH_REQUEST)
        return json_response(detail_as_json(detail))

    return await for_readers(request, answer)


@router.get("/requests/{request_id}/text")
async def one_text(request: Request, request_id: str) -> Response:
    """The scrubbed prompt and the scrubbed draft, decrypted."""

    async def answer(reader: str) -> Response:
        texts = await parts_of(request).store.queries.payload(_ulid(request_id), reader=reader)
        return json_response({"prompt": texts.prompt, "reply": texts.reply})

    return await for_readers(request, answer)


class WantedEvents(Between):
    """The filters of ``GET /audit/events``."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,24}$")] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/events")
async def happened(request: Request) -> Response:
    """What happened beside requests, the newest first: changes, questions and answers, readings of the record."""

    async def answer(reader: str) -> Response:
        wanted = filters(WantedEvents, request)
        try:
            found = await parts_of(request).store.event_queries.happened(reader=reader, **wanted.model_dump())
        except ValueError:
            raise Refused(_NO_SUCH_KIND) from None
        return json_response({"data": [dataclasses.asdict(one) | {"details": dict(one.details)} for one in found]})

    return await for_readers(request, answer)


@router.get("/export")
async def export(request: Request) -> Response:
    """All events between `since` and `until` as NDJSON, with the hashes that link them."""

    async def answer(reader: str) -> Response:
        span = filters(Between, request)
        lines = parts_of(request).store.queries.export(reader=reader, since=span.since, until=span.until)
        first = await anext(lines, "")  # that somebody asked is recorded before the answer begins
        return StreamingResponse(_encoded(first, lines), media_type="application/x-ndjson")

    return await for_readers(request, answer)


@router.get("/verify")
async def verify(request: Request) -> Response:
    async def answer(reader: str) -> Response:
        report = await parts_of(request).store.verify(reader=reader)
        return json_response({"valid": report.valid, **dataclasses.asdict(report)})

    return await for_readers(request, answer)


@router.get("/reports")
async def reports(request: Request) -> Response:
    """False positives by rule with the rate of those overturned, and malfunctions by system with the time to close."""

    async def answer(reader: str) -> Response:
        span = filters(Between, request)
        queries = parts_of(request).store.report_queries
        rules = await queries.false_positives(reader=reader, since=span.since, until=span.until)
        systems = await queries.malfunctions(reader=reader, since=span.since, until=span.until)
        by_rule = [{**dataclasses.asdict(figure), "overturn_rate": figure.overturn_rate} for figure in rules]
        by_system = [dataclasses.asdict(figure) for figure in systems]
        return json_response({"false_positives": by_rule, "malfunctions": by_system})

    return await for_readers(request, answer)


def as_json(attempt: Attempt) -> dict[str, Any]:
    """What is recorded of one request."""
    outcome = dataclasses.asdict(attempt.outcome) if attempt.outcome else None
    place = {"at": attempt.at.isoformat(), "lane": attempt.lane, "seq": attempt.seq}
    return {**place, "intent": dataclasses.asdict(attempt.intent), "outcome": outcome}


def detail_as_json(detail: Detail) -> dict[str, Any]:
    """The same with its rows as they stand in the chain."""
    return {**as_json(detail.attempt), "rows": [json.loads(row) for row in detail.rows]}


def _ulid(request_id: str) -> str:
    if not _ULID.fullmatch(request_id):
        raise Refused(_NO_SUCH_REQUEST)
    return request_id


async def _encoded(first: str, lines: AsyncIterator[str]) -> AsyncIterator[bytes]:
    yield first.encode()
    async for line in lines:
        yield line.encode()


_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_NO_SUCH_REQUEST = Blocked.because(
    "not_found",
    "audit.request",
    "V.C",
    "There is no request with this id.",
    "Check the id in the X-Request-Id header of the reply.",
)
_NO_SUCH_KIND = Blocked.because(
    "invalid_value", "audit.filter", "V.C", "There is no such kind of event.", f"Kinds are {', '.join(sorted(KINDS))}."
)
