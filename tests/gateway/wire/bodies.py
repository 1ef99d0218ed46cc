"""Chat requests as clients write them, by example and by Hypothesis."""

import json
from typing import Any

from hypothesis import strategies as st

from gateway.wire.malformed import MalformedRequest
from gateway.wire.openai_chat import parse_chat

Body = dict[str, Any]


def body(**fields: Any) -> Body:
    return {"model": "city-gpt", "messages": [{"role": "user", "content": "Draft a notice."}]} | fields


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()


def copied(value: Body) -> Body:
    """A copy that may be spoilt: Hypothesis gives the same objects again."""
    spoilt: Body = json.loads(encoded(value))
    return spoilt


def refusal_of(value: object) -> MalformedRequest | None:
    """None if the body is read. Any other exception than a refusal is a failure of the test."""
    try:
        parse_chat(encoded(value))
    except MalformedRequest as refusal:
        return refusal
    return None


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
NAME = st.from_regex(r"[A-Za-z0-9_.-]{1,12}", fullmatch=True)
SOME_ID = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
SCHEMA = st.dictionaries(
    TEXT, st.recursive(TEXT | st.integers(-9, 9), lambda i: st.dictionaries(TEXT, i), max_leaves=3), max_size=3
)


def shape(required: Body, **optional: Any) -> st.SearchStrategy[Body]:
    return st.fixed_dictionaries(required, optional=optional)


def parts(*kinds: st.SearchStrategy[Body]) -> st.SearchStrategy[Any]:
    return TEXT | st.lists(st.one_of(kinds), min_size=1, max_size=3)


TEXT_PART = shape({"type": st.just("text"), "text": TEXT})
IMAGE = shape({"type": st.just("image_url"), "image_url": shape({"url": TEXT}, detail=st.sampled_from(["auto", "low", "high"]))})
AUDIO = shape({"type": st.just("input_audio"), "input_audio": shape({"data": TEXT, "format": st.just("wav")})})
FILE = shape({"type": st.just("file"), "file": shape({}, filename=TEXT, file_data=TEXT, file_id=TEXT)})
CALL = shape({"id": SOME_ID, "type": st.just("function"), "function": shape({"name": NAME, "arguments": TEXT})})

MESSAGES = st.one_of(
    shape({"role": st.sampled_from(["system", "developer"]), "content": parts(TEXT_PART)}, name=SOME_ID),
    shape({"role": st.just("user"), "content": parts(TEXT_PART, IMAGE, AUDIO, FILE)}, name=SOME_ID),
    shape(
        {"role": st.just("assistant")},
        content=st.none() | parts(TEXT_PART),
        refusal=st.none() | TEXT,
        tool_calls=st.lists(CALL, max_size=2),
        annotations=st.just([]),
        function_call=st.none(),
    ),
    shape({"role": st.just("tool"), "content": parts(TEXT_PART), "tool_call_id": SOME_ID}),
    shape({"role": st.just("function"), "content": st.none() | TEXT, "name": NAME}),
)
TOOL = shape(
    {"type": st.just("function"), "function": shape({"name": NAME}, description=TEXT, parameters=SCHEMA, strict=st.booleans())}
)
JSON_SCHEMA = shape({"name": NAME}, description=TEXT, schema=SCHEMA, strict=st.none() | st.booleans())
FORMATS = shape({"type": st.sampled_from(["text", "json_object"])}) | shape(
    {"type": st.just("json_schema"), "json_schema": JSON_SCHEMA}
)
BODIES = shape(
    {"model": st.just("city-gpt"), "messages": st.lists(MESSAGES, min_size=1, max_size=4)},
    tools=st.lists(TOOL, max_size=2),
    tool_choice=st.sampled_from(["none", "auto"]),
    response_format=FORMATS,
    stop=st.none() | TEXT | st.lists(TEXT, max_size=4),
    stream=st.none() | st.booleans(),
    temperature=st.floats(0, 2),
    top_p=st.none() | st.floats(0, 1),
    n=st.integers(1, 8),
    max_tokens=st.integers(1, 9000),
    max_completion_tokens=st.none() | st.integers(1, 9000),
    presence_penalty=st.floats(-2, 2),
    frequency_penalty=st.floats(-2, 2),
    seed=st.integers(-(2**63) + 1, 2**63 - 1),
    logit_bias=st.dictionaries(st.integers(0, 99999).map(str), st.integers(-100, 100), max_size=3),
    parallel_tool_calls=st.booleans(),
    reasoning_effort=st.sampled_from(["none", "minimal", "low", "medium", "high", "xhigh"]),
    verbosity=st.sampled_from(["low", "medium", "high"]),
    user=TEXT,
    metadata=st.none() | st.just({"purpose": "public_notice", "session": "7"}),
    people=st.lists(shape({"name": SOME_ID}, role=st.sampled_from(["suspect", "victim"])), max_size=2),
)
