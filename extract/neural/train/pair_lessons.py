"""Articles with labeled pairs: what the relation net learns from.

drawn(example, scheme), found(example, spans, scheme), thinned(lesson, ...) -> Lesson
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extract.neural.pair_features import Pairs, Scheme, describe
from extract.neural.pair_network import GIVEN
from extract.neural.reading import Reading
from extract.neural.spans import Span
from extract.neural.train.example import Example

Soft = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lesson:
    """One article with its mentions, its described pairs and their labels."""

    reading: Reading
    spans: tuple[Span, ...]
    pairs: Pairs
    labels: npt.NDArray[np.int64]
    """Number of the relation of each pair in the scheme, the highest for none, [p]."""
    soft: Soft | None = None
    """A teacher's probability of each relation and of none, [p, r + 1]."""

    def keys(self) -> list[tuple[int, int]]:
        """Places of the two mentions of each pair."""
        return list(zip(self.pairs.left.tolist(), self.pairs.right.tolist(), strict=True))

    def targets(self, relations: int, share: float) -> npt.NDArray[np.float32]:
        """What the net is to answer, [p, r + 1].

        Args:
            relations: number of relations.
            share: weight of the teacher, where there is one; the label has the rest.
        """
        sure = np.zeros((len(self.labels), relations + 1), np.float32)
        sure[np.arange(len(self.labels)), self.labels] = 1.0
        return sure if self.soft is None else (1 - share) * sure + share * self.soft


def drawn_spans(example: Example) -> tuple[Span, ...]:
    """The mentions that people drew."""
    return tuple(
        Span(start=start, stop=stop, type=kind, score=GIVEN) for start, stop, kind in example.spans
    )


def drawn(example: Example, scheme: Scheme) -> Lesson:
    """An article with the mentions that people drew."""
    return lesson(example.reading, drawn_spans(example), example.relations, scheme)


def found(example: Example, spans: Sequence[Span], scheme: Scheme) -> Lesson:
    """An article with the mentions that a net found; pairs of wrong ones are unrelated."""
    place = {(each.start, each.stop, each.type): number for number, each in enumerate(spans)}
    relations = [
        (place[example.spans[first]], relation, place[example.spans[second]])
        for first, relation, second in example.relations
        if example.spans[first] in place and example.spans[second] in place
    ]
    return lesson(example.reading, tuple(spans), relations, scheme)


def thinned(source: Lesson, share: float, scheme: Scheme, random: np.random.Generator) -> Lesson:
    """The article with some of its mentions left out."""
    kept = np.flatnonzero(random.random(len(source.spans)) >= share)
    place = {int(old): new for new, old in enumerate(kept)}
    relations = [
        (place[left], scheme.relations[label], place[right])
        for (left, right), label in zip(source.keys(), source.labels.tolist(), strict=True)
        if label < len(scheme.relations) and left in place and right in place
    ]
    rest = lesson(source.reading, tuple(source.spans[old] for old in kept), relations, scheme)
    if source.soft is None:
        return rest
    rows = {key: row for row, key in enumerate(source.keys())}
    soft = rest.targets(len(scheme.relations), 0.0).astype(np.float16)
    for row, (left, right) in enumerate(rest.keys()):
        known = rows.get((int(kept[left]), int(kept[right])))
        if known is not None:
            soft[row] = source.soft[known]
    return replace(rest, soft=soft)


def lesson(
    reading: Reading,
    spans: tuple[Span, ...],
    relations: Sequence[tuple[int, str, int]],
    scheme: Scheme,
) -> Lesson:
    """Describe an article and label its pairs.

    Args:
        reading: the article.
        spans: its mentions.
        relations: place of the first mention, relation, place of the second.
        scheme: which pairs are candidates; of two relations of a pair the first counts.
    """
    pairs = describe(reading, tuple((each.start, each.stop, each.type) for each in spans), scheme)
    numbers = {name: number for number, name in enumerate(scheme.relations)}
    known: dict[tuple[int, int], int] = {}
    for first, relation, second in relations:
        if relation in numbers:
            known.setdefault((first, second), numbers[relation])
    labels = [
        known.get(key, len(numbers))
        for key in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return Lesson(reading=reading, spans=spans, pairs=pairs, labels=np.array(labels, np.int64))
