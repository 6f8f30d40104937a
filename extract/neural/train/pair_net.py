"""The relation net in torch: its parts carry the names that `extract.neural.pair_network` reads.

tokens → mentions, which hear of each other → pairs, which hear of each other → relations
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.pair_features import BUCKETS, Scheme
from extract.neural.pair_network import BLOCKED, EPSILON, NORM_EPSILON, SALIENCE_LIMIT, TRUST
from extract.neural.pair_places import DISTANCES
from extract.neural.reading import N_RELS, N_SHAPES, N_TAGS
from extract.neural.train.layers import gelu
from extract.neural.train.pair_batch import FEATURES, Batch

_TAG_WIDTH = 32
"""Dimensions of a morphological tag before it is widened to a token's."""
_SMALL = 0.05
"""Deviation of fresh embeddings that are added to something larger."""
_UNRELATED = 2.0
"""Bias of "none" to begin with: nine pairs of ten are unrelated."""
_SHARES = 8
"""Ways in which a pair hears of others."""
_POOL = 1 << 23
"""Random numbers drawn once, of which each dropout takes a stretch: drawing took 19 % of a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairShape:
    """Sizes of the net; what the arrays do not tell is written into the pack."""

    width: int = 160
    """Of a token and of a mention."""
    hidden: int = 320
    """Of a pair; a multiple of `saliences`."""
    decision: int = 192
    """Of a pair before its label."""
    product: int = 96
    """Dimensions in which two mentions are multiplied."""
    steps: tuple[int, ...] = (1, 2, 4)
    """Distance of the neighbors that each convolution reads."""
    heads: int = 4
    """Of the attention between mentions."""
    saliences: int = 8
    """Ways of weighing the words between two mentions."""
    told: int = 96
    """Dimensions of what a pair tells those it shares a mention or a name with."""
    round_heads: int = 4


class Dropout(nn.Module):
    """Dropout that takes its masks from random numbers drawn beforehand."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.mask: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of the numbers and enlarge the others, in training only."""
        if not self.training or not self.share:
            return x
        count = x.numel()
        if count >= _POOL:
            return functional.dropout(x, self.share)
        if self.mask is None:
            self.mask = (torch.rand(_POOL) >= self.share) / (1 - self.share)
        start = int(torch.randint(0, _POOL - count, ()))
        return x * self.mask[start : start + count].view(x.shape).to(x.dtype)


class Norm(nn.Module):
    """Layer normalization in single precision, its parameters named as in numpy."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))
        self.shift = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """Rows of mean 0 and deviation 1, scaled and shifted, same shape."""
        return functional.layer_norm(x.float(), x.shape[-1:], self.scale, self.shift, NORM_EPSILON)


class Convolution(nn.Module):
    """A token from itself and its neighbors on both sides."""

    def __init__(self, width: int, step: int, dropout: Dropout) -> None:
        super().__init__()
        self.step = step
        self.norm = Norm(width)
        self.mix = nn.Linear(3 * width, width)
        self.dropout = dropout

    def forward(self, x: Tensor, is_token: Tensor) -> Tensor:
        """[n, d] -> [n, d]."""
        y = self.norm(x) * is_token
        wide = functional.pad(y, (0, 0, self.step, self.step))
        beside = torch.cat([wide[: len(x)], y, wide[2 * self.step :]], 1)
        return x + self.dropout(gelu(self.mix(beside)))


class Attention(nn.Module):
    """A mention from all others of its article."""

    def __init__(self, width: int, heads: int, dropout: Dropout) -> None:
        super().__init__()
        self.heads = heads
        self.norm_in, self.norm_out = Norm(width), Norm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.distance = nn.Parameter(torch.zeros(DISTANCES, heads))
        self.out = nn.Linear(width, width)
        self.widen = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.dropout = dropout

    def forward(self, x: Tensor, batch: Batch) -> Tensor:
        """[m, d] -> [m, d]; mentions that are in no pair are not heard."""
        query_key_value = self.query_key_value(self.norm_in(x))
        size = x.shape[1] // self.heads
        mixed = torch.zeros(x.shape)
        for own, apart in batch.articles:
            part = (
                query_key_value.index_select(0, own)
                .view(len(own), 3, self.heads, size)
                .permute(1, 2, 0, 3)
            )
            query, key, value = part.unbind()
            weights = (query @ key.transpose(1, 2)) / size**0.5
            weights = weights + functional.embedding(apart, self.distance).permute(2, 0, 1)
            heard = self.dropout(weights.softmax(-1)) @ value
            mixed = mixed.index_copy(0, own, heard.transpose(0, 1).reshape(len(own), -1).float())
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.narrow(gelu(self.widen(self.norm_out(x)))))


class Round(nn.Module):
    """A pair from the others with the same mentions, names or mentions around them."""

    def __init__(self, shape: PairShape, dropout: Dropout) -> None:
        super().__init__()
        self.heads = shape.round_heads
        self.value = nn.Linear(shape.hidden, shape.told)
        self.weights = nn.Linear(shape.hidden, 4 * shape.round_heads)
        self.share = nn.Parameter(torch.empty(_SHARES, shape.told, shape.hidden))
        nn.init.normal_(self.share, 0.0, (_SHARES * shape.told) ** -0.5)
        self.bias = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = Norm(shape.hidden)
        self.dropout = dropout

    def forward(self, x: Tensor, batch: Batch) -> Tensor:
        """[p, h] -> [p, h]."""
        value = self.value(x).float()
        limit = SALIENCE_LIMIT
        weights = self.weights(x).float().clamp(-limit, limit).exp().view(len(x), 4, self.heads)
        left, right = batch.left, batch.right
        names = batch.names
        by_left, by_right, by_first_name, by_second_name = (
            self._pool(value, weights[:, kind], key, len(names))
            for kind, key in enumerate((left, right, names[left], names[right]))
        )
        first = by_left @ self.share[0] + by_right @ self.share[3]
        first = first + (by_first_name @ self.share[4]).index_select(0, names)
        second = by_right @ self.share[1] + by_left @ self.share[2]
        second = second + (by_second_name @ self.share[5]).index_select(0, names)
        heard = first.index_select(0, left) + second.index_select(0, right) + self.bias
        known = functional.pad(value, (0, 0, 0, 1))
        for side, wider in enumerate(batch.wider.unbind(1)):
            heard = heard + known.index_select(0, wider) @ self.share[6 + side]
        return self.norm(x + self.dropout(functional.relu(heard)))

    def _pool(self, value: Tensor, weights: Tensor, keys: Tensor, size: int) -> Tensor:
        weighed = (value.view(len(value), self.heads, -1) * weights[:, :, None]).flatten(1)
        total = torch.zeros(size, value.shape[1]).index_add(0, keys, weighed)
        mass = torch.zeros(size, self.heads).index_add(0, keys, weights)
        mass = mass + (mass == 0)
        return (total.view(size, self.heads, -1) / mass[:, :, None]).flatten(1)


class PairNet(nn.Module):
    """Scores of each relation and of none for each pair.

    Args:
        shape: sizes.
        scheme: types, relations and what may be joined.
        dropout: shares dropped of the features, between the layers and of a pair's numbers.
    """

    def __init__(
        self,
        shape: PairShape,
        scheme: Scheme,
        *,
        dropout: tuple[float, float, float] = (0.3, 0.3, 0.35),
    ) -> None:
        super().__init__()
        self.shape = shape
        features, between, pair = (Dropout(share) for share in dropout)
        self.feature_dropout, self.dropout, self.pair_dropout = features, between, pair
        d, h, types = shape.width, shape.hidden, len(scheme.types)
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("deviation", torch.ones(FEATURES))
        self.reduce = nn.Linear(FEATURES, d)
        self.tag = nn.Embedding(N_TAGS, _TAG_WIDTH)
        self.tag_widen = nn.Linear(_TAG_WIDTH, d, bias=False)
        self.relation = nn.Parameter(torch.randn(N_RELS, d) * _SMALL)
        self.shape_vector = nn.Parameter(torch.randn(N_SHAPES, d) * _SMALL)
        self.mark = nn.Parameter(torch.randn(2 * types, d) * _SMALL)
        self.governor = nn.Linear(d, d, bias=False)
        self.convolutions = nn.ModuleList(Convolution(d, step, between) for step in shape.steps)
        self.token_norm = Norm(d)
        self.kind = nn.Parameter(torch.randn(types, d))
        self.trust = nn.Parameter(torch.randn(len(TRUST) + 1, d) * _SMALL)
        self.mention = nn.Linear(4 * d, d)
        self.attention = Attention(d, shape.heads, between)
        self.mention_norm = Norm(d)
        self.first = nn.Linear(d, h)
        self.second, self.up, self.down, self.ancestor, self.between = (
            nn.Linear(d, h, bias=False) for _ in range(5)
        )
        self.salience = nn.Linear(d, shape.saliences)
        self.left, self.right = nn.Linear(d, shape.product), nn.Linear(d, shape.product)
        self.product = nn.Linear(shape.product, h, bias=False)
        self.bucket = nn.EmbeddingBag(BUCKETS, h, mode="sum")
        nn.init.normal_(self.bucket.weight, 0.0, _SMALL)
        related = scheme.admissible.any(-1)
        seen = np.cumsum(related).reshape(related.shape) * related
        self.register_buffer("seen", torch.from_numpy(seen.astype(np.int64)))
        blocked = np.where(scheme.admissible, 0.0, BLOCKED).astype(np.float32)
        blocked = np.concatenate([blocked, np.zeros((types, types, 1), np.float32)], -1)
        self.register_buffer("blocked", torch.from_numpy(blocked))
        kinds, labels = int(related.sum()) + 1, len(scheme.relations) + 1
        self.kinds = nn.Parameter(torch.randn(kinds, h) * _SMALL)
        self.round = Round(shape, pair)
        self.hidden = nn.Linear(h, shape.decision)
        self.label = nn.Linear(shape.decision, labels)
        nn.init.zeros_(self.label.bias)
        with torch.no_grad():
            self.label.bias[-1] = _UNRELATED
        self.label_bias = nn.Parameter(torch.zeros(kinds, labels))

    def forward(self, batch: Batch) -> Tensor:
        """[p, r + 1]."""
        tokens = self._tokens(batch)
        running = _running(tokens)
        mentions = self._mentions(tokens, running, batch)
        types = batch.types[batch.left], batch.types[batch.right]
        seen = self.seen[types]
        x = self._relate(tokens, mentions, batch) + functional.embedding(seen, self.kinds)
        x = self.round(self.pair_dropout(functional.relu(x)), batch)
        x = self.pair_dropout(functional.relu(self.hidden(x)))
        scores: Tensor = self.label(x).float()
        return scores + functional.embedding(seen, self.label_bias) + self.blocked[types]

    def _tokens(self, batch: Batch) -> Tensor:
        x = (batch.features - self.mean) / self.deviation
        x = self.reduce(self.feature_dropout(x)) + self.tag_widen(self.tag(batch.tags))
        x = x + functional.embedding(batch.rels, self.relation)
        x = x + functional.embedding(batch.shapes, self.shape_vector)
        x = gelu(x + batch.marks @ self.mark) * batch.is_token
        x = self.dropout(x + self.governor(x.index_select(0, batch.heads)))
        for convolution in self.convolutions:
            x = convolution(x, batch.is_token)
        normed: Tensor = self.token_norm(x) * batch.is_token
        return normed

    def _mentions(self, tokens: Tensor, running: Tensor, batch: Batch) -> Tensor:
        width = batch.last - batch.first + 1
        mean = running.index_select(0, batch.last + 1) - running.index_select(0, batch.first)
        parts = [tokens.index_select(0, each) for each in (batch.head, batch.first, batch.last)]
        x = gelu(self.mention(torch.cat([*parts, (mean / width[:, None]).float()], 1)))
        x = x + functional.embedding(batch.types, self.kind)
        x = self.dropout(x + functional.embedding(batch.trust, self.trust))
        normed: Tensor = self.mention_norm(self.attention(x, batch))
        return normed

    def _relate(self, tokens: Tensor, mentions: Tensor, batch: Batch) -> Tensor:
        below, above = batch.ways
        paths = torch.zeros(tokens.shape).index_add(0, below, tokens.index_select(0, above))
        x = self.first(mentions).index_select(0, batch.left)
        x = x + self.second(mentions).index_select(0, batch.right)
        x = x + self.ancestor(tokens).index_select(0, batch.ancestor)
        for linear, side, steps in zip(
            (self.up, self.down), (batch.left, batch.right), batch.steps.unbind(1), strict=True
        ):
            path = linear(paths)
            way = path.index_select(0, batch.head.index_select(0, side))
            way = way - path.index_select(0, batch.ancestor)
            x = x + way / steps.clamp(min=1)[:, None]
        x = x + self._between(tokens, batch)
        left = self.left(mentions).index_select(0, batch.left)
        right = self.right(mentions).index_select(0, batch.right)
        return x + self.product(left * right) + self.bucket(batch.buckets)

    def _between(self, tokens: Tensor, batch: Batch) -> Tensor:
        limit = SALIENCE_LIMIT
        salience = self.salience(tokens).float().clamp(-limit, limit).exp()
        salience = salience * batch.is_token
        kinds = salience.shape[1]
        words = self.between(tokens).float().view(len(tokens), kinds, -1) * salience[:, :, None]
        sums, masses = _running(words.flatten(1)), _running(salience)
        begin, end = batch.gap.unbind(1)
        total = (sums.index_select(0, end) - sums.index_select(0, begin)).float()
        mass = (masses.index_select(0, end) - masses.index_select(0, begin)).float() + EPSILON
        return (total.view(len(total), kinds, -1) / mass[:, :, None]).flatten(1)

    def arrays(self) -> dict[str, npt.NDArray[np.float32]]:
        """The weights by the names that numpy reads, with the features' scale folded in."""
        weights = {
            name: value.detach().float().numpy().copy() for name, value in self.named_parameters()
        }
        mean, deviation = self.mean.numpy(), self.deviation.numpy()
        weights["reduce.weight"] = weights["reduce.weight"] / deviation
        weights["reduce.bias"] = weights["reduce.bias"] - weights["reduce.weight"] @ mean
        weights["tag"] = weights.pop("tag.weight") @ weights.pop("tag_widen.weight").T
        weights["bucket"] = weights.pop("bucket.weight")
        return weights


def _running(x: Tensor) -> Tensor:
    """Sums of the rows before each place, [n + 1, d], in double precision: they are subtracted."""
    return functional.pad(x.double().cumsum(0), (0, 0, 1, 0))
