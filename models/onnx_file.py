"""The trained encoder as an ONNX file: one text of any length up to the longest, no padding, weights of eight bits.

A weight is stored as a whole number between -127 and 127 with a scale for each column; what passes through is quantised as it
comes ("dynamic"), so that the products are computed with whole numbers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from models.bases import WIDTH, Array, Weights
from models.network import HEADS

OPSET, IR = 20, 9
DEPTH = WIDTH // HEADS


def write(weights: Weights, path: Path, answers: Sequence[str] = ("kinds", "parts"), *, of_all: bool = False) -> None:
    """Write an encoder: `pieces` and `spellings` (1 x n) in, log-probabilities out, for each piece or for the text (`of_all`)."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(_Graph().model(weights, answers, of_all=of_all), whole)
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"MatMulConstBOnly": True},
        )


class _Graph:
    """Nodes and stored arrays, as they are added."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._stored: list[onnx.TensorProto] = []

    def model(self, weights: Weights, names: Sequence[str], *, of_all: bool) -> onnx.ModelProto:
        state = self._encoded(weights)
        if of_all:
            state = self._add("ReduceMean", state, self._whole([1]), keepdims=0)
        for name in names:
            logits = self._product(state, weights[name])
            self._nodes.append(helper.make_node("LogSoftmax", [logits], [name], axis=-1))
        given = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("pieces", "spellings")]
        sizes = {name: weights[name][1].shape[0] for name in names}
        rows = [1] if of_all else [1, "n"]
        answers = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [*rows, size]) for name, size in sizes.items()]
        graph = helper.make_graph(self._nodes, "encoder", given, answers, self._stored)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = IR
        onnx.checker.check_model(model)
        return model

    def _encoded(self, weights: Weights) -> str:
        words = self._add(
            "Add", self._words(weights["words"]), self._add("Gather", self._array(weights["spellings"]), "spellings")
        )
        length = self._add("Slice", self._add("Shape", "pieces"), *map(self._whole, ([1], [2])))
        places = self._add("Slice", self._array(weights["places"]), self._whole([0]), length, self._whole([0]))
        state = self._normed(self._add("Add", words, places), weights["norm"])
        for layer in weights["layers"]:
            seen = self._product(self._attention(layer, state), layer["out"])
            state = self._normed(self._add("Add", state, seen), layer["norm"])
            wide = self._add("Gelu", self._product(state, layer["up"]), approximate="tanh")
            state = self._normed(self._add("Add", state, self._product(wide, layer["down"])), layer["last"])
        return state

    def _words(self, words: Array) -> str:
        """The vectors of the pieces, eight bits a number and a scale for each piece."""
        scale = np.abs(words).max(axis=1, keepdims=True) / np.float32(127)
        rows = self._add("Gather", self._array(np.round(words / scale).astype(np.int8)), "pieces")
        return self._add("Mul", self._add("Cast", rows, to=TensorProto.FLOAT), self._add("Gather", self._array(scale), "pieces"))

    def _attention(self, layer: Weights, state: str) -> str:
        narrow = np.float32(DEPTH**-0.5)
        query, key, value = (layer[name] for name in ("query", "key", "value"))
        matrix = np.concatenate([query[0] * narrow, key[0], value[0]], axis=1)
        bias = np.concatenate([query[1] * narrow, key[1], value[1]])
        three = self._add("Split", self._product(state, (matrix, bias)), outputs=3, axis=2, num_outputs=3)
        heads = [self._add("Reshape", one, self._whole([0, 0, HEADS, DEPTH])) for one in three]
        one, other, third = (
            self._add("Transpose", head, perm=perm)
            for head, perm in zip(heads, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
        )
        weight = self._add("Softmax", self._add("MatMul", one, other), axis=-1)
        together = self._add("Transpose", self._add("MatMul", weight, third), perm=[0, 2, 1, 3])
        return self._add("Reshape", together, self._whole([0, 0, WIDTH]))

    def _product(self, values: str, dense: tuple[Array, Array]) -> str:
        matrix, bias = dense
        return self._add("Add", self._add("MatMul", values, self._array(matrix)), self._array(bias))

    def _normed(self, values: str, norm: tuple[Array, Array]) -> str:
        return self._add("LayerNormalization", values, *map(self._array, norm), axis=-1, epsilon=1e-12)

    def _whole(self, numbers: list[int]) -> str:
        return self._array(np.array(numbers, np.int64))

    def _array(self, array: Any) -> str:
        name = f"array_{len(self._stored)}"
        self._stored.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def _add(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """One more node; the name of its output, or a list of the names."""
        names = [f"{kind}_{len(self._nodes)}_{index}" for index in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, name=names[0], **attributes))
        return names[0] if outputs == 1 else names
