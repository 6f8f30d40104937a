"""What a learned model finds in tagged articles, as fields of a `Document`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from extract.annotate.models import Models
from extract.annotate.segment import Segmented
from extract.annotate.tag import Tagged, reading, tag
from extract.neural.model import Findings, Model
from extract.neural.reading import Reading
from extract.records import LEARNED, ScoredPair, ScoredSpan
from ontology.vocabulary import EntityType

STRETCH = 4_096
"""Tokens of an article that a model reads at once; the longest of 971 news articles has 1,991.
Longer ones are read in stretches of whole sentences, for every mention is compared with every other
one: a token costs the same up to here and 2.5 times as much, and 1.3 GB, in stretches of 16,384."""

Found = tuple[tuple[ScoredSpan, ...], tuple[ScoredPair, ...]]


def is_long(text: Segmented) -> bool:
    """Whether an article has to be read in stretches."""
    return len(text.words) > STRETCH


def find(models: Models, model: Model, tagged: Sequence[Tagged]) -> list[Found]:
    """Names, values and relations of each article; those tagged with hidden layers in one go."""
    whole = iter(model.read([reading(models, own) for own in tagged if own.hidden is not None]))
    return [
        _found(
            [next(whole)]
            if own.hidden is not None
            else (each for part in _readings(models, own) for each in model.read([part]))
        )
        for own in tagged
    ]


def relate(
    models: Models, model: Model, tagged: Sequence[Tagged], given: Sequence[tuple[ScoredSpan, ...]]
) -> list[Found]:
    """Relations between names and values that somebody else found, and these themselves.

    Args:
        models: the taggers.
        model: whose relations are wanted.
        tagged: the articles.
        given: what was found in each, by place.
    """
    return [
        (spans, _related(models, model, own, spans))
        for own, spans in zip(tagged, given, strict=True)
    ]


def _related(
    models: Models, model: Model, tagged: Tagged, spans: tuple[ScoredSpan, ...]
) -> tuple[ScoredPair, ...]:
    pairs: list[ScoredPair] = []
    for part in _readings(models, tagged):
        first, last = int(part.starts[0]), int(part.stops[-1])
        inside = [n for n, span in enumerate(spans) if first <= span.start and span.stop <= last]
        drawn = tuple((spans[n].start, spans[n].stop, spans[n].type.nerel) for n in inside)
        (found,) = model.relate([part], [drawn])
        pairs += _pairs(found, inside)
    return tuple(pairs)


def _readings(models: Models, tagged: Tagged) -> Iterator[Reading]:
    """The article as it was tagged with hidden layers, else stretch by stretch with them."""
    if not tagged.text.words:
        return
    if tagged.hidden is not None:
        yield reading(models, tagged)
        return
    for stretch in _stretches(tagged.text):
        (own,) = tag(models, [stretch], with_hidden=True)
        yield reading(models, own)


def _found(stretches: Iterable[Findings]) -> Found:
    spans: list[ScoredSpan] = []
    pairs: list[ScoredPair] = []
    for found in stretches:
        pairs += _pairs(found, range(len(spans), len(spans) + len(found.spans)))
        spans += [
            ScoredSpan(
                start=span.start,
                stop=span.stop,
                type=EntityType[span.type],
                score=span.score,
                source=LEARNED,
            )
            for span in found.spans
        ]
    return tuple(spans), tuple(pairs)


def _pairs(found: Findings, places: Sequence[int]) -> Iterator[ScoredPair]:
    """The pairs, with each of their spans at its place in the article."""
    for pair in found.pairs:
        yield ScoredPair(
            first=places[pair.first],
            second=places[pair.second],
            relation=pair.relation,
            score=pair.score,
            source=LEARNED,
        )


def _stretches(text: Segmented) -> Iterator[Segmented]:
    """The article in parts of whole sentences, at most `STRETCH` tokens where a sentence is not."""
    stops = np.cumsum(text.lengths)
    cuts = [0]
    while cuts[-1] < len(stops):
        before = int(stops[cuts[-1] - 1]) if cuts[-1] else 0
        fitting = int(np.searchsorted(stops, before + STRETCH, side="right"))
        cuts.append(max(fitting, cuts[-1] + 1))
    for here, there in pairwise(cuts):
        first, last = (int(stops[cut - 1]) if cut else 0 for cut in (here, there))
        yield Segmented(
            words=text.words[first:last],
            forms=text.forms[first:last],
            starts=text.starts[first:last],
            stops=text.stops[first:last],
            lengths=text.lengths[here:there],
            blocks=text.blocks[here:there],
        )
