"""Train the encoder, which finds names and numbers and says who is who, and write it where the product reads it.

    make model            (an hour or two on two cores)

It starts from `models/bases.py` and reads the corpus over and over, each time about other invented people. A seed fixes papers,
names and order, not the bits: sums on several cores come in any order. How near a second run comes was not measured yet.
"""

from __future__ import annotations

import argparse
import random
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from models.bases import Weights, base
from models.corpus import CORPUS, Document, clean_texts, documents
from models.generate import Marked, nothing_in
from models.network import loss, with_answers
from models.onnx_file import write
from models.papers import Array, batches, example, examples
from models.pins import TARGET, pin
from rules.find.encoder import FILE, VOCABULARY
from rules.find.wordpieces import Vocabulary

SEED = 0
EPOCHS = 14
RATE, WARM_STEPS = 2e-4, 60
FALLS_FROM = 0.43
"""The share of all steps after which the rate falls to nothing, as a cosine does."""
KEPT = 0.998
"""What is shipped is the running mean of the weights (Polyak); so much of it stays with each step."""
AS_WRITTEN = 0.5
"""The share of the papers that are read as they stand the first time."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--without", nargs="*", default=[], help="authors of the corpus to leave out, to test on them")
    asked = parser.parse_args()
    start, pieces = base()
    asked.target.mkdir(parents=True, exist_ok=True)
    (asked.target / VOCABULARY).write_text("\n".join(pieces), encoding="utf-8")
    vocabulary = Vocabulary.read(asked.target / VOCABULARY)
    papers = [document for document in documents(asked.corpus) if document.author not in asked.without]
    write(train(start, papers, list(clean_texts(asked.corpus)), vocabulary, asked.epochs), asked.target / FILE)
    pin(asked.target)


def train(start: Weights, papers: list[Document], clean: list[str], vocabulary: Vocabulary, epochs: int) -> Weights:
    """The running mean of the weights after so many times through all papers."""
    keys = jax.random.key(SEED)
    weights = with_answers(start, keys)
    mean = jax.tree.map(jnp.copy, weights)
    first = _epoch(papers, clean, vocabulary, 0)
    optimizer = _optimizer(epochs * len(first))
    state, done = optimizer.init(weights), 0
    step = jax.jit(partial(_step, optimizer), donate_argnums=(0, 1, 2))
    for epoch in range(epochs):
        errors = []
        for batch in _epoch(papers, clean, vocabulary, epoch) if epoch else first:
            done += 1
            keys, key = jax.random.split(keys)
            weights, state, mean, error = step(weights, state, mean, batch, key, min(KEPT, done / (done + 20)))
            errors.append(error)
        by_kind, by_part = np.mean(jax.device_get(errors), axis=0)
        print(f"epoch {epoch + 1} of {epochs}: kinds {by_kind:.3f}, parts {by_part:.3f}", flush=True)
    return jax.device_get(mean)


def _epoch(papers: list[Document], clean: list[str], vocabulary: Vocabulary, number: int) -> list[dict[str, Array]]:
    """All papers once, about new people, and all texts with nothing in them."""
    dice = random.Random(SEED * 1000 + number)
    read = [
        one
        for paper in papers
        for one in examples(paper, vocabulary, None if number == 0 and dice.random() < AS_WRITTEN else dice)
    ]
    read += [example(Marked(nothing_in(text, dice)), vocabulary, {}, {}) for text in clean]
    return batches(read, vocabulary, dice)


def _optimizer(steps: int) -> optax.GradientTransformation:
    falls = int(steps * FALLS_FROM)
    rate = optax.join_schedules(
        [
            optax.linear_schedule(RATE * 0.05, RATE, WARM_STEPS),
            optax.constant_schedule(RATE),
            optax.cosine_decay_schedule(RATE, max(1, steps - falls), 0.01),
        ],
        [WARM_STEPS, max(WARM_STEPS, falls)],
    )
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))


def _step(
    optimizer: optax.GradientTransformation, weights: Weights, state: Any, mean: Weights, batch: Any, key: Any, kept: float
) -> tuple[Weights, Any, Weights, Any]:
    (_, errors), changes = jax.value_and_grad(loss, has_aux=True)(weights, batch, key)
    updates, state = optimizer.update(changes, state, weights)
    weights = optax.apply_updates(weights, updates)
    return weights, state, jax.tree.map(lambda old, new: old * kept + new * (1 - kept), mean, weights), errors


if __name__ == "__main__":
    main()
