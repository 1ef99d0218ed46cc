"""A person answers for a message that a rule would stop: the question (428), and the word that comes back (VI.B, VII).

Nobody can answer for what a data class forbids; the rules see to that. A code counts for the message that it was asked for, by
a keyed hash of what was written: its scrubbed copy could stand for other people, or change with what is said of them later.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from audit.record.crypto import Keys, Purpose
from audit.registry.acknowledgements import Asked, Situation
from gateway.attempt import Attempt
from gateway.call import Reply
from rules.decide.checks.use import current
from rules.domain import AckRequired, ChatRequest, Consents, Message, Screened, TextPart, User

_ONE_TURN = timedelta(hours=1)
"""How long the calls of tools of one turn may take: the caller writes what the system is said to have answered, so a word that
was given once must not count for ever."""


async def consents_to(attempt: Attempt, chat: ChatRequest, screened: Screened, user: User) -> Consents:
    """What this person has answered for, and what they are excepted from. Uses up the code that came with the request."""
    known = await known_consents(attempt, chat, screened, user)
    said = chat.declared
    if not screened.uses or said.ack is None or not (said.ack_by == "line" or user.may_ack_by_header):
        return known
    asked = {number: text for number, text in _hashes(attempt, chat, screened).items() if number in current(chat)}
    statements = {rule.id: rule.statement for rule in attempt.policy.uses}
    given = await attempt.parts.store.registry.acknowledgements.give(
        said.ack, _place(attempt, chat, user), asked.values(), statements, request_id=attempt.id, now=attempt.now
    )
    return replace(known, acknowledged=known.acknowledged | _pairs(asked, given))


async def known_consents(attempt: Attempt, chat: ChatRequest, screened: Screened, user: User) -> Consents:
    """What stands already: exceptions, messages answered for in earlier turns, and those of this turn once the system has
    spoken on them, as it does between calls of tools. Most requests ask nothing of the store."""
    if not screened.uses:
        return Consents()
    registry, hashes = attempt.parts.store.registry, _hashes(attempt, chat, screened)
    past = {number: text for number, text in hashes.items() if number not in current(chat)}
    going_on = {n: text for n, text in hashes.items() if n not in past and _is_replied_to(n, chat)}
    earlier = await registry.acknowledgements.given(user.subject, chat.model, past.values())
    under = attempt.row.policy_version
    lately = attempt.now - _ONE_TURN
    now = await registry.acknowledgements.given(user.subject, chat.model, going_on.values(), policy_version=under, since=lately)
    excepted = await registry.exceptions.of(user.subject, attempt.now)
    return Consents(_pairs(past, earlier) | _pairs(going_on, now), excepted)


async def ask(attempt: Attempt, question: AckRequired, chat: ChatRequest, screened: Screened, user: User) -> Reply:
    """Record the question, then put it: the code goes to this person alone."""
    asked = [Asked(rule, text_hmac(chat.messages[number], attempt.parts.keys)) for number, rule in question.asked]
    await attempt.asked(question, screened)
    acknowledgements = attempt.parts.store.registry.acknowledgements
    code = await acknowledgements.ask(_place(attempt, chat, user), asked, request_id=attempt.id, now=attempt.now)
    return attempt.question(question, code)


def text_hmac(message: Message, keys: Keys) -> str:
    """A keyed hash of one message as it was written."""
    parts = [part.text if isinstance(part, TextPart) else json.dumps(part.body) for part in message.content]
    return keys.hmac(Purpose.VALUE, "\0".join((message.role, *parts)))


def _hashes(attempt: Attempt, chat: ChatRequest, screened: Screened) -> Mapping[int, str]:
    """Of each message that a rule speaks to."""
    return {n: text_hmac(chat.messages[n], attempt.parts.keys) for n in sorted({signal.message for signal in screened.uses})}


def _is_replied_to(number: int, chat: ChatRequest) -> bool:
    return any(message.role in ("assistant", "tool", "function") for message in chat.messages[number + 1 :])


def _place(attempt: Attempt, chat: ChatRequest, user: User) -> Situation:
    return Situation(user.subject, chat.model, attempt.row.policy_version)


def _pairs(hashes: Mapping[int, str], agreed: frozenset[Asked]) -> frozenset[tuple[int, str]]:
    return frozenset((number, one.rule) for number, text in hashes.items() for one in agreed if one.text_hmac == text)
