"""The layout: the same every time, no label over another, all inside the frame."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export.page.layout import FRAME, Box, Link, arrange


def box(width: float = 90, height: float = 20) -> Box:
    """A node as the page draws most."""
    return Box(radius=12, label_width=width, label_height=height)


def star(n: int) -> list[Link]:
    """A hub and n leaves."""
    return [Link(source=0, target=leaf, length=120) for leaf in range(1, n + 1)]


def overlapping(boxes: list[Box], places: list[tuple[int, int]]) -> int:
    """How many pairs of boxes share some area."""
    corners = [
        (x - b.label_width / 2, y - b.radius, x + b.label_width / 2, y + b.radius + b.label_height)
        for b, (x, y) in zip(boxes, places, strict=True)
    ]
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for a, b in itertools.combinations(corners, 2)
    )


@pytest.mark.parametrize("n", [1, 5, 12, 30])
def test_a_star_is_readable(n: int) -> None:
    """The members of one hub stand around it without touching."""
    boxes = [box() for _ in range(n + 1)]
    assert overlapping(boxes, arrange(boxes, star(n))) == 0


@given(
    st.integers(2, 9).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=12),
        )
    )
)
@settings(max_examples=8, deadline=None)
def test_any_small_graph_is_readable(graph: tuple[int, list[tuple[int, int]]]) -> None:
    """Trees, rings and loose pieces alike: nothing overlaps, nothing is far out, and it repeats."""
    n, pairs = graph
    boxes = [box() for _ in range(n)]
    links = [Link(source=a, target=b, length=110) for a, b in sorted(set(pairs)) if a != b]
    places = arrange(boxes, links)
    assert overlapping(boxes, places) == 0
    assert all(abs(x) <= FRAME[0] and abs(y) <= FRAME[1] for x, y in places)
    assert arrange(boxes, links) == places


def test_nothing_to_place() -> None:
    """An empty graph has an empty layout, and one node stands in the middle."""
    assert arrange([], []) == []
    assert arrange([box()], []) == [(0, 0)]


def test_what_the_story_is_about_stands_in_the_middle() -> None:
    """Loose pieces lie around the hub that is named as the middle."""
    boxes = [box() for _ in range(20)]
    links = [*star(7), *(Link(source=n, target=n + 1, length=120) for n in (8, 11, 14, 17))]
    x, y = arrange(boxes, links, 0)[0]
    assert abs(x) < FRAME[0] / 8
    assert abs(y) < FRAME[1] / 8
