"""The whole way of a request, from the socket to the draft. Read this first.

Who asks and whether they may comes before what they ask: a refusal up to `resolve_target` stops at once and
leaves no text. A refusal is a value, recorded like a success; an exception is a malfunction and ends closed.
"""

from __future__ import annotations

from gateway.acknowledging import ask, consents_to
from gateway.attempt import Attempt
from gateway.call import Call, Reply
from gateway.delivery import Delivery
from gateway.parts import Parts
from gateway.reading import read_chat, receive
from gateway.screening import screen
from rules.decide.decide import decide
from rules.decide.standing import may_ask
from rules.decide.target import resolve_target, usable_targets
from rules.domain import AckRequired, Blocked, Facts


async def answer(call: Call, parts: Parts) -> Reply:
    """One chat request, answered with a draft or refused with the clause and the next step.

    Raises `audit.errors.RecordUnavailable` when it can't be recorded: then nothing was forwarded.
    """
    attempt = Attempt.begin(call, parts)
    user = await parts.identity.authenticate(call.headers)
    if isinstance(user, Blocked):
        return await attempt.refuse_stranger(user)

    standing = await parts.store.registry.standing_of(user.subject)
    body = await receive(call)
    attempt = attempt.by(user, standing).with_body(body)
    chat = read_chat(body, call, attempt.policy, max_bytes=parts.config.limits.body_bytes)
    asker = may_ask(standing, attempt.policy.training, attempt.now)
    if isinstance(asker, Blocked):
        return await attempt.told_in(chat).refuse(asker)

    if isinstance(chat, Blocked):
        return await attempt.trained(asker.training).refuse(chat)

    attempt = attempt.trained(asker.training).about(chat)
    target = resolve_target(chat.model, asker.standing, attempt.policy, await parts.suspended(), attempt.now)
    if isinstance(target, Blocked):
        return await attempt.refuse(target)

    screened = await screen(chat, parts.scanners)
    if isinstance(screened, Blocked):
        return await attempt.refuse(screened)

    consents = await consents_to(attempt, chat, screened, user)
    frozen = await parts.suspended()
    instead = usable_targets(asker.standing, attempt.policy, frozen, attempt.now)
    decision = decide(Facts(attempt.policy, user, asker, target, chat, screened, frozen, consents, instead))
    if isinstance(decision, Blocked):
        return await attempt.refuse(decision, screened)
    if isinstance(decision, AckRequired):
        return await ask(attempt, decision, chat, screened, user)

    delivery = Delivery(decision, screened, attempt)
    provider = parts.providers[target.system.provider]
    await attempt.intend(decision, screened)  # durable: only now may a byte leave
    return await delivery.of(provider.forward(decision, pseudonym=attempt.pseudonym(target.system.provider)))
