"""A score says how often the model is right."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.neural.calibration import SUPPORT, Curve, fit


def test_a_net_that_is_too_sure_of_itself() -> None:
    """It says .9 and is right in six of ten: so the curve says .6."""
    hits = ([True] * 6 + [False] * 4) * 10
    assert abs(float(Curve(fit([0.9] * 100, hits))(0.9)) - 0.6) < 0.02


def test_few_decisions_make_one_point() -> None:
    """Less than a block's support says nothing about the shape."""
    assert len(fit([0.2, 0.9], [False, True])) == 1


def test_no_decisions() -> None:
    """Of what was never seen nothing is claimed."""
    assert float(Curve(fit([], []))(0.99)) == 0.0


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=200),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_a_higher_chance_is_never_worth_less(
    decisions: list[tuple[float, bool]], one: float, other: float
) -> None:
    """The curve rises and stays in 0..1; all decisions together keep their precision."""
    chances, hits = zip(*decisions, strict=True)
    curve = Curve(fit(chances, hits))
    low, high = sorted((one, other))
    assert 0.0 <= float(curve(low)) <= float(curve(high)) <= 1.0
    if len(decisions) < 2 * SUPPORT:
        assert abs(float(curve(0.5)) - np.mean(hits)) < 1e-3
