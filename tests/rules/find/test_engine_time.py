"""A page that is nothing but names: what a model takes for one person of thousands of words must not cost its square."""

from __future__ import annotations

import time

from rules.find.engine import load_engine


def test_a_page_of_names_costs_linear_time() -> None:
    engine = load_engine()

    def seconds(words: int) -> float:
        started = time.perf_counter()
        engine.scan("Victim " + "Maria " * words)
        return time.perf_counter() - started

    seconds(100)
    assert seconds(8_000) < 16 * max(seconds(1_000), 0.05)
