"""From the relation net's probabilities to the share of its relations that are right.

    calibration(model, examples, mentions) -> settings

One rising curve is fitted to all relations together. Most relations have too few decisions on dev
for a curve of their own, so each shifts the common one by a single number, which is held near 0:
a relation never seen on dev has the common curve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.neural.calibration import Curve, Points, fit
from extract.neural.pairs import PairModel
from extract.neural.spans import Span
from extract.neural.train.example import Example

POOLED = ""
"""Key of the common curve."""
_SPREAD = 0.5
"""Deviation of the shifts, in log odds, that is expected beforehand."""
_NEWTON = 8
"""Steps of Newton's method for a shift: it settles in four."""
_ROUNDING = 5e-4
"""What a floor is lowered by, so that rounding it loses no decision that stands on it."""
_EDGE = 1e-3
"""Precisions are held this far from 0 and 1 before their odds are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a model said of pairs of held-out articles, and whether it was right."""

    relations: npt.NDArray[np.str_]
    chances: npt.NDArray[np.float64]
    hits: npt.NDArray[np.bool_]
    total: int
    """Relations that people drew."""


def calibration(
    model: PairModel, examples: Sequence[Example], mentions: Sequence[Sequence[Span]]
) -> dict[str, Any]:
    """What `PairModel` takes as `given` or `found`, measured on articles.

    Args:
        model: one whose scores are the net's own probabilities.
        examples: articles it was not trained on.
        mentions: of each.
    """
    known = decisions(model, examples, mentions)
    curves = precision_curves(known)
    return {"floor": best_floor(known, curves), "precision": curves}


def decisions(
    model: PairModel, examples: Sequence[Example], found: Sequence[Sequence[Span]]
) -> Decisions:
    """Let a model that is not calibrated yet decide on articles.

    Args:
        model: its scores are the net's probabilities, none held back.
        examples: articles it was not trained on.
        found: their mentions.
    """
    readings = [each.reading for each in examples]
    relations: list[str] = []
    chances: list[float] = []
    hits: list[bool] = []
    for example, spans, pairs in zip(examples, found, model(readings, found), strict=True):
        right = {
            (example.spans[first], relation, example.spans[second])
            for first, relation, second in example.relations
        }
        keys = [(span.start, span.stop, span.type) for span in spans]
        for pair in pairs:
            relations.append(pair.relation)
            chances.append(pair.score)
            hits.append((keys[pair.first], pair.relation, keys[pair.second]) in right)
    return Decisions(
        relations=np.array(relations, np.str_),
        chances=np.array(chances, np.float64),
        hits=np.array(hits, np.bool_),
        total=sum(len(set(each.relations)) for each in examples),
    )


def precision_curves(known: Decisions) -> dict[str, Points]:
    """Points (probability, precision) for each relation, and of the common curve under ""."""
    pooled = fit(known.chances, known.hits)
    whole = Curve(pooled)
    curves = {POOLED: pooled}
    places = np.array([chance for chance, _ in pooled])
    common = _odds(np.array([precision for _, precision in pooled]))
    for relation in sorted(set(known.relations.tolist())):
        own = known.relations == relation
        base = _odds(whole(known.chances[own]))
        shift = _shift(base, known.hits[own])
        curves[relation] = [
            (float(place), round(float(_chance(odds + shift)), 4))
            for place, odds in zip(places, common, strict=True)
        ]
    return curves


def best_floor(known: Decisions, curves: Mapping[str, Points]) -> float:
    """The precision from which on keeping a relation raises F1."""
    scores = np.empty(len(known.chances))
    for relation in set(known.relations.tolist()):
        own = known.relations == relation
        scores[own] = Curve(curves[relation])(known.chances[own])
    if not len(scores):
        return 0.0
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(known.hits[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + known.total)
    f1[:-1][np.diff(scores[order]) == 0] = 0.0  # equal scores stay or go together
    return round(float(scores[order][int(f1.argmax())]) - _ROUNDING, 3)


def _shift(base: npt.NDArray[np.float64], hits: npt.NDArray[np.bool_]) -> float:
    """The likeliest shift of the odds, given that it is normal around 0."""
    shift = 0.0
    for _ in range(_NEWTON):
        chances = _chance(base + shift)
        slope = float((hits - chances).sum()) - shift / _SPREAD**2
        curve = float((chances * (1 - chances)).sum()) + 1 / _SPREAD**2
        shift += slope / curve
    return shift


def _odds(chances: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    held = np.clip(chances, _EDGE, 1 - _EDGE)
    odds: npt.NDArray[np.float64] = np.log(held / (1 - held))
    return odds


def _chance(odds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    chances: npt.NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return chances
