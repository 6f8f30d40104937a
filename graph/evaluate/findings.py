"""What a graph says, in names: the side of a comparison that the program is on."""

from dataclasses import dataclass

from extract.records import TimeInterval
from graph.dating import closed
from graph.evaluate.labels import Happened, Names, Said, fold
from graph.records import ClaimNode, EventNode, KnowledgeGraph
from ontology.vocabulary import RelationType, Status

RELATIONS = frozenset(
    {
        RelationType.ALTERNATIVE_NAME,
        RelationType.FOUNDED_BY,
        RelationType.HEADQUARTERED_IN,
        RelationType.LOCATED_IN,
        RelationType.MEMBER_OF,
        RelationType.ORGANIZES,
        RelationType.ORIGINS_FROM,
        RelationType.OWNER_OF,
        RelationType.PARTICIPANT_IN,
        RelationType.PART_OF,
        RelationType.POINT_IN_TIME,
        RelationType.PRODUCES,
        RelationType.SIGNATORY_OF,
        RelationType.SUBORDINATE_OF,
        RelationType.TAKES_PLACE_IN,
        RelationType.WORKPLACE,
        RelationType.WORKS_AS,
    }
)
"""The relations that are labeled; the program's others are neither right nor wrong here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claim of the graph in names."""

    subject: Names
    relation: str
    object: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the graph of one article says, in names."""

    claims: tuple[Claimed, ...] = ()
    statements: tuple[Said, ...] = ()
    events: tuple[Happened, ...] = ()


def found_in(knowledge: KnowledgeGraph) -> Found:
    """What a graph says, in names: claims that are not denied, statements, events."""
    names = {
        node.iri: frozenset(map(fold, filter(None, (node.label, node.label_en, *node.aliases))))
        for node in knowledge.entities
    }
    for node in knowledge.events:
        names.setdefault(node.iri, frozenset({fold(node.label)}))
    published = max((day for one in knowledge.articles if (day := one.published)), default=None)

    def happened(node: EventNode) -> Happened:
        ends = closed(node.time, published) if node.time else None
        return Happened(
            types=(str(node.type),),
            agents=tuple(names[iri] for iri in node.agents),
            recipients=tuple(names[iri] for iri in node.recipients),
            status=node.status.lower(),
            date=ends[0].isoformat() if ends else "",
            trigger=node.trigger,
        )

    def object_names(node: ClaimNode) -> Names:
        if isinstance(node.object, TimeInterval):
            return frozenset({fold(node.object.value or node.object.text)})
        return names[node.object] if node.object_is_entity else frozenset({fold(node.object)})

    return Found(
        claims=tuple(
            Claimed(subject=names[node.subject], relation=node.relation, object=object_names(node))
            for node in knowledge.claims
            if node.relation in RELATIONS and node.status is not Status.DENIED
        ),
        statements=tuple(
            Said(
                speaker=names[node.speaker],
                texts=(node.text, *(evidence.quote for evidence in node.evidence)),
            )
            for node in knowledge.statements
        ),
        events=tuple(happened(node) for node in knowledge.events if node.type),
    )
