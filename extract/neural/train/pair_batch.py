"""Articles as the relation net learns them: several in one row, no padding but for zero rows.

collate(lessons) -> Batch
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from extract.neural.pair_network import marks, trust_buckets
from extract.neural.pair_places import distances
from extract.neural.reading import HIDDEN_WIDTH, WORD_WIDTH
from extract.neural.train.pair_lessons import Lesson

FEATURES = HIDDEN_WIDTH + WORD_WIDTH
SPACE = 4
"""Zero rows before each article, so that a convolution sees nothing of the article before."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Batch:
    """n token rows with `SPACE` zero rows before each article, m mentions, p pairs."""

    features: Tensor
    """[n, FEATURES]"""
    tags: Tensor
    rels: Tensor
    shapes: Tensor
    """[n]"""
    heads: Tensor
    """Row of the governing token, [n]; row 0, which is empty, for roots."""
    is_token: Tensor
    """[n, 1]"""
    marks: Tensor
    """[n, 2 x types]"""
    ways: tuple[Tensor, Tensor]
    """Rows and the rows on their ways from the root."""
    head: Tensor
    first: Tensor
    last: Tensor
    """[m]"""
    types: Tensor
    trust: Tensor
    names: Tensor
    """[m]"""
    articles: tuple[tuple[Tensor, Tensor], ...]
    """For each article its mentions that are in pairs [a] and their distances [a, a]."""
    left: Tensor
    right: Tensor
    ancestor: Tensor
    """[p]; row 0 where there is none"""
    wider: Tensor
    """[p, 2]; p, a row behind the last, where there is none"""
    steps: Tensor
    gap: Tensor
    """[p, 2]"""
    buckets: Tensor
    """[p, fields]"""
    labels: Tensor
    """[p]"""
    sizes: tuple[int, ...]
    """Pairs of each article."""


def collate(lessons: Sequence[Lesson], types: int) -> Batch:
    """Put articles into one batch.

    Args:
        lessons: articles, at least one.
        types: number of types of mentions.
    """
    token = SPACE + np.cumsum([0, *(len(each.reading.words) + SPACE for each in lessons)])
    mention = np.cumsum([0, *(len(each.spans) for each in lessons)])
    rows = int(token[-1])
    sizes = tuple(len(each.labels) for each in lessons)
    total = sum(sizes)
    begins = np.cumsum([0, *sizes])
    features = np.zeros((rows, FEATURES), np.float32)
    marked = np.zeros((rows, 2 * types), np.float32)
    plain = {name: np.zeros(rows, np.int64) for name in ("tags", "rels", "shapes", "heads")}
    is_token = np.zeros((rows, 1), np.float32)
    parts: dict[str, list[npt.NDArray[np.int64]]] = {}
    articles = []
    for each, row, own, pair in zip(lessons, token, mention, begins, strict=False):
        reading, pairs = each.reading, each.pairs
        here = slice(row, row + len(reading.words))
        features[here, :HIDDEN_WIDTH] = reading.hidden
        features[here, HIDDEN_WIDTH:] = reading.navec
        marked[here] = marks(pairs, len(reading.words), 2 * types)
        is_token[here] = 1.0
        for name in ("tags", "rels", "shapes"):
            plain[name][here] = getattr(reading, name)
        plain["heads"][here] = np.where(reading.heads >= 0, reading.heads + row, 0)
        below, step = np.nonzero(pairs.ways >= 0)
        trust = trust_buckets(np.array([span.score for span in each.spans]))
        for name, part in {
            "below": below + row,
            "above": pairs.ways[below, step] + row,
            "head": pairs.head + row,
            "first": pairs.first + row,
            "last": pairs.last + row,
            "types": pairs.types,
            "trust": trust,
            "names": pairs.names + own,
            "left": pairs.left + own,
            "right": pairs.right + own,
            "ancestor": np.where(pairs.ancestor >= 0, pairs.ancestor + row, 0),
            "wider": np.where(pairs.wider >= 0, pairs.wider + pair, total),
            "steps": pairs.steps,
            "gap": pairs.gap + row,
            "buckets": pairs.buckets,
            "labels": each.labels,
        }.items():
            parts.setdefault(name, []).append(part.astype(np.int64))
        known = np.flatnonzero(pairs.covered)
        apart = distances(pairs.first[known], pairs.last[known])
        articles.append((torch.from_numpy(known + own), torch.from_numpy(apart.astype(np.int64))))
    joined = {name: torch.from_numpy(np.concatenate(part)) for name, part in parts.items()}
    ways = joined.pop("below"), joined.pop("above")
    return Batch(
        features=torch.from_numpy(features),
        marks=torch.from_numpy(marked),
        is_token=torch.from_numpy(is_token),
        ways=ways,
        articles=tuple(articles),
        sizes=sizes,
        **{name: torch.from_numpy(array) for name, array in plain.items()},
        **joined,
    )
