"""``townclerk scrub`` as somebody at a desk types it: piped, on a terminal, and with input that can't be used."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_commands import townclerk
from tests.e2e.test_scrub import scrub
from tests.support.town import Town, configuration

TEXT = "Suspect John Doe, DOB 03/14/1988,\r\npunched Jane Roe.\nRoe, the victim, called (916) 555-0142; Bill saw it."
CLEAN = (
    "Suspect [suspect 1], DOB [date of birth 1],\r\npunched [victim 2].\n"
    "[victim 2], the victim, called [phone 1]; [witness 3] saw it."
)
VALUES = ("John Doe", "Jane Roe", "Roe", "03/14/1988", "555-0142")
RED, GREEN, PLAIN = "\x1b[31m\x1b[9m", "\x1b[32m", "\x1b[0m"


def run(*arguments: str, folder: Path, text: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command with this on its standard input, as bytes: nothing may be lost or added on the way."""
    command = [sys.executable, "-m", "gateway.cli", "scrub", *arguments]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    given = text.encode() if isinstance(text, str) else text
    return subprocess.run(command, cwd=folder, env=env, input=given, capture_output=True, timeout=120, check=False)


def on_a_terminal(*arguments: str, folder: Path, **environment: str) -> str:
    """What a person sees: standard output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "gateway.cli", "scrub", *arguments]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", **environment}
    env.update({} if "NO_COLOR" in environment else {"NO_COLOR": ""})
    with subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE):
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    return re.sub(r"\r+\n", "\n", shown.decode())  # a terminal adds carriage returns of its own


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other side has closed
        return b""


def file_with(folder: Path, content: str | bytes) -> str:
    path = folder / "notes.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_piped_it_prints_the_scrubbed_text_and_nothing_else(tmp_path: Path) -> None:
    from_file = run(file_with(tmp_path, TEXT), folder=tmp_path)
    from_pipe = run("-", folder=tmp_path, text=TEXT)
    for done in (from_file, from_pipe):
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == CLEAN
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"], "no store and no key came to be"


def test_a_locale_without_utf8_changes_nothing(tmp_path: Path) -> None:
    done = run("-", folder=tmp_path, text="Suspect John Doe, at a café 🦉", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout.decode() == "Suspect [suspect 1], at a café 🦉", done.stderr


def test_on_a_terminal_what_went_is_red_and_what_came_is_green(tmp_path: Path) -> None:
    file = file_with(tmp_path, TEXT)
    shown = on_a_terminal(file, folder=tmp_path)
    assert f"Suspect {RED}John Doe{PLAIN}{GREEN}[suspect 1]{PLAIN}, DOB " in shown
    assert re.sub(r"\x1b\[31m.*?\x1b\[0m|\x1b\[\d+m", "", shown) == CLEAN.replace("\r\n", "\n") + "\n"
    without = on_a_terminal(file, folder=tmp_path, NO_COLOR="1")
    assert without == CLEAN.replace("\r\n", "\n") + "\n"


def test_a_text_cannot_draw_on_the_terminal(tmp_path: Path) -> None:
    shown = on_a_terminal(file_with(tmp_path, "Suspect John Doe \x1b[2J\x9bm \u202eleft\rright."), folder=tmp_path)
    assert re.sub(r"\x1b\[(?:31|9|32|0)m", "", shown) == "Suspect John Doe[suspect 1] ␛[2J\ufffdm \ufffdleft␍right.\n"


def test_json_cannot_draw_either(tmp_path: Path) -> None:
    shown = on_a_terminal(file_with(tmp_path, "Suspect John Doe \x9b31m \u202eleft."), "--json", folder=tmp_path)
    assert shown.isascii()
    assert json.loads(shown)["text"] == "Suspect [suspect 1] \x9b31m \u202eleft."


def test_a_reader_who_has_seen_enough_is_no_error_to_shout_about(tmp_path: Path) -> None:
    file = file_with(tmp_path, "The park opens at nine.\n" * 20_000)
    piped = f"'{sys.executable}' -m gateway.cli scrub {file} | head -1"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(piped, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("The park opens at nine.\n", "")


def test_explained_with_places_and_reasons_but_without_values(tmp_path: Path) -> None:
    done = run("-", "--explain", folder=tmp_path, text=TEXT)
    said = done.stdout.decode()
    assert said.startswith(CLEAN + "\n\nPeople\n")
    assert "[suspect 1], role suspect\n      at 1:9\n      suspect, weight 85: role noun\n" in said
    assert "[victim 2], role victim\n      at 2:9, 3:1\n" in said
    assert re.search(r"\n  1:23 DATE_OF_BIRTH replaced by \[date of birth 1\]: found by \w+, score 0\.\d\d\n", said)
    assert re.search(r"\nData classes\n  personal, score 0\.\d\d: an identifier was found\n", said)
    assert [value for value in VALUES if value in said] == []


def test_the_values_stand_there_on_a_terminal_or_when_asked_for(tmp_path: Path) -> None:
    asked = run("-", "--explain", "--show-values", folder=tmp_path, text=TEXT).stdout.decode()
    assert 'at 2:9 "Jane Roe", 3:1 "Roe"\n' in asked
    assert '1:23 "03/14/1988" DATE_OF_BIRTH' in asked
    assert 'at 2:9 "Jane Roe", 3:1 "Roe"\n' in on_a_terminal(file_with(tmp_path, TEXT), "--explain", folder=tmp_path)


def test_a_part_that_conflicts_and_one_that_only_reads_so_are_explained(tmp_path: Path) -> None:
    text = "Suspect John Doe left.\nVictim John Doe stayed.\nHello Marta Odell.\n"
    said = run("-", "--explain", folder=tmp_path, text=text).stdout.decode()
    assert "[person 1], no role: the evidence conflicts\n" in said
    assert "[person 2], role other\n" in said
    assert "reads like this part" in said


def test_a_text_with_nothing_to_protect_says_so(tmp_path: Path) -> None:
    said = run("-", "--explain", folder=tmp_path, text="The park opens at nine.\n").stdout.decode()
    assert said == "The park opens at nine.\n\nPeople\n  none\nFindings\n  none\nData classes\n  none\n"


def test_json_is_what_the_gateway_answers(town: Town, tmp_path: Path) -> None:
    people = [{"name": "Bill", "role": "reporting_party"}]
    done = run("-", "--json", "--explain", "--people", "Bill=reporting party", folder=tmp_path, text=TEXT)
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer == scrub(town, "sergeant", text=TEXT, people=people).json()
    assert answer["text"].endswith("[reporting party 3] saw it.")
    assert [TEXT[one["start"] : one["end"]] for one in answer["findings"]][-1] == "Bill"
    assert answer["decision"] == {"outcome": None, "unscrubbed": False, "rules": []}


def test_a_supplied_person_may_have_no_part(tmp_path: Path) -> None:
    done = run("-", "--people", "Bill", "--people", "Jane Roe = witness", folder=tmp_path, text="Bill met Roe.")
    assert done.stdout.decode() == "[person 1] met [witness 2]."


def nothing(folder: Path) -> str:
    return str(folder / "missing.txt")


def a_folder(folder: Path) -> str:
    return str(folder)


BAD: dict[str, tuple[Callable[[Path], str] | bytes, tuple[str, ...], str]] = {
    "missing": (nothing, (), "no such file"),
    "a folder": (a_folder, (), "is a directory"),
    "empty": (b"", (), "is empty"),
    "blank": (b" \n\t", (), "is empty"),
    "binary": (b"\x7fELF\0\0Zorblatt", (), "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xd8Zorblatt", (), "not UTF-8"),
    "Latin-1": ("Zorblatt café".encode("latin-1"), (), "not UTF-8"),
    "UTF-16": ("Zorblatt".encode("utf-16"), (), "UTF-16"),
    "too large": (b"Zorblatt " * 2_000, (), "larger than 2000 bytes"),
    "a part that there is not": (b"x", ("--people", "Zorblatt=culprit"), "the role must be one of suspect,"),
    "a part of nobody": (b"x", ("--people", "=victim"), "the name must have 1 to 200 characters"),
    "a name as long as a page": (b"x", ("--people", "Zorblatt" * 30), "the name must have 1 to 200 characters"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration that takes 2,000 bytes."""
    folder = tmp_path_factory.mktemp("small")
    path = folder / "config.yaml"
    path.write_text(json.dumps(configuration(folder, "https://county.example/v1", limits={"body_bytes": 2_000})))
    return path


@pytest.mark.parametrize("what", BAD)
def test_input_that_cannot_be_used_is_named_in_one_line(small: Path, tmp_path: Path, what: str) -> None:
    given, more, said = BAD[what]
    file = given(tmp_path) if callable(given) else file_with(tmp_path, given)
    check_refused(run(file, *more, folder=tmp_path, TOWNCLERK_CONFIG=str(small)), said)


@pytest.mark.parametrize("what", ["empty", "binary", "too large"])
def test_the_same_holds_for_what_comes_through_a_pipe(small: Path, tmp_path: Path, what: str) -> None:
    given, _, said = BAD[what]
    assert isinstance(given, bytes)
    check_refused(run("-", folder=tmp_path, text=given, TOWNCLERK_CONFIG=str(small)), said)


def check_refused(done: subprocess.CompletedProcess[bytes], said: str) -> None:
    assert (done.returncode, done.stdout) == (2, b"")
    [line] = done.stderr.decode().splitlines()
    assert said in line
    assert "Zorblatt" not in line


def test_a_configuration_with_a_mistake_ends_the_command_in_the_same_way(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("systems: 1\n")
    done = townclerk("scrub", "-", "--config", str(config), folder=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_text_of_twenty_thousand_words_on_one_line(tmp_path: Path) -> None:
    said = "Suspect {} met officer {} at {}, call {}, on a quiet Sunday in the park. "
    line = said.format("John Doe", "Raman", "12 Elm Street", "(916) 555-0142") * 1_000
    clean = said.format("[suspect 1]", "[officer 2]", "[address 1]", "[phone 1]") * 1_000
    done = run(file_with(tmp_path, line), "--explain", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().startswith(clean + "\n")
