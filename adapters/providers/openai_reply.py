"""OpenAI's chat dialect, whole or in chunks -> reply events. Strict in what it reads, silent about what it doesn't.

A whole reply is read as one chunk that says everything: servers answer in JSON to a request for a stream and the
reverse, and there must be no second path that checks less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from adapters.base import ProviderMalformed
from rules.domain import Finish, ReplyEvent, TextDelta, ToolCallDelta, Usage

MAX_CHOICES = 8
MAX_CALLS = 128


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("NUL")
    return text


Text: TypeAlias = Annotated[str, AfterValidator(_without_nul)]
Word: TypeAlias = Annotated[Text, Field(max_length=256)]
Count: TypeAlias = Annotated[int, Field(ge=0, le=2**53)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, hide_input_in_errors=True)


class _Function(_Shape):
    name: Word | None = None
    arguments: Text | None = None


class _Call(_Shape):
    index: Annotated[int, Field(ge=0, lt=MAX_CALLS)] | None = None
    id: Word | None = None
    function: _Function = _Function()


class _Said(_Shape):
    content: Text | None = None
    refusal: Text | None = None
    tool_calls: Annotated[list[_Call], Field(max_length=MAX_CALLS)] | None = None


class _Choice(_Shape):
    index: Annotated[int, Field(ge=0, lt=MAX_CHOICES)] = 0
    said: Annotated[_Said, Field(validation_alias=AliasChoices("delta", "message"))] = _Said()
    finish_reason: Literal["stop", "length", "tool_calls", "content_filter", "function_call"] | None = None


class _Usage(_Shape):
    prompt_tokens: Count
    completion_tokens: Count = 0
    total_tokens: Count


class _Reply(_Shape):
    choices: Annotated[list[_Choice], Field(max_length=MAX_CHOICES)]
    usage: _Usage | None = None


class ReplyReader:
    """Reads one reply: `read` each JSON text as it comes, then `end`, which insists that the reply is complete.

    Raises `ProviderMalformed`, also when a choice goes on after its end or a tool call begins without a name.
    """

    def __init__(self, choices: int) -> None:
        self._wanted = choices
        self._open: set[int] = set()
        self._finished: set[int] = set()
        self._calls: set[tuple[int, int]] = set()
        self._usage: Usage | None = None

    def read(self, text: str | bytes) -> Iterator[ReplyEvent]:
        reply = _parsed(text)
        for choice in reply.choices:
            if choice.index >= self._wanted:
                raise ProviderMalformed("The AI system sent more answers than it was asked for.")
            yield from self._choice(choice)
        if reply.usage is not None:
            usage = reply.usage
            self._usage = Usage(usage.prompt_tokens, usage.completion_tokens, usage.total_tokens)

    def end(self) -> Iterator[ReplyEvent]:
        if self._open or not self._finished:
            raise ProviderMalformed("The AI system's reply was cut off.")
        if self._usage is not None:
            yield self._usage

    def _choice(self, choice: _Choice) -> Iterator[ReplyEvent]:
        events = list(self._deltas(choice))
        if choice.index in self._finished:
            if events:
                raise ProviderMalformed("The AI system went on after the end of its answer.")
            return
        self._open.add(choice.index)
        yield from events
        if choice.finish_reason is not None:
            self._open.remove(choice.index)
            self._finished.add(choice.index)
            yield Finish(choice.index, choice.finish_reason)

    def _deltas(self, choice: _Choice) -> Iterator[ReplyEvent]:
        if choice.said.content:
            yield TextDelta(choice.index, choice.said.content)
        if choice.said.refusal:
            yield TextDelta(choice.index, choice.said.refusal, "refusal")
        for position, call in enumerate(choice.said.tool_calls or ()):
            yield self._tool_call(choice.index, position if call.index is None else call.index, call)

    def _tool_call(self, choice: int, index: int, call: _Call) -> ToolCallDelta:
        arguments = call.function.arguments or ""
        if (choice, index) in self._calls:
            return ToolCallDelta(choice, index, arguments)
        if not call.id or not call.function.name:
            raise ProviderMalformed("The AI system sent a tool call without a name or id.")
        self._calls.add((choice, index))
        return ToolCallDelta(choice, index, arguments, call.id, call.function.name)


def _parsed(text: str | bytes) -> _Reply:
    try:
        return _Reply.model_validate_json(text)
    except ValidationError:
        raise ProviderMalformed("The AI system's reply is not in the dialect that it should speak.") from None
