"""The heads of slovnet's morphology and syntax taggers: from their last layer to tags and trees.

Source: slovnet 0.6, exec/model.py (MIT).
"""

import numpy as np
from numpy.typing import NDArray

from extract.annotate.weights import Weights

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_BLOCK = 1024
"""Tokens scored at once: keeps the memory of an endless sentence linear."""
_REACH = 3
"""Tokens on either side that a token's last layer depends on."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd factor that spreads bits (2^64 over the golden ratio)."""


class MorphHead:
    """The best of the 753 morphological tags."""

    def __init__(self, weights: Weights) -> None:
        self._weight = weights.array("head", "proj", "weight")  # [64, 753]
        self._bias = weights.array("head", "proj", "bias")
        self.tags = weights.vocabulary("tag")

    def __call__(self, last: Floats) -> Ints:
        """Ids of the tags of n tokens: [n, 64] → [n]."""
        tags = np.empty(len(last), np.int32)
        for start in range(0, len(last), _BLOCK):
            scores = last[start : start + _BLOCK] @ self._weight
            scores += self._bias
            tags[start : start + _BLOCK] = scores.argmax(axis=1)
        return tags


class SyntaxHead:
    """The governor of each token, and the relation to it.

    Governors are chosen token by token: they need not form a tree. Tokens of one sentence with
    the same forms around them are one governor to the net («5 тыс. ... 7 тыс.»); slovnet takes
    the one that rounding makes greater, here the nearest is taken.
    """

    def __init__(self, weights: Weights) -> None:
        self._head, self._tail = _Dense(weights, "head", "head"), _Dense(weights, "head", "tail")
        self._root = weights.array("head", "root")  # [64]
        self._kernel = weights.array("head", "kernel")  # [32, 32]
        self._rel_head = _Dense(weights, "rel", "head")
        self._rel_tail = _Dense(weights, "rel", "tail")
        self._rel_root = weights.array("rel", "root")
        kernel = weights.array("rel", "kernel")  # [32, 45 · 32]
        width = kernel.shape[0]
        by_rel = kernel.reshape(width, -1, width)  # [32 of the head, 45, 32 of the tail]
        self._rel_kernel = by_rel.transpose(0, 2, 1).reshape(width * width, -1)
        self.rels = weights.vocabulary("rel")

    def __call__(self, last: Floats, forms: Ints, lengths: Ints) -> tuple[Ints, Ints]:
        """Governors and relations of the n tokens of an article.

        Args:
            last: [n, 64]
            forms: [n] numbers of forms.
            lengths: [s] tokens of each sentence.

        Returns:
            [n] number of the governing token, -1 for a root; [n] relation ids.
        """
        heads = self._heads(last, lengths)
        _nearest(heads, forms, np.repeat(np.arange(len(lengths)), lengths))
        governors = last[heads]
        governors[heads < 0] = self._rel_root
        rels = np.empty(len(heads), np.int32)
        for start in range(0, len(rels), _BLOCK):
            block = slice(start, start + _BLOCK)
            head, tail = self._rel_head(governors[block]), self._rel_tail(last[block])
            pairs = (head[:, :, None] * tail[:, None, :]).reshape(len(head), -1)
            rels[block] = (pairs @ self._rel_kernel).argmax(axis=1)
        return heads, rels

    def _heads(self, last: Floats, lengths: Ints) -> Ints:
        asked = self._head(last) @ self._kernel  # [n, 32]
        offered = self._tail(last)
        root = self._tail(self._root[None])
        heads = np.empty(len(last), np.int32)
        stops = np.cumsum(lengths)
        for first, stop in zip((stops - lengths).tolist(), stops.tolist(), strict=True):
            choices = np.concatenate((root, offered[first:stop])).T
            for start in range(first, stop, _BLOCK):
                block = slice(start, min(start + _BLOCK, stop))
                chosen = (asked[block] @ choices).argmax(axis=1)
                heads[block] = np.where(chosen, chosen + (first - 1), -1)
        return heads


class _Dense:
    """relu(x · weight + bias)."""

    def __init__(self, weights: Weights, *at: str) -> None:
        self._weight = weights.array(*at, "proj", "weight")
        self._bias = weights.array(*at, "proj", "bias")

    def __call__(self, rows: Floats) -> Floats:
        shown: Floats = rows @ self._weight
        shown += self._bias
        return np.maximum(shown, 0, out=shown)


def _nearest(heads: Ints, forms: Ints, sentences: Ints) -> None:
    """Among governors that look the same to the net, give each token the nearest but itself."""
    rows = np.arange(len(forms)) + _REACH * (sentences + 1)
    packed = np.zeros(len(forms) + _REACH * (int(sentences.max(initial=0)) + 2), np.uint64)
    packed[rows] = forms + 1
    looks = sentences.astype(np.uint64)
    for shift in range(-_REACH, _REACH + 1):
        looks = looks * _MIX + packed[rows + shift]
    _, groups, counts = np.unique(looks, return_inverse=True, return_counts=True)
    if len(counts) == len(forms):
        return
    order, stops = np.argsort(groups, kind="stable"), np.cumsum(counts)
    for token in np.flatnonzero((heads >= 0) & (counts[groups[heads]] > 1)).tolist():
        group = groups[heads[token]]
        alike = order[stops[group] - counts[group] : stops[group]]
        place = int(np.searchsorted(alike, token))
        near = [other for other in alike[max(place - 1, 0) : place + 2].tolist() if other != token]
        heads[token] = min(near, key=lambda other: (abs(other - token), other))
