"""Relations between given or found entities: which pairs are related and how, in numpy.

    PairModel(settings, arrays)(readings, spans) -> for each article its pairs, scored

One article at a time: its pairs are hundreds, which fills the matrix products.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.neural.calibration import Curve
from extract.neural.layers import softmax
from extract.neural.pair_features import Scheme, describe
from extract.neural.pair_network import GIVEN, PairNetwork
from extract.neural.reading import Reading
from extract.neural.spans import Span

__all__ = ["GIVEN", "Pair", "PairModel", "scheme_of"]

_LEAST = 0.1
"""Probability below which a pair is not looked at: no relation is right as often as its floor
there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A relation: `first` and `second` are places in the article's spans."""

    first: int
    second: int
    relation: str
    """NEREL's name ("WORKS_AS"); it runs from the first to the second."""
    score: float
    """Calibrated precision: the share of such pairs that are right in spans, types, relation and
    direction, 0..1."""


class PairModel:
    """The relation net, ready to read.

    Args:
        settings: its scheme, sizes and calibration, as `train_pairs` writes them: one for mentions
            that are given, whose pairs are right more often, and one for found ones.
        arrays: its weights by name.
    """

    def __init__(self, settings: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self.scheme = scheme_of(settings, arrays)
        self.net = PairNetwork(settings, arrays, self.scheme)
        self._given = _Calibration(settings["given"], self.scheme.relations)
        self._found = _Calibration(settings["found"], self.scheme.relations)

    def __call__(
        self, readings: Sequence[Reading], spans: Sequence[Sequence[Span]]
    ) -> list[tuple[Pair, ...]]:
        """The related pairs of each article, by place; two mentions have at most one relation.

        Args:
            readings: articles.
            spans: the entities of each; those of other types than the model's are in no pair.
        """
        return [self._pairs(reading, own) for reading, own in zip(readings, spans, strict=True)]

    def _pairs(self, reading: Reading, spans: Sequence[Span]) -> tuple[Pair, ...]:
        described = describe(
            reading, tuple((span.start, span.stop, span.type) for span in spans), self.scheme
        )
        if not len(described.left):
            return ()
        trust = np.array([span.score for span in spans])
        chances = softmax(self.net(reading, described, trust))[:, :-1]
        relations, best = chances.argmax(1), chances.max(1)
        surest = np.minimum(trust[described.left], trust[described.right])
        scores, floors = np.zeros(len(best)), np.zeros(len(best))
        for given, calibration in ((True, self._given), (False, self._found)):
            own = ((surest >= GIVEN) == given) & (best >= _LEAST)
            scores[own] = calibration(relations[own], best[own])
            floors[own] = calibration.floor
        best_way: dict[tuple[int, int], Pair] = {}
        for place in np.flatnonzero((best >= _LEAST) & (scores >= floors)):
            first, second = int(described.left[place]), int(described.right[place])
            ends = min(first, second), max(first, second)
            other = best_way.get(ends)
            if other is None or scores[place] > other.score:
                best_way[ends] = Pair(
                    first=first,
                    second=second,
                    relation=self.scheme.relations[int(relations[place])],
                    score=float(scores[place]),
                )
        return tuple(sorted(best_way.values(), key=lambda pair: (pair.first, pair.second)))


class _Calibration:
    """How often a relation of a probability is right, and from where on it is worth keeping."""

    def __init__(self, settings: Mapping[str, Any], relations: Sequence[str]) -> None:
        points = settings["precision"]
        self._curves = [Curve(points.get(relation, points[""])) for relation in relations]
        self.floor = float(settings["floor"])

    def __call__(
        self, relations: npt.NDArray[np.intp], chances: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float64]:
        """Precision of each relation at its probability, [p]; both [p]."""
        scores = np.zeros(len(chances))
        for relation in np.unique(relations):
            own = relations == relation
            scores[own] = self._curves[relation](chances[own])
        return scores


def scheme_of(settings: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> Scheme:
    """The scheme that a model was trained with."""
    return Scheme(
        types=tuple(settings["types"]),
        relations=tuple(settings["relations"]),
        reach=arrays["reach"].astype(np.int32),
        named=arrays["named"].astype(np.bool_),
        admissible=arrays["admissible"].astype(np.bool_),
        prior=arrays["prior"].astype(np.float32),
        type_prior=arrays["type_prior"].astype(np.float32),
        floor=float(settings["prior_floor"]),
    )
