"""The relation net in numpy: scores of each relation for the described pairs of an article.

Equal to torch's net of `extract.neural.train.pair_net` within 1e-3 on every score. Everything
linear in a token is computed once for each token or mention and only gathered for the pairs: sums
over the words between two mentions are differences of running sums.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.neural.layers import Floats, gelu, softmax
from extract.neural.pair_features import Pairs, Scheme
from extract.neural.pair_places import Ints, distances
from extract.neural.reading import Reading

GIVEN = 1.0
"""Score of a mention that somebody drew; found ones hardly ever reach it."""
TRUST = np.array([0.5, 0.7, 0.85, 0.95, GIVEN], np.float64)
"""Lower ends of the buckets of a mention's score."""
SALIENCE_LIMIT = 6.0
"""Bound of the logits by which words and pairs are weighted: keeps their exponentials in range."""
EPSILON = 1e-3
"""Weight of nothing, so that a mean over no words is 0."""
NORM_EPSILON = 1e-5
"""torch's, for layer normalization."""
BLOCKED = -1e4
"""Score of a relation that no pair of these types had in the training corpus."""


class PairNetwork:
    """The net itself: n tokens, m mentions, p pairs, r relations.

    d is the width of a token and of a mention, h that of a pair. Weights of linear layers lie as
    torch's, [out, in]:

    - token: reduce [d, 1644] with bias, tag [753, d], relation [45, d], shape_vector [66, d], mark
      [2 x types, d], governor [d, d]; for each convolution norm, mix [d, 3d] with bias;
    - mention: kind [types, d], trust [6, d], mention [d, 4d] with bias; attention: norm_in,
      query_key_value [3d, d], distance [28, heads], out [d, d], norm_out, widen [2d, d],
      narrow [d, 2d];
    - pair: first, second, up, down, ancestor, between [h, d]; salience [8, d];
      left, right [k, d] and product [h, k]; bucket [BUCKETS, h], kinds [seen + 1, h];
    - round table: value [a, h], weights [4 x heads, h], share [8, a, h], norm;
    - decision: hidden [g, h], label [r + 1, g], label_bias [seen + 1, r + 1].
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        arrays: Mapping[str, npt.NDArray[Any]],
        scheme: Scheme,
    ) -> None:
        self._w = {
            name: np.ascontiguousarray(array.T if name.endswith(".weight") else array)
            for name, array in arrays.items()
            if array.dtype.kind == "f"
        }
        self._steps = tuple(settings["steps"])
        self._heads = int(settings["heads"])
        self._round_heads = int(settings["round_heads"])
        related = scheme.admissible.any(-1)
        self._seen = (np.cumsum(related).reshape(related.shape) * related).astype(np.int32)
        blocked = np.where(scheme.admissible, 0.0, BLOCKED).astype(np.float32)
        self._blocked = np.concatenate([blocked, np.zeros((*related.shape, 1), np.float32)], -1)

    def __call__(self, reading: Reading, pairs: Pairs, trust: npt.NDArray[np.float64]) -> Floats:
        """Scores of each relation and of none for each pair, [p, r + 1].

        Args:
            reading: the article.
            pairs: its mentions and candidate pairs.
            trust: score of each mention, [m].
        """
        if not len(pairs.left):
            return np.zeros((0, self._blocked.shape[-1]), np.float32)
        tokens = self._tokens(reading, pairs)
        mentions = self._mentions(tokens, pairs, trust)
        hidden = self._round(self._relate(tokens, mentions, pairs), pairs)
        types = pairs.types[pairs.left], pairs.types[pairs.right]
        hidden = np.maximum(self._linear("hidden", hidden), 0.0)
        scores = self._linear("label", hidden)
        scores += self._w["label_bias"][self._seen[types]]
        scores += self._blocked[types]
        return scores

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._w[f"{name}.weight"]
        bias = self._w.get(f"{name}.bias")
        if bias is not None:
            out += bias
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + NORM_EPSILON)
        x *= self._w[f"{name}.scale"]
        x += self._w[f"{name}.shift"]
        return x

    def _tokens(self, reading: Reading, pairs: Pairs) -> Floats:
        """What each token is in its surroundings and in which mentions, [n, d]."""
        reduce = self._w["reduce.weight"]
        split = reading.hidden.shape[1]
        x: Floats = reading.hidden.astype(np.float32, copy=False) @ reduce[:split]
        x += reading.navec.astype(np.float32, copy=False) @ reduce[split:]
        x += self._w["reduce.bias"]
        x += self._w["tag"][reading.tags]
        x += self._w["relation"][reading.rels]
        x += self._w["shape_vector"][reading.shapes]
        x += marks(pairs, len(x), len(self._w["mark"])) @ self._w["mark"]
        x = gelu(x)
        governors = x[reading.heads] * (reading.heads >= 0)[:, None]
        x += self._linear("governor", governors)
        for number, step in enumerate(self._steps):
            y = self._norm(f"convolutions.{number}.norm", x)
            wide = np.zeros((len(x) + 2 * step, x.shape[1]), np.float32)
            wide[step : step + len(x)] = y
            beside = np.concatenate([wide[: len(x)], y, wide[2 * step :]], 1)
            x += gelu(self._linear(f"convolutions.{number}.mix", beside))
        return self._norm("token_norm", x)

    def _mentions(self, tokens: Floats, pairs: Pairs, trust: npt.NDArray[np.float64]) -> Floats:
        """What each mention is among the others, [m, d]."""
        first, last = pairs.first, pairs.last
        borders = np.stack([first, last + 1], axis=1).ravel()
        ended = np.concatenate([tokens, np.zeros((1, tokens.shape[1]), np.float32)])
        sums = np.add.reduceat(ended, borders, axis=0)[::2]
        mean = sums / (last - first + 1).astype(np.float32)[:, None]
        parts = np.concatenate([tokens[pairs.head], tokens[first], tokens[last], mean], 1)
        e = gelu(self._linear("mention", parts))
        e += self._w["kind"][pairs.types]
        e += self._w["trust"][trust_buckets(trust)]
        own = np.flatnonzero(pairs.covered)
        x = e[own]
        y = self._linear("attention.query_key_value", self._norm("attention.norm_in", x))
        size = x.shape[1] // self._heads
        query, key, value = y.reshape(len(x), 3, self._heads, size).transpose(1, 2, 0, 3)
        bias = self._w["attention.distance"][distances(first[own], last[own])]
        weights = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(size))
        weights = softmax(weights + bias.transpose(2, 0, 1))
        mixed = (weights @ value).transpose(1, 0, 2).reshape(len(x), -1)
        x = x + self._linear("attention.out", mixed)
        wide = gelu(self._linear("attention.widen", self._norm("attention.norm_out", x)))
        x += self._linear("attention.narrow", wide)
        e[own] = x
        return self._norm("mention_norm", e)

    def _relate(self, tokens: Floats, mentions: Floats, pairs: Pairs) -> Floats:
        """What joins the two mentions of each pair, [p, h]."""
        left, right = pairs.left, pairs.right
        nodes = np.unique(np.concatenate([pairs.head, pairs.ancestor[pairs.ancestor >= 0]]))
        paths = path_sums(tokens, pairs.ways[nodes])
        head = np.searchsorted(nodes, pairs.head)
        ancestor = np.searchsorted(nodes, pairs.ancestor)  # 0 where there is none
        known = (pairs.ancestor >= 0)[:, None]
        z = self._linear("first", mentions)[left]
        z += self._linear("second", mentions)[right]
        z += self._linear("ancestor", tokens[nodes])[ancestor] * known
        sides = zip(("up", "down"), (left, right), pairs.steps.T, strict=True)
        for name, side, steps in sides:
            path = self._linear(name, paths)
            way = path[head[side]] - path[ancestor] * known
            z += way / np.maximum(steps, 1).astype(np.float32)[:, None]
        z += self._between(tokens, pairs.gap)
        product = self._linear("left", mentions)[left] * self._linear("right", mentions)[right]
        z += self._linear("product", product)
        z += self._w["kinds"][self._seen[pairs.types[left], pairs.types[right]]]
        values = np.zeros((len(z), len(self._w["bucket"])), np.float32)
        values[np.arange(len(z))[:, None], pairs.buckets] = 1.0
        z += values @ self._w["bucket"]
        return np.maximum(z, 0.0)

    def _between(self, tokens: Floats, gap: Ints) -> Floats:
        """Weighted means of the tokens of each gap, one for each of 8 kinds of salience, [p, h]."""
        salience = self._linear("salience", tokens)
        salience = np.exp(np.clip(salience, -SALIENCE_LIMIT, SALIENCE_LIMIT))
        kinds = salience.shape[1]
        words = self._linear("between", tokens).reshape(len(tokens), kinds, -1)
        sums = _running((words * salience[:, :, None]).reshape(len(tokens), -1))
        masses = _running(salience)
        begin, end = gap.T
        total = (sums[end] - sums[begin]).reshape(len(gap), kinds, -1)
        mass = (masses[end] - masses[begin])[:, :, None] + EPSILON
        means: Floats = (total / mass).reshape(len(gap), -1).astype(np.float32)
        return means

    def _round(self, x: Floats, pairs: Pairs) -> Floats:
        """Let pairs hear of those with the same mentions, names or mentions around them, [p, h]."""
        value = self._linear("round.value", x)
        logits = np.clip(self._linear("round.weights", x), -SALIENCE_LIMIT, SALIENCE_LIMIT)
        weights = np.exp(logits).reshape(len(x), 4, self._round_heads)
        names = pairs.names
        keys = pairs.left, pairs.right, names[pairs.left], names[pairs.right]
        by_left, by_right, by_first_name, by_second_name = (
            _pool(value, weights[:, kind], key, len(names)) for kind, key in enumerate(keys)
        )
        share = self._w["round.share"]
        first = by_left @ share[0] + by_right @ share[3] + by_first_name[names] @ share[4]
        second = by_right @ share[1] + by_left @ share[2] + by_second_name[names] @ share[5]
        heard = first[pairs.left] + second[pairs.right] + self._w["round.bias"]
        for side, wider in enumerate(pairs.wider.T):
            known = np.flatnonzero(wider >= 0)
            heard[known] += value[wider[known]] @ share[6 + side]
        return self._norm("round.norm", x + np.maximum(heard, 0.0))


def trust_buckets(scores: npt.NDArray[np.float64]) -> Ints:
    """Bucket of each mention's score, 0..5; 5 is `GIVEN`."""
    return np.searchsorted(TRUST, scores, "right").astype(np.int32)


def marks(pairs: Pairs, tokens: int, kinds: int) -> Floats:
    """How many mentions of each type begin at and go on over each token, [n, 2 x types]."""
    counts = np.zeros((tokens, kinds), np.float32)
    own = np.flatnonzero(pairs.covered)
    widths = pairs.last[own] - pairs.first[own] + 1
    mention = np.repeat(own, widths)
    inside = np.arange(len(mention)) - np.repeat(np.cumsum(widths) - widths, widths)
    np.add.at(counts, (pairs.first[mention] + inside, 2 * pairs.types[mention] + (inside > 0)), 1.0)
    return counts


def path_sums(x: Floats, ways: Ints) -> Floats:
    """Sum of the rows on each way from a root down to a token, [number of ways, d].

    Args:
        x: a row for each token, [n, d].
        ways: tokens on each way, padded with -1 at the end, [number of ways, CHAIN].
    """
    sums = np.zeros((len(ways), x.shape[1]), np.float32)
    for step in range(ways.shape[1]):
        deep = np.flatnonzero(ways[:, step] >= 0)
        if not len(deep):
            break
        sums[deep] += x[ways[deep, step]]
    return sums


def _running(x: Floats) -> npt.NDArray[np.float64]:
    """Sums of the rows before each place, [n + 1, d], in double precision: they are subtracted.

    Row upon row: np.cumsum goes down each column and takes six times as long.
    """
    sums = np.zeros((len(x) + 1, x.shape[1]))
    sums[1:] = x
    for row in range(1, len(sums)):
        sums[row] += sums[row - 1]
    return sums


def _pool(value: Floats, weights: Floats, keys: Ints, size: int) -> Floats:
    """Weighted mean of the rows of each key, [size, a]; 0 for a key without rows.

    Args:
        value: [p, a].
        weights: for each head, which weighs a / heads columns, [p, heads].
        keys: [p].
        size: number of keys.
    """
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    present = keys[order][begins]
    heads = weights.shape[1]
    weighed = (value.reshape(len(value), heads, -1) * weights[:, :, None])[order]
    total = np.add.reduceat(weighed, begins, axis=0)
    mass = np.add.reduceat(weights[order], begins, axis=0)[:, :, None]
    out = np.zeros((size, value.shape[1]), np.float32)
    out[present] = (total / mass).reshape(len(present), -1)
    return out
