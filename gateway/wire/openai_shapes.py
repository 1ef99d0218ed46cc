"""The chat request as it stands in OpenAI's dialect: the allow-list of fields, one class for each object.

What is not named here is refused. A field whose type is `Absent` is one that OpenAI knows and this gateway does
not offer: null is accepted, because client libraries write it, and everything else is refused by name.
Source: the schema ``CreateChatCompletionRequest`` of OpenAI's published API description.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from rules.domain import PersonRole

MAX_MESSAGES = 2_000
MAX_PARTS = 256
MAX_TOOLS = 256
MAX_CHOICES = 8
MAX_PEOPLE = 500

Absent: TypeAlias = None
# Patterns run in pydantic's Rust engine, where `$` is the very end and never stands before a line break.
Identifier: TypeAlias = Annotated[str, Field(min_length=1, max_length=256)]
FunctionName: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,128}$")]
Schema: TypeAlias = dict[str, Any]


class Shape(BaseModel):
    """No coercion, no unknown keys, and no input in the text of an error."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


# ------------------------------------------------------------------ content


class Text(Shape):
    type: Literal["text"]
    text: str


class Refusal(Shape):
    type: Literal["refusal"]
    refusal: str


class ImageUrl(Shape):
    url: str
    detail: Literal["auto", "low", "high"] | None = None


class Image(Shape):
    type: Literal["image_url"]
    image_url: ImageUrl


class AudioData(Shape):
    data: str
    format: Literal["wav", "mp3"]


class Audio(Shape):
    type: Literal["input_audio"]
    input_audio: AudioData


class FileData(Shape):
    filename: str | None = None
    file_data: str | None = None
    file_id: str | None = None


class File(Shape):
    type: Literal["file"]
    file: FileData


def _as_parts(content: object) -> object:
    """A plain string is short for one text part."""
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Part: TypeAlias = Text | Refusal | Image | Audio | File
TextOnly: TypeAlias = Annotated[list[Text], Field(min_length=1, max_length=MAX_PARTS), BeforeValidator(_as_parts)]
UserContent: TypeAlias = Annotated[
    list[Annotated[Text | Image | Audio | File, Field(discriminator="type")]],
    Field(min_length=1, max_length=MAX_PARTS),
    BeforeValidator(_as_parts),
]
AssistantContent: TypeAlias = Annotated[
    list[Annotated[Text | Refusal, Field(discriminator="type")]], Field(max_length=MAX_PARTS), BeforeValidator(_as_parts)
]


# ------------------------------------------------------------------ messages


class FunctionCall(Shape):
    name: FunctionName
    arguments: str


class Call(Shape):
    id: Identifier
    type: Literal["function"]
    function: FunctionCall


class Instruction(Shape):
    role: Literal["system", "developer"]
    content: TextOnly
    name: Identifier | None = None


class FromUser(Shape):
    role: Literal["user"]
    content: UserContent
    name: Identifier | None = None


class FromAssistant(Shape):
    """Also takes the empty fields that the OpenAI library writes when a reply is sent back as history."""

    role: Literal["assistant"]
    content: AssistantContent | None = None
    name: Identifier | None = None
    refusal: str | None = None
    tool_calls: Annotated[list[Call], Field(max_length=MAX_TOOLS)] | None = None
    annotations: Annotated[list[Absent], Field(max_length=0)] | None = None
    audio: Absent = None
    function_call: Absent = None


class FromTool(Shape):
    role: Literal["tool"]
    content: TextOnly
    tool_call_id: Identifier


class FromFunction(Shape):
    """Deprecated by OpenAI in favour of `tool`, still found in old histories."""

    role: Literal["function"]
    content: TextOnly | None
    name: FunctionName


Message: TypeAlias = Annotated[Instruction | FromUser | FromAssistant | FromTool | FromFunction, Field(discriminator="role")]


# ------------------------------------------------------------------ tools and formats


class Function(Shape):
    name: FunctionName
    description: str | None = None
    parameters: Schema | None = None
    strict: bool | None = None


class Tool(Shape):
    type: Literal["function"]
    function: Function


class NamedFunction(Shape):
    name: FunctionName


class Choice(Shape):
    """Which tool to use. The words `none`, `auto` and `required` arrive bare and are read as ``{"type": word}``."""

    type: Literal["none", "auto", "required", "function"]
    function: NamedFunction | None = None


def _as_choice(value: object) -> object:
    return {"type": value} if isinstance(value, str) else value


class JsonSchema(Shape):
    name: FunctionName
    description: str | None = None
    schema_: Annotated[Schema | None, Field(alias="schema")] = None
    strict: bool | None = None


class Format(Shape):
    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonSchema | None = None


# ------------------------------------------------------------------ the request


class StreamOptions(Shape):
    include_usage: bool | None = None
    include_obfuscation: bool | None = None


class Supplied(Shape):
    """A person named by the caller: an extension of ours."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    role: Annotated[PersonRole | None, Field(strict=False)] = None


Number: TypeAlias = Annotated[float, Field(ge=-2, le=2)]
Bias: TypeAlias = Annotated[float, Field(ge=-100, le=100)]
Tokens: TypeAlias = Annotated[int, Field(ge=1, le=10_000_000)]
Dropped: TypeAlias = Annotated[str, Field(max_length=512)] | None


class ChatBody(Shape):
    """``POST /v1/chat/completions``."""

    model: Annotated[str, Field(min_length=1, max_length=128)]
    messages: Annotated[list[Message], Field(min_length=1, max_length=MAX_MESSAGES)]
    tools: Annotated[list[Tool], Field(max_length=MAX_TOOLS)] | None = None
    tool_choice: Annotated[Choice | None, BeforeValidator(_as_choice)] = None
    response_format: Format | None = None
    stop: Annotated[list[str] | None, Field(max_length=4), BeforeValidator(_as_list)] = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None

    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    top_p: Annotated[float, Field(ge=0, le=1)] | None = None
    n: Annotated[int, Field(ge=1, le=MAX_CHOICES)] | None = None
    max_tokens: Tokens | None = None
    max_completion_tokens: Tokens | None = None
    presence_penalty: Number | None = None
    frequency_penalty: Number | None = None
    seed: int | None = None
    logit_bias: dict[Annotated[str, Field(pattern=r"^[0-9]{1,7}$")], Bias] | None = None
    parallel_tool_calls: bool | None = None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None = None
    verbosity: Literal["low", "medium", "high"] | None = None

    # Read by the gateway, never forwarded.
    people: Annotated[list[Supplied], Field(max_length=MAX_PEOPLE)] | None = None
    metadata: Annotated[dict[str, Annotated[str, Field(max_length=512)]], Field(max_length=16)] | None = None

    # Accepted and dropped: they name the person, or ask for what happens anyway.
    user: Dropped = None
    safety_identifier: Dropped = None
    prompt_cache_key: Dropped = None
    store: Literal[False] | None = None
    service_tier: Literal["auto", "default"] | None = None
    modalities: list[Literal["text"]] | None = None
    logprobs: Literal[False] | None = None

    top_logprobs: Absent = None
    audio: Absent = None
    prediction: Absent = None
    web_search_options: Absent = None
    functions: Absent = None
    function_call: Absent = None
    moderation: Absent = None
    prompt_cache_retention: Absent = None
    prompt_cache_options: Absent = None
