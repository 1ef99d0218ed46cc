"""An independent reader of replies: collects what the chat tools of this world would fetch, open or run.

Knows nothing of the filter. It renders with markdown-it (with and without HTML), adds the fuzzy links of chat tools,
the image syntax as naive renderers see it, raw tags, LaTeX commands, and code fences that are drawn or run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_RENDERERS = (MarkdownIt("commonmark", {"html": True}), MarkdownIt("default", {"html": True, "linkify": False}))
_HARMLESS_FENCES = {"", "text", "plaintext", "plain", "txt", "markdown", "md", "email", "mail", "eml"}
_FUZZY_LINK = re.compile(r"[^ \t\r\n]*(?:/|@|www\.|mailto:|\w\.[a-z]{2,})[^ \t\r\n]*", re.IGNORECASE)
_LENIENT_TARGET = re.compile(r"\]\([^)\n]*")
_WIKI_OR_ATTRIBUTES = re.compile(r"\[\[[^\]]{0,80}\]?[^\]]{0,80}\]\]|[\]):\w]\{[^}]*")
_CALL_IN_TEXT = re.compile(r"(?i)action[ _]input\W*[^\n]*|^\s*\{.*|<tool_call>.*", re.S)
_LENIENT_TAG = re.compile(r"<[A-Za-z!?/][^>]*")
_RAW_LATEX = re.compile(r"(?<!\\)(?:\\\\)*\\(?:href|url|includegraphics|html[A-Za-z]+)\b(?:[^{]{0,20}\{[^}]*)?")
_RAW_IMAGE = re.compile(r"!\[")
_LATEX_IMAGE = re.compile(r"\\includegraphics")
_LENIENT = (_RAW_LATEX, _LENIENT_TARGET, _LENIENT_TAG, _WIKI_OR_ATTRIBUTES, _CALL_IN_TEXT)
_FETCHING_TAG = re.compile(
    r"<(?:img|image|picture|source|svg|iframe|object|embed|video|audio|link|script|style|input|body|table)\b", re.I
)


def reached(markdown: str) -> list[str]:
    """Everything in a rendered reply that is a target, an attribute, raw HTML or code that runs."""
    lenient = [found for pattern in _LENIENT for found in pattern.findall(_without_code(markdown))]
    return [target for renderer in _RENDERERS for target in _targets(renderer.parse(markdown))] + lenient


def fetched(markdown: str) -> list[str]:
    """What is loaded without a click: image tokens, tags that load, images as a naive renderer sees them."""
    found = []
    for renderer in _RENDERERS:
        for token in _flat(renderer.parse(markdown)):
            if token.type == "image":
                found.append(str(token.attrs.get("src")))
            if token.type in ("html_inline", "html_block"):
                found += _FETCHING_TAG.findall(token.content)
    return found + _RAW_IMAGE.findall(_without_code(markdown)) + _LATEX_IMAGE.findall(_without_code(markdown))


def raw_html(markdown: str) -> list[str]:
    """Everything that a renderer would hand on as HTML."""
    flat = [token for renderer in _RENDERERS for token in _flat(renderer.parse(markdown))]
    return [token.content for token in flat if token.type in ("html_inline", "html_block")]


def called_with(arguments: str) -> list[str]:
    """The strings of a tool call that are an address, or contain one."""
    return [
        leaf
        for leaf in _leaves(json.loads(arguments))
        if re.search(r"(?i)//|^\s*(?:javascript|data|mailto):|www\.|@|\w\.[a-z]{2,}", leaf)
    ]


def _targets(tokens: list[Token]) -> Iterator[str]:
    for token in _flat(tokens):
        yield from (str(value) for value in token.attrs.values())
        if token.type == "image":
            yield token.content
        if token.type in ("html_inline", "html_block"):
            yield token.content
        if token.type == "fence":
            language = token.info.split()[0].lower() if token.info.split() else ""
            yield token.info
            if language not in _HARMLESS_FENCES:
                yield token.content
        elif token.type in ("text", "code_inline"):
            yield from _FUZZY_LINK.findall(token.content)


def _without_code(markdown: str) -> str:
    lines = re.split(r"\r\n|\r|\n", markdown)
    tokens = _RENDERERS[0].parse(markdown)
    for token in tokens:
        if token.type == "fence" and token.map:
            lines[token.map[0] : token.map[1]] = [""] * (token.map[1] - token.map[0])
    rest = "\n".join(lines)
    for token in _flat(tokens):
        if token.type == "code_inline":
            rest = rest.replace(token.content, "")
    return rest


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _leaves(item)
