"""Precision against recall: what a threshold on the model's scores would buy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.records import Extraction
from extract.standoff import Annotation, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is right when everything from `threshold` upwards is taken."""

    threshold: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The points of one relation, the highest threshold first."""

    points: tuple[Point, ...]
    n_wanted: int

    @property
    def average_precision(self) -> float:
        """Area under the steps of the curve, 0..1: the usual figure to compare rankings by."""
        area, recall = 0.0, 0.0
        for point in self.points:
            area += (point.recall - recall) * point.precision
            recall = point.recall
        return area


Ranked = Mapping[Link, float]
"""Relations that a model proposes for one article, with their scores."""


def ranked_pairs(extraction: Extraction) -> dict[Link, float]:
    """What the model proposed, as relations between its spans; of equal ones the best score."""
    ranked: dict[Link, float] = {}
    for pair in extraction.pairs:
        first, second = (extraction.spans[index] for index in (pair.first, pair.second))
        link = (
            pair.relation,
            (first.start, first.stop, first.type.nerel),
            (second.start, second.stop, second.type.nerel),
        )
        ranked[link] = max(pair.score, ranked.get(link, 0.0))
    return ranked


def curves(articles: Iterable[tuple[Annotation, Ranked]]) -> dict[str, Curve]:
    """A curve for each relation that is wanted or proposed somewhere, by its name.

    Args:
        articles: what is wanted and what is proposed, article by article.
    """
    wanted: defaultdict[str, int] = defaultdict(int)
    proposed: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for gold, ranked in articles:
        for name, _, _ in gold.links:
            wanted[name] += 1
        for link, score in ranked.items():
            proposed[link[0]].append((score, link in gold.links))
    return {
        name: Curve(points=tuple(_points(proposed[name], wanted[name])), n_wanted=wanted[name])
        for name in sorted(wanted.keys() | proposed.keys())
    }


def _points(proposed: Sequence[tuple[float, bool]], n_wanted: int) -> Iterable[Point]:
    n_right = n_taken = 0
    best_first = sorted(proposed, key=lambda pair: -pair[0])
    for threshold, equal in groupby(best_first, key=lambda pair: pair[0]):
        answers = [is_right for _, is_right in equal]  # equal scores are taken together
        n_taken += len(answers)
        n_right += sum(answers)
        yield Point(
            threshold=threshold,
            precision=n_right / n_taken,
            recall=n_right / n_wanted if n_wanted else 0.0,
        )
