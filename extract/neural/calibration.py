"""From a net's probability to the share that is right at that probability, measured on dev.

Curve(points)(chances) -> precisions          fit(chances, hits) -> points
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Points = list[tuple[float, float]]
"""(lowest probability, precision) of each step, both rising."""
UNCALIBRATED: Points = []
"""No steps: a score is the net's own probability."""

SUPPORT = 25
"""Decisions that a point of the curve stands on at least: a share of 25 has a standard error of
0.1 at worst."""


class Curve:
    """A rising staircase: few values, so that a score does not tell one machine from another.

    Sums of floats differ in their last digits between batches and processors; on a staircase that
    shows only where a probability lies within those digits of a step.

    Args:
        points: the steps; `UNCALIBRATED` leaves probabilities as they are.
    """

    def __init__(self, points: Sequence[Sequence[float]]) -> None:
        self._starts = np.array([start for start, _ in points], np.float64)
        self._precisions = np.array([precision for _, precision in points], np.float64)

    def __call__(self, chances: npt.ArrayLike) -> Floats:
        """Expected precision of decisions made with these probabilities, same shape."""
        asked = np.asarray(chances, np.float64)
        if not len(self._starts):
            return asked
        steps = np.searchsorted(self._starts, asked, side="right") - 1
        found: Floats = self._precisions[np.maximum(steps, 0)]
        return found


def fit(chances: npt.ArrayLike, hits: npt.ArrayLike) -> Points:
    """The rising curve that fits decisions best (isotonic regression, Ayer et al. 1955).

    Args:
        chances: the net's probability of each decision, [n].
        hits: whether it was right, [n].

    Returns:
        A step for each block of at least `SUPPORT` decisions, between it and the block before;
        one step where there are fewer decisions, and precision 0 where there are none.
    """
    order = np.argsort(np.asarray(chances, np.float64), kind="stable")
    scores = np.asarray(chances, np.float64)[order]
    right = np.asarray(hits, np.float64)[order]
    if not len(scores):
        return [(0.0, 0.0)]
    number = max(1, len(scores) // SUPPORT)
    blocks: list[tuple[int, float, int]] = []  # first decision, right ones, size
    for part in np.array_split(np.arange(len(scores)), number):
        blocks.append((int(part[0]), float(right[part].sum()), len(part)))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last, before = blocks.pop(), blocks.pop()
            blocks.append((before[0], before[1] + last[1], before[2] + last[2]))
    return [
        (round(float(scores[max(first - 1, 0)] + scores[first]) / 2, 6), round(correct / size, 4))
        for first, correct, size in blocks
    ]
