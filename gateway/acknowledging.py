"""A person answers for a message that a rule would stop: the question (428), and the word that comes back (VI.B, VII).

Nobody can answer for what a data class forbids; the rules see to that. A code counts for the message that it was asked for, by
a keyed hash of its scrubbed text.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.record.crypto import Keys, Purpose
from audit.registry.acknowledgements import Asked, Situation
from gateway.attempt import Attempt
from gateway.call import Reply
from rules.domain import AckRequired, ChatRequest, Consents, Screened, TextPart, User


async def consents_to(attempt: Attempt, chat: ChatRequest, screened: Screened, user: User) -> Consents:
    """What this person has answered for, and what they are excepted from. Most requests ask nothing of the store."""
    if not screened.uses:
        return Consents()
    registry, place = attempt.parts.store.registry, _place(attempt, chat, user)
    hashes = {signal.message: text_hmac(screened.clean, signal.message, attempt.parts.keys) for signal in screened.uses}
    answered = {number: text for number, text in hashes.items() if number < len(chat.messages) - 1}
    earlier = await registry.acknowledgements.given(user.subject, chat.model, frozenset(answered.values()))
    now = frozenset[Asked]()
    if chat.declared.ack is not None and (chat.declared.ack_by == "line" or user.may_ack_by_header):
        now = await registry.acknowledgements.give(chat.declared.ack, place, request_id=attempt.id, now=attempt.now)
    excepted = await registry.exceptions.of(user.subject, attempt.now)
    return Consents(_pairs(hashes, now) | _pairs(answered, earlier), excepted)


async def ask(attempt: Attempt, question: AckRequired, chat: ChatRequest, screened: Screened, user: User) -> Reply:
    """Record the question, then put it: the code goes to this person alone."""
    asked = [Asked(rule, text_hmac(screened.clean, number, attempt.parts.keys)) for number, rule in question.asked]
    await attempt.asked(question, screened)
    acknowledgements = attempt.parts.store.registry.acknowledgements
    code = await acknowledgements.ask(_place(attempt, chat, user), asked, request_id=attempt.id, now=attempt.now)
    return attempt.question(question, code)


def text_hmac(clean: ChatRequest, number: int, keys: Keys) -> str:
    """A keyed hash of one scrubbed message."""
    message = clean.messages[number]
    texts = "\0".join(part.text for part in message.content if isinstance(part, TextPart))
    return keys.hmac(Purpose.VALUE, f"{message.role}\0{texts}")


def _place(attempt: Attempt, chat: ChatRequest, user: User) -> Situation:
    return Situation(user.subject, chat.model, attempt.row.policy_version)


def _pairs(hashes: Mapping[int, str], agreed: frozenset[Asked]) -> frozenset[tuple[int, str]]:
    return frozenset((number, one.rule) for number, text in hashes.items() for one in agreed if one.text_hmac == text)
