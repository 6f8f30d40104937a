"""What an event with a name of its own says of those who take part in it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from extract.records import (
    ClaimId,
    Document,
    Entity,
    EntityId,
    Event,
    Evidence,
    Relation,
)
from extract.tree import Tree, tree_of
from ontology.schema import allows
from ontology.vocabulary import EventType, RelationType

_INVITING = frozenset(
    {"пригласить", "приглашать", "приглашение", "позвать", "звать", "пригласили", "зазывать"}
)
_INVITATION_REACH = 2
"""Governors up from an event's noun in which an invitation is looked for."""


def relations_of_named_events(
    document: Document, events: Sequence[Event], known: Sequence[Relation]
) -> Iterator[Relation]:
    """What an event with a name of its own says of its parties, as relations.

    Who acts in «переговоры X и Y» takes part in that event, and it takes place where it does.
    """
    entities = {entity.id: entity for entity in document.entities}
    named = {entity.id for entity in document.entities if entity.is_named_in(document.mentions)}
    tree = tree_of(document)
    seen = {(relation.subject, relation.type, relation.object) for relation in known}
    for event in events:
        if event.entity not in named or event.type is not EventType.CONSULT:
            continue
        if any(_is_invitation(tree, evidence) for evidence in event.evidence):
            continue
        assert event.entity is not None  # noqa: S101 - narrowed for the type checker
        triples = [
            (who, RelationType.PARTICIPANT_IN, event.entity)
            for _, who in event.participants
            if not _holds(document, entities, who, event.entity)
        ]
        if event.place is not None:
            triples.append((event.entity, RelationType.TAKES_PLACE_IN, event.place))
        for subject, relation, thing in triples:
            if (subject, relation, thing) not in seen and allows(
                relation, entities[subject].type, entities[thing].type
            ):
                seen.add((subject, relation, thing))
                yield Relation(
                    id=ClaimId(""),
                    subject=subject,
                    type=relation,
                    object=thing,
                    object_is_entity=True,
                    status=event.status,
                    time=event.time,
                    evidence=event.evidence,
                )


def _is_invitation(tree: Tree, evidence: Evidence) -> bool:
    """«пригласил на саммит»: who is invited does not take part by that."""
    index = tree.token_at(evidence.trigger[0])
    near = (index, *islice(tree.ancestors(index), _INVITATION_REACH))
    return any(tree.lemma(word) in _INVITING for word in near)


def _holds(
    document: Document, entities: Mapping[EntityId, Entity], who: EntityId, event: EntityId
) -> bool:
    """Whether the event is named after a body that holds it («саммит ШОС»), not after a party."""
    if not entities[who].type.is_organization:
        return False
    inside = [document.mentions[number] for number in entities[who].mentions]
    return any(
        outer.start <= inner.start and inner.stop <= outer.stop
        for outer in (document.mentions[number] for number in entities[event].mentions)
        for inner in inside
    )
