"""Positions of the start view: computed once, so that the page opens at rest and always alike.

Two steps. Stress majorization (Kamada and Kawai's objective, solved as in Gansner, Koren and North
2004) puts what is related together. A local search then moves single nodes until labels neither
overlap nor lie under foreign lines; it sees every label as the box that the page will draw.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

FRAME = (960.0, 790.0)
"""Size in CSS pixels of the canvas of a 1400x900 window, less a margin: at zoom 1 all fits."""
_FILL = 3.4
"""Free space that a readable picture needs, as a multiple of the area of its boxes."""
_GAP = 10.0
"""Least distance between two boxes, in pixels."""
_RESTARTS = 10
_GUESSES = {20: 4, 40: 3}
"""How many of the starts the search refines, up to so many boxes; above them, one: it takes
0.1 s for 20 boxes, 1 s for 60."""
_LEAST_SIDE = 0.5
"""Few boxes get a frame of at least this share of `FRAME`: they belong together, not in corners."""
_STRESS_ROUNDS = 120
_SEARCH_ROUNDS = 14
_CANDIDATES = 24
_TINY = 1e-9

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node with its label, in pixels around the node's center: the label hangs below."""

    radius: float
    label_width: float
    label_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line between two boxes that needs `length` pixels to show its name."""

    source: int
    target: int
    length: float


def arrange(boxes: Sequence[Box], links: Sequence[Link]) -> list[tuple[int, int]]:
    """Place every box: centers in pixels around (0, 0), the same for the same input.

    Complexity: O(n³) once, then O(n · (n + links)) per round; made for up to 100 boxes.
    """
    if not boxes:
        return []
    if len(boxes) == 1:
        return [(0, 0)]
    search = _Search(boxes, links)
    best, least = search.points, math.inf
    guesses = _relax(_distances(len(boxes), links))
    for guess in guesses[: next((n for most, n in _GUESSES.items() if len(boxes) <= most), 1)]:
        search.points = _fit(guess, search.frame)
        search.run(random.Random(7))  # noqa: S311 - a fixed seed, not a secret
        cost = search.cost()
        if cost < least:
            best, least = search.points, cost
    low, high = search.boxes_at(best)
    center = (low.min(axis=0) + high.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in best - center]


def _distances(n: int, links: Sequence[Link]) -> Array:
    """Hops between all boxes; pieces that nothing joins are kept a little apart.

    Shape: (n, n).
    """
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(n))
    network.add_edges_from((link.source, link.target) for link in links)
    hops = np.full((n, n), np.nan)
    for source, reached in nx.all_pairs_shortest_path_length(network):
        for target, distance in reached.items():
            hops[source, target] = distance
    # Leaves of one hub are two hops apart, which a ring of more than six cannot give: more room
    # around hubs comes from lengthening their lines.
    degree = dict(network.degree())
    for link in links:
        crowd = max(degree[link.source], degree[link.target])
        length = 1 + max(0, crowd - 6) * 0.06
        hops[link.source, link.target] = hops[link.target, link.source] = length
    hops[np.isnan(hops)] = np.nanmax(hops) * 0.75 + 1
    return hops


def _relax(distances: Array) -> list[Array]:
    """Points whose distances come close to the given ones: the best of several random starts.

    Shape: (n, n) → _RESTARTS times (n, 2), the closest first.
    """
    n = len(distances)
    weights = np.where(distances > 0, 1 / np.maximum(distances, _TINY) ** 2, 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    found: list[tuple[float, int, Array]] = []
    for seed in range(_RESTARTS):
        generator = random.Random(seed)  # noqa: S311 - a fixed seed, not a secret
        points = np.array([(generator.random(), generator.random()) for _ in range(n)])
        points *= math.sqrt(n)
        for _ in range(_STRESS_ROUNDS):
            length = np.linalg.norm(points[:, None] - points[None], axis=2)
            ratio = np.where(length > 0, weights * distances / np.maximum(length, _TINY), 0)
            points = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ points)
        length = np.linalg.norm(points[:, None] - points[None], axis=2)
        stress = float((weights * (length - distances) ** 2).sum())
        found.append((round(stress, 6), seed, points))
    return [points for _, _, points in sorted(found, key=lambda guess: guess[:2])]


def _fit(points: Array, frame: Array) -> Array:
    """Turn the longest extent level and stretch the points to the frame."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points = points @ axes.T
    points *= np.where((points**3).sum(axis=0) < 0, -1, 1)  # an axis has no sign of its own
    extent = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-6)
    fitted: Array = (points - (points.max(axis=0) + points.min(axis=0)) / 2) / extent
    if extent[1] < extent[0] * 0.05:  # all on one line: do not blow up rounding errors
        fitted[:, 1] = 0
    return fitted * frame * 0.8


class _Search:
    """Moves one node at a time to where the picture reads better."""

    def __init__(self, boxes: Sequence[Box], links: Sequence[Link]) -> None:
        half = np.array([max(b.radius, b.label_width / 2) for b in boxes]) + _GAP / 2
        self.low = np.stack([-half, [-b.radius - _GAP / 2 for b in boxes]], axis=1)
        self.high = np.stack([half, [b.radius + b.label_height + _GAP / 2 for b in boxes]], axis=1)
        area = float(np.prod(self.high - self.low, axis=1).sum()) * _FILL
        side = math.sqrt(area / (FRAME[0] * FRAME[1]))
        self.frame: Array = np.array(FRAME) * max(side, min(1.0, _LEAST_SIDE + side / 2))
        self.ends = np.array([(x.source, x.target) for x in links], dtype=int).reshape(-1, 2)
        self.needs = np.array([link.length for link in links], dtype=float)
        self.points: Array = np.zeros((len(boxes), 2))

    def boxes_at(self, points: Array) -> tuple[Array, Array]:
        """Lower and upper corners of all boxes."""
        return points + self.low, points + self.high

    def run(self, generator: random.Random) -> None:
        """Improve `points`, the first guess, in place; later rounds take smaller steps."""
        n = len(self.points)
        for turn in range(_SEARCH_ROUNDS):
            reach = 0.35 * float(self.frame.min()) * (1 - turn / _SEARCH_ROUNDS) + 12
            for node in generator.sample(range(n), n):
                steps = [(generator.gauss(0, 1), generator.gauss(0, 1)) for _ in range(_CANDIDATES)]
                places = self.points[node] + np.array([(0.0, 0.0), *steps]) * reach / 2
                costs = self._costs(node, places)
                best = int(np.argmin(costs))
                if costs[best] < costs[0] - 1e-6:
                    self.points[node] = places[best]

    def cost(self) -> float:
        """What is wrong with the whole picture; without unit, only for comparison."""
        places = self.points
        return sum(float(self._costs(n, places[n : n + 1])[0]) for n in range(len(places)))

    def _costs(self, node: int, places: Array) -> Array:
        """What is wrong with the picture if `node` stood at each of the places.

        Shape: (k, 2) → (k,).
        """
        others = np.arange(len(self.points)) != node
        low, high = self.boxes_at(self.points)
        own_low, own_high = places + self.low[node], places + self.high[node]
        overlap = np.minimum(own_high[:, None], high[others]) - np.maximum(
            own_low[:, None], low[others]
        )
        cost: Array = 0.12 * np.prod(np.maximum(overlap, 0), axis=2).sum(axis=1)
        outside = np.maximum(own_high - self.frame / 2, 0) + np.maximum(
            -self.frame / 2 - own_low, 0
        )
        cost += 8 * outside.sum(axis=1)
        gap = np.linalg.norm(places[:, None] - self.points[others], axis=2)
        cost += (2.5e4 / np.maximum(gap, 20)).sum(axis=1) * 0.12
        touching = (self.ends == node).any(axis=1)
        cost += self._foreign_lines(~touching, own_low, own_high)
        for far, need in zip(
            self.ends[touching].sum(axis=1) - node, self.needs[touching], strict=True
        ):
            cost += self._line(node, int(far), float(need), places)
        return cost

    def _foreign_lines(self, foreign: NDArray[np.bool_], low: Array, high: Array) -> Array:
        """Lines between other nodes that run through the box of this one."""
        a, b = self.points[self.ends[foreign, 0]], self.points[self.ends[foreign, 1]]
        under: Array = 6 * _inside(a[None], b[None], low[:, None], high[:, None]).sum(axis=1)
        return under

    def _line(self, node: int, far: int, need: float, places: Array) -> Array:
        """One line of the node itself: its length, the boxes under it, the lines it crosses."""
        end = self.points[far]
        length = np.linalg.norm(places - end, axis=1)
        cost: Array = 4 * np.maximum(need - length, 0) + 0.45 * np.maximum(length - need, 0)
        rest = np.ones(len(self.points), dtype=bool)
        rest[[node, far]] = False
        low, high = self.points[rest] + self.low[rest], self.points[rest] + self.high[rest]
        cost += 6 * _inside(places[:, None], end[None, None], low[None], high[None]).sum(axis=1)
        apart = ~((self.ends == node) | (self.ends == far)).any(axis=1)
        a, b = self.points[self.ends[apart, 0]], self.points[self.ends[apart, 1]]
        cost += 90 * _crosses(places[:, None], end[None, None], a[None], b[None]).sum(axis=1)
        return cost


def _inside(a: Array, b: Array, low: Array, high: Array) -> Array:
    """Length of the part of segment a–b that lies in the box low–high (Liang and Barsky 1984).

    Shape: broadcast over all but the last axis, which is (x, y).
    """
    way = b - a
    safe = np.where(np.abs(way) < _TINY, _TINY, way)
    first, second = (low - a) / safe, (high - a) / safe
    enter = np.minimum(first, second).max(axis=-1)
    leave = np.maximum(first, second).min(axis=-1)
    part = np.minimum(leave, 1) - np.maximum(enter, 0)
    length: Array = np.maximum(part, 0) * np.hypot(way[..., 0], way[..., 1])
    return length


def _crosses(a: Array, b: Array, c: Array, d: Array) -> NDArray[np.bool_]:
    """Whether segments a–b and c–d cross; same broadcasting as `_inside`."""

    def side(p: Array, q: Array, r: Array) -> Array:
        turn: Array = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (
            q[..., 1] - p[..., 1]
        ) * (r[..., 0] - p[..., 0])
        return turn

    crossing: NDArray[np.bool_] = (side(a, b, c) * side(a, b, d) < 0) & (
        side(c, d, a) * side(c, d, b) < 0
    )
    return crossing
