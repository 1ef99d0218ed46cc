"""`ChatRequest` -> the JSON of OpenAI's chat dialect, written field by field from the cleared values."""

from __future__ import annotations

import re

from rules.domain import ChatRequest, Json, MediaPart, Message, Part, ResponseFormat, Sampling, TextPart, Tool, ToolChoice

_MEDIA_TYPES = {"image": "image_url", "audio": "input_audio", "file": "file"}


def to_openai(request: ChatRequest, *, upstream_model: str, pseudonym: str) -> dict[str, Json]:
    """The body of ``POST /chat/completions``. What the caller declared (purpose, case, people) has no place in it."""
    body: dict[str, Json] = {
        "model": upstream_model,
        "messages": [message_json(message) for message in request.messages],
        "user": pseudonym,
        "store": False,
        "stream": request.stream,
    }
    if request.stream:
        # Always: the record wants the token counts even where the client does not.
        body["stream_options"] = {"include_usage": True}
    if request.tools:
        body["tools"] = [_tool(tool) for tool in request.tools]
    if request.tool_choice is not None:
        body["tool_choice"] = _tool_choice(request.tool_choice)
    if request.response_format is not None:
        body["response_format"] = _response_format(request.response_format)
    if request.stop:
        body["stop"] = list(request.stop)
    return body | _sampling(request.sampling)


def message_json(message: Message) -> dict[str, Json]:
    """One message as it stands in the body."""
    body: dict[str, Json] = {"role": message.role, "content": _content(message.content)}
    if message.tool_calls:
        body["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
            for call in message.tool_calls
        ]
    return body | _present(name=_name(message.name), tool_call_id=message.tool_call_id, refusal=message.refusal)


_PLACEHOLDER = re.compile(r"\[([a-z][a-z ]* \d+)\]")


def _name(name: str | None) -> str | None:
    """The dialect allows no blanks and no brackets in a name, so ``[suspect 1]`` goes as ``suspect_1``."""
    return name and _PLACEHOLDER.sub(lambda match: match[1].replace(" ", "_"), name)


def _content(parts: tuple[Part, ...]) -> Json:
    match parts:
        case ():
            return None
        case (TextPart(text),):
            return text
        case _:
            return [_part(part) for part in parts]


def _part(part: Part) -> Json:
    if isinstance(part, MediaPart):
        word = _MEDIA_TYPES[part.kind]
        return {"type": word, word: part.body}
    return {"type": "text", "text": part.text}


def _tool(tool: Tool) -> Json:
    function = _present(name=tool.name, description=tool.description, parameters=tool.parameters, strict=tool.strict)
    return {"type": "function", "function": function}


def _tool_choice(choice: ToolChoice) -> Json:
    if choice.mode == "tool":
        return {"type": "function", "function": {"name": choice.name}}
    return choice.mode


def _response_format(form: ResponseFormat) -> Json:
    if form.kind != "json_schema":
        return {"type": form.kind}
    schema = _present(name=form.name, description=form.description, schema=form.schema, strict=form.strict)
    return {"type": "json_schema", "json_schema": schema}


def _sampling(sampling: Sampling) -> dict[str, Json]:
    return _present(
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        n=sampling.n,
        max_tokens=sampling.max_tokens,
        max_completion_tokens=sampling.max_completion_tokens,
        presence_penalty=sampling.presence_penalty,
        frequency_penalty=sampling.frequency_penalty,
        seed=sampling.seed,
        logit_bias={str(token): bias for token, bias in sampling.logit_bias} or None,
        parallel_tool_calls=sampling.parallel_tool_calls,
        reasoning_effort=sampling.reasoning_effort,
        verbosity=sampling.verbosity,
    )


def _present(**fields: Json) -> dict[str, Json]:
    """Absent and null mean the same in this dialect, but not every server knows that."""
    return {name: value for name, value in fields.items() if value is not None}
