"""Train the classifier of uses, which tells what a request is for, and write it where the product reads it.

    make model            (this part of it: half an hour on two cores)

It starts from all-MiniLM-L6-v2 (`models/bases.py`) and reads the requests of `models/requests/` over and over: half of the time
divided into instruction and quotation as their authors marked it, half of the time as the product guesses it. A seed fixes the
order, not the bits.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from models import pins
from models.bases import WIDTH, Weights, sentences
from models.corpus import CORPUS, clean_texts, documents
from models.network import Batch, encoded, product
from models.onnx_file import write
from models.pasted import scrubbed, under_requests
from models.requests import FOLDER, Authored, authored
from rules.find.encoder import VOCABULARY
from rules.find.wordpieces import Vocabulary
from rules.uses.kinds import HONEST, KINDS
from rules.uses.reader import FILE, SIZE, WEIGHTS, stretches

TARGET = Path(__file__).parent.parent / "rules" / "uses" / "model"
SEED = 0
EPOCHS = 6
RATE = 1.2e-4
KEPT = 0.99
"""What is shipped is the running mean of the weights (Polyak); so much of it stays with each step."""
SMOOTHED = 0.06
"""How much of each true answer is spread over all: nobody who labels is always right."""
ANSWERABLE = 0.5
"""How much of a request that a person may answer for is of the kind that it is of."""
PAPERS = 1_200
"""Papers that are put under requests each time."""
LENGTHS = (16, 24, 32, 48, 64, 96, 128, SIZE)
PIECES = 2_048
"""In a batch, about."""

Array = Any
Example = tuple[list[int], list[int], Array]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=Path, default=FOLDER)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--without", nargs="*", default=[], help="authors to leave out, to test on them")
    asked = parser.parse_args()
    vocabulary = Vocabulary.read(pins.TARGET / VOCABULARY)
    learnt = [one for one in authored(asked.requests) if one.author not in asked.without]
    asked.target.mkdir(parents=True, exist_ok=True)
    papers = [scrubbed(document) for document in documents(asked.corpus)] + list(clean_texts(asked.corpus))
    words = word_weights([*learnt, *under_requests(papers, learnt, PAPERS, random.Random(SEED))], vocabulary)
    np.save(asked.target / WEIGHTS, words)
    write(train(learnt, papers, vocabulary, words, asked.epochs), asked.target / FILE, ("uses",), of_all=True)
    pins.pin(asked.target)


def word_weights(learnt: Sequence[Authored], vocabulary: Vocabulary) -> Array:
    """How much each piece speaks for something forbidden: a plain regression, to choose what of a long text is read."""
    rows = [sorted({piece.number for piece in vocabulary.pieces(one.as_marked.asked)}) for one in learnt]
    ends = np.cumsum([0, *map(len, rows)])
    there = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(vocabulary.numbers)))
    model = LogisticRegression(C=0.3, max_iter=500).fit(there, [one.forbidden != HONEST for one in learnt])
    return model.coef_[0].astype(np.float32)


def train(learnt: Sequence[Authored], papers: Sequence[str], vocabulary: Vocabulary, words: Array, epochs: int) -> Weights:
    """The running mean of the weights after so many times through all requests, each time with other papers."""

    def read(number: int) -> Iterator[Batch]:
        dice = random.Random(SEED * 1000 + number)
        return _epoch([*learnt, *under_requests(papers, learnt, PAPERS, dice)], vocabulary, words, dice)

    keys = jax.random.key(SEED)
    weights = _start(keys)
    mean = jax.tree.map(jnp.copy, weights)
    first = list(read(0))
    optimizer = _optimizer(epochs * len(first))
    state, done = optimizer.init(weights), 0
    step = jax.jit(partial(_step, optimizer), donate_argnums=(0, 1, 2))
    for epoch in range(epochs):
        errors = []
        for batch in first if epoch == 0 else read(epoch):
            done += 1
            keys, key = jax.random.split(keys)
            weights, state, mean, error = step(weights, state, mean, batch, key, min(KEPT, done / (done + 10)))
            errors.append(error)
        print(f"epoch {epoch + 1} of {epochs}: {np.mean(jax.device_get(errors)):.3f}", flush=True)
    return jax.device_get(mean)


def answers(weights: Weights, batch: Batch, key: jax.Array | None = None) -> jax.Array:
    """Log-probabilities of the kinds, from the mean over all pieces."""
    state = encoded(weights, batch, key)
    there = (jnp.arange(state.shape[1])[None] < batch["length"][:, None])[..., None]
    return jax.nn.log_softmax(product((state * there).sum(1) / there.sum(1), weights["uses"]))


def _start(key: jax.Array) -> Weights:
    head = (jax.random.normal(key, (WIDTH, len(KINDS))) * 0.02, jnp.zeros(len(KINDS)))
    base = sentences()
    return jax.tree.map(lambda array: jnp.asarray(array, jnp.float32), {**base, "spellings": base["spellings"][:3], "uses": head})


def _loss(weights: Weights, batch: Batch, key: jax.Array) -> jax.Array:
    truth = batch["uses"] * (1 - SMOOTHED) + SMOOTHED / len(KINDS)
    wrong = -(truth * answers(weights, batch, key)).sum(-1) * batch["real"]
    return wrong.sum() / batch["real"].sum()


def _step(
    optimizer: optax.GradientTransformation, weights: Weights, state: Any, mean: Weights, batch: Any, key: Any, kept: float
) -> tuple[Weights, Any, Weights, Any]:
    error, changes = jax.value_and_grad(_loss)(weights, batch, key)
    updates, state = optimizer.update(changes, state, weights)
    weights = optax.apply_updates(weights, updates)
    return weights, state, jax.tree.map(lambda old, new: old * kept + new * (1 - kept), mean, weights), error


def _optimizer(steps: int) -> optax.GradientTransformation:
    rate = optax.warmup_cosine_decay_schedule(RATE * 0.05, RATE, max(10, steps // 15), steps, RATE * 0.02)
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))


def _epoch(learnt: Sequence[Authored], vocabulary: Vocabulary, words: Array, dice: random.Random) -> Iterator[Batch]:
    """All requests once, in batches of like length."""
    by_length: defaultdict[int, list[Example]] = defaultdict(list)
    for one in learnt:
        for pieces, marks in stretches(one.as_marked if dice.random() < 0.5 else one.as_sent, vocabulary, words):
            length = next(length for length in LENGTHS if length >= len(pieces))
            by_length[length].append((pieces, marks, _truth(one)))
    batches = []
    for length, examples in by_length.items():
        dice.shuffle(examples)
        rows = PIECES // length
        batches += [_batch(examples[at : at + rows], length) for at in range(0, len(examples), rows)]
    dice.shuffle(batches)
    yield from batches


def _truth(one: Authored) -> Array:
    truth = np.zeros(len(KINDS), np.float32)
    sure = ANSWERABLE if one.level == "ack" else 1.0
    truth[KINDS.index(one.forbidden)] = sure
    truth[KINDS.index(HONEST)] += 1 - sure
    return truth


def _batch(examples: Sequence[Example], length: int) -> Batch:
    """Filled up to one size for each length, so that few programs are compiled; `real` says which rows count."""
    rows = PIECES // length
    batch: Any = {name: np.zeros((rows, length), np.int32) for name in ("pieces", "spellings")}
    batch |= {
        "uses": np.zeros((rows, len(KINDS)), np.float32),
        "length": np.ones(rows, np.int32),
        "real": np.zeros(rows, np.float32),
    }
    for row, (pieces, marks, truth) in enumerate(examples):
        batch["pieces"][row, : len(pieces)], batch["spellings"][row, : len(marks)] = pieces, marks
        batch["uses"][row], batch["length"][row], batch["real"][row] = truth, len(pieces), 1
    return batch


if __name__ == "__main__":
    main()
