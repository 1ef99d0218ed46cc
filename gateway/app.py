"""Joins the parts and serves them. No globals: everything that lives with the server hangs on the lifespan."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI

from adapters import notices
from adapters.base import Provider
from adapters.identity.api_key import ApiKeyIdentity
from adapters.providers import build
from audit.errors import RecordUnavailable
from audit.record.crypto import Keys
from audit.record.records import Note
from audit.store import Store
from gateway.city import with_packs
from gateway.config import Config, LimitsSection, StartRefused
from gateway.courier import Courier
from gateway.live_policy import LivePolicy
from gateway.parts import Parts
from gateway.replaying import Replaying
from gateway.routes import admin, audit, health, replays, v1
from gateway.routes.elsewhere import elsewhere
from gateway.routes.failures import Failures
from gateway.scanners import ENGINES, Deadline, Scanners
from gateway.strangers import Strangers
from rules.find.city import City


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(
    config: Config,
    path: Path,
    *,
    engine: str | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    now: Callable[[], datetime] = utc_now,
) -> FastAPI:
    """The gateway as an ASGI application.

    `path` is the file that `config` came from, watched for changes. `engine` names another factory
    for the scanners than the level's, `transport` carries the requests to providers: the two edges that tests swap.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            parts = await _join(stack, config, path, engine, transport, now)
            app.state.parts = parts
            await parts.store.record.note(Note("start", "gateway", (("policy", parts.policy.version),)))
            yield
            await parts.settle()
            with contextlib.suppress(RecordUnavailable):  # the store could not take it before either, and was said to be unready
                await parts.strangers.flush(everything=True)

    # No redirects to add or drop a slash: their address would be built from the caller's Host header.
    app = FastAPI(title="Townclerk", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.include_router(v1.router)
    app.include_router(audit.router)
    app.include_router(admin.router)
    app.include_router(replays.router)
    app.include_router(health.router)
    app.mount("/", elsewhere)
    app.add_middleware(Failures)
    return app


async def _join(
    stack: contextlib.AsyncExitStack,
    config: Config,
    path: Path,
    engine: str | None,
    transport: httpx.AsyncBaseTransport | None,
    now: Callable[[], datetime],
) -> Parts:
    """Open everything in the order in which it is needed; the stack closes it in reverse."""
    keys = Keys.load(config.store)
    store = await stack.enter_async_context(Store.open(config.store, keys))
    policy = LivePolicy(path, config, store)
    await policy.start()
    limits = config.limits
    city = with_packs(config.city)
    scanners = await stack.enter_async_context(
        Scanners(
            count=limits.scanners,
            deadline=_deadline(limits),
            engine=engine or ENGINES[config.finding.level],
            city=city,
            packs=config.packs,
        )
    )
    strangers = Strangers(store.record, per_minute=limits.stranger_attempts_per_minute)
    for routine in (policy.keep_watching(), strangers.keep_flushing()):
        task = asyncio.ensure_future(routine)
        stack.callback(task.cancel)
    return Parts(
        config=config,
        identity=ApiKeyIdentity(store.registry.keys),
        store=store,
        policy=policy,
        scanners=scanners,
        city=City.of(city),
        providers=await _providers(stack, config, transport),
        keys=keys,
        strangers=strangers,
        courier=await stack.enter_async_context(_courier(config, store).at_work()),
        replaying=await stack.enter_async_context(Replaying(store, policy, config.packs, scanners).at_work()),
        now=now,
    )


def _deadline(limits: LimitsSection) -> Deadline:
    return Deadline(limits.scan_seconds, limits.scan_words_per_second, limits.longest_scan_seconds)


def _courier(config: Config, store: Store) -> Courier:
    try:
        ways = notices.build(config.reports, os.environ)
    except ValueError as error:
        raise StartRefused(f"Nobody can be told of reports: {error}.") from None
    return Courier(store.registry.notices, ways, config.reports.retry_seconds, config.server.url, utc_now)


async def _providers(
    stack: contextlib.AsyncExitStack, config: Config, transport: httpx.AsyncBaseTransport | None
) -> Mapping[str, Provider]:
    try:
        providers = {name: build(section, os.environ, transport) for name, section in config.providers.items()}
    except ValueError as error:
        raise StartRefused(f"A provider can't be used: {error}.") from None
    for provider in providers.values():
        stack.push_async_callback(provider.close)
    return providers
