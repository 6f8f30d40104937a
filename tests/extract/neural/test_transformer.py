"""The encoder in numpy computes what torch computes."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from extract.neural.large import piece_windows
from extract.neural.transformer import WINDOW, Transformer, quantize, quantize_rows

SIZE, INNER, HEADS, LAYERS, PIECES = 32, 48, 4, 3, 40
SETTINGS = {
    "layers": LAYERS,
    "heads": HEADS,
    "epsilon": 1e-12,
    "taps": [1, 3],
    "begin": 0,
    "end": 1,
}


def test_numpy_equals_torch() -> None:
    """States of two layers agree to 1e-3, however the windows are packed."""
    torch = pytest.importorskip("torch")
    from extract.neural.train.large.encoder_net import Encoder  # noqa: PLC0415 - needs torch

    torch.manual_seed(3)
    net = Encoder(
        torch.randn(PIECES, SIZE), layers=LAYERS, inner=INNER, heads=HEADS, dtype=torch.float32
    ).eval()
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    windows = [list(range(2, 12)), [5], list(range(3, PIECES))]
    states = Transformer(SETTINGS, weights)(windows)
    first = 0
    for window in windows:
        ids = torch.tensor([0, *window, 1])
        with torch.no_grad():
            layers = net(ids, torch.arange(len(ids)), [len(ids)])
        expected = torch.cat([layers[1], layers[3]], -1)[1:-1].numpy()
        own = states[first : first + len(window)]
        np.testing.assert_allclose(own, expected, atol=1e-3)
        first += len(window)
    assert first == len(states)


def test_no_windows_no_states() -> None:
    """Nothing to read gives no rows, of the right width."""
    assert Transformer(SETTINGS, _weights())([]).shape == (0, 2 * SIZE)


def test_windows_do_not_see_each_other() -> None:
    """A window's states are the same alone and among others."""
    net = Transformer(SETTINGS, _weights())
    alone, other = net([[4, 5, 6]]), net([[9, 8], [4, 5, 6], [7]])
    np.testing.assert_allclose(other[2:5], alone, atol=1e-5)


def test_whole_numbers_serve_as_well() -> None:
    """A pack with int8 matrices gives nearly the same states."""
    weights = _weights()
    small = dict(weights)
    for name in [n for n in weights if n.startswith("layers") and weights[n].ndim == 2]:
        small[name], small[name.removesuffix("weight") + "scale"] = quantize(weights[name])
    exact, near = (Transformer(SETTINGS, arrays)([[2, 3, 4, 5]]) for arrays in (weights, small))
    assert np.abs(exact - near).max() < 0.05


@given(arrays(np.float32, (3, 8), elements=st.floats(-4, 4, width=32)))
def test_quantized_weights_are_near(weight: NDArray[np.float32]) -> None:
    """Rounding a row to int8 moves no weight by more than a 200th of the row's greatest.

    That holds for rows of the size of weights: the factors are float16, which is coarse at 1e-7.
    """
    assume((np.abs(weight).max(1) > 0.01).all())
    numbers, scale = quantize(weight)
    error = np.abs(numbers * scale[:, None] - weight).max(1)
    assert (error <= np.abs(weight).max(1) / 200 + 1e-6).all()


@given(
    arrays(np.int8, (2, 64), elements=st.integers(-7, 7)),
    arrays(np.float16, (2, 2), elements=st.floats(0.125, 2, width=16)),
)
def test_four_bit_tables_stay_exact(numbers: NDArray[np.int8], scales: NDArray[np.float16]) -> None:
    """A table that came from 4-bit blocks is kept without loss."""
    numbers[:, ::32] = -8
    rows = (numbers.reshape(2, 2, 32) * scales.astype(np.float32)[..., None]).reshape(2, 64)
    found, factors = quantize_rows(rows)
    again = found.reshape(2, 2, 32) * factors[..., None]
    np.testing.assert_array_equal(again.reshape(2, 64), rows)
    np.testing.assert_array_equal(factors, factors.astype(np.float16).astype(np.float32))


@given(
    st.lists(st.integers(1, WINDOW), max_size=40),
    st.sets(st.integers(0, 39)),
)
def test_windows_cover_everything(counts: list[int], breaks: set[int]) -> None:
    """Windows follow one another, cover all sub-tokens and fit the encoder."""
    windows = piece_windows(counts, sorted(breaks))
    covered = [n for first, last in windows for n in range(first, last)]
    assert covered == list(range(len(counts)))
    assert all(sum(counts[first:last]) <= WINDOW for first, last in windows)
    assert all(first < last for first, last in windows)


def test_windows_end_with_sentences() -> None:
    """Where sentences are short enough, none is cut, and the windows are of like length."""
    windows = piece_windows([1] * 400, list(range(0, 400, 20)))
    assert windows == [(0, 200), (200, 400)]


def _weights() -> dict[str, NDArray[Any]]:
    """Random weights by name."""
    draw = np.random.default_rng(1)

    def matrix(*shape: int) -> NDArray[np.float32]:
        return draw.normal(0, 0.2, shape).astype(np.float32)

    weights = {"rows": matrix(PIECES, SIZE), "positions": matrix(WINDOW + 2, SIZE)}
    shapes = {
        "attend": (3 * SIZE, SIZE),
        "gather": (SIZE, SIZE),
        "widen": (INNER, SIZE),
        "narrow": (SIZE, INNER),
    }
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            weights[f"layers.{layer}.{name}.weight"] = matrix(*shape)
            weights[f"layers.{layer}.{name}.bias"] = matrix(shape[0])
    norms = ["norm", *(f"layers.{n}.{m}" for n in range(LAYERS) for m in ("attend_norm", "norm"))]
    for name in norms:
        weights[f"{name}.weight"] = 1 + matrix(SIZE)
        weights[f"{name}.bias"] = matrix(SIZE)
    return weights
