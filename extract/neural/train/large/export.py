"""A fine-tuned net as the settings and arrays that `extract.neural.large` reads."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.calibration import UNCALIBRATED
from extract.neural.large import SCORE_UNIT
from extract.neural.train.large.prune import Vocabulary
from extract.neural.train.large.span_net import LargeSpanNet
from extract.neural.transformer import quantize, quantize_rows

# Matrices of the encoder's layers are int8 at rest, each row with its scale; the span net, a
# fifth of the weights, stays float16.
_QUANTIZED = ("attend", "gather", "widen", "narrow")


def settings_of(net: LargeSpanNet, vocabulary: Vocabulary, types: Sequence[str]) -> dict[str, Any]:
    """What `LargeSpanModel` has to know beside the arrays; not calibrated yet.

    Args:
        net: the trained net.
        vocabulary: the pieces that its encoder reads.
        types: in the order of their labels 1, 2, ….
    """
    encoder = net.encoder
    return {
        "types": list(types),
        "widths": net.shape.widths,
        "precision": UNCALIBRATED,
        "encoder": {
            "layers": len(encoder.layers),
            "heads": encoder.layers[0].heads,
            "epsilon": encoder.epsilon,
            "taps": list(net.shape.taps),
            "begin": vocabulary.begin,
            "end": vocabulary.end,
        },
        "unknown": vocabulary.unknown,
        "pieces": list(vocabulary.pieces),
        "normalization": vocabulary.normalization,
    }


def arrays_of(net: LargeSpanNet, vocabulary: Vocabulary) -> dict[str, NDArray[Any]]:
    """The weights by name: the embeddings as they were in 4 bits, the encoder's layers in int8.

    Args:
        net: the trained net.
        vocabulary: the pieces that its encoder reads; their rows never learn.
    """
    arrays: dict[str, NDArray[Any]] = {
        "scores": np.rint(vocabulary.scores / SCORE_UNIT).astype(np.int32)
    }
    for name, value in net.state_dict().items():
        array = value.numpy().copy()
        parts = name.split(".")
        if name == "encoder.rows":
            arrays[name], arrays[f"{name}.scale"] = quantize_rows(array)
        elif parts[0] == "encoder" and parts[-1] == "weight" and parts[-2] in _QUANTIZED:
            arrays[name], arrays[name.removesuffix("weight") + "scale"] = quantize(array)
        else:
            arrays[name] = array
    return arrays
