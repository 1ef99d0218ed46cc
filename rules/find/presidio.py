"""Our readers and finders as Presidio sees them: one NLP engine that reads a text once, and recognizers that use what it read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from typing_extensions import override

from rules.find.city import City
from rules.find.common import is_common
from rules.find.encoder import NOTHING_READ, Encoder, Reading
from rules.find.entity import PERSON, Entity
from rules.find.identifiers import find_identifiers
from rules.find.names import FIELDS, LABELLED, NO_PART_OF_A_NAME, Named, find_names
from rules.find.ner import names_in
from rules.find.values import values_in

ENGLISH = "en"
"""Presidio wants a language; ours reads what staff write, Spanish words included."""
_RULER = re.compile(r"(?:[^\w\s]|_){24,}")
"""A line of strokes or stars, or somebody's finger on a key, has nothing to read; and spaCy takes it
apart sign by sign, and longer than linearly."""


class _NoContext(ContextAwareEnhancer):
    """Our recognizers look around themselves; Presidio's own enhancer would copy every result to leave it as it is."""

    @override
    def enhance_using_context(self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any) -> list[RecognizerResult]:
        return raw_results


NO_CONTEXT = _NoContext(0.0, 0.0, 0, 0)


class Read(NlpArtifacts):
    """A text that was read once: what the encoder makes of it, and all spans of all models."""

    def __init__(self, reading: Reading, found: Iterable[Entity], engine: NlpEngine) -> None:
        super().__init__([], [], [], [], engine, ENGLISH)  # type: ignore[arg-type]  # no tokens: our recognizers ask for none
        self.reading = reading
        self.found = tuple(found)


SUSPECTED = 0.05
"""A name that patterns or spaCy's model find counts if the encoder takes it for protected at least so probably. On papers that it
had not learnt from, this took four of five false alarms of the patterns away and none of 1,500 names. Words at the edges of such
a name that the encoder does not suspect are no part of it."""


class Readers(NlpEngine):
    """The encoder and, for the level `strict`, spaCy's model beside it, which errs in other places."""

    def __init__(self, encoder: Encoder, second: Language | None) -> None:
        self._encoder = encoder
        self._second = second

    def read(self, text: str) -> Read:
        text = _RULER.sub(lambda run: " " * len(run.group()), text)
        reading = self._encoder.read(text)
        return Read(reading, [*reading.entities, *self._of_second(text, reading)], self)

    def _of_second(self, text: str, reading: Reading) -> Iterator[Entity]:
        """What spaCy's model finds beside the encoder, if the encoder suspects it."""
        taken = {place for one in reading.entities for place in range(one.start, one.end)}
        for span in self._second(text).ents if self._second else ():
            place = reading.suspected(span.start_char, span.end_char, SUSPECTED)
            if place and taken.isdisjoint(range(*place)):
                yield Entity(*place, span.label_)

    @override
    def process_text(self, text: str, language: str) -> NlpArtifacts:
        return self.read(text)

    @override
    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.read(text)

    @override
    def load(self) -> None:
        """Loaded before."""

    @override
    def is_loaded(self) -> bool:
        return True

    @override
    def is_stopword(self, word: str, language: str) -> bool:
        return False

    @override
    def is_punct(self, word: str, language: str) -> bool:
        return False

    @override
    def get_supported_entities(self) -> list[str]:
        return [PERSON]

    @override
    def get_supported_languages(self) -> list[str]:
        return [ENGLISH]


def recognizers(city: City) -> list[EntityRecognizer]:
    """All that we have, for one city."""
    return [_Identifiers(city), _AnchoredNames(city), _FoundByModel(city)]


def found_by(result: RecognizerResult) -> str:
    """The name of the finder of ours that found it."""
    return str(result.analysis_explanation.recognizer)


class _Ours(EntityRecognizer):
    """A recognizer that needs nothing loaded and no context words."""

    def __init__(self, city: City) -> None:
        super().__init__(supported_entities=[], name=type(self).__name__, supported_language=ENGLISH)
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
    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        return [_result(f.type, f.start, f.end, f.score, f.recognizer) for f in find_identifiers(text, self.city)]


class _AnchoredNames(_Ours):
    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        reading = nlp_artifacts.reading if isinstance(nlp_artifacts, Read) else NOTHING_READ
        return list(_confirmed(text, find_names(text, self.city.public), reading))


def _confirmed(text: str, names: Iterable[Named], reading: Reading) -> Iterator[RecognizerResult]:
    for named in names:
        place = reading.suspected(named.start, named.end, SUSPECTED)
        whole = place is None or named.recognizer in FIELDS or not _ordinary(text, named, place)
        if named.recognizer in LABELLED and whole:
            place = (named.start, named.end)
        if place is not None:
            yield _result(PERSON, *place, named.score, named.recognizer)


def _ordinary(text: str, named: Named, place: tuple[int, int]) -> bool:
    """Whether all that a name has more than a place are ordinary words: "Officer Pike came"."""
    more = text[named.start : place[0]] + " " + text[place[1] : named.end]
    return all(is_common(word) or word.lower() in NO_PART_OF_A_NAME for word in re.findall(r"[^\W\d_]+", more))


class _FoundByModel(_Ours):
    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        spans = nlp_artifacts.found if isinstance(nlp_artifacts, Read) else ()
        names = [_result(PERSON, n.start, n.end, n.score, n.recognizer) for n in names_in(text, spans, self.city.public)]
        return names + [_result(f.type, f.start, f.end, f.score, f.recognizer) for f in values_in(text, spans, self.city)]


def _result(kind: str, start: int, end: int, score: float, recognizer: str) -> RecognizerResult:
    return RecognizerResult(kind, start, end, score, AnalysisExplanation(recognizer, score))
