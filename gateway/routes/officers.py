"""What all routes for officers share: who is let in, which filters an address may hold, and how a refusal is answered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, TypeAlias, TypeVar

from fastapi import Request
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from gateway.attempt import Attempt
from gateway.authority import authorise
from gateway.routes.calls import call_of, parts_of, response_of
from rules.domain import Blocked, Standing

Shape = TypeVar("Shape", bound=BaseModel)
Moment = Annotated[AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]
T = TypeVar("T")
Gate: TypeAlias = Callable[[str, Standing | None, str], Awaitable[T | Blocked]]


class Between(BaseModel):
    """A span of time; both ends are ISO 8601 with a time zone."""

    model_config = ConfigDict(extra="forbid")

    since: Moment | None = None
    until: Moment | None = None


class Refused(Exception):
    """The answer to a reader is a refusal."""

    def __init__(self, blocked: Blocked) -> None:
        super().__init__(blocked.reason.code)
        self.blocked = blocked


async def for_readers(request: Request, answer: Callable[[str], Awaitable[Response]]) -> Response:
    """The answer for a subject whom the table of routes lets ask; else the refusal, recorded. Nothing is parsed before."""

    async def table(subject: str, standing: Standing | None, route: str) -> str | Blocked:
        return authorise(standing, route) or subject

    return await behind(table, request, "audit", lambda subject, _: answer(subject))


async def behind(gate: Gate[T], request: Request, endpoint: str, answer: Callable[[T, Attempt], Awaitable[Response]]) -> Response:
    """The answer for whom `gate` lets in, given subject, standing and route (method and path template); else the refusal."""
    asking = Attempt.begin(call_of(request, endpoint), parts_of(request))
    user = await asking.parts.identity.authenticate(asking.call.headers)
    if isinstance(user, Blocked):
        return response_of(await asking.refuse_stranger(user))
    standing = await asking.parts.store.registry.standing_of(user.subject)
    asking = asking.by(user, standing)
    let_in = await gate(user.subject, standing, f"{request.method} {request.scope['route'].path}")
    if isinstance(let_in, Blocked):
        return response_of(await asking.refuse(let_in))
    try:
        return await answer(let_in, asking)
    except Refused as refusal:
        return response_of(await asking.refuse(refusal.blocked))


def filters(shape: type[Shape], request: Request) -> Shape:
    """The filters of the address. Raises `Refused`; the refusal names the filter, never what stood in it."""
    given = request.query_params
    try:
        if len(given) != len(given.multi_items()):
            raise Refused(_bad_filter(shape, "a filter that stands there twice"))
        return shape.model_validate(dict(given))
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise Refused(_bad_filter(shape, field if field in shape.model_fields else "an unknown filter")) from None


def json_response(value: object, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(value, default=str), status, headers, "application/json")


def _bad_filter(shape: type[BaseModel], which: str) -> Blocked:
    what_to_do = f"Filters are {', '.join(shape.model_fields)}; times are ISO 8601 with a zone."
    return Blocked.because("invalid_value", "audit.filter", "V.C", f"The filters can't be used: {which}.", what_to_do)
