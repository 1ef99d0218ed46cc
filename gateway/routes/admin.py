"""What officers and supervisors do with reports: read them, look into them, close them. Every question and move is recorded."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from audit.errors import RegistryError
from audit.registry.notices import Undelivered
from audit.registry.reports import Report
from audit.report_queries import ReportFilter
from gateway.attempt import Attempt
from gateway.authority import authorise, is_for_supervisors
from gateway.reading import read_as, receive
from gateway.routes.calls import parts_of
from gateway.routes.officers import Refused, behind, filters, json_response
from rules.domain import Blocked, Queue, Resolution, Standing

router = APIRouter(prefix="/admin")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who asks, and whose people's reports are all that they may see; none: everybody's."""

    subject: str
    supervisor: str | None


class Wanted(BaseModel):
    """The filters of ``GET /admin/reports``."""

    model_config = ConfigDict(extra="forbid")

    queue: Queue | None = None
    state: Literal["open", "all"] = "all"
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: Annotated[str, Field(pattern=r"^[0-9A-Z]{26}$")] | None = None


class _Move(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    state: Literal["in_progress", "closed"]
    resolution: Resolution | None = None


@router.get("/reports")
async def reports(request: Request) -> Response:
    """The queue of the officers, or with ``?queue=supervisor`` (and for supervisors always) that of one's own people."""

    async def answer(reader: _Reader, _: Attempt) -> Response:
        wanted = filters(Wanted, request)
        store = parts_of(request).store
        own = reader.subject if wanted.queue == "supervisor" else reader.supervisor
        page = await store.report_queries.reports(
            ReportFilter(own, open_only=wanted.state == "open"), reader=reader.subject, limit=wanted.limit, after=wanted.after
        )
        missing = await store.registry.notices.undelivered([found.report_id for found in page.reports])
        return json_response({"data": [as_json(found, missing) for found in page.reports], "next": page.next})

    return await _for_handlers(request, answer)


@router.get("/reports/{report_id}")
async def one_report(request: Request, report_id: str) -> Response:
    """One report with its scrubbed text."""

    async def answer(reader: _Reader, _: Attempt) -> Response:
        found = await _found(request, report_id, reader)
        store = parts_of(request).store
        text = await store.report_queries.text(report_id, reader=reader.subject) if found.text == "kept" else None
        return json_response({**as_json(found, await store.registry.notices.undelivered([report_id])), "scrubbed_text": text})

    return await _for_handlers(request, answer)


@router.post("/reports/{report_id}")
async def move_report(request: Request, report_id: str) -> Response:
    """``{"state": "in_progress"}``, or ``{"state": "closed", "resolution": "confirmed" | ...}``."""

    async def answer(reader: _Reader, asking: Attempt) -> Response:
        said = read_as(_Move, await receive(asking.call), _NO_MOVE)
        if isinstance(said, Blocked):
            raise Refused(said)
        await _found(request, report_id, reader)
        moves = parts_of(request).store.registry.reports
        try:
            if said.state == "closed" and said.resolution is not None:
                await moves.close(report_id, said.resolution, actor=reader.subject)
            elif said.state == "in_progress" and said.resolution is None:
                await moves.start(report_id, actor=reader.subject)
            else:
                raise Refused(_NO_MOVE)
        except RegistryError as error:
            raise Refused(_not_now(str(error))) from None
        return json_response(as_json(await _found(request, report_id, reader)))

    return await _for_handlers(request, answer)


def as_json(report: Report, missing: tuple[Undelivered, ...] = ()) -> dict[str, Any]:
    """A report and whom nobody could tell of it yet; no word of what was written."""
    waiting = [_as_json(one) for one in missing if one.report_id == report.report_id]
    return {**dataclasses.asdict(report), "queues": report.queues, "undelivered": waiting}


def _as_json(one: Undelivered) -> dict[str, Any]:
    way = {"queue": one.told.queue, "channel": one.told.channel}
    return {**way, "state": one.state, "attempts": one.attempts, "failure": one.failure}


async def _found(request: Request, report_id: str, reader: _Reader) -> Report:
    """Raises `Refused` for a report that is not there, or not of this reader's people: both sound the same."""
    queries = parts_of(request).store.report_queries
    found = await queries.report(report_id, reader=reader.subject, supervisor=reader.supervisor)
    if found is None:
        raise Refused(_NO_SUCH_REPORT)
    return found


async def _for_handlers(request: Request, answer: Callable[[_Reader, Attempt], Awaitable[Response]]) -> Response:
    """Officers by the table of routes; supervisors for their own people's reports."""

    async def gate(subject: str, standing: Standing | None, route: str) -> _Reader | Blocked:
        refused = authorise(standing, route)
        if refused is None:
            return _Reader(subject, None)
        if is_for_supervisors(standing, route) and await parts_of(request).store.registry.reports.supervises(subject):
            return _Reader(subject, subject)
        return refused

    return await behind(gate, request, "admin", answer)


def _not_now(why: str) -> Blocked:
    return Blocked.because("invalid_value", "report.move", "VII.B", why, "GET the report to see where it stands.")


_NO_MOVE = Blocked.because(
    "invalid_value",
    "report.move",
    "VII.B",
    "This is no move of a report.",
    'Send {"state": "in_progress"}, or {"state": "closed", "resolution": "confirmed"}, "not_confirmed", "overturned" or '
    '"duplicate".',
)
_NO_SUCH_REPORT = Blocked.because(
    "not_found", "report.id", "VII.B", "There is no report with this id.", "GET /admin/reports lists those that you may read."
)
