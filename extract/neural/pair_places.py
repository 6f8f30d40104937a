"""Where the mentions of an article stand to each other: in the text and in the dependency trees."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.neural.pair_names import UNLIKE, Names

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

CHAIN = 24
"""Longest way from a token to its root that is followed; the parser's cycles end here."""
DISTANCES = 28
"""Values of `distances`."""

_LENGTHS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 50], np.int32)
"""Lower ends of the buckets of a length in tokens."""
_BETWEEN = np.array([1, 2, 3, 4, 6, 9], np.int32)
"""Lower ends of the buckets of a number of mentions between."""
_WIDTHS = np.array([2, 3, 4, 6], np.int32)
"""Lower ends of the buckets of a width in tokens."""
_APART = np.array([1, 2, 3, 4, 6, 9, 14, 22, 40, 80, 160], np.int32)
"""Lower ends of the buckets of a distance between any two mentions of an article."""


def distances(first: Ints, last: Ints) -> Ints:
    """How far and where each mention (column) stands from each other one (row), [m, m].

    Values are 0 … DISTANCES - 1: twelve lengths onward, twelve back, same place, the row's inside
    the column's, the column's inside the row's, crossing.
    """
    onward = first[None] - last[:, None]
    back = first[:, None] - last[None]
    far = np.maximum(np.maximum(onward, back), 0)
    length = np.searchsorted(_APART, far, "right")
    inside = (first[:, None] >= first[None]) & (last[:, None] <= last[None])
    close = np.where(inside, np.where(inside.T, 24, 25), np.where(inside.T, 26, 27))
    return np.where(far == 0, close, np.where(back > 0, length + 12, length)).astype(np.int32)


def between(first: Ints, last: Ints, left: Ints, right: Ints) -> Ints:
    """Tokens begin, end (exclusive) between the mentions of each pair, [p, 2].

    Where one mention holds the other, the longer rest of the outer one.

    Args:
        first: first token of each mention, [m].
        last: last token, inclusive, [m].
        left: first mention of each pair, [p].
        right: second mention, [p].
    """
    low, inner_low = np.sort(np.stack([first[left], first[right]]), axis=0)
    inner_high, high = np.sort(np.stack([last[left], last[right]]), axis=0)
    overlap = inner_high >= inner_low
    before = inner_low - low >= high - inner_high
    begin = np.where(overlap & before, low, inner_high + 1)
    end = np.where(overlap & ~before, high + 1, inner_low)
    return np.stack([begin, end], axis=1).astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """The dependency trees of n tokens."""

    ways: Ints
    """Tokens from the root down to the token itself, [n, CHAIN], padded with -1."""
    depth: Ints
    """Steps from the token to its root, at most CHAIN - 1, [n]."""

    @classmethod
    def of(cls, heads: Ints) -> "Forest":
        """Follow each token's governors.

        Args:
            heads: governing tokens, -1 for roots, [n].
        """
        upward = np.full((len(heads), CHAIN), -1, np.int32)
        depth = np.zeros(len(heads), np.int32)
        here = alive = np.arange(len(heads), dtype=np.int32)
        for step in range(CHAIN):
            upward[alive, step] = here
            depth[alive] = step
            here = heads[here]
            alive, here = alive[here >= 0], here[here >= 0]
            if not len(alive):
                break
        place = depth[:, None] - np.arange(CHAIN)[None]
        ways = np.take_along_axis(upward, np.maximum(place, 0), axis=1)
        return cls(ways=np.where(place >= 0, ways, -1).astype(np.int32), depth=depth)

    def governors(self, first: Ints, last: Ints) -> Ints:
        """The token nearest to the root in each range of tokens, the first of several, [m]."""
        total = len(self.depth)
        if not len(first) or not total:
            return np.zeros(len(first), np.int32)
        keys = np.append(self.depth.astype(np.int64) * total + np.arange(total), np.int64(2**62))
        borders = np.stack([first, last + 1], axis=1).ravel()
        return (np.minimum.reduceat(keys, borders)[::2] % total).astype(np.int32)

    def paths(self, source: Ints, target: Ints) -> tuple[Ints, Ints]:
        """Ways from tokens to tokens.

        Returns:
            Lowest common ancestors, -1 in different trees, [p]; and the steps up to them and
            down again, up to the one root and down from the other where there is none, [p, 2].
        """
        above, below = self.ways[source], self.ways[target]
        common = np.cumprod((above == below) & (above >= 0), axis=1).sum(1)
        level = np.maximum(common - 1, 0)
        ancestor = np.where(
            common > 0, np.take_along_axis(above, level[:, None], axis=1)[:, 0], -1
        ).astype(np.int32)
        steps = np.stack([self.depth[source] - level, self.depth[target] - level], axis=1)
        return ancestor, steps.astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the m mentions of an article stand, all arrays [m]."""

    first: Ints
    """First token."""
    last: Ints
    """Last token, inclusive."""
    types: Ints
    sentence: Ints
    """Number of the sentence of the first token."""
    covered: Flags
    """Whether the mention has tokens at all."""

    def order(self, left: Ints, right: Ints, gap: Ints) -> list[Ints]:
        """Nesting, length of the gap and outermost mentions that begin in it, [p] each."""
        first, last = self.first, self.last
        inside = (first[left] >= first[right]) & (last[left] <= last[right])
        around = (first[left] <= first[right]) & (last[left] >= last[right])
        after = first[left] > first[right]
        crosses = (first[left] <= last[right]) & (first[right] <= last[left])
        nesting = np.select([inside & around, around, inside, crosses], [4, 2, 3, 5], after)
        length = np.searchsorted(_LENGTHS, gap[:, 1] - gap[:, 0], "right")
        outer = np.unique(first[self._holds().sum(0) == 0])
        count = np.searchsorted(outer, gap[:, 1]) - np.searchsorted(outer, gap[:, 0])
        return [nesting, length + 11 * after, np.searchsorted(_BETWEEN, count, "right")]

    def ranks(self, left: Ints, right: Ints, groups: Ints) -> list[Ints]:
        """Place of each mention among its rivals by distance from the other one, [p] each.

        Rivals are the mentions of the same type, those of the same type on the same side, and
        those of the same name; of each the second's rank and the first's.

        Args:
            left: first mention of each pair, [p].
            right: second mention, [p].
            groups: number of each mention's name, [m].
        """
        first, last = self.first, self.last
        apart = np.maximum(first[None] - last[:, None], first[:, None] - last[None])
        apart = np.maximum(apart, 0)
        onward = (first[None] > first[:, None]).astype(np.int32)
        kinds = np.broadcast_to(self.types[None], apart.shape)
        names = np.broadcast_to(groups[None], apart.shape)
        columns = []
        for rivals, most in ((kinds, 4), (2 * kinds + onward, 4), (names, 3)):
            ranks = np.minimum(_ranks(rivals, apart), most)
            columns += [ranks[left, right], ranks[right, left]]
        return columns

    def _holds(self) -> Flags:
        """Whether the row's mention holds the column's and is wider, [m, m]."""
        first, last = self.first, self.last
        holds = (first[:, None] <= first[None]) & (last[:, None] >= last[None])
        return holds & ~holds.T & self.covered[:, None] & self.covered[None]

    def outside(self) -> Ints:
        """The narrowest mention around each mention, -1 for none, [m]."""
        holds = self._holds()
        if not len(holds):
            return np.zeros(0, np.int32)
        width = np.where(holds, (self.last - self.first)[:, None], np.iinfo(np.int32).max)
        return np.where(holds.any(0), width.argmin(0), -1).astype(np.int32)

    def surroundings(self, left: Ints, right: Ints, outside: Ints) -> list[Ints]:
        """What mentions hold the arguments and stand between the one and the other, [p] each.

        The numbers of mentions around and inside each argument; the type of the narrowest one
        around each, from 1 on, 0 for none; whether it is the same one; between nested arguments
        no mention, one of the inner's type, one of another type or more than one; and whether the
        inner one stands at the beginning (1), inside (2) or at the end (3) of the outer one.

        Args:
            left: first mention of each pair, [p].
            right: second mention, [p].
            outside: the narrowest mention around each mention, [m].
        """
        holds = self._holds()
        around, inside = (np.minimum(holds.sum(axis), 2) for axis in (0, 1))
        types = np.where(outside >= 0, self.types[outside] + 1, 0)
        together = (outside[left] == outside[right]) & (outside[left] >= 0)

        steps = holds.astype(np.float32)
        alike = steps * (self.types[:, None] == self.types[None])
        count = (steps @ steps).astype(np.int32)
        between = np.where(count == 1, 2 - (steps @ alike).astype(np.int32), np.minimum(count, 2))
        between[count > 1] = 3
        begins = self.first[:, None] == self.first[None]
        ends = self.last[:, None] == self.last[None]
        place = np.where(holds, np.where(begins, 1, np.where(ends, 3, 2)), 0)
        return [
            around[left],
            around[right],
            inside[left],
            inside[right],
            types[left],
            types[right],
            together.astype(np.int32),
            np.maximum(between[left, right], between[right, left]),
            np.maximum(place[left, right], place[right, left]),
        ]

    def repetition(self, left: Ints, right: Ints, names: Names) -> list[Ints]:
        """How often each argument's name was read before and like ones stand between, [p] each."""
        before = self.first[None] < self.first[:, None]
        columns = []
        for same in (names.groups, names.forms):
            earlier = np.minimum((before & (same[:, None] == same[None])).sum(1), 2)
            columns += [earlier[left], earlier[right]]
        like = (names.likeness != UNLIKE) & (self.types[:, None] == self.types[None])
        order = np.argsort(self.first, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        counts = np.zeros((len(order), len(order) + 1), np.int32)
        np.cumsum(like[:, order], axis=1, out=counts[:, 1:])
        begin = np.minimum(place[left], place[right]) + 1
        end = np.maximum(place[left], place[right])
        for argument in (left, right):
            columns.append(np.minimum(counts[argument, end] - counts[argument, begin], 3))
        return columns

    def company(self, left: Ints, right: Ints) -> list[Ints]:
        """Widths of the arguments, rivals of each in the other's sentence, [p] each."""
        width = np.searchsorted(_WIDTHS, self.last - self.first + 1, "right").astype(np.int32)
        size = int(self.sentence.max(initial=0)) + 1, int(self.types.max(initial=0)) + 1
        rivals = np.zeros(size, np.int32)
        np.add.at(rivals, (self.sentence, self.types), 1)
        rivals = np.minimum(rivals, 4)
        return [
            width[left],
            width[right],
            rivals[self.sentence[left], self.types[right]],
            rivals[self.sentence[right], self.types[left]],
        ]


def _ranks(groups: Ints, distance: Ints) -> Ints:
    """Place of each column among the columns of its row and group, by distance, [m, m].

    A mention itself (the diagonal) comes last in its group, so it pushes nobody down.
    """
    size = len(distance)
    if not size:
        return distance
    far = int(distance.max()) + 1
    keys = groups.astype(np.int64) * (far + 1) + distance
    keys[np.arange(size), np.arange(size)] += far - np.diag(distance)
    order = np.argsort(keys, axis=1, kind="stable")
    grouped = np.take_along_axis(groups, order, axis=1)
    is_start = np.ones(grouped.shape, np.bool_)
    is_start[:, 1:] = grouped[:, 1:] != grouped[:, :-1]
    place = np.arange(size)[None]
    start = np.maximum.accumulate(np.where(is_start, place, 0), axis=1)
    ranks = np.empty(order.shape, np.int32)
    np.put_along_axis(ranks, order, (place - start).astype(np.int32), axis=1)
    return ranks
