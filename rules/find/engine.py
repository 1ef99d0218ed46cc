"""Finding with Presidio and spaCy: the only file that imports them.

One Presidio `AnalyzerEngine` runs three recognizers of ours over one NLP result: the identifier patterns, the
anchored names, and spaCy's PERSON on a copy in ordinary spelling. Nothing here touches the network: the model
is an installed package, and none of Presidio's recognizers that look things up is registered.
"""

from __future__ import annotations

import os
import re

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import spacy
from presidio_analyzer import AnalysisExplanation, AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from typing_extensions import override

from rules.domain import Finding, MessageScan
from rules.find.city import NO_CITY, City
from rules.find.disguises import scan_readings
from rules.find.entity import Entity
from rules.find.identifiers import find_identifiers
from rules.find.names import Named, find_names
from rules.find.ner import names_in
from rules.find.passages import recased
from rules.find.pattern_engine import PatternEngine, assembled
from rules.find.section import Level
from rules.find.values import values_in
from rules.find.windows import windows
from rules.people.weights import RoleWeights, read_weights

TRAINED = Path(__file__).parent / "model"
"""Trained by `make model`; every file is pinned in its SHA256SUMS."""
_FIRST, _SECOND = "ner", "second"
_NAME = "PERSON"
_RULER = re.compile(r"(?:[^\w\s]|_){24,}")
"""A line of strokes or stars, or somebody's finger on a key: spaCy takes it apart sign by sign, and longer than linearly."""


def load_engine(level: Level = "standard", city: City = NO_CITY, folder: Path = TRAINED) -> AnyEngine:
    """Load what a level needs (about a second). Raises `ModelChanged` when a file is not the one that was trained."""
    _verify(folder)
    weights = read_weights((folder / "roles.json").read_text(encoding="utf-8"))
    patterns = PatternEngine(city, weights)
    if level == "fast":
        return patterns
    ours = [_Identifiers(city), _AnchoredNames(city), _FoundByModel(city)]
    registry = RecognizerRegistry(recognizers=ours, supported_languages=["en"])
    readers = _SpacyReaders(_trained(folder, (_FIRST,) if level == "standard" else (_FIRST, _SECOND)))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=readers, supported_languages=["en"], default_score_threshold=0.0)
    return Engine(analyzer, patterns, weights)


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


class ModelChanged(Exception):
    """A file of the model is missing, new, or not the one that was trained: nothing is loaded."""


def _verify(folder: Path) -> None:
    listed = (line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text().splitlines())
    pinned = {name: digest for digest, name in listed}
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    present.pop("SHA256SUMS")
    if {name: sha256(path.read_bytes()).hexdigest() for name, path in present.items()} != pinned:
        raise ModelChanged(f"{folder} does not hold the files that its SHA256SUMS names: install Townclerk again")


def _trained(folder: Path, pipes: tuple[str, ...]) -> Language:
    """Tokens and entities, nothing else. The vectors are shipped in half precision and computed with in full."""
    nlp = spacy.load(folder, exclude=[name for name in (_FIRST, _SECOND) if name not in pipes])
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    return nlp


@dataclass(frozen=True, slots=True)
class Engine:
    """Scans one text at a time; a pure function of the text for a given level."""

    analyzer: AnalyzerEngine
    patterns: PatternEngine
    weights: RoleWeights

    def scan(self, text: str) -> MessageScan:
        return scan_readings(text, self._read, self.patterns.as_it_stands)

    def _read(self, text: str) -> MessageScan:
        results = [result for start, piece in windows(text) for result in self._analyse(piece, start)]
        names = [Named(r.start, r.end, r.score, _found_by(r)) for r in results if r.entity_type == _NAME]
        findings = [Finding(r.start, r.end, r.entity_type, r.score, _found_by(r)) for r in results if r.entity_type != _NAME]
        return assembled(text, findings, names, self.weights)

    def _analyse(self, piece: str, offset: int) -> list[RecognizerResult]:
        results = self.analyzer.analyze(piece, language="en", return_decision_process=True)
        for result in results:
            result.start, result.end = result.start + offset, result.end + offset
        return results


class _SpacyReaders(NlpEngine):
    """Presidio's view of our models: entities only. The first reads what is written, the second ordinary spelling."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @override
    def load(self) -> None:
        """Loaded before."""

    @override
    def is_loaded(self) -> bool:
        return True

    @override
    def process_text(self, text: str, language: str) -> NlpArtifacts:
        text = _RULER.sub(lambda run: " " * len(run.group()), text)
        document = self._nlp.get_pipe(_FIRST)(self._nlp.make_doc(text))
        found = list(document.ents)
        if self._nlp.has_pipe(_SECOND):
            found += self._nlp.get_pipe(_SECOND)(self._nlp.make_doc(recased(text))).ents
        return NlpArtifacts(found, document, [], [], self, language)

    @override
    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.process_text(text, language)

    @override
    def is_stopword(self, word: str, language: str) -> bool:
        return False

    @override
    def is_punct(self, word: str, language: str) -> bool:
        return False

    @override
    def get_supported_entities(self) -> list[str]:
        return [_NAME]

    @override
    def get_supported_languages(self) -> list[str]:
        return ["en"]


class _Ours(EntityRecognizer):
    """A recognizer that needs nothing loaded and no context words."""

    def __init__(self, name: str, city: City) -> None:
        super().__init__(supported_entities=[], name=name, supported_language="en")
        self.city = city

    @override
    def load(self) -> None:
        """Nothing to load."""

    @override
    def enhance_using_context(
        self, text: str, raw_recognizer_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        return raw_recognizer_results


class _Identifiers(_Ours):
    def __init__(self, city: City) -> None:
        super().__init__("identifiers", city)

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        return [_result(f.type, f.start, f.end, f.score, f.recognizer) for f in find_identifiers(text, self.city)]


class _AnchoredNames(_Ours):
    def __init__(self, city: City) -> None:
        super().__init__("anchored_names", city)

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        return [_result(_NAME, n.start, n.end, n.score, n.recognizer) for n in find_names(text, self.city.public)]


class _FoundByModel(_Ours):
    def __init__(self, city: City) -> None:
        super().__init__("model", city)

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        found = nlp_artifacts.entities if nlp_artifacts else []
        spans = [Entity(entity.start_char, entity.end_char, entity.label_) for entity in found]
        names = [_result(_NAME, n.start, n.end, n.score, n.recognizer) for n in names_in(text, spans, self.city.public)]
        return names + [_result(f.type, f.start, f.end, f.score, f.recognizer) for f in values_in(text, spans, self.city)]


def _result(kind: str, start: int, end: int, score: float, recognizer: str) -> RecognizerResult:
    return RecognizerResult(kind, start, end, score, AnalysisExplanation(recognizer, score))


def _found_by(result: RecognizerResult) -> str:
    return str(result.analysis_explanation.recognizer)
