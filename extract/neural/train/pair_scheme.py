"""Which pairs of mentions a corpus relates at all: the relation net's candidates.

scheme_for(examples) -> Scheme          fit_prior(scheme, lessons) -> Scheme with a prior
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional

from extract.neural.pair_features import BUCKETS, Scheme
from extract.neural.reading import Reading
from extract.neural.train.example import Example
from extract.neural.train.pair_lessons import Lesson
from extract.standoff import Span

NEXT, SECOND = 3, 6
"""Relations of two types one or two sentences apart, and two apart, from which on pairs of these
types are candidates at that distance."""
NAMED = 2
"""Relations of two types farther apart, all of them between names of one thing, from which on
such pairs are candidates at any distance."""
NAMINGS = {"ALTERNATIVE_NAME", "ABBREVIATION"}
"""Relations between two names of one thing."""
FLOOR = 0.01
"""Probability below which a pair is no candidate: on NEREL dev half of the pairs goes, and with
them 0.5 % of the relations in one sentence and 3 % of all; F1 is the same from 0.006 to 0.02."""
_OPEN = -1e9
_ROUNDS, _ROWS, _RATE = 4, 4096, 0.02
"""Rounds, rows of a step and rate of the prior's logistic regression."""


def scheme_for(examples: Sequence[Example]) -> Scheme:
    """Types, relations and candidates of a corpus; the prior is flat."""
    types = tuple(sorted({kind for each in examples for _, _, kind in each.spans}))
    relations = tuple(sorted({name for each in examples for _, name, _ in each.relations}))
    type_number = {name: number for number, name in enumerate(types)}
    relation_number = {name: number for number, name in enumerate(relations)}
    size = len(types)
    admissible = np.zeros((size, size, len(relations)), np.bool_)
    counts = np.zeros((4, size, size), np.int32)
    namings = np.zeros((size, size), np.int32)
    for each in examples:
        for first, relation, second in each.relations:
            ends = each.spans[first], each.spans[second]
            pair = type_number[ends[0][2]], type_number[ends[1][2]]
            apart = abs(_sentence(each.reading, ends[0]) - _sentence(each.reading, ends[1]))
            admissible[(*pair, relation_number[relation])] = True
            counts[(min(apart, 3), *pair)] += 1
            namings[pair] += apart >= 3 and relation in NAMINGS  # noqa: PLR2004 - as above
    reach = np.where(counts.sum(0) > 0, 0, -1)
    reach[counts[1] + counts[2] >= NEXT] = 1
    reach[counts[2] >= SECOND] = 2
    return Scheme(
        types=types,
        relations=relations,
        reach=reach.astype(np.int32),
        named=namings >= NAMED,
        admissible=admissible,
        prior=np.zeros(BUCKETS, np.float32),
        type_prior=np.zeros((size, size), np.float32),
        floor=_OPEN,
    )


def _sentence(reading: Reading, span: Span) -> int:
    token = np.searchsorted(reading.stops, span[0], "right")
    return int(np.searchsorted(reading.sentences[:, 0], token, "right"))


def fit_prior(scheme: Scheme, lessons: Sequence[Lesson], floor: float = FLOOR) -> Scheme:
    """The scheme with the odds, by logistic regression, that a pair is related at all."""
    size = len(scheme.types)
    rows = torch.from_numpy(
        np.concatenate(
            [
                np.concatenate(
                    [
                        each.pairs.buckets,
                        BUCKETS
                        + each.pairs.types[each.pairs.left, None] * size
                        + each.pairs.types[each.pairs.right, None],
                    ],
                    axis=1,
                )
                for each in lessons
            ]
        ).astype(np.int64)
    )
    related = torch.from_numpy(
        np.concatenate([each.labels < len(scheme.relations) for each in lessons])
    ).float()
    odds = torch.nn.EmbeddingBag(BUCKETS + size * size, 1, mode="sum")
    torch.nn.init.zeros_(odds.weight)
    optimizer = torch.optim.Adam(odds.parameters(), lr=_RATE)
    random = torch.Generator().manual_seed(0)
    for turn in range(_ROUNDS):
        optimizer.param_groups[0]["lr"] = _RATE / (1 + 2 * turn)
        for some in torch.randperm(len(rows), generator=random).split(_ROWS):
            loss = functional.binary_cross_entropy_with_logits(
                odds(rows[some])[:, 0], related[some]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    weights = odds.weight.detach().numpy()[:, 0]
    return replace(
        scheme,
        prior=weights[:BUCKETS].copy(),
        type_prior=weights[BUCKETS:].reshape(size, size).copy(),
        floor=float(np.log(floor / (1 - floor))),
    )
