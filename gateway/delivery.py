"""The reply on its way to the person: filtered, marked as a draft, kept, and recorded before its last byte.

Whole and streamed replies take the same way; they differ only in when the pieces are written. Whatever
happens, an attempt ends with exactly one outcome: completed, failed, or aborted when the person went away.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import replace
from functools import partial

from adapters.base import AdapterError, ProviderRefused
from audit.errors import RecordUnavailable
from audit.record.records import Outcome, OutcomeKind, RedactionCount
from gateway.attempt import Attempt
from gateway.call import Reply
from gateway.errors import DraftNotKept, error_reply
from gateway.prompt_text import prompt_text
from gateway.screening import screen
from gateway.wire.openai_reply import Envelope, Object, chunks, whole
from gateway.wire.sse import stream
from rules.domain import Blocked, ChatRequest, Cleared, Draft, Finish, Message, ReplyEvent, Screened, TextDelta, TextPart, Usage
from rules.find.identifiers import find_identifiers
from rules.reply.draft import NoticeWriter, marks_of, notice_for
from rules.reply.reply import ReplyFilter, StoredChoice
from rules.reply.sent import Sent

_SLICE = 4_000
"""Characters that are filtered at a stretch."""


class Delivery:
    """The reply to one cleared request. Made before the intent is written, so that what can go wrong here goes wrong first."""

    def __init__(self, cleared: Cleared, screened: Screened, attempt: Attempt) -> None:
        self._cleared = cleared
        self._attempt = attempt
        self._screened = screened
        approval = cleared.target.system.approval
        self._filter = ReplyFilter(
            screened.placeholders,
            restore=cleared.restore,
            structured=cleared.request.structured,
            local_tools=approval.local_tools,
            find=partial(find_identifiers, city=attempt.parts.city),
            marks=marks_of(attempt.policy.notice),
            sent=Sent(attempt.chat, screened.findings) if cleared.unscrubbed and attempt.chat else None,
        )
        self._draft = self._new_draft()
        self._writer = NoticeWriter(self._draft.notice, attempt.policy.notice, structured=self._for_a_program)
        self._finishes: list[str] = []
        self._usage: Usage | None = None

    async def of(self, events: AsyncGenerator[ReplyEvent, None]) -> Reply:
        """Answer with the draft, whole or as a stream as the request asked."""
        try:
            return await (self._streamed(events) if self._cleared.request.stream else self._whole(events))
        except (AdapterError, DraftNotKept, RecordUnavailable) as error:
            return error_reply(error, self._attempt.id).reply

    async def _whole(self, events: AsyncGenerator[ReplyEvent, None]) -> Reply:
        body = whole([event async for event in self._recorded(events)], self._envelope())
        return Reply(200, self._headers(), json.dumps(body).encode())

    async def _streamed(self, events: AsyncGenerator[ReplyEvent, None]) -> Reply:
        """Waits for the first event, so that a provider that fails at once is answered with its own status."""
        recorded = self._recorded(events)
        try:
            first = [await anext(recorded)]
        except StopAsyncIteration:
            first = []
        objects = chunks(_chain(first, recorded), self._envelope(), include_usage=self._cleared.request.include_usage)
        return Reply(200, self._headers(), stream(objects, self._error_body), "text/event-stream")

    async def _recorded(self, events: AsyncGenerator[ReplyEvent, None]) -> AsyncIterator[ReplyEvent]:
        """The marked draft. After its last event the outcome becomes durable; only then does this end."""
        record = self._attempt.parts.store.record
        try:
            async with contextlib.aclosing(events):
                async for event in self._marked(events):
                    yield event
            text, names = await self._kept()
        except (asyncio.CancelledError, GeneratorExit):
            # The person went away: nothing can be awaited here any more, and the outcome is still owed.
            self._attempt.parts.later(record.outcome(self._outcome("aborted"), None))
            raise
        except Exception as error:
            await record.outcome(self._failed(error), None)
            raise
        # Outside the try: once handed over it is written, whoever goes away meanwhile, and an attempt has one outcome.
        await record.outcome(self._outcome("completed", names=names), text)

    @property
    def _for_a_program(self) -> bool:
        """No sentence may stand in this reply."""
        return self._cleared.request.structured or self._cleared.target.system.approval.housekeeping

    def _new_draft(self) -> Draft:
        attempt, system = self._attempt, self._cleared.target.system.name
        notice = notice_for(attempt.policy.notice, draft_id=attempt.id, system=system, day=attempt.now.date())
        return Draft(attempt.id, notice, f"{attempt.parts.config.server.url}/console/drafts/{attempt.id}")

    async def _marked(self, events: AsyncIterator[ReplyEvent]) -> AsyncIterator[ReplyEvent]:
        async for event in self._filtered(events):
            for marked in self._writer.feed(event):
                yield marked

    async def _filtered(self, events: AsyncIterator[ReplyEvent]) -> AsyncIterator[ReplyEvent]:
        async for event in events:
            if isinstance(event, Finish):
                self._finishes.append(event.reason)
            if isinstance(event, Usage):
                self._usage = event
            for piece in _slices(event):
                await asyncio.sleep(0)
                for safe in self._filter.feed(piece):
                    yield safe
        for safe in self._filter.close():
            yield safe

    async def _kept(self) -> tuple[str, int]:
        """The draft as it is stored, with its placeholders and without the names that the provider brought; and how many."""
        said = ChatRequest(self._cleared.target.system.name, tuple(map(_as_message, self._filter.stored)))
        scanned = await screen(said, self._attempt.parts.scanners)
        if isinstance(scanned, Blocked):
            raise DraftNotKept("The finished draft could not be checked for names, so it was not kept.")
        clean = _without_calls(scanned.clean) if scanned.in_identifiers else scanned.clean
        return prompt_text(clean), sum(finding.type == "PERSON" for finding in scanned.findings)

    def _outcome(self, kind: OutcomeKind, *, names: int = 0, code: str | None = None, status: int | None = None) -> Outcome:
        found = Counter(finding.type for finding in self._filter.findings)
        return Outcome(
            request_id=self._attempt.id,
            outcome=kind,
            code=code,
            upstream_status=status,
            finish_reasons=tuple(self._finishes),
            reply_chars=sum(len(choice.content) for choice in self._filter.stored),
            prompt_tokens=self._usage.prompt_tokens if self._usage else None,
            completion_tokens=self._usage.completion_tokens if self._usage else None,
            milliseconds=self._attempt.milliseconds,
            output_findings=tuple(RedactionCount(type_, None, count, count) for type_, count in found.items()),
            name_in_output=names,
        )

    def _failed(self, error: Exception) -> Outcome:
        status = error.upstream_status if isinstance(error, ProviderRefused) else None
        code = error.code if isinstance(error, (AdapterError, DraftNotKept)) else "malfunction"
        return self._outcome("failed", code=code, status=status)

    def _error_body(self, error: Exception) -> Object:
        return error_reply(error, self._attempt.id).body

    def _envelope(self) -> Envelope:
        system = self._cleared.target.system
        draft = None if system.approval.housekeeping else self._draft
        return Envelope(self._attempt.id, system.name, int(self._attempt.now.timestamp()), draft)

    def _headers(self) -> dict[str, str]:
        training = self._attempt.training
        until = f"; until={training.until:%Y-%m-%d}" if training and training.state != "valid" else ""
        return {
            "X-Request-Id": self._attempt.id,
            "X-Draft-Id": self._draft.id,
            "X-Draft-Status": self._draft.status,
            "X-Redactions": "0" if self._cleared.unscrubbed else str(len(self._screened.findings)),
            "X-Policy-Version": self._attempt.row.policy_version,
            "X-Training": (training.state if training else "unknown") + until,
            "Cache-Control": "no-store",
        }


def _as_message(choice: StoredChoice) -> Message:
    return Message("assistant", (TextPart(choice.content),), tool_calls=choice.tool_calls, refusal=choice.refusal or None)


def _without_calls(said: ChatRequest) -> ChatRequest:
    """A provider put protected data where no placeholder can stand: these calls are not kept."""
    return replace(said, messages=tuple(replace(message, tool_calls=()) for message in said.messages))


def _slices(event: ReplyEvent) -> Iterator[ReplyEvent]:
    """A long piece in short ones: filtering a whole reply at once would hold up everybody else's."""
    if not isinstance(event, TextDelta) or len(event.text) <= _SLICE:
        yield event
        return
    for start in range(0, len(event.text), _SLICE):
        yield replace(event, text=event.text[start : start + _SLICE])


async def _chain(first: list[ReplyEvent], rest: AsyncIterator[ReplyEvent]) -> AsyncIterator[ReplyEvent]:
    for event in first:
        yield event
    async for event in rest:
        yield event
