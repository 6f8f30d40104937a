"""Circles on a map: apart from each other, inside the frame, the tied ones close."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.page.circles import Circle, arrange_circles
from graph.export.page.layout import FRAME


def distance(left: Circle, right: Circle) -> float:
    """Pixels between two centers."""
    return math.hypot(left.x - right.x, left.y - right.y)


@given(
    sizes=st.lists(st.integers(1, 2000), min_size=1, max_size=30),
    ties=st.dictionaries(
        st.tuples(st.integers(0, 29), st.integers(0, 29)), st.integers(1, 5000), max_size=60
    ),
)
def test_no_two_circles_touch_and_all_are_in_the_frame(
    sizes: list[int], ties: dict[tuple[int, int], int]
) -> None:
    """Whatever their sizes and ties."""
    own = {pair: w for pair, w in ties.items() if pair[0] < pair[1] < len(sizes)}
    circles = arrange_circles(sizes, own)
    for number, one in enumerate(circles):
        for other in circles[:number]:
            assert distance(one, other) > one.radius + other.radius
        assert abs(one.x) + one.radius <= FRAME[0] / 2 + 1
        assert abs(one.y) + one.radius <= FRAME[1] / 2 + 1


def test_larger_sizes_get_larger_circles() -> None:
    """The area tells the size."""
    small, middle, large = (circle.radius for circle in arrange_circles([100, 400, 900], {}))
    assert small < middle < large


def test_what_is_tied_lies_close() -> None:
    """Two rings of circles that one tie joins lie side by side."""
    ring = [(n, (n + 1) % 8) for n in range(8)]
    ties = {(min(pair), max(pair)): 50 for pair in ring}
    ties |= {(a + 8, b + 8): 50 for a, b in ties}
    circles = arrange_circles([30] * 16, {**ties, (0, 8): 1})
    tied = [distance(circles[a], circles[b]) for a, b in ties]
    others = [distance(circles[a], circles[b]) for a in range(8) for b in range(8, 16)]
    assert sum(tied) / len(tied) < 0.6 * sum(others) / len(others)


@pytest.mark.parametrize("n", [0, 1, 150])
def test_any_number_is_placed_alike_every_time(n: int) -> None:
    """No circle, one, and as many as a map holds."""
    ties = {(number, number + 1): number + 1 for number in range(n - 1)}
    first = arrange_circles([number + 1 for number in range(n)], ties)
    assert len(first) == n
    assert first == arrange_circles([number + 1 for number in range(n)], ties)
