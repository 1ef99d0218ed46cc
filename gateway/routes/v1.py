"""The OpenAI dialect: chat completions, the models that this user may use, and a refusal for everything else."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from gateway.pipeline import answer
from gateway.routes.calls import call_of, call_with_body, parts_of, response_of
from gateway.side_doors import list_models, refuse_endpoint

router = APIRouter(prefix="/v1")
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"]


@router.post("/chat/completions")
async def chat_completions(request: Request) -> Response:
    call = await call_with_body(request, "chat.completions")
    return response_of(await answer(call, parts_of(request)))


@router.get("/models")
async def models(request: Request) -> Response:
    return response_of(await list_models(call_of(request, "models"), parts_of(request)))


@router.get("/models/{model}")
async def model(request: Request, model: str) -> Response:
    return response_of(await list_models(call_of(request, "models"), parts_of(request), only=model))


@router.api_route("/{path:path}", methods=_METHODS, include_in_schema=False)
async def anything_else(request: Request) -> Response:
    """Whatever is not listed above is not approved (policy VII.E). The path is not recorded: it is the caller's text."""
    return response_of(await refuse_endpoint(call_of(request, "unlisted"), parts_of(request)))
