"""A look at the scrubber: the way of a chat request up to the decision, told to the person who asked. Nothing is forwarded.

The same steps in the same order as in `gateway.pipeline`, so that a preview can't say something else than a chat would do.
It never hands out or takes an acknowledgement, and its row keeps no text.
"""

from __future__ import annotations

import json

from gateway.acknowledging import known_consents
from gateway.attempt import Attempt
from gateway.call import Call, Reply
from gateway.parts import Parts
from gateway.reading import read_scrub, receive
from gateway.screening import screen
from gateway.wire.scrub_answer import Verdict, scrub_answer
from rules.decide.decide import decide, objections
from rules.decide.standing import may_ask
from rules.decide.target import resolve_target, usable_targets
from rules.domain import AckRequired, Blocked, Cleared, Facts, Preview


async def preview(call: Call, parts: Parts) -> Reply:
    """What would be taken out of a text or of messages, why, and what a chat with them would be answered."""
    attempt = Attempt.begin(call, parts)
    user = await parts.identity.authenticate(call.headers)
    if isinstance(user, Blocked):
        return await attempt.refuse_stranger(user)

    standing = await parts.store.registry.standing_of(user.subject)
    body = await receive(call)
    attempt = attempt.by(user, standing).with_body(body)
    asker = may_ask(standing, attempt.policy.training, attempt.now)
    if isinstance(asker, Blocked):
        return await attempt.refuse(asker)

    attempt = attempt.trained(asker.training)
    asked = read_scrub(body, call, attempt.policy, max_bytes=parts.config.limits.body_bytes)
    if isinstance(asked, Blocked):
        return await attempt.refuse(asked)

    attempt, chat, target = attempt.about(asked.chat), asked.chat, None
    if asked.names_a_system:
        target = resolve_target(chat.model, asker.standing, attempt.policy, await parts.suspended(), attempt.now)
    if isinstance(target, Blocked):
        return await attempt.refuse(target)

    screened = await screen(chat, parts.scanners)
    if isinstance(screened, Blocked):
        return await attempt.refuse(screened)

    if target is None:
        verdict = _without_a_system(Preview(attempt.policy, asker, chat, screened))
    else:
        frozen = await parts.suspended()
        instead = usable_targets(asker.standing, attempt.policy, frozen, attempt.now)
        consents = await known_consents(attempt, chat, screened, user)
        verdict = _with_a_system(Facts(attempt.policy, user, asker, target, chat, screened, frozen, consents, instead))
    await attempt.noted(screened, verdict.reasons)
    headers = {"X-Request-Id": attempt.id, "X-Policy-Version": attempt.row.policy_version, "Cache-Control": "no-store"}
    return Reply(200, headers, json.dumps(scrub_answer(asked, screened, verdict)).encode())


def _with_a_system(facts: Facts) -> Verdict:
    """The decision itself. What it would let leave is dropped here."""
    match decide(facts):
        case Cleared() as cleared:
            return Verdict("cleared", unscrubbed=cleared.unscrubbed)
        case AckRequired(reasons):
            return Verdict("ack_required", reasons)
        case Blocked(reasons):
            return Verdict("blocked", reasons)


def _without_a_system(content: Preview) -> Verdict:
    """Only what every system would refuse can be said; all else depends on the system."""
    reasons = objections(content)
    return Verdict("blocked" if reasons else None, reasons)
