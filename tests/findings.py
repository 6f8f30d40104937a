"""Documents as if a learned model had read them: real text and grammar, findings written by hand.

    found("Иван Петров возглавил Siltron.", "Иван Петров|PERSON", "Siltron|ORGANIZATION",
          pairs=[("Иван Петров", "WORKPLACE", "Siltron", 0.9)])

A span is its words and NEREL type; words that occur twice are the first ones not yet taken.
"""

from collections.abc import Sequence
from dataclasses import replace

from notation import article_of

from extract.annotate import annotate
from extract.claims import find_claims
from extract.mentions import find_mentions
from extract.records import Document, EntityId, Extraction, Relation, ScoredPair, ScoredSpan
from extract.resolve import resolve
from extract.times import find_times
from ontology.vocabulary import EntityType

Pair = tuple[str, str, str, float]
"""Words of the first end, NEREL relation, words of the second end, score."""


def found(text: str, *marked: str, pairs: Sequence[Pair] = ()) -> Document:
    """The complete document of a text in which a model found these spans and pairs."""
    (document,) = annotate([article_of(text)])
    spans = list(document.spans)
    place: dict[str, int] = {}
    for mark in marked:
        words, _, kind = mark.partition("|")
        taken = [span.start for span in spans if span.source == "neural"]
        start = text.index(words)
        while start in taken and words in place:
            start = text.index(words, start + 1)
        place[words] = len(spans)
        spans.append(
            ScoredSpan(
                start=start,
                stop=start + len(words),
                type=EntityType[kind],
                score=0.9,
                source="neural",
            )
        )
    scored = tuple(
        ScoredPair(
            first=place[one], second=place[other], relation=relation, score=score, source="neural"
        )
        for one, relation, other, score in pairs
    )
    document = replace(document, spans=tuple(spans), pairs=scored)
    document = replace(document, times=find_times(document))
    document = replace(document, mentions=find_mentions(document))
    return replace(document, entities=resolve(document))


def extracted(text: str, *marked: str, pairs: Sequence[Pair] = ()) -> Extraction:
    """What the program makes of the findings."""
    return find_claims(found(text, *marked, pairs=pairs), version="test")


def told(extraction: Extraction) -> set[tuple[str, str, str, str]]:
    """The relations of an extraction in names: subject, relation, object, status."""
    names = {entity.id: entity.name for entity in extraction.entities}
    return {
        (
            names[claim.subject],
            claim.type.value,
            names[EntityId(str(claim.object))] if claim.object_is_entity else str(_plain(claim)),
            claim.status.value,
        )
        for claim in extraction.claims
        if isinstance(claim, Relation)
    }


def _plain(claim: Relation) -> str | None:
    return claim.object if isinstance(claim.object, str) else claim.object.value
