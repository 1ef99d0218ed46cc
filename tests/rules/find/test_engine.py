"""The whole engine: names that only a model finds, no network, linear cost, both ends of a long text."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rules.domain import MessageScan
from rules.find.engine import AnyEngine, load_engine
from rules.find.files import TRAINED, ModelChanged
from rules.find.pattern_engine import PatternEngine
from tests.support.city import EXAMPLE


@pytest.fixture(scope="module")
def engine() -> AnyEngine:
    return load_engine("standard", EXAMPLE)


def names(engine: AnyEngine, text: str) -> list[str]:
    return [text[m.start : m.end] for m in engine.scan(text).mentions]


def places(scan: MessageScan) -> set[int]:
    spans = [(f.start, f.end) for f in scan.findings] + [(m.start, m.end) for m in scan.mentions]
    return {place for start, end in spans for place in range(start, end)}


def test_the_model_adds_names_without_an_anchor(engine: AnyEngine) -> None:
    text = "The livescan print came back to Annabelle Reyes-Whitaker yesterday."
    assert names(engine, text) == ["Annabelle Reyes-Whitaker"]


@pytest.mark.parametrize(
    "text",
    [
        "ON-CALL FOR RC UNDER 4. LPAR SYSB, CPU 0.42",
        "hey chatbot, make it short",
    ],
)
def test_a_pattern_alone_makes_no_name_where_the_encoder_sees_none(engine: AnyEngine, text: str) -> None:
    assert PatternEngine(EXAMPLE).scan(text).mentions, "the pattern no longer finds it: the test says nothing"
    assert names(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Suspect: Smith",
        "SUSPECT BROWN FLED ON FOOT",
        "Testigo: Lee. Sospechoso: Smith.",
        "SUSPECT OUTLAW, MANUELA WAS SEEN",
        "Name: Kimbra Standard",
        "Suspect: Kevin McCarthy, DOB 1/2/1990",
        "User: Elisa Brandt",
        "suspect odom hit reyes at 14 elm st. Victim: Reyes. Write one line.",
        "A;M7;Pell;Ito",
    ],
)
def test_no_name_is_left_by_halves_or_for_being_a_word(engine: AnyEngine, text: str) -> None:
    words = {
        "Smith",
        "BROWN",
        "Lee",
        "OUTLAW",
        "MANUELA",
        "Kimbra",
        "Standard",
        "Kevin",
        "McCarthy",
        "Elisa",
        "odom",
        "reyes",
        "Brandt",
        "Pell",
    }
    found = places(engine.scan(text))
    for word in re.findall(r"\w+", text):
        if word in words:
            start = text.index(word)
            assert set(range(start, start + len(word))) <= found, word


def test_a_label_for_several_people_is_followed_by_several(engine: AnyEngine) -> None:
    assert names(engine, "Victims: Moss, Paz\nSuspect: Hale") == ["Moss", "Paz", "Hale"]
    assert names(engine, "Victim: Moss, Dana\nSuspect: Hale") == ["Moss, Dana", "Hale"]


def test_capitals_are_read_as_they_stand(engine: AnyEngine) -> None:
    assert "DAVE PETERSON" in names(engine, "U/ DAVE PETERSON NOW ON PORCH, NO WPNS SEEN")


def test_ordinary_city_text_stays_whole(engine: AnyEngine) -> None:
    scan = engine.scan("In April the Hope grant pays for Norwood Avenue. Discuss Graham v. Connor and Foley output.")
    assert (scan.findings, scan.mentions, scan.signals) == ((), (), ())


def test_whatever_the_patterns_find_the_engine_covers(engine: AnyEngine) -> None:
    text = "S1 TREVOR HOLLOWAY hit the victim, Tova Lindqvist (DOB 03/22/1961). Call (916) 555-0142."
    assert places(PatternEngine(EXAMPLE).scan(text)) <= places(engine.scan(text))


def test_a_scan_is_a_pure_function_of_the_text(engine: AnyEngine) -> None:
    text = "Officer Dana Pell met Consuelo Batista."
    assert engine.scan(text) == engine.scan(text)


def test_both_ends_of_a_long_text_are_read(engine: AnyEngine) -> None:
    filler = "The crew fixed the pump and left the yard. " * 500
    text = f"Officer Dana Pell began. {filler} Then Officer Tova Lindqvist ended."
    assert names(engine, text) == ["Dana Pell", "Tova Lindqvist"]


def test_cost_grows_with_the_length_and_not_faster(engine: AnyEngine) -> None:
    def seconds(words: int) -> float:
        text = ("Officer Dana Pell met the victim, Tova Lindqvist, at 2814 47th Ave. " * (words // 12))[: words * 6]
        started = time.process_time()
        engine.scan(text)
        return time.process_time() - started

    seconds(500)
    assert seconds(12_000) < 12 * max(seconds(2_000), 0.05)


NO_NETWORK = """
import shutil
import socket
def refuse(*args, **kwargs):
    raise SystemExit("the scanner used the network")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = refuse
from rules.domain import MessageScan
from rules.find.engine import AnyEngine, load_engine
scan = load_engine("standard").scan("Write to Dana Pell, dana.pell@example.com, https://example.com, 203.0.113.77.")
assert [f.type for f in scan.findings] == ["EMAIL", "IP_ADDRESS"], scan.findings
{extra}
"""


@pytest.mark.parametrize(("extra", "clean"), [("", True), ("socket.create_connection(('localhost', 9))", False)])
def test_nothing_touches_the_network(extra: str, clean: bool) -> None:
    """The second row is the control: the same guard does catch a connection."""
    run = subprocess.run([sys.executable, "-c", NO_NETWORK.format(extra=extra)], check=False, capture_output=True, timeout=120)
    assert (run.returncode == 0) == clean, run.stderr[-500:]
    assert hasattr(socket, "socket")


@pytest.mark.parametrize(("extra", "clean"), [("", True), ("; open(os.environ['HOME'] + '/traced', 'w')", False)])
def test_nothing_is_written_beside(tmp_path: Path, extra: str, clean: bool) -> None:
    """Newer wheels of onnxruntime keep a device id and a store of events in the home folder. The second row is the control."""
    code = f"import os; from rules.find.engine import load_engine; load_engine('strict').scan('Suspect: Ana Reyes'){extra}"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)})
    assert (not list(tmp_path.rglob("*"))) == clean


def test_a_model_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(TRAINED, tmp_path / "model")
    assert load_engine("standard", EXAMPLE, folder=copy).scan("Victim Tova Lindqvist left.").mentions
    (copy / "vocabulary.txt").write_text((copy / "vocabulary.txt").read_text() + "\n")
    with pytest.raises(ModelChanged, match="SHA256SUMS"):
        load_engine("standard", EXAMPLE, folder=copy)


def test_a_model_with_a_file_too_many_is_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(TRAINED, tmp_path / "model")
    (copy / "spacy" / "extra").write_text("")
    with pytest.raises(ModelChanged):
        load_engine("standard", EXAMPLE, folder=copy)


@pytest.mark.parametrize("piece", [",", "_", '"",', "*", "{},", '"\'"'])
def test_a_line_of_signs_costs_linear_time(engine: AnyEngine, piece: str) -> None:
    started = time.process_time()
    engine.scan((piece * 60_000)[:60_000])
    assert time.process_time() - started < 5
