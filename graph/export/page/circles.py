"""Places for circles on a map: what is tied lies close, no two overlap, all fit into the frame.

A force layout (Fruchterman and Reingold 1991) says who is whose neighbor; then the circles are
pulled to the middle and pushed apart until they lie side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.export.page.layout import FRAME

GAP = 14
"""Least pixels between two circles: a tie between neighbors can be seen and clicked."""
_FILL = 0.3
"""Part of the frame that circles cover: what is left has room for ties and names."""
_LARGEST = 0.11
"""Most of the frame's area that one circle takes: of few circles none fills the screen."""
_SMALLEST = 8.0
"""Least radius in pixels: what is smaller cannot be told from a node, nor clicked."""
_SEED = 7
_FORCE_ROUNDS = 120
_PACK_ROUNDS = 250
_PULL = 0.02
"""Part of the way to the middle that a circle moves in a round, the last rounds less."""
_TINY = 1e-9

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Center and radius in pixels around (0, 0)."""

    x: int
    y: int
    radius: int


def arrange_circles(
    sizes: Sequence[float], ties: Mapping[tuple[int, int], float]
) -> tuple[Circle, ...]:
    """Place circles with areas as the sizes; the same for the same input.

    Args:
        sizes: of each circle, greater than 0, in any unit.
        ties: weight by two numbers of circles; what has a greater weight lies closer.

    Complexity: O(n²) per round of some 400; made for up to 150 circles (0.5 s).
    """
    if not sizes:
        return ()
    radii = _radii(np.array(sizes, dtype=float))
    points = _packed(_neighborhoods(len(sizes), ties), radii)
    low, high = (points - radii[:, None]).min(axis=0), (points + radii[:, None]).max(axis=0)
    scale = float((np.array(FRAME) / (high - low)).min())
    points = (points - (low + high) / 2) * scale
    # A loose map becomes wider, not its circles larger; a crowded one becomes smaller as a whole.
    radii = radii * min(1.0, scale)
    return tuple(
        Circle(x=round(x), y=round(y), radius=int(radius))
        for (x, y), radius in zip(points.tolist(), radii.tolist(), strict=True)
    )


def _radii(sizes: Array) -> Array:
    """Shape: (n,) → (n,)."""
    area = FRAME[0] * FRAME[1]
    shares = np.minimum(sizes / sizes.sum() * _FILL, _LARGEST)
    radii: Array = np.maximum(np.sqrt(shares * area / np.pi), _SMALLEST)
    return radii


def _neighborhoods(n: int, ties: Mapping[tuple[int, int], float]) -> Array:
    """Points with the tied ones close, in a box of the shape of the frame. Shape: (n, 2)."""
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(n))
    # Weights span three orders of magnitude; taken as they are, all else would lie on one point.
    network.add_weighted_edges_from(
        (left, right, 1 + float(np.log(max(weight, 1)))) for (left, right), weight in ties.items()
    )
    found = nx.spring_layout(network, iterations=_FORCE_ROUNDS, seed=_SEED)
    points = np.array([found[number] for number in range(n)], dtype=float)
    # By rank: single pieces that flew far away come back, crowds in the middle get room.
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    spread = (ranks + 0.5) / n - 0.5
    extent = np.maximum(points.max(axis=0) - points.min(axis=0), _TINY)
    placed: Array = (spread + (points - points.min(axis=0)) / extent - 0.5) / 2 * np.array(FRAME)
    return placed


def _packed(points: Array, radii: Array) -> Array:
    """Push apart what overlaps while all is pulled to the middle. Shape: (n, 2), (n,) → (n, 2)."""
    needed = radii[:, None] + radii[None] + GAP
    np.fill_diagonal(needed, 0.0)
    # A light circle makes way for a heavy one.
    yields = radii[None] ** 2 / (radii[:, None] ** 2 + radii[None] ** 2)
    # More from above and below than from the sides: the frame is wider than high.
    pull = _PULL * (np.array(FRAME[::-1]) / np.array(FRAME)) ** 2
    for turn in range(_PACK_ROUNDS):
        points = points * (1 - pull * (1 - turn / _PACK_ROUNDS))
        way = points[:, None] - points[None]
        distance = np.maximum(np.hypot(way[..., 0], way[..., 1]), _TINY)
        push = np.maximum(needed - distance, 0) * yields
        points = points + (way / distance[..., None] * push[..., None]).sum(axis=1) / 2
    way = points[:, None] - points[None]
    distance = np.hypot(way[..., 0], way[..., 1]) + np.eye(len(points))
    # What still overlaps by a pixel is parted by making the whole map larger.
    return points * max(1.0, float((needed / np.maximum(distance, _TINY)).max()))
