"""Relations that the learned model sees, as claims with its calibrated precision.

A pair becomes a claim where both ends are things of the graph (or the second a date or a value),
the schema allows the relation between them, and the text asserts it (`judged`). What the model
sees of an event's doers, place and time belongs into the event itself (`occasions`).
"""

from collections.abc import Iterator
from typing import Final

from extract.claims.learned.ends import End, Ends
from extract.claims.learned.judged import judged
from extract.claims.learned.names import other_name
from extract.claims.learned.occasions import is_of_event, occasions
from extract.claims.learned.posts import is_of_each, misread_post
from extract.claims.learned.told import evidence, miss
from extract.claims.learned.world import contradicted
from extract.claims.realms import is_no_part
from extract.records import (
    LEARNED,
    ClaimId,
    Document,
    Entity,
    Event,
    Evidence,
    Rejection,
    Relation,
    ScoredPair,
    TimeInterval,
)
from extract.tree import Tree, tree_of
from ontology.schema import LITERAL_VALUED, allows
from ontology.vocabulary import EntityType, RelationType, Status

_NAMES = frozenset({RelationType.ALTERNATIVE_NAME, RelationType.ABBREVIATION})
_HELD = frozenset({RelationType.WORKS_AS, RelationType.WORKPLACE})
_PLACED = frozenset({RelationType.WORKPLACE, RelationType.ORIGINS_FROM})
_PARTS = frozenset({EntityType.DISTRICT, EntityType.STATE_OR_PROVINCE})
_REALMS = _PARTS | {EntityType.COUNTRY, EntityType.CITY}
_NAMED_AFTER = frozenset(
    {RelationType.FOUNDED_BY, RelationType.OWNER_OF, RelationType.HEADQUARTERED_IN}
)
"""What a name does not tell by holding another one."""
_WHEN = frozenset({EntityType.DATE, EntityType.TIME})
_Object = Entity | TimeInterval | str


class LearnedExtractor:
    """Tells what the model saw in a document; nothing where no model read it."""

    name: Final = LEARNED

    def __call__(self, document: Document) -> Iterator[Relation | Event | Rejection]:
        """Relations and events with the model's evidence, and near misses with their reason."""
        if not document.pairs:
            return
        ends = Ends(tree_of(document))
        of_events = []
        for pair in document.pairs:
            first, second = (ends.of(document.spans[n]) for n in (pair.first, pair.second))
            if first is None or second is None:
                continue
            if is_of_event(pair, first, second):
                of_events.append((pair, first, second))
            else:
                found = _told(ends, pair, first, second)
                if isinstance(found, str):
                    yield miss(ends.tree, pair, (first, second), found)
                elif found is not None:
                    yield found
        yield from occasions(ends, of_events)


def _told(ends: Ends, pair: ScoredPair, first: End, second: End) -> Relation | str | None:
    """The claim that a pair makes; the reason where it makes none; None for one of no interest."""
    relation = RelationType[pair.relation]
    if relation in _NAMES:
        return _naming(ends.tree, relation, pair, first, second)
    is_post = first.span.type is EntityType.PROFESSION
    subject = ends.person(first) if is_post else first.entity
    thing = _object(ends, relation, second)
    if subject is None or thing is None:
        missing = first if subject is None else second
        return f"«{ends.tree.text(missing.first, missing.last)}» stands for nothing in the graph"
    if isinstance(thing, Entity):
        relation = _refined(relation, subject, thing)
        against = _against(relation, subject, thing, (first, second))
        if against is not None:
            return against
    if (against := _misplaced(ends.tree, relation, (first, second))) is not None:
        return against
    decision = judged(ends.tree, relation, (first, second))
    if decision.status is None:
        return decision.reason
    told = evidence(ends.tree, pair, (first, second), (decision.as_reason(),))
    return _relation((subject, relation, thing), decision.status, told)


def _against(
    relation: RelationType, subject: Entity, thing: Entity, ends: tuple[End, End]
) -> str | None:
    """Why two things are not so related, whatever the sentence says; None if they may be."""
    if thing.id == subject.id:
        return "both ends are one thing"
    if _is_nested(*ends) and relation in _NAMED_AFTER:
        return "only told by the name"
    if not allows(relation, subject.type, thing.type):
        return f"{relation} joins no {subject.type} with {thing.type}"
    return contradicted(subject, relation, thing)


def _misplaced(tree: Tree, relation: RelationType, ends: tuple[End, End]) -> str | None:
    """Why a post or a place is somebody else's; None where it may be one's own."""
    if relation in _PLACED and is_of_each(tree, ends[1]):
        return "each of several people has his own"
    body, realm = ends[0].mention, ends[1].entity
    if relation is RelationType.PART_OF and body and realm and is_no_part(tree, body.head, realm):
        return "the body is no part of the realm in its name"
    return misread_post(tree, ends) if relation in _HELD else None


def _relation(
    triple: tuple[Entity, RelationType, _Object], status: Status, told: Evidence
) -> Relation:
    subject, relation, thing = triple
    return Relation(
        id=ClaimId(""),
        subject=subject.id,
        type=relation,
        object=thing.id if isinstance(thing, Entity) else thing,
        object_is_entity=isinstance(thing, Entity),
        status=status,
        evidence=(told,),
    )


def _naming(
    tree: Tree, relation: RelationType, pair: ScoredPair, first: End, second: End
) -> Relation | None:
    """Another name of one thing; what only co-refers was joined when entities were resolved."""
    found = other_name(tree, first, second)
    if found is None:
        return None
    entity, name = found
    told = evidence(tree, pair, (first, second), ())
    return _relation((entity, relation, name), Status.ONGOING, told)


def _object(ends: Ends, relation: RelationType, end: End) -> _Object | None:
    """What the second end is in the graph: a thing, a date, a value in its readable form."""
    kind = end.span.type
    if kind in _WHEN:
        return ends.time(end) if relation in LITERAL_VALUED else None
    if kind.is_literal:
        return end.mention.name if end.mention and relation in LITERAL_VALUED else None
    if kind is EntityType.PROFESSION:
        if relation is RelationType.WORKS_AS:
            return ends.tree.entity_of(end.mention) if end.mention else None
        return ends.person(end)
    return end.entity


def _is_nested(first: End, second: End) -> bool:
    """Whether the second end stands inside the name of the first: «Банк Чили»."""
    return first.first <= second.first and second.last <= first.last


def _refined(relation: RelationType, subject: Entity, thing: Entity) -> RelationType:
    """The relation of the graph where NEREL's says less.

    «парламент Японии» sits in its state for NEREL, «район X области Y» lies in it; both are parts.
    """
    body = subject.type is EntityType.GOVERNMENT_BODY and thing.type in _REALMS
    if relation is RelationType.HEADQUARTERED_IN and body:
        return RelationType.PART_OF
    if relation is RelationType.LOCATED_IN and subject.type in _PARTS and thing.type in _REALMS:
        return RelationType.PART_OF
    return relation
