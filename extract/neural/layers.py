"""The few layers that the nets are made of, in numpy."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_SQRT_2_OVER_PI = 0.7978845608028654
_CUBIC = 0.044715


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016), same shape."""
    inner = x * x
    inner *= _CUBIC
    inner += 1.0
    inner *= x
    inner *= _SQRT_2_OVER_PI
    np.tanh(inner, out=inner)
    inner += 1.0
    inner *= x
    inner *= 0.5
    return inner


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis, same shape."""
    shifted: Floats = scores - scores.max(-1, keepdims=True)
    np.exp(shifted, out=shifted)
    shifted /= shifted.sum(-1, keepdims=True)
    return shifted


class TwoWay:
    """Two LSTMs, one reading onward and one back, over sequences packed one after the other.

    Both run in the same steps, and all sequences of a batch together, the longest first: those
    that have ended drop out, so that no padding is read.

    Args:
        onward, back: torch's `weight_ih_l0` [4h, d], `weight_hh_l0` [4h, h], `bias_ih_l0` and
            `bias_hh_l0` [4h] of either.
    """

    def __init__(self, onward: Sequence[Floats], back: Sequence[Floats]) -> None:
        size = onward[1].shape[1]
        # sigmoid(x) = (1 + tanh(x / 2)) / 2: with input, forget and output gate halved
        # beforehand, one tanh serves all four gates.
        half = np.full(4 * size, 0.5, np.float32)
        half[2 * size : 3 * size] = 1.0
        self.size = size
        self._inputs = np.concatenate([(w[0] * half[:, None]).T for w in (onward, back)], 1)
        self._bias = np.concatenate([(w[2] + w[3]) * half for w in (onward, back)])
        self._steps = np.stack([(w[1] * half[:, None]).T for w in (onward, back)])

    def __call__(self, x: Floats, lengths: Sequence[int]) -> Floats:
        """States of each row, onward beside back.

        Args:
            x: rows of all sequences, one after the other, [n, d].
            lengths: rows of each sequence, none of them 0; they sum to n.

        Returns:
            [n, 2h].
        """
        size = self.size
        gates = x @ self._inputs
        gates += self._bias
        gates = gates.reshape(len(x), 2, 4 * size)
        out = np.empty((len(x), 2, size), np.float32)
        order = np.argsort([-length for length in lengths], kind="stable")
        sizes = np.array(lengths)[order]
        firsts = (np.cumsum(lengths) - lengths)[order]
        lasts = firsts + sizes - 1
        h = np.zeros((2, len(sizes), size), np.float32)
        c = np.zeros_like(h)
        for step in range(int(sizes[0]) if len(sizes) else 0):
            alive = int(np.searchsorted(-sizes, -step))
            onward, back = firsts[:alive] + step, lasts[:alive] - step
            h, c = h[:, :alive], c[:, :alive]
            z = np.matmul(h, self._steps)
            z[0] += gates[onward, 0]
            z[1] += gates[back, 1]
            np.tanh(z, out=z)
            carry = z[..., size : 2 * size] + 1.0
            carry *= c
            new = z[..., :size] + 1.0
            new *= z[..., 2 * size : 3 * size]
            carry += new
            carry *= 0.5
            c = carry
            h = np.tanh(c)
            h *= z[..., 3 * size :] + 1.0
            h *= 0.5
            out[onward, 0] = h[0]
            out[back, 1] = h[1]
        return out.reshape(len(x), 2 * size)
