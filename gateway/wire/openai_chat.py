"""The chat request of OpenAI's dialect -> `ChatRequest`. The original bytes end here.

`openai_shapes` says which fields there are; this module says what they mean. Nothing that is not a field of
`ChatRequest` survives, so whatever a provider gets later was written by us from these values.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from gateway.wire import openai_shapes as shapes
from gateway.wire.ack_lines import CODE
from gateway.wire.field_errors import first_error
from gateway.wire.malformed import MalformedRequest
from gateway.wire.strict_json import MAX_BYTES, check_strings, parse_json
from rules.domain import (
    ChatRequest,
    Declared,
    MediaPart,
    Message,
    Part,
    ResponseFormat,
    Sampling,
    SuppliedPerson,
    TextPart,
    Tool,
    ToolCall,
    ToolChoice,
)

# Four digits could be a number of somebody's.
_POLICY_WORD = re.compile(r"(?!(?:[^0-9]*[0-9]){4})[a-z0-9][a-z0-9_.-]{0,63}")
_MAX_CASE_REF = 128
_NOTHING_DECLARED = Declared()


def parse_chat(body: bytes, declared: Declared = _NOTHING_DECLARED, *, max_bytes: int = MAX_BYTES) -> ChatRequest:
    """The request that a body spells, joined with what the caller declared in headers.

    `declared` carries the words of X-Purpose, X-Record-Type, X-Case-Ref and X-Data-Class; the body may say the same in
    `metadata` but must not contradict them. Raises `MalformedRequest` (400, 413, 415), never anything else.
    """
    value = parse_json(body, max_bytes=max_bytes)
    try:
        chat = shapes.ChatBody.model_validate(value)
    except ValidationError as error:
        raise first_error(error, value) from None
    _check_stream_options(chat)
    return ChatRequest(
        model=chat.model,
        messages=tuple(read_message(message) for message in chat.messages),
        tools=tuple(_tool(tool.function) for tool in chat.tools or ()),
        tool_choice=_tool_choice(chat),
        response_format=_response_format(chat.response_format),
        stop=tuple(chat.stop or ()),
        sampling=_sampling(chat),
        stream=bool(chat.stream),
        include_usage=bool(chat.stream_options and chat.stream_options.include_usage),
        declared=read_declared(chat.metadata, chat.people, declared),
    )


# ------------------------------------------------------------------ messages


def read_message(message: shapes.Message) -> Message:
    """One message of the dialect in the words of the domain."""
    content = _parts(message.content or [])
    match message:
        case shapes.FromAssistant():
            return Message(
                role="assistant",
                content=content,
                name=message.name,
                tool_calls=tuple(_tool_call(call) for call in message.tool_calls or ()),
                refusal=_refusal(message),
            )
        case shapes.FromTool():
            return Message(role="tool", content=content, tool_call_id=message.tool_call_id)
        case _:
            return Message(role=message.role, content=content, name=message.name)


def _parts(parts: Sequence[shapes.Part]) -> tuple[Part, ...]:
    domain: list[Part] = []
    for part in parts:
        match part:
            case shapes.Text():
                domain.append(TextPart(part.text))
            case shapes.Image():
                domain.append(MediaPart("image", part.image_url.model_dump(exclude_none=True)))
            case shapes.Audio():
                domain.append(MediaPart("audio", part.input_audio.model_dump(exclude_none=True)))
            case shapes.File():
                domain.append(MediaPart("file", part.file.model_dump(exclude_none=True)))
            case shapes.Refusal():
                pass
    return tuple(domain)


def _refusal(message: shapes.FromAssistant) -> str | None:
    """The dialect has two places for a refusal; a message has one."""
    in_parts = [part.refusal for part in message.content or () if isinstance(part, shapes.Refusal)]
    said = [message.refusal, *in_parts] if message.refusal is not None else in_parts
    return "\n".join(said) if said else None


def _tool_call(call: shapes.Call) -> ToolCall:
    """Arguments are JSON in a string: what its escapes spell must be text that can be sent and recorded."""
    with contextlib.suppress(json.JSONDecodeError, RecursionError):
        check_strings(json.loads(call.function.arguments))
    return ToolCall(id=call.id, name=call.function.name, arguments=call.function.arguments)


# ------------------------------------------------------------------ tools, format, sampling


def _tool(function: shapes.Function) -> Tool:
    return Tool(function.name, function.description, function.parameters, function.strict)


def _tool_choice(chat: shapes.ChatBody) -> ToolChoice | None:
    """A choice names one of the tools of this request, so that there is no second place for an unseen name."""
    choice = chat.tool_choice
    if choice is None:
        return None
    offered = {tool.function.name for tool in chat.tools or ()}
    if choice.type == "function":
        if choice.function is None or choice.function.name not in offered:
            raise MalformedRequest("invalid_value", "`tool_choice` must name a function of `tools`.", "tool_choice")
        return ToolChoice("tool", choice.function.name)
    if choice.function is not None or (choice.type == "required" and not offered):
        raise MalformedRequest("invalid_value", f"`tool_choice` {choice.type} does not fit `tools`.", "tool_choice")
    return ToolChoice(choice.type) if offered else None


def _response_format(form: shapes.Format | None) -> ResponseFormat | None:
    if form is None:
        return None
    if (form.type == "json_schema") != (form.json_schema is not None):
        message = "`response_format`: type json_schema and the field json_schema go together."
        raise MalformedRequest("invalid_value", message, "response_format")
    if form.json_schema is None:
        return ResponseFormat(form.type)
    wanted = form.json_schema
    return ResponseFormat(form.type, wanted.name, wanted.description, wanted.schema_, wanted.strict)


def _sampling(chat: shapes.ChatBody) -> Sampling:
    return Sampling(
        temperature=chat.temperature,
        top_p=chat.top_p,
        n=chat.n,
        max_tokens=chat.max_tokens,
        max_completion_tokens=chat.max_completion_tokens,
        presence_penalty=chat.presence_penalty,
        frequency_penalty=chat.frequency_penalty,
        seed=chat.seed,
        logit_bias=tuple((int(token), bias) for token, bias in (chat.logit_bias or {}).items()),
        parallel_tool_calls=chat.parallel_tool_calls,
        reasoning_effort=chat.reasoning_effort,
        verbosity=chat.verbosity,
    )


def _check_stream_options(chat: shapes.ChatBody) -> None:
    if chat.stream_options is not None and not chat.stream:
        message = "`stream_options` is only allowed when `stream` is true."
        raise MalformedRequest("invalid_value", message, "stream_options")


# ------------------------------------------------------------------ what the caller declares


def read_declared(metadata: Mapping[str, str] | None, people: Sequence[shapes.Supplied] | None, in_headers: Declared) -> Declared:
    """What the caller says in `metadata`, `people` and the headers. Raises `MalformedRequest` where they disagree."""
    metadata = metadata or {}
    ack = _code(in_headers.ack, metadata.get("policy_ack"))
    return Declared(
        purpose=_policy_word("purpose", in_headers.purpose, metadata.get("purpose")),
        record_type=_policy_word("record_type", in_headers.record_type, metadata.get("record_type")),
        case_ref=_case_ref(in_headers.case_ref, metadata.get("case_ref")),
        data_class=_policy_word("data_class", in_headers.data_class, metadata.get("data_class")),
        people=tuple(SuppliedPerson(person.name, person.role) for person in people or ()),
        ack=ack,
        ack_by="header" if ack else "line",
    )


def _policy_word(field: str, header: str | None, metadata: str | None) -> str | None:
    """Purpose and record type are written to the record as they stand, so they can't be free text."""
    word = _one_of(field, header, metadata)
    if word is not None and not _POLICY_WORD.fullmatch(word):
        message = f"`{field}` must be one lower-case word of letters, digits (three at most), `_`, `.` and `-`, 64 at most."
        raise MalformedRequest("invalid_value", message, f"metadata.{field}")
    return word


def _code(header: str | None, metadata: str | None) -> str | None:
    code = _one_of("policy_ack", header, metadata)
    if code is not None and not CODE.fullmatch(code.upper()):
        message = "An acknowledgement is the code that the refusal gave: two groups of five letters and digits."
        raise MalformedRequest("invalid_value", message, "metadata.policy_ack")
    return code and code.upper()


def _case_ref(header: str | None, metadata: str | None) -> str | None:
    reference = _one_of("case_ref", header, metadata)
    if reference is not None and not (0 < len(reference) <= _MAX_CASE_REF and reference.isprintable()):
        message = f"`case_ref` must be 1 to {_MAX_CASE_REF} printable characters."
        raise MalformedRequest("invalid_value", message, "metadata.case_ref")
    return reference


def _one_of(field: str, header: str | None, metadata: str | None) -> str | None:
    if header is not None and metadata is not None and header != metadata:
        message = f"The header and `metadata.{field}` say different things; send one of them."
        raise MalformedRequest("conflicting_declaration", message, f"metadata.{field}")
    return metadata if header is None else header
