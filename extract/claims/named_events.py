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
from ontology.vocabulary import EntityType, EventType, RelationType

_INVITING = frozenset(
    {"пригласить", "приглашать", "приглашение", "позвать", "звать", "пригласили", "зазывать"}
    | {"организация", "подготовка"}
)
"""Words above an event of those who are not there: guests to be, and who is thanked for it."""
_PARTIES = 2
"""Parties that make «встреча», «переговоры» one happening of its own, though without a name."""
_WHEN = frozenset({"после", "до", "перед", "накануне"})
"""Prepositions by which a meeting only dates what is told."""
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
    unions = {entity.id for entity in document.entities if entity.type is EntityType.ALLIANCE}
    for event in events:
        if event.entity is None or event.type is not EventType.CONSULT:
            continue
        is_named = event.entity in named
        parties = tuple(dict.fromkeys(who for _, who in event.participants))
        if not is_named:
            parties = _named_beside(tree, event, [entities[who] for who in parties])
            if len(parties) < _PARTIES:
                continue
        if any(_is_invitation(tree, evidence) for evidence in event.evidence):
            continue
        triples = [
            (who, RelationType.PARTICIPANT_IN, event.entity)
            for who in parties
            if not _holds(document, entities, who, event.entity)
            # «Лига проведет саммит»: its members come, the union is only where they do
            and not (who in unions and (who, RelationType.ORGANIZES, event.entity) in seen)
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


def _named_beside(tree: Tree, event: Event, parties: Sequence[Entity]) -> tuple[EntityId, ...]:
    """The parties whom the sentence of a happening without a name tells, nobody recalled.

    «Встреча прошла в Осло. Стороны ...»: what is told of «стороны» says little of the next meeting.
    «После встречи с X он сказал» only says when something else was: nobody's meeting is told.
    """
    triggers = [tree.token_at(evidence.trigger[0]) for evidence in event.evidence]
    if all(tree.case_word(trigger) in _WHEN for trigger in triggers):
        return ()
    sentences = [tree.sentence(trigger) for trigger in triggers]
    mentions = tree.document.mentions
    return tuple(
        party.id
        for party in parties
        if any(
            sentence.first <= mentions[number].first < sentence.last
            for sentence in sentences
            for number in party.mentions
        )
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
