"""``townclerk scrub``: one text through the scrubber, here and now. No gateway, no store: nothing leaves, nothing is recorded."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn

import typer

from gateway.city import city_of
from gateway.commands.desk import ConfigOption, loaded
from gateway.commands.scrub_view import difference, explanation, harmless
from gateway.wire.openai_shapes import MAX_PEOPLE
from gateway.wire.scrub_answer import Verdict, clean_text, scrub_answer
from gateway.wire.scrub_body import ScrubRequest
from rules.domain import Declared, PersonRole, Screened, SuppliedPerson
from rules.find.city import City
from rules.find.section import Level
from rules.reading import ScreenFailed

_LONGEST_NAME = 200

File = Annotated[str, typer.Argument(metavar="FILE|-", help="A text file in UTF-8; - for standard input.")]
People = Annotated[
    list[str] | None,
    typer.Option("--people", metavar="NAME=ROLE", help="Somebody in the text, with or without a role. May be repeated."),
]


class _Unusable(Exception):
    """The input can't be scrubbed; says why in one line that quotes nothing of it."""


def scrub(
    file: File,
    as_json: Annotated[bool, typer.Option("--json", help="The answer of POST /v1/scrub: every finding with its reason.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Also who was found where, and why.")] = False,
    people: People = None,
    show_values: Annotated[
        bool, typer.Option("--show-values", help="With --explain: name what was found, as on a terminal.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Show what would be taken out of a text, and why. Nothing leaves this machine and nothing is recorded."""
    settings = loaded(config)
    limit = settings.limits.body_bytes
    try:
        supplied = tuple(_person(number, said) for number, said in enumerate(people or [], 1))
        if len(supplied) > MAX_PEOPLE:
            raise _Unusable(f"--people: {MAX_PEOPLE} at most")
        text = _read(file, limit)
    except _Unusable as problem:
        _end(str(problem), 2)
    asked = ScrubRequest.of_text(text, Declared(people=supplied))
    screened = _screened(asked, settings.finding.level, city_of(settings.city))
    on_terminal = sys.stdout.isatty()
    if as_json:
        # Escaped on a terminal, so that a text can't draw on it; the same JSON either way.
        _print(json.dumps(scrub_answer(asked, screened, Verdict(None)), ensure_ascii=on_terminal, indent=2) + "\n")
        return
    shown = _shown(text, screened, on_terminal=on_terminal)
    if explain:
        shown = f"{_ended(shown)}\n{explanation(text, screened, values=on_terminal or show_values)}"
    _print(shown)


def _shown(text: str, screened: Screened, *, on_terminal: bool) -> str:
    """The scrubbed text as it is for a program; for a person what was taken out stands before what replaced it."""
    if not on_terminal:
        return clean_text(screened)
    return _ended(difference(text, screened.findings, coloured=not os.environ.get("NO_COLOR")))


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _screened(asked: ScrubRequest, level: Level, city: City) -> Screened:
    """Loads the model here: no other command waits for it."""
    from rules.find.engine import load_engine
    from rules.screen import screen

    try:
        return screen(asked.chat, load_engine(level, city).scan)
    except ScreenFailed:
        _end("The text could not be made clean, so none of it is shown. Please report this, without the text.", 1)


# ------------------------------------------------------------------ what is typed


def _person(number: int, said: str) -> SuppliedPerson:
    name, equals, role = said.rpartition("=") if "=" in said else (said, "", "")
    name, role = name.strip(), role.strip().lower().replace(" ", "_").replace("-", "_")
    if not 0 < len(name) <= _LONGEST_NAME:
        raise _Unusable(f"--people, number {number}: the name must have 1 to {_LONGEST_NAME} characters; write NAME=ROLE")
    if equals and role not in set(PersonRole):
        raise _Unusable(f"--people, number {number}: the role must be one of {', '.join(PersonRole)}; write NAME=ROLE")
    return SuppliedPerson(name, PersonRole(role) if equals else None)


def _read(file: str, limit: int) -> str:
    """The text, exactly as it stands there: offsets count its code points."""
    source = "standard input" if file == "-" else file
    try:
        content = _content(sys.stdin.buffer, limit) if file == "-" else _content_of(Path(file), limit)
    except OSError as error:
        raise _Unusable(f"{source}: {(error.strerror or 'cannot be read').lower()}") from None
    if len(content) > limit:
        raise _Unusable(f"{source}: is larger than {limit} bytes; send it in parts, or raise limits.body_bytes")
    return _decoded(content, source)


def _content_of(path: Path, limit: int) -> bytes:
    with path.open("rb") as opened:
        return _content(opened, limit)


def _content(source: BinaryIO, limit: int) -> bytes:
    return source.read(limit + 1)


def _decoded(content: bytes, source: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Unusable(f"{source}: is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise _Unusable(f"{source}: is a binary file, not a text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Unusable(f"{source}: is not UTF-8 text (byte {error.start + 1})") from None
    if not text.strip():
        raise _Unusable(f"{source}: is empty")
    return text


# ------------------------------------------------------------------ what is said


def _print(text: str) -> None:
    """UTF-8 whatever the locale, and no line ends of the platform's: what is printed is what was computed."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _end(problem: str, status: int) -> NoReturn:
    typer.secho(harmless(problem.replace("\n", " ")), fg="red", err=True)
    raise typer.Exit(status)
