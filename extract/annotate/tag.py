"""All taggers over a batch of articles: arrays in, arrays out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.annotate.models import Models
from extract.annotate.names import Name
from extract.annotate.segment import Segmented
from extract.neural.reading import Reading

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tagged:
    """What the taggers say about one article of n tokens."""

    text: Segmented
    tags: Ints
    """[n] ids of morphological tags."""
    lemmas: Sequence[str]
    """[n]"""
    heads: Ints
    """[n] governing token, -1 for a root."""
    rels: Ints
    """[n] ids of relations."""
    names: list[Name]
    hidden: Floats | None
    """[n, 1344] the layers, if asked for."""


def tag(models: Models, texts: Sequence[Segmented], *, with_hidden: bool = False) -> list[Tagged]:
    """Tags, lemmas, trees and names of each article, whatever else is in the batch.

    The nets take one article at a time; lemmas and names are found for all together.
    """
    results = []
    last_layers = []
    for text in texts:
        (morph, syntax, ner), hidden = models.net(text.forms, text.lengths, with_hidden=with_hidden)
        last_layers.append(ner)
        results.append(
            (models.morph(morph), *models.syntax(syntax, text.forms, text.lengths), hidden)
        )
    names = models.names(last_layers)
    words = [word for text in texts for word in text.words]
    tags = [number for result in results for number in result[0].tolist()]
    lemmas = models.lemmatizer(words, tags)
    stops = np.cumsum([len(text.words) for text in texts], dtype=int).tolist()
    return [
        Tagged(
            text=text,
            tags=own_tags,
            lemmas=lemmas[stop - len(text.words) : stop],
            heads=heads,
            rels=rels,
            names=own_names,
            hidden=hidden,
        )
        for text, stop, own_names, (own_tags, heads, rels, hidden) in zip(
            texts, stops, names, results, strict=True
        )
    ]


def reading(models: Models, tagged: Tagged) -> Reading:
    """The article as arrays; it must have been tagged with hidden layers."""
    if tagged.hidden is None:
        raise ValueError("tagged without hidden layers")
    text = tagged.text
    stops = np.cumsum(text.lengths, dtype=np.int32)
    distinct, where = np.unique(text.forms, return_inverse=True)
    words, shapes = models.forms.split(distinct)
    return Reading(
        words=text.words,
        starts=text.starts,
        stops=text.stops,
        sentences=np.stack((stops - text.lengths, stops), axis=1),
        tags=tagged.tags,
        heads=tagged.heads,
        rels=tagged.rels,
        shapes=shapes[where],
        navec=models.forms.embedding.vectors(words)[where],
        hidden=tagged.hidden,
    )
