"""The OpenAI dialect: chat completions and the models that this user may use; a look at the scrubber, reviews, reports."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from gateway.pipeline import answer
from gateway.preview import preview
from gateway.reporting import report
from gateway.reviewing import review
from gateway.routes.calls import call_of, parts_of, response_of
from gateway.side_doors import list_models

router = APIRouter(prefix="/v1")


@router.post("/chat/completions")
async def chat_completions(request: Request) -> Response:
    return response_of(await answer(call_of(request, "chat.completions"), parts_of(request)))


@router.post("/scrub")
async def scrub(request: Request) -> Response:
    return response_of(await preview(call_of(request, "scrub"), parts_of(request)))


@router.post("/drafts/{draft_id}/review")
async def draft_review(request: Request, draft_id: str) -> Response:
    return response_of(await review(call_of(request, "drafts.review"), parts_of(request), draft_id))


@router.post("/reports")
async def reports(request: Request) -> Response:
    return response_of(await report(call_of(request, "reports"), parts_of(request)))


@router.get("/models")
async def models(request: Request) -> Response:
    return response_of(await list_models(call_of(request, "models"), parts_of(request)))


@router.get("/models/{model}")
async def model(request: Request, model: str) -> Response:
    return response_of(await list_models(call_of(request, "models"), parts_of(request), only=model))
