"""Where a value may stand in a request, as a table: name -> function that puts a text there."""

from __future__ import annotations

import json
from collections.abc import Callable

from rules.domain import ChatRequest, Message, MessageRole, ResponseFormat, TextPart, Tool, ToolCall

Place = Callable[[str], ChatRequest]


def _said(*texts: str, role: MessageRole = "user") -> ChatRequest:
    return ChatRequest("any", (Message(role, tuple(map(TextPart, texts))),))


def _in(form: str) -> Place:
    return lambda text: _said(form.replace("%s", text))


def _call(arguments: str) -> ChatRequest:
    return ChatRequest("any", (Message("assistant", tool_calls=(ToolCall("call_1", "lookup", arguments),)),))


def _hello(**rest: object) -> ChatRequest:
    return ChatRequest("any", (Message("user", (TextPart("Hello"),)),), **rest)  # type: ignore[arg-type]


PLACES: dict[str, Place] = {
    "alone": _in("%s"),
    "sentence": _in("Please check %s before noon."),
    "second_part": lambda text: _said("Look at this.", text),
    "system_text": lambda text: _said(f"You help the clerk. {text}", role="system"),
    "assistant_text": lambda text: _said(f"I noted {text} for you.", role="assistant"),
    "tool_result": lambda text: _said(f"result: {text}", role="tool"),
    "refusal": lambda text: ChatRequest("any", (Message("assistant", refusal=f"I can't say {text} here."),)),
    "message_name": lambda text: ChatRequest("any", (Message("user", (TextPart("Hello"),), name=text),)),
    "call_arguments": lambda text: _call(json.dumps({"note": text})),
    "call_arguments_nested": lambda text: _call(json.dumps({"a": [{"note": f"see {text}"}]})),
    "call_arguments_text": lambda text: _call(f"note: {text}"),
    "tool_description": lambda text: _hello(tools=(Tool("lookup", description=f"Looks up {text}"),)),
    "schema_description": lambda text: _hello(tools=(Tool("lookup", parameters={"properties": {"x": {"description": text}}}),)),
    "schema_default": lambda text: _hello(tools=(Tool("lookup", parameters={"properties": {"note": {"default": text}}}),)),
    "response_format": lambda text: _hello(response_format=ResponseFormat("json_schema", description=f"about {text}")),
    "stop_sequence": lambda text: _hello(stop=(text,)),
    "json_value": lambda text: _said(json.dumps({"id": 7, "note": text}, ensure_ascii=False)),
    "json_pretty": lambda text: _said(json.dumps({"id": 7, "note": [text]}, indent=2)),
    "code_block": _in("Fix this:\n```python\nnote = '''%s'''\nprint(note)\n```\n"),
    "code_comment": _in("def run():\n    # %s\n    return 1\n"),
    "markdown_link": _in("See [the file](https://intranet.example.org/find?note=%s) today."),
    "url_query": _in("https://intranet.example.org/find?id=7&note=%s&sort=asc"),
    "table_cell": _in("| id | note |\n|---|---|\n| 7 | %s |\n"),
    "csv_cell": _in('id,note,status\n7,"%s",open\n'),
    "email_header": _in("From: desk@city.example.org\nSubject: %s\n\nSee above."),
    "quoted_reply": _in("On Monday the clerk wrote:\n> Hello,\n> %s\n> Thanks\n"),
    "html_attribute": _in('<div class="note" data-note="%s">see note</div>'),
    "html_text": _in("<p>Note: %s</p>"),
    "list_item": _in("Notes:\n- first\n- %s\n- last\n"),
    "many_lines": _in("Dear team,\n\nplease see below.\n\n%s\n\nRegards\n"),
    "in_brackets": _in("the file (%s) is closed"),
    "in_quotes": _in('the note says "%s" twice'),
    "yaml": _in("note: '%s'\nstate: open\n"),
    "xml": _in("<note><![CDATA[%s]]></note>"),
}
