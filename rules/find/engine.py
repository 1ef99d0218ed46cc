"""Finding with Presidio, spaCy and our encoder: loading what a level needs, and scanning one text.

One Presidio `AnalyzerEngine` runs recognizers of ours over one reading: the identifier patterns, the anchored names, and what the
models found. Nothing here touches the network: the models are files of this package, and none of Presidio's recognizers that look
things up is registered.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from spacy.language import Language

from rules.domain import Finding, MessageScan
from rules.find.city import NO_CITY, City
from rules.find.disguises import scan_readings
from rules.find.encoder import Encoder
from rules.find.entity import PERSON
from rules.find.files import SECOND, TRAINED, VECTORS, verify
from rules.find.names import Named
from rules.find.pattern_engine import PatternEngine, assembled
from rules.find.presidio import ENGLISH, NO_CONTEXT, Read, Readers, found_by, recognizers
from rules.find.section import Level
from rules.find.windows import windows
from rules.people.weights import RoleWeights, read_weights

_SURE: dict[Level, float] = {"standard": 0.5, "strict": 0.25}
"""From which probability on a word that the encoder reads counts as protected."""


def load_engine(level: Level = "standard", city: City = NO_CITY, folder: Path = TRAINED) -> AnyEngine:
    """Load what a level needs (about a second). Raises `ModelChanged` when a file is not the one that was trained."""
    verify(folder)
    weights = read_weights((folder / "roles.json").read_text(encoding="utf-8"))
    patterns = PatternEngine(city, weights)
    if level == "fast":
        return patterns
    readers = Readers(Encoder(folder, _SURE[level]), _second(folder) if level == "strict" else None)
    registry = RecognizerRegistry(recognizers=recognizers(city), supported_languages=[ENGLISH])
    analyzer = AnalyzerEngine(
        registry=registry,
        nlp_engine=readers,
        supported_languages=[ENGLISH],
        default_score_threshold=0.0,
        context_aware_enhancer=NO_CONTEXT,
    )
    return Engine(analyzer, readers, patterns, weights)


def load_fast(city: City) -> AnyEngine:
    """The engine of the level `fast`, for a scanner that knows its engine by name."""
    return load_engine("fast", city)


def load_standard(city: City) -> AnyEngine:
    """The engine of the level `standard`."""
    return load_engine("standard", city)


def load_strict(city: City) -> AnyEngine:
    """The engine of the level `strict`."""
    return load_engine("strict", city)


AnyEngine: TypeAlias = "Engine | PatternEngine"


def _second(folder: Path) -> Language:
    """Tokens and entities, nothing else. The vectors are shipped in eight bits, and beside them which word has which."""
    nlp, vectors = spacy.load(folder / SECOND), np.load(folder / SECOND / VECTORS)
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32") * vectors["scales"]
    nlp.vocab.vectors.key2row = dict(zip(vectors["keys"].tolist(), vectors["rows"].tolist(), strict=True))
    return nlp


@dataclass(frozen=True, slots=True)
class Engine:
    """Scans one text at a time; a pure function of the text for a given level."""

    analyzer: AnalyzerEngine
    readers: Readers
    patterns: PatternEngine
    weights: RoleWeights

    def scan(self, text: str) -> MessageScan:
        return scan_readings(text, self._read, self.patterns.as_it_stands)

    def _read(self, text: str) -> MessageScan:
        pieces = [(start, piece, self.readers.read(piece)) for start, piece in windows(text)]
        results = [result for start, piece, read in pieces for result in self._analyse(piece, start, read)]
        names = [Named(r.start, r.end, r.score, found_by(r)) for r in results if r.entity_type == PERSON]
        findings = [Finding(r.start, r.end, r.entity_type, r.score, found_by(r)) for r in results if r.entity_type != PERSON]
        parts_at = partial(_parts_at, [start for start, *_ in pieces], [read for *_, read in pieces])
        return assembled(text, findings, names, self.weights, parts_at)

    def _analyse(self, piece: str, offset: int, read: Read) -> list[RecognizerResult]:
        results = self.analyzer.analyze(piece, language=ENGLISH, return_decision_process=True, nlp_artifacts=read)
        for result in results:
            result.start, result.end = result.start + offset, result.end + offset
        return results


def _parts_at(starts: Sequence[int], read: Sequence[Read], start: int, end: int) -> tuple[float, ...]:
    """What the encoder says of the part of the person named at a place, in the last piece that holds its beginning."""
    at = bisect_right(starts, start) - 1
    return read[at].reading.parts_at(start - starts[at], end - starts[at])
