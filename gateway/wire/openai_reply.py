"""Filtered reply events -> objects of OpenAI's chat dialect, whole or in chunks.

Nothing of the provider's own envelope passes: ids, names and times are ours, and every field is written here.
Source: ``CreateChatCompletionResponse`` and ``CreateChatCompletionStreamResponse`` of OpenAI's API description.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from rules.domain import Draft, Finish, Json, ReplyEvent, TextDelta, ToolCallDelta, Usage

Object: TypeAlias = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around a reply. `model` is the system as staff name it, `created` Unix time in seconds."""

    request_id: str
    model: str
    created: int
    draft: Draft | None = None
    """None only for the background calls of a chat tool, which nobody reads."""


# ------------------------------------------------------------------ whole


@dataclass(slots=True)
class _Call:
    id: str | None
    name: str | None
    arguments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Choice:
    """One answer while its pieces come in."""

    content: list[str] = field(default_factory=list)
    refusal: list[str] = field(default_factory=list)
    calls: dict[int, _Call] = field(default_factory=dict)
    finish: str | None = None

    def take(self, event: TextDelta | ToolCallDelta | Finish) -> None:
        match event:
            case TextDelta(channel="content"):
                self.content.append(event.text)
            case TextDelta():
                self.refusal.append(event.text)
            case ToolCallDelta():
                call = self.calls.setdefault(event.index, _Call(event.id, event.name))
                call.arguments.append(event.arguments)
            case Finish():
                self.finish = event.reason

    def message(self) -> Object:
        says_something_else = self.refusal or self.calls
        message: Object = {
            "role": "assistant",
            "content": None if says_something_else and not self.content else "".join(self.content),
            "refusal": "".join(self.refusal) if self.refusal else None,
        }
        if self.calls:
            message["tool_calls"] = [_whole_call(self.calls[index]) for index in sorted(self.calls)]
        return message


def whole(events: Iterable[ReplyEvent], envelope: Envelope) -> Object:
    """The ``chat.completion`` object of a reply that has ended."""
    choices: dict[int, _Choice] = {}
    usage: Usage | None = None
    for event in events:
        if isinstance(event, Usage):
            usage = event
        else:
            choices.setdefault(event.choice, _Choice()).take(event)
    reply = _envelope("chat.completion", envelope)
    reply["choices"] = [
        {"index": index, "message": choice.message(), "logprobs": None, "finish_reason": choice.finish}
        for index, choice in sorted(choices.items())
    ]
    if usage is not None:
        reply["usage"] = _usage(usage)
    return reply | _draft(envelope)


def _whole_call(call: _Call) -> Object:
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": "".join(call.arguments)}}


# ------------------------------------------------------------------ chunks


async def chunks(events: AsyncIterator[ReplyEvent], envelope: Envelope, *, include_usage: bool = False) -> AsyncIterator[Object]:
    """The same reply as ``chat.completion.chunk`` objects, one for each event as it arrives.

    The first chunk carries the draft, the first delta of each choice its role. Usage comes in a chunk without
    choices, and only if it was asked for.
    """
    draft = _draft(envelope)
    begun: set[int] = set()
    async for event in events:
        if isinstance(event, Usage) and not include_usage:
            continue
        chunk = _envelope("chat.completion.chunk", envelope)
        if isinstance(event, Usage):
            chunk |= {"choices": [], "usage": _usage(event)}
        else:
            chunk["choices"] = [_delta_choice(event, first=event.choice not in begun)]
            begun.add(event.choice)
        yield chunk | draft
        draft = {}


def _delta_choice(event: TextDelta | ToolCallDelta | Finish, *, first: bool) -> Object:
    role: Object = {"role": "assistant"} if first else {}
    reason = event.reason if isinstance(event, Finish) else None
    return {"index": event.choice, "delta": role | _delta(event), "logprobs": None, "finish_reason": reason}


def _delta(event: TextDelta | ToolCallDelta | Finish) -> Object:
    match event:
        case TextDelta():
            return {event.channel: event.text}
        case ToolCallDelta(name=None):
            return {"tool_calls": [{"index": event.index, "function": {"arguments": event.arguments}}]}
        case ToolCallDelta():
            function: Object = {"name": event.name, "arguments": event.arguments}
            return {"tool_calls": [{"index": event.index, "id": event.id, "type": "function", "function": function}]}
        case Finish():
            return {}


# ------------------------------------------------------------------ what both share


def _envelope(kind: str, envelope: Envelope) -> Object:
    return {
        "id": f"chatcmpl-{envelope.request_id}",
        "object": kind,
        "created": envelope.created,
        "model": envelope.model,
    }


def _usage(usage: Usage) -> Object:
    return {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.total_tokens,
    }


def _draft(envelope: Envelope) -> Object:
    draft = envelope.draft
    if draft is None:
        return {}
    return {"draft": {"id": draft.id, "status": draft.status, "review_url": draft.review_url, "notice": draft.notice}}
