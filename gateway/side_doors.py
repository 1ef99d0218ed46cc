"""The routes of the dialect that forward nothing: which models there are, and no to the rest."""

from __future__ import annotations

import json

from gateway.attempt import Attempt
from gateway.call import Call, Reply
from gateway.parts import Parts
from rules.decide.policy import System
from rules.decide.standing import may_ask
from rules.decide.target import usable_systems
from rules.domain import Admitted, Blocked


async def list_models(call: Call, parts: Parts, only: str | None = None) -> Reply:
    """The systems that this user may use now, in the shape of ``GET /v1/models`` or ``GET /v1/models/{model}``."""
    came = await come_in(Attempt.begin(call, parts))
    if isinstance(came, Reply):
        return came
    attempt, asker = came
    usable = usable_systems(asker.standing, attempt.policy, await parts.suspended(), attempt.now)
    shown = [_model(system) for system in usable if only in (None, system.name)]
    if only is not None and not shown:
        return await attempt.refuse(_UNKNOWN_MODEL)
    await attempt.noted()
    return _json(shown[0] if only else {"object": "list", "data": shown}, attempt.id)


async def refuse_endpoint(call: Call, parts: Parts) -> Reply:
    came = await come_in(Attempt.begin(call, parts))
    return came if isinstance(came, Reply) else await came[0].refuse(_NOT_APPROVED)


async def come_in(attempt: Attempt) -> tuple[Attempt, Admitted] | Reply:
    """The attempt of somebody who may ask, or the refusal."""
    user = await attempt.parts.identity.authenticate(attempt.call.headers)
    if isinstance(user, Blocked):
        return await attempt.refuse_stranger(user)
    standing = await attempt.parts.store.registry.standing_of(user.subject)
    attempt = attempt.by(user, standing)
    asker = may_ask(standing, attempt.policy.training, attempt.now)
    if isinstance(asker, Blocked):
        return await attempt.refuse(asker)
    return attempt.trained(asker.training), asker


def _model(system: System) -> dict[str, object]:
    return {"id": system.name, "object": "model", "created": 0, "owned_by": system.provider}


def _json(value: object, request_id: str) -> Reply:
    return Reply(200, {"X-Request-Id": request_id}, json.dumps(value).encode())


_UNKNOWN_MODEL = Blocked.because(
    "model_not_approved",
    "target.approved",
    "VII.E",
    "This is not one of the AI systems that you may use now.",
    "GET /v1/models lists them.",
)
_NOT_APPROVED = Blocked.because(
    "endpoint_not_approved",
    "target.endpoint",
    "VII.E",
    "This path or method is not approved: Townclerk answers chat completions and the list of models.",
    "Use POST /v1/chat/completions; POST /v1/scrub shows what would be taken out.",
)
