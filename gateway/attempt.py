"""One attempt: its id, and the row that grows as the pipeline learns who asks for what.

Each step returns a new attempt. It knows how to refuse (a row, then the error) and how to intend (a row, then
the pipeline may forward). Nothing in a row comes from the original text but lengths, keyed HMACs, types and counts.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from audit.record.crypto import Purpose
from audit.record.records import Intent, RedactionCount, RuleHit
from gateway.call import Call, Reply
from gateway.errors import ErrorReply, error_reply, question_reply
from gateway.parts import Parts
from gateway.prompt_text import prompt_text
from gateway.wire.openai_reply import Envelope
from gateway.wire.refusal_message import as_message
from rules.decide.policy import Policy
from rules.domain import (
    AckRequired,
    Blocked,
    ChatRequest,
    Cleared,
    Placed,
    Reason,
    RefusalStyle,
    Screened,
    Standing,
    TrainingState,
    User,
)


@dataclass(frozen=True, slots=True)
class Attempt:
    call: Call
    parts: Parts
    policy: Policy
    now: datetime
    started: float
    row: Intent
    training: TrainingState | None = None
    refusals: RefusalStyle = "error"
    chat: ChatRequest | None = None
    """What is asked, once it could be read."""

    @classmethod
    def begin(cls, call: Call, parts: Parts) -> Attempt:
        """An attempt under the policy of this moment: a reload does not change it on its way."""
        row = Intent(
            request_id=call.id,
            decision="blocked",
            endpoint=call.endpoint,
            policy_version=parts.policy.version,
            source=call.source,
            prompt_chars=0,
            prompt_hmac=None,
        )
        return cls(call, parts, parts.policy.current, parts.now(), time.monotonic(), row)

    @property
    def id(self) -> str:
        return self.row.request_id

    @property
    def milliseconds(self) -> int:
        return round((time.monotonic() - self.started) * 1000)

    def by(self, user: User, standing: Standing | None) -> Attempt:
        """Who asks."""
        row = replace(self.row, subject=user.subject, key_id=user.key_id)
        if standing:
            row = replace(row, department=standing.department, user_type=standing.user_type)
        return replace(self, row=row, refusals=user.refusals)

    def with_body(self, body: bytes | Blocked) -> Attempt:
        """How much was sent, and a keyed hash by which the same request can be found again."""
        if isinstance(body, Blocked) or not body:
            return self
        text = body.decode("utf-8", "replace")
        row = replace(self.row, prompt_chars=len(text), prompt_hmac=self.parts.keys.hmac(Purpose.VALUE, text))
        return replace(self, row=row)

    def told_in(self, chat: ChatRequest | Blocked) -> Attempt:
        """A refusal takes the form that this request can show; nothing of it is recorded."""
        return self if isinstance(chat, Blocked) else replace(self, chat=chat)

    def trained(self, training: TrainingState) -> Attempt:
        return replace(self, row=replace(self.row, training=training.state), training=training)

    def about(self, chat: ChatRequest) -> Attempt:
        """What is asked, and of which system."""
        declared = chat.declared
        case = self.parts.keys.hmac(Purpose.VALUE, declared.case_ref) if declared.case_ref else None
        purpose = self.policy.purposes.of(declared.purpose, self.row.department or "")
        row = replace(
            self.row,
            purpose=purpose,
            purpose_by_default=purpose != declared.purpose,
            record_type=declared.record_type,
            declared_class=declared.data_class,
            case_hmac=case,
            stream=chat.stream,
        )
        if system := self.policy.system(chat.model):  # refused or not: the AI Officer asks for blocks by system
            row = replace(
                row,
                system=system.name,
                provider=system.provider,
                upstream_model=system.upstream_model,
                review_id=system.approval.review_id,
                housekeeping=system.approval.housekeeping,
            )
        return replace(self, row=row, chat=chat)

    def pseudonym(self, provider: str) -> str:
        """Stands for this person at this provider: keyed, so that it means nothing outside."""
        return self.parts.keys.hmac(Purpose.PSEUDONYM, f"{provider}\0{self.row.subject}")[:32]

    async def refuse_stranger(self, blocked: Blocked) -> Reply:
        """Refuse somebody who did not prove who they are: a row a minute for each source, with a count."""
        blocked = await self.parts.strangers.refuse(blocked, replace(self.row, rules=_hits(blocked.reasons)))
        return error_reply(blocked, self.id).reply

    async def noted(self, screened: Screened | None = None, reasons: Sequence[Reason] = ()) -> None:
        """Somebody looked, and nothing was forwarded: counts and classes are kept, no text."""
        row = replace(_screened(self.row, screened), decision="preview", rules=_hits(reasons))
        await self.parts.store.record.intent(row, None)

    async def refuse(self, blocked: Blocked, screened: Screened | None = None) -> Reply:
        row = replace(_screened(self.row, screened), decision="blocked", rules=_hits(blocked.reasons))
        text = prompt_text(screened.clean.without(blocked.left_out)) if screened and blocked.keep_text else None
        await self.parts.store.record.intent(row, text)
        return self._told(error_reply(blocked, self.id))

    async def asked(self, question: AckRequired, screened: Screened) -> None:
        """Write down that the person is asked to answer for it. Nothing leaves; the scrubbed text is kept for an appeal."""
        row = replace(_screened(self.row, screened), decision="asked", rules=_hits(question.reasons))
        await self.parts.store.record.intent(row, prompt_text(screened.clean.without(question.left_out)))

    def question(self, question: AckRequired, code: str) -> Reply:
        return self._told(question_reply(question, self.id, code))

    def _told(self, error: ErrorReply) -> Reply:
        """As an error, or as a message where the program hides errors from people. A malformed request stays an error, and so
        does what nobody reads: else a refusal would become the title of a chat."""
        chat = self.chat if self.call.endpoint == "chat.completions" else None
        if self.refusals == "error" or chat is None or error.status not in (403, 415, 428):
            return error.reply
        system = self.policy.system(chat.model)
        if system and system.approval.housekeeping:
            return error.reply
        envelope = Envelope(self.id, chat.model, int(self.now.timestamp()))
        return as_message(error, envelope, streamed=chat.stream)

    async def intend(self, cleared: Cleared, screened: Screened) -> None:
        """Write down what is about to leave. When this returns, the row is synced to the disk."""
        row = replace(_screened(self.row, screened), decision="cleared", rules=_hits(cleared.notes))
        row = replace(row, unscrubbed=cleared.unscrubbed)
        await self.parts.store.record.intent(row, prompt_text(cleared.scrubbed))


def redaction_counts(findings: Sequence[Placed]) -> tuple[RedactionCount, ...]:
    """Findings by type and role: in what this turn added, and in all that was sent."""
    every = Counter((f.type, f.role) for f in findings)
    new = Counter((f.type, f.role) for f in findings if f.new)
    return tuple(RedactionCount(type_, role, new[type_, role], count) for (type_, role), count in every.items())


def _screened(row: Intent, screened: Screened | None) -> Intent:
    if screened is None:
        return row
    classes = tuple(signal.name for signal in screened.data_classes)
    return replace(row, redactions=redaction_counts(screened.findings), data_classes=classes)


def _hits(reasons: Sequence[Reason]) -> tuple[RuleHit, ...]:
    return tuple(RuleHit(reason.rule_id, reason.clause, reason.code) for reason in reasons)
