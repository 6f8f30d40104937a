"""From the extractors' claims to an Extraction: attribution, numbering, pruning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from extract.claims.attribution import Attribution
from extract.claims.named_events import relations_of_named_events
from extract.records import (
    TAGGER,
    Claim,
    ClaimId,
    Document,
    Entity,
    EntityId,
    Event,
    Extraction,
    Mention,
    Rejection,
    Relation,
    ScoredPair,
    ScoredSpan,
    Statement,
    TimeInterval,
)
from ontology.vocabulary import EntityType, RelationType

_ONE_WAY = frozenset({RelationType.OWNER_OF, RelationType.PART_OF, RelationType.SUBORDINATE_OF})
"""Relations that never hold both ways."""
_ClaimT = TypeVar("_ClaimT", Relation, Event, Statement)


def complete(
    document: Document,
    claims: Sequence[Claim],
    rejections: Iterable[Rejection],
    *,
    version: str,
) -> Extraction:
    """The extraction of a document from all that its extractors found."""
    statements = _numbered(
        sorted((c for c in claims if isinstance(c, Statement)), key=_statement_order), "s"
    )
    events = _numbered(sorted(_unnamed(document, claims), key=_event_order), "v")
    told = [claim for claim in claims if isinstance(claim, Relation)]
    happenings = [claim for claim in claims if isinstance(claim, Event)]
    told += relations_of_named_events(document, happenings, told)
    told = list(_without_reversed(told))
    told = list(_without_idle(document.entities, told, [*events, *statements]))
    relations = _numbered(sorted(told, key=_relation_order), "r")
    attribution = Attribution(statements, document.entities)
    attributed: list[Claim] = [
        *(attribution.of_claim(relation) for relation in relations),
        *(attribution.of_claim(event) for event in events),
        *(attribution.of_statement(statement) for statement in statements),
    ]
    entities = tuple(_needed(document.mentions, document.entities, attributed))
    spans, pairs = _findings(document)
    return Extraction(
        version=version,
        article=document.article,
        mentions=document.mentions,
        entities=entities,
        claims=tuple(attributed),
        rejections=tuple(
            sorted(set(rejections), key=lambda r: (r.start, r.stop, r.extractor, r.reason))
        ),
        times=document.times,
        spans=spans,
        pairs=pairs,
    )


def without_doubtful(extraction: Extraction, min_confidence: float) -> Extraction:
    """The extraction without relations and events whose best evidence has a smaller score.

    What they alone needed goes with them: entities that only a description names.
    """
    kept = tuple(
        claim
        for claim in extraction.claims
        if isinstance(claim, Statement) or confidence(claim) >= min_confidence
    )
    if len(kept) == len(extraction.claims):
        return extraction
    entities = tuple(_needed(extraction.mentions, extraction.entities, kept))
    return replace(extraction, claims=kept, entities=entities)


def confidence(claim: Claim) -> float:
    """The highest score of the claim's evidence, 0..1.

    Not more than that: extractors that read the same sentence are wrong together.
    """
    return max((evidence.score for evidence in claim.evidence), default=0.0)


def _findings(document: Document) -> tuple[tuple[ScoredSpan, ...], tuple[ScoredPair, ...]]:
    """The spans that a model proposed or somebody drew, without the tagger's, and their pairs."""
    kept = [n for n, span in enumerate(document.spans) if span.source != TAGGER]
    number = {old: new for new, old in enumerate(kept)}
    pairs = tuple(
        replace(pair, first=number[pair.first], second=number[pair.second])
        for pair in document.pairs
        if pair.first in number and pair.second in number
    )
    return tuple(document.spans[n] for n in kept), pairs


def _unnamed(document: Document, claims: Iterable[Claim]) -> Iterator[Event]:
    """The events, apart from entities that the text only describes: «встреча» is no name."""
    described = {each.id for each in document.entities if not each.is_named_in(document.mentions)}
    for claim in claims:
        if isinstance(claim, Event):
            yield replace(claim, entity=None) if claim.entity in described else claim


def _without_reversed(relations: Sequence[Relation]) -> Iterator[Relation]:
    """The relations, without what a model alone reads the other way round than the grammar.

    «X принадлежит холдингу Y»: if Y owns X, X does not own Y.
    """
    grammar = {
        (relation.type, relation.subject, relation.object)
        for relation in relations
        if relation.type in _ONE_WAY and not _is_learned_alone(relation)
    }
    for relation in relations:
        other_way = (relation.type, relation.object, relation.subject)
        if not (_is_learned_alone(relation) and other_way in grammar):
            yield relation


def _is_learned_alone(relation: Relation) -> bool:
    return all(each.is_learned for each in relation.evidence)


def _without_idle(
    entities: Iterable[Entity], relations: Sequence[Relation], others: Sequence[Claim]
) -> Iterator[Relation]:
    """The relations, without those of national bodies of which nothing else is told."""
    wholes = {entity.id: entity.whole for entity in entities if entity.whole}
    busy = {entity for claim in others for entity in _entities_of(claim)}
    for claim in relations:
        if wholes.get(claim.subject) != claim.object:
            busy.update(_entities_of(claim))
    for claim in relations:
        if wholes.get(claim.subject) != claim.object or claim.subject in busy:
            yield claim


def _numbered(claims: Iterable[_ClaimT], letter: str) -> list[_ClaimT]:
    return [replace(claim, id=ClaimId(f"{letter}{n}")) for n, claim in enumerate(claims, start=1)]


def _statement_order(claim: Statement) -> tuple[int, int, str]:
    return claim.start, claim.stop, claim.speaker


def _relation_order(claim: Relation) -> tuple[int, str, str, str]:
    first = claim.evidence[0]
    return first.trigger[0], claim.type, claim.subject, str(claim.object)


def _event_order(claim: Event) -> tuple[int, str, str]:
    return claim.evidence[0].trigger[0], str(claim.type), claim.trigger


def _needed(
    mentions: Sequence[Mention], entities: Iterable[Entity], claims: Sequence[Claim]
) -> Iterator[Entity]:
    """Entities with a name, and those that a claim cannot do without."""
    used = {entity for claim in claims for entity in _entities_of(claim)}
    for entity in entities:
        named = not entity.mentions or entity.is_named_in(mentions)
        named = named and not entity.whole
        if entity.id in used or (named and entity.type is not EntityType.PROFESSION):
            yield entity


def _entities_of(claim: Claim) -> Iterator[EntityId]:
    if isinstance(claim, Relation):
        yield claim.subject
        if claim.object_is_entity:
            assert not isinstance(claim.object, TimeInterval)  # noqa: S101 - narrowed for the type checker
            yield EntityId(claim.object)
    elif isinstance(claim, Event):
        yield from (entity for _, entity in claim.participants)
        yield from (entity for entity in (claim.entity, claim.place) if entity)
    else:
        yield claim.speaker
        yield from claim.about
        if claim.stated_to:
            yield claim.stated_to
