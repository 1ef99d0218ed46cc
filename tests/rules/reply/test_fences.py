"""Fences of code, judged with two opposite cautions."""

from __future__ import annotations

import pytest

from rules.reply.fences import Fences


def after(*lines: str) -> Fences:
    fences = Fences()
    for line in lines:
        fences.line(line)
    return fences


@pytest.mark.parametrize("language", ["html", "HTML", "svg", "js", "mermaid", "css", "sh", "python", "xml", "{.html}", "unknown"])
def test_code_may_run_unless_its_language_is_known_to_be_text(language: str) -> None:
    assert after(f"```{language}").may_run
    assert after(f"> ~~~ {language} more").may_run
    assert not after(f"```{language}", "```").may_run


@pytest.mark.parametrize("language", ["", "text", "Markdown", "email"])
def test_text_in_a_fence_does_not_run(language: str) -> None:
    fences = after(f"```{language}")
    assert not fences.may_run
    assert fences.open
    assert fences.literal


@pytest.mark.parametrize(
    "lines",
    [
        ("````js", "```"),
        ("```js", "~~~"),
        ("```js", "```text"),
        ("```js", "    ```"),
        ("- ```js", "```"),
        ("> ```js", "```"),
        ("- ```js", "```html", "  ```"),
    ],
)
def test_a_doubtful_end_is_none(lines: tuple[str, ...]) -> None:
    assert after(*lines).may_run


@pytest.mark.parametrize(
    "lines", [("- ```js", "  ```"), ("1. ```js", "   ```"), ("> ```js", "> ```"), ("~~~js", "~~~~"), ("a ```js",)]
)
def test_a_fence_ends_where_it_began(lines: tuple[str, ...]) -> None:
    assert not after(*lines).may_run


@pytest.mark.parametrize(
    "lines",
    [
        ("- ```",),
        ("> ```",),
        ("  ```",),
        ("```a`b",),
        ("$$", "```"),
        ("\\[", "```"),
        ("```", "  ```"),
        ("text",),
        (" ```", "```"),
        ("- ```", "x", "  ```", "```"),
        ("```" + " " * 300,),
    ],
)
def test_only_certain_code_is_literal(lines: tuple[str, ...]) -> None:
    assert not after(*lines).literal
