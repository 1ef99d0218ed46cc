"""Every position of the chat dialect that can hold a text, and what becomes of a protected value there.

    scanned   the request is forwarded, and a placeholder stands in this position
    dropped   the request is forwarded, and this position with all that it held is not
    refused   nothing is forwarded

A place takes a canary and gives a request that holds it once, in this position.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Fate: TypeAlias = Literal["scanned", "dropped", "refused"]
Body: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Canary:
    """A protected value in the shapes that positions ask for."""

    kind: str
    value: str
    sentence: str
    word: str
    """As the name of a function or an id would hold it."""
    essence: tuple[str, ...]
    """What must not arrive, in small letters and digits alone: each word of a name counts."""


SSN = Canary("ssn", "541-83-2290", "Her SSN is 541-83-2290.", "of_541-83-2290", ("541832290",))
EMAIL = Canary(
    kind="email",
    value="tquorn77@ostrander.example",
    sentence="Write to tquorn77@ostrander.example today.",
    word="of_tquorn77@ostrander.example",
    essence=("tquorn77",),
)
NAME = Canary(
    kind="name",
    value="Thessaly Brandyquorn",
    sentence="Ask Thessaly Brandyquorn about it.",
    word="of_Thessaly_Brandyquorn",
    essence=("thessaly", "brandyquorn"),
)
CANARIES = (SSN, EMAIL, NAME)
PEOPLE = [{"name": NAME.value, "role": "witness"}]
"""Goes with every request: a supplied name must be found wherever it stands."""

Place: TypeAlias = Callable[[Canary], Body]


# ------------------------------------------------------------------ requests with one thing to fill in


def asking(**more: Any) -> Body:
    return {"model": "city-gpt", "messages": [{"role": "user", "content": "Summarize the park hours."}], **more}


def said(role: str, content: Any, **more: Any) -> Body:
    """One more message."""
    first = {"role": "user", "content": "Hello."}
    return asking(messages=[first, {"role": role, "content": content, **more}])


def part(**content: Any) -> Body:
    return said("user", [{"type": "text", "text": "See this."}, content])


def call(arguments: Any = "{}", name: str = "look_up", id: str = "call_1", **more: Any) -> Body:
    function = {"name": name, "arguments": arguments}
    return said("assistant", None, tool_calls=[{"id": id, "type": "function", "function": function, **more}])


def result(content: Any, **more: Any) -> Body:
    return said("tool", content, tool_call_id="call_1", **more)


def tool(name: str = "look_up", type: str = "function", **function: Any) -> Body:
    return asking(tools=[{"type": type, "function": {"name": name, **function}}])


def schema(**keywords: Any) -> Body:
    return tool(parameters={"type": "object", **keywords})


def prop(**keywords: Any) -> Body:
    """A schema with one property."""
    return schema(properties={"text": {"type": "string", **keywords}})


def form(name: str = "answer", **json_schema: Any) -> Body:
    return asking(response_format={"type": "json_schema", "json_schema": {"name": name, "schema": {}, **json_schema}})


def choosing(choice: Any) -> Body:
    return {**tool(), "tool_choice": choice}


def escaped(text: str) -> str:
    """The text as JSON that spells every character by its number."""
    return '"' + "".join(f"\\u{ord(char):04x}" for char in text) + '"'


def deep(inner: Any) -> Any:
    return {"type": "object", "properties": {"a": {"items": {"anyOf": [inner]}}}}


# ------------------------------------------------------------------ the table

SCANNED: Mapping[str, Place] = {
    "system content": lambda c: said("system", c.sentence),
    "system content part": lambda c: said("system", [{"type": "text", "text": c.sentence}]),
    "system name": lambda c: said("system", "Hello.", name=c.value),
    "developer content": lambda c: said("developer", c.sentence),
    "developer content part": lambda c: said("developer", [{"type": "text", "text": c.sentence}]),
    "developer name": lambda c: said("developer", "Hello.", name=c.value),
    "user content": lambda c: said("user", c.sentence),
    "user content part": lambda c: said("user", [{"type": "text", "text": c.sentence}]),
    "user content, a later part": lambda c: part(type="text", text=c.sentence),
    "user name": lambda c: said("user", "Hello.", name=c.value),
    "user content, inside a file name": lambda c: said("user", f"See scan_{c.value} for more."),
    "assistant content": lambda c: said("assistant", c.sentence),
    "assistant content part": lambda c: said("assistant", [{"type": "text", "text": c.sentence}]),
    "assistant name": lambda c: said("assistant", "Hello.", name=c.value),
    "assistant refusal": lambda c: said("assistant", None, refusal=c.sentence),
    "assistant refusal part": lambda c: said("assistant", [{"type": "refusal", "refusal": c.sentence}]),
    "function content": lambda c: said("function", c.sentence, name="look_up"),
    "tool result": lambda c: result(c.sentence),
    "tool result part": lambda c: result([{"type": "text", "text": c.sentence}]),
    "tool result in JSON": lambda c: result(json.dumps({"found": [c.value]})),
    "call arguments": lambda c: call(json.dumps({"text": c.sentence})),
    "call arguments, deep": lambda c: call(json.dumps(deep({"text": c.value}))),
    "call arguments, spelled by number": lambda c: call(f'{{"text": {escaped(c.sentence)}}}'),
    "call arguments, the first of twins": lambda c: call(f'{{"text": "{c.value}", "text": "{c.value}"}}'),
    "call arguments, JSON in a string": lambda c: call(json.dumps({"inner": json.dumps({"text": c.sentence})})),
    "call arguments, a bare string": lambda c: call(json.dumps(c.sentence)),
    "call arguments, a list": lambda c: call(json.dumps([c.value])),
    "call arguments, broken JSON": lambda c: call(f'{{"text": "{c.sentence}'),
    "call arguments, no JSON": lambda c: call(c.sentence),
    "tool description": lambda c: tool(description=c.sentence),
    "schema title": lambda c: prop(title=c.sentence),
    "schema description": lambda c: prop(description=c.sentence),
    "schema description, deep": lambda c: schema(**deep({"description": c.value})),
    "schema enum": lambda c: prop(enum=["none", c.value]),
    "schema const": lambda c: prop(const=c.value),
    "schema default": lambda c: prop(default=c.value),
    "schema examples": lambda c: prop(examples=[c.value]),
    "schema $comment": lambda c: prop(**{"$comment": c.sentence}),
    "schema, a keyword of the caller's": lambda c: prop(**{"x-note": {"by": [c.sentence]}}),
    "format description": lambda c: form(description=c.sentence),
    "format schema description": lambda c: form(schema={"type": "object", "description": c.sentence}),
    "format schema enum": lambda c: form(schema={"properties": {"who": {"enum": [c.value]}}}),
    "stop": lambda c: asking(stop=c.value),
    "stop, one of several": lambda c: asking(stop=["END", c.sentence]),
}

DROPPED: Mapping[str, Place] = {
    "metadata value": lambda c: asking(metadata={"note": c.sentence}),
    "metadata key": lambda c: asking(metadata={c.value: "x"}),
    "metadata case_ref": lambda c: asking(metadata={"case_ref": c.value}),
    "user": lambda c: asking(user=c.value),
    "safety_identifier": lambda c: asking(safety_identifier=c.value),
    "prompt_cache_key": lambda c: asking(prompt_cache_key=c.value),
    "name of a supplied person": lambda c: asking(people=[{"name": c.value, "role": "witness"}]),
    "call arguments, a twin that no parser sees": lambda c: call(f'{{"text": "{c.value}", "text": "x"}}'),
}

REFUSED: Mapping[str, Place] = {
    "model": lambda c: {**asking(), "model": c.value},
    "role": lambda c: said(c.value, "Hello."),
    "role of a supplied person": lambda c: asking(people=[{"name": "Jane Roe", "role": c.value}]),
    "metadata purpose": lambda c: asking(metadata={"purpose": c.value}),
    "metadata record_type": lambda c: asking(metadata={"record_type": c.value}),
    "metadata, not a string": lambda c: asking(metadata={"note": [c.value]}),
    "function name": lambda c: said("function", "x", name=c.word),
    "tool result, name": lambda c: result("x", name=c.value),
    "tool result, call id": lambda c: said("tool", "x", tool_call_id=c.word),
    "call id": lambda c: call(id=c.word),
    "call name": lambda c: call(name=c.word),
    "call type": lambda c: call(type=c.value),
    "call arguments, not a string": lambda c: call({"text": c.value}),
    "call arguments, key": lambda c: call(json.dumps({c.value: 1})),
    "call arguments, key, deep": lambda c: call(json.dumps(deep({c.value: 1}))),
    "tool name": lambda c: tool(name=c.word),
    "tool type": lambda c: tool(type=c.value),
    "schema property": lambda c: schema(properties={c.value: {"type": "string"}}),
    "schema required": lambda c: schema(required=[c.value]),
    "schema $ref": lambda c: schema(**{"$ref": f"#/$defs/{c.value}"}),
    "schema $defs": lambda c: schema(**{"$defs": {c.value: {}}}),
    "schema pattern": lambda c: prop(pattern=f"^{c.value}$"),
    "schema keyword": lambda c: schema(**{c.value: True}),
    "tool_choice, name": lambda c: choosing({"type": "function", "function": {"name": c.word}}),
    "tool_choice, word": lambda c: choosing(c.value),
    "format type": lambda c: asking(response_format={"type": c.value}),
    "format name": lambda c: form(name=c.word),
    "format schema property": lambda c: form(schema={"properties": {c.value: {}}}),
    "functions": lambda c: asking(functions=[{"name": "x", "description": c.sentence}]),
    "function_call": lambda c: asking(function_call={"name": c.word}),
    "prediction": lambda c: asking(prediction={"type": "content", "content": c.sentence}),
    "web_search_options": lambda c: asking(web_search_options={"user_location": {"city": c.value}}),
    "audio": lambda c: asking(audio={"voice": c.value, "format": "mp3"}),
    "modalities": lambda c: asking(modalities=[c.value]),
    "logit_bias, token": lambda c: asking(logit_bias={c.value: 1}),
    "reasoning_effort": lambda c: asking(reasoning_effort=c.value),
    "service_tier": lambda c: asking(service_tier=c.value),
    "a string for a number": lambda c: asking(max_tokens=c.value),
    "assistant audio": lambda c: said("assistant", "x", audio={"id": c.value}),
    "assistant annotations": lambda c: said("assistant", "x", annotations=[{"type": "url", "url": c.value}]),
    "assistant function_call": lambda c: said("assistant", "x", function_call={"name": "x", "arguments": c.sentence}),
    "image address": lambda c: part(type="image_url", image_url={"url": f"https://photos.example/{c.value}.png"}),
    "image data": lambda c: part(type="image_url", image_url={"url": f"data:image/svg+xml,{c.value}"}),
    "audio data": lambda c: part(type="input_audio", input_audio={"data": c.value, "format": "wav"}),
    "file name": lambda c: part(type="file", file={"filename": f"{c.value}.pdf", "file_data": "AAAA"}),
    "file data": lambda c: part(type="file", file={"file_data": c.value}),
    "file id": lambda c: part(type="file", file={"file_id": c.value}),
    "part of an unknown kind": lambda c: part(type="video", video=c.value),
    "type of a part": lambda c: part(type=c.value, text="x"),
    "unknown field": lambda c: asking(colour=c.value),
    "unknown field, its name": lambda c: asking(**{c.value: 1}),
    "unknown field of a message": lambda c: said("user", "x", note=c.value),
    "unknown field of a message, its name": lambda c: said("user", "x", **{c.value: 1}),
    "unknown field of a part": lambda c: part(type="text", text="x", cache_control={"note": c.value}),
    "unknown field of a call": lambda c: call(note=c.value),
    "unknown field of a function": lambda c: tool(note=c.value),
    "unknown field of a format": lambda c: asking(response_format={"type": "text", "note": c.value}),
    "unknown field of stream_options": lambda c: asking(stream=True, stream_options={"note": c.value}),
    "unknown field of a person": lambda c: asking(people=[{"name": "Jane Roe", "note": c.value}]),
}

# Not here: `seed`, a number that means nothing, so nothing can be said against nine digits of it.
NUMBERS: Mapping[str, tuple[Fate, Callable[[int], Body]]] = {
    "call arguments, number": ("scanned", lambda n: call(json.dumps({"ssn": n}))),
    "call arguments, number in a key": ("refused", lambda n: call(json.dumps({f"ssn {n}": True}))),
    "schema default, number": ("refused", lambda n: schema(properties={"ssn": {"default": n}})),
    "schema enum, number": ("refused", lambda n: schema(properties={"ssn": {"enum": [n]}})),
    "max_tokens": ("refused", lambda n: asking(max_tokens=n)),
    "logit_bias, bias": ("refused", lambda n: asking(logit_bias={"1": n})),
    "temperature": ("refused", lambda n: asking(temperature=n)),
}

HEADERS: Mapping[str, tuple[Fate, str]] = {
    "X-Case-Ref": ("dropped", "X-Case-Ref"),
    "User-Agent": ("dropped", "User-Agent"),
    "Cookie": ("dropped", "Cookie"),
    "OpenAI-Organization": ("dropped", "OpenAI-Organization"),
    "X-Request-Id": ("dropped", "X-Request-Id"),
    "traceparent": ("dropped", "traceparent"),
    "X-Purpose": ("refused", "X-Purpose"),
    "X-Record-Type": ("refused", "X-Record-Type"),
}
