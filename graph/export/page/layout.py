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
_GUESSES = {20: 8, 40: 6, 60: 3}
"""How many of the starts the search refines, by the most boxes it may do so for; above, one. The
whole takes 0.2 s for 8 boxes, 0.6 s for 30 and 1 s for 60 on one core of 2026."""
_LEAST_SIDE = 0.5
"""Few boxes get a frame of at least this share of `FRAME`: they belong together, not in corners."""
_STRESS_ROUNDS = 120
_SEARCH_ROUNDS = 14
_CANDIDATES = 24
_AROUND = 0.6
"""Distance of a loose piece from the box in the middle, as a share of that between loose pieces."""
_TINY = 1e-9

# What the search pays for, found by looking at pictures of 5 to 60 nodes. A line under a label is
# worth moving a node by some 60 pixels, a crossing by 200; an overlap of labels is never worth it.
_OVERLAP = 0.12
"""Per square pixel that two boxes share."""
_OUTSIDE = 8.0
"""Per pixel beyond the frame."""
_CROWDING = 3000.0
"""Divided by the distance of every two centers."""
_UNDER = 6.0
"""Per pixel of a line that runs through a foreign box."""
_CROSSING = 90.0
"""Per two lines that cross."""
_SHORT = 4.0
"""Per pixel that a line is too short for its name."""
_LONG = 0.45
"""Per pixel that a line is longer than its name needs."""
_ASIDE = 0.6
"""Per pixel that the box in the middle is away from the middle: as for one more line."""

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


def arrange(
    boxes: Sequence[Box], links: Sequence[Link], middle: int | None = None
) -> list[tuple[int, int]]:
    """Place every box: centers in pixels around (0, 0), the same for the same input.

    Box `middle` is drawn towards the middle of the frame, where the eye begins.

    Complexity: O(n³) once, then O(n · (n + links)) per round; made for up to 100 boxes.
    """
    if not boxes:
        return []
    if len(boxes) == 1:
        return [(0, 0)]
    search = _Search(boxes, links, middle)
    best, least = search.points, math.inf
    guesses = _relax(_distances(len(boxes), links, middle))
    for guess in guesses[: next((n for most, n in _GUESSES.items() if len(boxes) <= most), 1)]:
        search.points = _fit(guess, search.frame)
        search.run(random.Random(7))  # noqa: S311 - a fixed seed, not a secret
        cost = search.cost()
        if cost < least:
            best, least = search.points, cost
    low, high = search.boxes_at(best)
    center = (low.min(axis=0) + high.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in best - center]


def _distances(n: int, links: Sequence[Link], middle: int | None) -> Array:
    """Hops between all boxes; pieces that nothing joins are kept a little apart.

    They lie around `middle`, to which they keep less distance than to one another.

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
    apart = np.isnan(hops)
    hops[apart] = np.nanmax(hops) * 0.75 + 1
    if middle is not None:
        hops[middle, apart[middle]] *= _AROUND
        hops[apart[middle], middle] *= _AROUND
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

    def __init__(self, boxes: Sequence[Box], links: Sequence[Link], middle: int | None) -> None:
        half = np.array([max(b.radius, b.label_width / 2) for b in boxes]) + _GAP / 2
        self.low = np.stack([-half, [-b.radius - _GAP / 2 for b in boxes]], axis=1)
        self.high = np.stack([half, [b.radius + b.label_height + _GAP / 2 for b in boxes]], axis=1)
        area = float(np.prod(self.high - self.low, axis=1).sum()) * _FILL
        side = math.sqrt(area / (FRAME[0] * FRAME[1]))
        self.frame: Array = np.array(FRAME) * max(side, min(1.0, _LEAST_SIDE + side / 2))
        self.ends = np.array([(x.source, x.target) for x in links], dtype=int).reshape(-1, 2)
        self.needs = np.array([link.length for link in links], dtype=float)
        self.middle = middle
        self.points: Array = np.zeros((len(boxes), 2))

    def boxes_at(
        self, points: Array, which: NDArray[np.bool_] | slice = slice(None)
    ) -> tuple[Array, Array]:
        """Lower and upper corners of the boxes (all by default) with their centers at `points`."""
        return points + self.low[which], points + self.high[which]

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
        low, high = self.boxes_at(self.points[others], others)
        own_low, own_high = places + self.low[node], places + self.high[node]
        shared = np.minimum(own_high[:, None], high) - np.maximum(own_low[:, None], low)
        shared = np.maximum(shared, 0)
        cost: Array = _OVERLAP * (shared[..., 0] * shared[..., 1]).sum(axis=1)
        edge = self.frame / 2
        beyond = np.maximum(own_high - edge, 0) + np.maximum(-edge - own_low, 0)
        cost += _OUTSIDE * beyond.sum(axis=1)
        if node == self.middle:
            cost += _ASIDE * np.hypot(places[:, 0], places[:, 1])
        gap = places[:, None] - self.points[others]
        cost += _CROWDING * (1 / np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 20)).sum(axis=1)
        touching = (self.ends == node).any(axis=1)
        a, b = self.points[self.ends[~touching, 0]], self.points[self.ends[~touching, 1]]
        cost += _UNDER * _inside(a, b, own_low[:, None], own_high[:, None]).sum(axis=1)
        if touching.any():
            far = self.ends[touching].sum(axis=1) - node
            cost += self._own_lines(node, far, self.needs[touching], places)
        return cost

    def _own_lines(self, node: int, far: NDArray[np.int_], needs: Array, places: Array) -> Array:
        """The lines of the node itself: their lengths, boxes under them, lines they cross.

        Shape: d far ends and lengths, (k, 2) → (k,).
        """
        start, end = places[:, None], self.points[far]
        length = np.hypot(start[..., 0] - end[:, 0], start[..., 1] - end[:, 1])
        cost: Array = (_SHORT * np.maximum(needs - length, 0)).sum(axis=1)
        cost += (_LONG * np.maximum(length - needs, 0)).sum(axis=1)
        low, high = self.boxes_at(self.points)
        under = _inside(start[:, :, None], end[:, None], low, high)  # (k, d, n)
        under[:, :, node] = 0
        under[:, np.arange(len(far)), far] = 0
        cost += _UNDER * under.sum(axis=(1, 2))
        a, b = self.points[self.ends[:, 0]], self.points[self.ends[:, 1]]
        crossing = _crosses(start[:, :, None], end[:, None], a, b)  # (k, d, links)
        apart = (self.ends[None] != node).all(axis=2) & (self.ends != far[:, None, None]).all(
            axis=2
        )
        cost += _CROSSING * (crossing & apart).sum(axis=(1, 2))
        return cost


def _inside(a: Array, b: Array, low: Array, high: Array) -> Array:
    """Length of the part of segment a–b that lies in the box low–high (Liang and Barsky 1984).

    Shape: broadcast over all but the last axis, which is (x, y).
    """
    way = b - a
    safe = np.where(np.abs(way) < _TINY, _TINY, way)
    first, second = (low - a) / safe, (high - a) / safe
    near, far = np.minimum(first, second), np.maximum(first, second)
    enter = np.maximum(near[..., 0], near[..., 1])
    leave = np.minimum(far[..., 0], far[..., 1])
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
