"""The encoder as it is trained: a BERT of six layers with two answers for each piece, in JAX on the processor.

What a piece is (nothing, or the first or a later piece of a name or a value), and what part in the event the person has who is
named there. Products are computed in bfloat16, all else in single precision.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp

from models.bases import WIDTH, Weights
from rules.find.entity import KINDS
from rules.people.weights import PARTS

HEADS = 12
DROPOUT = 0.1
SMOOTHED, SMOOTHED_PARTS = 0.03, 0.05
"""How much of each true answer is spread over all: nobody who annotates is always right."""
KIND_WEIGHT, PART_WEIGHT = 3.0, 0.5
LABELS = 1 + 2 * len(KINDS)

Batch = dict[str, jax.Array]
"""For each text and piece: `pieces`, `spellings`, `kinds`, `counts` (whether the kind counts), `parts` (how true each part is),
`shares` (how much the part counts); for each text its `length`."""

jax.config.update("jax_default_prng_impl", "rbg")  # an order faster for dropout on a processor


def with_answers(base: Weights, key: jax.Array) -> Weights:
    """The base with an untrained layer for each of the two answers."""
    one, other = jax.random.split(key)
    heads = {
        "kinds": (jax.random.normal(one, (WIDTH, LABELS)) * 0.02, jnp.zeros(LABELS)),
        "parts": (jax.random.normal(other, (WIDTH, len(PARTS))) * 0.02, jnp.zeros(len(PARTS))),
    }
    return jax.tree.map(lambda array: jnp.asarray(array, jnp.float32), {**base, **heads})


def answers(weights: Weights, batch: Batch, key: jax.Array | None = None) -> tuple[jax.Array, jax.Array]:
    """Log-probabilities of kinds and parts. With a key, as in training: a tenth of all values is left out."""
    state = encoded(weights, batch, key)
    kinds, parts = (product(state, weights[name]) for name in ("kinds", "parts"))
    return jax.nn.log_softmax(kinds), jax.nn.log_softmax(parts)


def loss(weights: Weights, batch: Batch, key: jax.Array) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    """How wrong the answers are: in all, by kinds, by parts."""
    kinds, parts = answers(weights, batch, key)
    true_kinds = _smooth(jax.nn.one_hot(batch["kinds"], LABELS), SMOOTHED)
    by_kind = -_weighed((true_kinds * kinds).sum(-1), batch["counts"])
    by_part = -_weighed((_smooth(batch["parts"], SMOOTHED_PARTS) * parts).sum(-1), batch["shares"])
    return KIND_WEIGHT * by_kind + PART_WEIGHT * by_part, (by_kind, by_part)


def _smooth(truth: jax.Array, share: float) -> jax.Array:
    return truth * (1 - share) + share / truth.shape[-1]


def _weighed(values: jax.Array, weights: jax.Array) -> jax.Array:
    return (values * weights).sum() / jnp.maximum(weights.sum(), 1)


def encoded(weights: Weights, batch: Batch, key: jax.Array | None) -> jax.Array:
    """What the layers make of each piece. With a key, as in training: a tenth of all values is left out."""
    count, length = batch["pieces"].shape
    keys = iter(jax.random.split(key, 2 * len(weights["layers"]) + 1)) if key is not None else None

    def thinned(values: jax.Array) -> jax.Array:
        if keys is None:
            return values
        return jnp.where(jax.random.bernoulli(next(keys), 1 - DROPOUT, values.shape), values / (1 - DROPOUT), 0)

    words = weights["words"][batch["pieces"]] + weights["spellings"][batch["spellings"]] + weights["places"][:length]
    state = thinned(_normed(words, weights["norm"]))
    there = jnp.arange(length)[None] < batch["length"][:, None]
    unseen = jnp.where(there, 0.0, -1e9)[:, None, None]
    for layer in weights["layers"]:
        seen = _attention(layer, state, unseen).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
        state = _normed(state + thinned(product(seen, layer["out"])), layer["norm"])
        wide = jax.nn.gelu(product(state, layer["up"]), approximate=True)
        state = _normed(state + thinned(product(wide, layer["down"])), layer["last"])
    return state


def _attention(layer: Weights, state: jax.Array, unseen: jax.Array) -> jax.Array:
    count, length, _ = state.shape
    query, key, value = (
        product(state, layer[name]).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3) for name in ("query", "key", "value")
    )
    weight = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / (WIDTH / HEADS) ** 0.5 + unseen)
    return weight @ value


def _normed(values: jax.Array, norm: tuple[jax.Array, jax.Array]) -> jax.Array:
    gain, bias = norm
    centred = values - values.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * gain + bias


def product(values: jax.Array, dense: tuple[jax.Array, jax.Array]) -> jax.Array:
    matrix, bias = dense
    return _dot(values.reshape(-1, values.shape[-1]), matrix).reshape(*values.shape[:-1], -1) + bias


@jax.custom_vjp
def _dot(one: jax.Array, other: jax.Array) -> jax.Array:
    return (one.astype(jnp.bfloat16) @ other.astype(jnp.bfloat16)).astype(jnp.float32)


def _forward(one: jax.Array, other: jax.Array) -> tuple[jax.Array, Any]:
    return _dot(one, other), (one, other)


def _backward(kept: Any, change: jax.Array) -> tuple[jax.Array, jax.Array]:
    one, other = kept
    return _dot(change, other.T), _dot(one.T, change)


_dot.defvjp(_forward, _backward)  # left to itself, XLA takes twice as long for the backward products
