"""A trained network as an ONNX file: the only module that knows onnxruntime. Nothing here touches the network of machines."""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # for versions newer than the pinned one, which hold it switched on

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

Numbers = npt.NDArray[np.int64]
Table = npt.NDArray[np.float32]


class Network:
    """One file, one thread, on the processor."""

    def __init__(self, file: Path) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def run(self, answers: Sequence[str], given: Mapping[str, Numbers]) -> Sequence[Table]:
        results: Sequence[Table] = self._session.run(list(answers), dict(given))
        return results
