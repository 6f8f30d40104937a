"""What can be known of a pair of mentions before any weight is applied: places, ranks, names.

    describe(reading, spans, Scheme) -> Pairs

Pairs are ordered: relations run from the first mention to the second. All pairs of an article are
described at once in numpy; Python loops over its words and mentions, never over its pairs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.neural.pair_names import UNLIKE, Names
from extract.neural.pair_places import Forest, Places, between
from extract.neural.reading import Reading
from extract.standoff import Span

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]
Spans = tuple[Span, ...]

MARKS = (",", "()", '«»"“”', "—–-", ":;")
"""Punctuation between two mentions that is counted, by group."""
_GROUPS = {mark: group for group, marks in enumerate(MARKS) for mark in marks}
MOST_TYPES = 31
"""Types that a scheme may have."""
_STEPS = 6
"""Steps in a tree from which on their number is told apart no more."""
_FAR = 3
"""Sentences from which on distances and places are told apart no more."""

FIELDS: tuple[tuple[str, int], ...] = (
    ("nesting and order", 6),
    ("gap in tokens, by order", 22),
    ("outermost mentions between", 7),
    ("rank of the second among its type, by distance", 5),
    ("rank of the first among its type, by distance", 5),
    ("rank of the second among its type on its side", 5),
    ("rank of the first among its type on its side", 5),
    ("rank of the second among its name", 4),
    ("rank of the first among its name", 4),
    ("steps up to the common ancestor", 8),
    ("steps down from the common ancestor", 8),
    ("mentions around the first", 3),
    ("mentions around the second", 3),
    ("mentions inside the first", 3),
    ("mentions inside the second", 3),
    ("type around the first", MOST_TYPES + 1),
    ("type around the second", MOST_TYPES + 1),
    ("the same mention around both", 2),
    ("mentions between the outer and the inner", 4),
    ("place of the inner in the outer", 4),
    ("sentences from the first to the second", 7),
    ("sentence of the first", 4),
    ("likeness of the names", 7),
    ("earlier mentions with the first's name", 3),
    ("earlier mentions with the second's name", 3),
    ("earlier mentions with the first's words", 3),
    ("earlier mentions with the second's words", 3),
    ("mentions between that are like the first", 4),
    ("mentions between that are like the second", 4),
    ("width of the first", 5),
    ("width of the second", 5),
    ("mentions of the second's type in the first's sentence", 5),
    ("mentions of the first's type in the second's sentence", 5),
    ("commas between", 4),
    ("brackets between", 4),
    ("quotation marks between", 4),
    ("dashes between", 4),
    ("colons between", 4),
)
"""Name and number of values of each feature, in the order of the columns of `Pairs.buckets`."""
OFFSETS: Ints = np.cumsum([0, *(size for _, size in FIELDS)], dtype=np.int32)
BUCKETS = int(OFFSETS[-1])
"""Rows of the table that holds a vector for every value of every feature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Types, relations, and which of their combinations a model knows.

    Nothing outside it is ever proposed: two types that no relation joined in the training corpus
    are no candidates.
    """

    types: tuple[str, ...]
    relations: tuple[str, ...]
    reach: Ints
    """Farthest distance in sentences at which two types are a candidate, [types, types]; -1 for
    never."""
    named: Flags
    """Types that are a candidate at any distance if the names are alike, [types, types]."""
    admissible: Flags
    """Relations that may join two types, [types, types, relations]."""
    prior: Floats
    """Log odds that a pair with a value of a bucketed feature is related, [BUCKETS]: summed over
    the features they tell at once which pairs are worth a look."""
    type_prior: Floats
    """Log odds of two types, [types, types]."""
    floor: float
    """Log odds below which a pair is no candidate."""

    def numbers(self, spans: Spans) -> Ints:
        """Number of the type of each span, [m]; -1 for a type outside the scheme."""
        known = {name: number for number, name in enumerate(self.types)}
        return np.array([known.get(kind, -1) for _, _, kind in spans], np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The mentions of one article and its candidate pairs, as numbers.

    n tokens, m mentions, p pairs, f features. Mentions keep the order in which they were given.
    """

    first: Ints
    """First token of each mention, [m]; 0 where `covered` is false."""
    last: Ints
    """Last token, inclusive, [m]."""
    head: Ints
    """Token that governs the mention in the dependency tree, [m]."""
    types: Ints
    """Number of the type in the scheme, [m]; 0 where `covered` is false."""
    covered: Flags
    """Whether the mention has tokens and a known type, [m]; if not, it is in no pair."""
    names: Ints
    """Number of each mention's type and name, [m]: equal where both are."""
    left: Ints
    """Mention of the first argument, [p]."""
    right: Ints
    """Mention of the second argument, [p]."""
    buckets: Ints
    """Row of the bucket table for each feature, [p, f]."""
    wider: Ints
    """Pair of the narrowest mention around the first with the second, and of the first with that
    around the second, [p, 2]; -1 where there is no such pair."""
    gap: Ints
    """Tokens first, last (exclusive) between the mentions, [p, 2]; where one holds the other, the
    longer rest of the outer one."""
    ancestor: Ints
    """Lowest common ancestor of the heads, [p]; -1 in different trees."""
    steps: Ints
    """Steps from the first's head up to the ancestor and down from it to the second's head,
    [p, 2]; up to the one root and down from the other where there is none."""
    ways: Ints
    """Tokens from the root of each token's tree down to the token itself, [n, CHAIN], padded with
    -1."""


def describe(reading: Reading, spans: Spans, scheme: Scheme) -> Pairs:
    """Find the candidate pairs of an article and describe them."""
    forest = Forest.of(reading.heads)
    types = scheme.numbers(spans)
    bounds = np.array([span[:2] for span in spans], np.int32).reshape(-1, 2)
    first = np.searchsorted(reading.stops, bounds[:, 0], "right").astype(np.int32)
    last = np.searchsorted(reading.starts, bounds[:, 1], "left").astype(np.int32) - 1
    covered = (first <= last) & (types >= 0)
    first, last, types = (np.where(covered, array, 0) for array in (first, last, types))
    sentence = np.searchsorted(reading.sentences[:, 0], first, "right").astype(np.int32) - 1
    names = Names.of([reading.words[a : b + 1] for a, b in zip(first, last, strict=True)])

    apart = np.abs(sentence[:, None] - sentence[None])
    allowed = apart <= scheme.reach[types[:, None], types[None]]
    allowed |= scheme.named[types[:, None], types[None]] & (names.likeness != UNLIKE)
    allowed &= covered[:, None] & covered[None]
    np.fill_diagonal(allowed, val=False)
    left, right = (axis.astype(np.int32) for axis in np.nonzero(allowed))

    head = forest.governors(first, last)
    ancestor, steps = forest.paths(head[left], head[right])
    gap = between(first, last, left, right)
    places = Places(first=first, last=last, types=types, sentence=sentence, covered=covered)
    outside = places.outside()
    columns = [
        *places.order(left, right, gap),
        *places.ranks(left, right, names.groups),
        *(np.where(ancestor >= 0, np.minimum(side, _STEPS), _STEPS + 1) for side in steps.T),
        *places.surroundings(left, right, outside),
        np.clip(sentence[right] - sentence[left], -_FAR, _FAR) + _FAR,
        np.minimum(sentence[left], _FAR),
        names.likeness[left, right],
        *places.repetition(left, right, names),
        *places.company(left, right),
        *_marks_between(reading.words, gap),
    ]
    buckets = np.stack(columns, axis=1).astype(np.int32) + OFFSETS[:-1]
    odds = scheme.prior[buckets].sum(1) + scheme.type_prior[types[left], types[right]]
    worth = odds >= scheme.floor
    named = np.unique(types * len(spans) + names.groups, return_inverse=True)[1]
    return Pairs(
        first=first,
        last=last,
        head=head,
        types=types,
        covered=covered,
        names=named.astype(np.int32),
        left=left[worth],
        right=right[worth],
        buckets=buckets[worth],
        wider=_wider(left[worth], right[worth], outside),
        gap=gap[worth],
        ancestor=ancestor[worth],
        steps=steps[worth],
        ways=forest.ways,
    )


def _wider(left: Ints, right: Ints, outside: Ints) -> Ints:
    """The pairs that `Pairs.wider` holds."""
    numbers = np.full((len(outside) + 1, len(outside) + 1), -1, np.int32)
    numbers[left, right] = np.arange(len(left), dtype=np.int32)
    return np.stack([numbers[outside[left], right], numbers[left, outside[right]]], axis=1)


def _marks_between(words: tuple[str, ...], gap: Ints) -> list[Ints]:
    """How often each group of marks stands in each gap, at most three times, [p] each."""
    groups = np.array([_GROUPS.get(word, -1) for word in words], np.int32)
    columns = []
    for group in range(len(MARKS)):
        seen = np.zeros(len(words) + 1, np.int32)
        np.cumsum(groups == group, out=seen[1:])
        columns.append(np.minimum(seen[gap[:, 1]] - seen[gap[:, 0]], 3))
    return columns
