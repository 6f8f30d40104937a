"""The large model's transformer encoder, in numpy.

    Transformer(settings, arrays)([piece ids of a window, …]) -> states of every piece

BERT's layers (Devlin et al. 2019): attention over all pieces of a window, then two dense layers,
each followed by an addition and a normalization. All windows of a batch are packed one behind the
other for the dense layers; only attention runs window by window. Equal to torch's within 1e-3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.layers import Floats, gelu, softmax

WINDOW = 254
"""Longest window in pieces, without the marks at either end. The encoder has 512 positions, but
attention costs grow with the square, and the LSTMs behind it see the whole article anyway."""
_ROWS = 2048
"""Pieces packed into one pass: their widest layer takes 12 MB."""
_BLOCK = 32
"""Neighboring weights of an embedding that share a scale, as in the checkpoint it comes from."""


@dataclass(frozen=True, slots=True)
class _Dense:
    """A dense layer: weight [inputs, outputs], bias [outputs]."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        y: Floats = x @ self.weight
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class _Norm:
    """Normalization over the last axis."""

    weight: Floats
    bias: Floats
    epsilon: float

    def __call__(self, x: Floats) -> Floats:
        y: Floats = x - x.mean(-1, keepdims=True)
        y /= np.sqrt(np.square(y).mean(-1, keepdims=True) + self.epsilon)
        y *= self.weight
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer; the names are those of its arrays."""

    attend: _Dense
    gather: _Dense
    attend_norm: _Norm
    widen: _Dense
    narrow: _Dense
    norm: _Norm


class Transformer:
    """The trained encoder.

    Args:
        settings: `layers`, `heads`, `epsilon` (of the normalizations), `taps` (layers whose states
            are given out, counted from 1), `begin` and `end` (ids of a window's marks).
        arrays: by name. A matrix `x.weight` [outputs, inputs] may be kept as int8 with
            `x.scale` [outputs]; the table `rows` [pieces, size] as int8 with `rows.scale`
            [pieces, size / 32].
    """

    def __init__(self, settings: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
        self._heads = int(settings["heads"])
        self._taps = tuple(int(tap) for tap in settings["taps"])
        self._marks = int(settings["begin"]), int(settings["end"])
        self._rows, self._row_scales = arrays["rows"], arrays.get("rows.scale")
        self._positions = arrays["positions"].astype(np.float32)
        self.size = self._positions.shape[1]
        epsilon = float(settings["epsilon"])

        def dense(name: str) -> _Dense:
            return _Dense(matrix(arrays, name).T.copy(), arrays[f"{name}.bias"].astype(np.float32))

        def norm(name: str) -> _Norm:
            weight, bias = (arrays[f"{name}.{part}"] for part in ("weight", "bias"))
            return _Norm(weight.astype(np.float32), bias.astype(np.float32), epsilon)

        self._norm = norm("norm")
        self._layers = [
            _Layer(
                dense(f"layers.{n}.attend"),
                dense(f"layers.{n}.gather"),
                norm(f"layers.{n}.attend_norm"),
                dense(f"layers.{n}.widen"),
                dense(f"layers.{n}.narrow"),
                norm(f"layers.{n}.norm"),
            )
            for n in range(int(settings["layers"]))
        ]

    def __call__(self, windows: Sequence[Sequence[int]]) -> Floats:
        """States of every piece.

        Args:
            windows: piece ids without marks, 1 to `WINDOW` each.

        Returns:
            [n, taps * size], the rows of all windows one after the other, marks left out.
        """
        groups: list[list[Sequence[int]]] = []
        for window in windows:
            if groups and sum(map(len, groups[-1])) + len(window) <= _ROWS:
                groups[-1].append(window)
            else:
                groups.append([window])
        if not groups:
            return np.zeros((0, len(self._taps) * self.size), np.float32)
        return np.concatenate([self._states(group) for group in groups])

    def _states(self, windows: Sequence[Sequence[int]]) -> Floats:
        """One packed pass, [n, taps * size]."""
        begin, end = self._marks
        ids = np.concatenate([[begin, *window, end] for window in windows])
        lengths = [len(window) + 2 for window in windows]
        x = self._embed(ids)
        x += np.concatenate([self._positions[:length] for length in lengths])
        x = self._norm(x)
        inner = np.ones(len(ids), bool)
        stops = np.cumsum(lengths)
        inner[stops - 1] = False
        inner[stops - lengths] = False
        tapped = []
        for number, layer in enumerate(self._layers, 1):
            x = layer.attend_norm(x + layer.gather(self._attend(layer.attend(x), lengths)))
            x = layer.norm(x + layer.narrow(gelu(layer.widen(x))))
            if number in self._taps:
                tapped.append(x[inner])
        return np.concatenate(tapped, 1)

    def _embed(self, ids: NDArray[np.int64]) -> Floats:
        """The table's rows, [n, size]."""
        rows = self._rows[ids].astype(np.float32)
        if self._row_scales is not None:
            rows *= np.repeat(self._row_scales[ids].astype(np.float32), _BLOCK, axis=1)
        return rows

    def _attend(self, mixed: Floats, lengths: Sequence[int]) -> Floats:
        """What each piece takes from its window.

        Args:
            mixed: queries, keys and values side by side, [n, 3 size].
            lengths: pieces of each window, marks included.

        Returns:
            [n, size].
        """
        width = self.size // self._heads
        out = np.empty((len(mixed), self.size), np.float32)
        first = 0
        for length in lengths:
            own = mixed[first : first + length].reshape(length, 3, self._heads, width)
            query, key, value = own.transpose(1, 2, 0, 3)  # each [heads, length, width]
            scores = np.matmul(query * np.float32(width**-0.5), key.transpose(0, 2, 1))
            taken = np.matmul(softmax(scores), value).transpose(1, 0, 2)
            out[first : first + length] = taken.reshape(length, self.size)
            first += length
        return out


def matrix(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """The matrix `name.weight` [outputs, inputs] in float32, from int8 where it is kept so."""
    weight: Floats = arrays[f"{name}.weight"].astype(np.float32)
    scale = arrays.get(f"{name}.scale")
    if scale is not None:
        weight *= scale.astype(np.float32)[:, None]
    return weight


def quantize(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as int8, each row with its own scale.

    Args:
        weight: [outputs, inputs].

    Returns:
        Rounded weights of -127..127, same shape, and the scales [outputs]; their product is within
        half a scale of the weight.
    """
    scale = np.abs(weight).max(1) / np.float32(127)
    scale = np.maximum(scale, np.finfo(np.float16).tiny).astype(np.float16).astype(np.float32)
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale


def quantize_rows(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A table that was 4-bit once, back in whole numbers of its scales, without loss.

    Args:
        rows: [pieces, size]; each 32 neighbors are -8..7 times one float16 scale, of either sign.

    Returns:
        int8[pieces, size] and the scales [pieces, size / 32].
    """
    blocks = rows.reshape(len(rows), -1, _BLOCK)
    place = np.abs(blocks).argmax(-1)[..., None]
    # The weight of the greatest size defines the block: it is -8 times the scale.
    scale = np.take_along_axis(blocks, place, -1) / np.float32(-8)
    safe = np.where(scale == 0, np.float32(1), scale)
    numbers = np.rint(blocks / safe).astype(np.int8)
    return numbers.reshape(rows.shape), scale[..., 0]
