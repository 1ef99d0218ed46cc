"""Is it alive, and can it work? Open to everybody, so neither says more than yes or no."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from gateway.routes.calls import parts_of

router = APIRouter()


@router.get("/healthz")
async def healthz() -> JSONResponse:
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """503 while requests would be refused: without a store that takes rows, or without a scanner."""
    parts = parts_of(request)
    checks = {"store": await parts.store.ready(), "scanners": parts.scanners.healthy}
    return JSONResponse(checks, 200 if all(checks.values()) else 503)
