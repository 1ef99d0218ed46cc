"""What is asked and what is only quoted."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.requests import authored
from rules.uses.instruction import instruction, passages, quotation

REPORT = "He said 'I will kill you' twice and left on foot. She locked the door and called her sister."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Write a note to the tenant.", "Write a note to the tenant."),
        (f"Summarize this report: {REPORT}", "Summarize this report:"),
        (f"Translate to Spanish:\n{REPORT}", "Translate to Spanish:"),
        (f"{REPORT}\n\nplease fix the grammar only", "please fix the grammar only"),
        (f"fix this\n{REPORT}\n{REPORT}\nand make it shorter, thanks for me", "fix this\nand make it shorter, thanks for me"),
        (f"Classify the text.\n```\n{REPORT}\n```", "Classify the text."),
        (f'Is this a threat? """{REPORT}"""', "Is this a threat?"),
        (f"Shorten it.\n<context>\n{REPORT}\n</context>", "Shorten it."),
        ("Answer him politely\n> you people are all useless thieves\n> and I will sue", "Answer him politely"),
        ('Is "I know where your kids go to school, be careful" a criminal threat?', "Is\na criminal threat?"),
        ('Make the word "urgent" bold in my letter.', 'Make the word "urgent" bold in my letter.'),
    ],
)
def test_the_instruction_stands_apart(text: str, asked: str) -> None:
    assert instruction(text) == asked


def test_what_only_quotes_is_read_as_an_instruction() -> None:
    fenced = f"```\n{REPORT}\n```"
    assert instruction(fenced) == fenced
    assert quotation(fenced) == ""


@given(st.text(alphabet=st.sampled_from('ab:\n`"<>/ .?write this-1'), max_size=200))
def test_every_character_stands_in_one_passage(text: str) -> None:
    found = passages(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    covered = "".join(text[p.start : p.end] for p in found)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["write this ", "a\n", '"', "`", "<ab>", "> x\n", "this: ", "- write\n", '"""', "\n"])
def test_the_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        passages(text)
        return time.process_time() - started

    small, large = (min(seconds(size) for _ in range(3)) for size in (8_000, 38_000))
    assert large < 12 * small + 0.02, "nearly five times the text; squared time would be more than twenty"
    assert seconds(1_000_000) < 2.0, "only the edges of a very long message are divided"


def test_the_division_is_mostly_the_authors() -> None:
    """On the corpus, whose authors marked what is pasted."""
    alone = [one for one in authored() if len(one.turns) == 1]
    assert len(alone) > 1_000
    plain = [one for one in alone if not one.as_marked.quoted]
    pasting = [one for one in alone if one.as_marked.quoted]
    assert sum(len(one.as_sent.asked) for one in plain) > 0.93 * sum(len(one.as_marked.asked) for one in plain)
    assert sum(len(one.as_sent.quoted) for one in pasting) > 0.6 * sum(len(one.as_marked.quoted) for one in pasting)
