"""What the picture shows: which things are nodes, which facts are edges, and what comes first.

The picture tells the story and leaves the rest to the cards and tables: posts, dates, sums and
other names of a thing are text in its card; an outlet that merely reports is no node; an event
without a name is a small node of its own, so that all its parties hang together. What is not sure
stands in the cards alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.confidence import is_sure
from graph.export.page.start_view import Gathering, start_view
from graph.export.page.wording import Family
from graph.records import ClaimNode, EventNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

MAX_SOURCES = 5
"""Past five independent sources a fact does not gain importance."""

_TEXT_ONLY = frozenset(
    {RelationType.WORKS_AS, RelationType.ABBREVIATION, RelationType.ALTERNATIVE_NAME}
)
"""Relations whose object is a property in words, even where it is an entity."""
_MUTUAL = frozenset(
    {RelationType.KNOWS, RelationType.SPOUSE, RelationType.SIBLING, RelationType.RELATIVE}
)

_GATHERING = frozenset({EntityType.ALLIANCE, EntityType.AGREEMENT, EntityType.EVENT})
_JOINING = frozenset(
    {RelationType.MEMBER_OF, RelationType.PARTICIPANT_IN, RelationType.SIGNATORY_OF}
)


FAMILY_OF = {
    RelationType.MEMBER_OF: Family.MEMBERSHIP,
    RelationType.SIGNATORY_OF: Family.MEMBERSHIP,
    RelationType.PART_OF: Family.MEMBERSHIP,
    RelationType.FOUNDED_BY: Family.MEMBERSHIP,
    RelationType.PARTICIPANT_IN: Family.EVENT,
    RelationType.ORGANIZES: Family.EVENT,
    RelationType.SUBEVENT_OF: Family.EVENT,
    RelationType.HAS_CAUSE: Family.EVENT,
    RelationType.WORKPLACE: Family.WORK,
    RelationType.GOVERNS: Family.WORK,
    RelationType.SUBORDINATE_OF: Family.WORK,
    RelationType.OWNER_OF: Family.WORK,
    RelationType.HEADQUARTERED_IN: Family.PLACE,
    RelationType.LOCATED_IN: Family.PLACE,
    RelationType.TAKES_PLACE_IN: Family.PLACE,
    RelationType.PLACE_RESIDES_IN: Family.PLACE,
    RelationType.PLACE_OF_BIRTH: Family.PLACE,
    RelationType.PLACE_OF_DEATH: Family.PLACE,
    RelationType.ORIGINS_FROM: Family.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneEdge:
    """A line of the picture with the facts behind it.

    `source` and `target` number nodes, `claims`, `events` and `statements` number the tuples of
    the KnowledgeGraph.
    """

    source: int
    target: int
    family: Family
    relation: RelationType | None
    """What its name says; None for parties of an event, and for statements."""
    status: Status
    disputed: bool
    mutual: bool = False
    """Whether it reads the same in both directions, and has no arrow."""
    sources: int
    """Independent sources of the best supported fact behind it."""
    claims: tuple[int, ...] = ()
    events: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Nodes are numbered: first the entities in order, then the events without a name."""

    number: dict[str, int]
    """Node number by IRI of an entity or event."""
    nameless: tuple[int, ...]
    """Indexes into `KnowledgeGraph.events`, in node order."""
    edges: tuple[SceneEdge, ...]
    importance: tuple[float, ...]
    """Per node, the support of its edges; 0 for what has none. No upper bound."""
    start: tuple[int, ...]
    """The nodes drawn at first, sorted."""
    center: int | None
    """The alliance, agreement or named event with the best supported members, if there is any."""


def compose(knowledge: KnowledgeGraph) -> Scene:
    """Choose nodes, edges and the start view."""
    number = {entity.iri: index for index, entity in enumerate(knowledge.entities)}
    nameless = tuple(i for i, event in enumerate(knowledge.events) if event.iri not in number)
    for index in nameless:
        number[knowledge.events[index].iri] = len(number)
    edges = [*_claim_edges(knowledge, number)]
    joined = {frozenset((edge.source, edge.target)) for edge in edges}
    edges += _event_edges(knowledge, number, joined)
    edges += _statement_edges(knowledge, number)
    importance = [0.0] * len(number)
    for edge in edges:
        importance[edge.source] += support(edge)
        importance[edge.target] += support(edge)
    gatherings = _gatherings(knowledge, edges, importance)
    told = _told(knowledge, edges)
    ties = [_nodes(edge) for edge in edges if edge.family is not Family.STATEMENT]
    start = start_view(told, ties, importance, gatherings, len(knowledge.entities))
    return Scene(
        number=number,
        nameless=nameless,
        edges=tuple(edges),
        importance=tuple(importance),
        start=start,
        center=next((each.hub for each in gatherings if each.hub in start), None),
    )


def support(edge: SceneEdge) -> float:
    """What a line adds to the importance of its ends: its independent sources, up to a number."""
    sources = float(min(edge.sources, MAX_SOURCES))
    # To speak about something is a weaker tie than to be part of it.
    return sources / 2 if edge.family is Family.STATEMENT else sources


def overall_status(statuses: Iterable[Status]) -> Status:
    """The status that a line is drawn with: what is real outweighs plans, plans outweigh denials.

    >>> overall_status([Status.PLANNED, Status.DENIED])
    <Status.PLANNED: 'Planned'>
    """
    order = (Status.ONGOING, Status.OCCURRED, Status.PLANNED, Status.DENIED)
    return min(statuses, key=order.index)


def _claim_edges(knowledge: KnowledgeGraph, number: dict[str, int]) -> Iterable[SceneEdge]:
    grouped: dict[tuple[int, RelationType, int], list[int]] = defaultdict(list)
    for index, claim in enumerate(knowledge.claims):
        ends = _ends(claim, number)
        if ends is not None and claim.relation not in _TEXT_ONLY and is_sure(claim):
            grouped[ends[0], claim.relation, ends[1]].append(index)
    for (source, relation, target), indexes in sorted(grouped.items()):
        claims = [knowledge.claims[i] for i in indexes]
        statuses = {claim.status for claim in claims}
        status = overall_status(statuses)
        yield SceneEdge(
            source=source,
            target=target,
            family=FAMILY_OF.get(relation, Family.OTHER),
            relation=relation,
            status=status,
            disputed=any(claim.contradicts for claim in claims)
            or (Status.DENIED in statuses and len(statuses) > 1),
            mutual=relation in _MUTUAL,
            sources=max(claim.independent_sources for claim in claims),
            claims=tuple(indexes),
        )


def _ends(claim: ClaimNode, number: dict[str, int]) -> tuple[int, int] | None:
    """The two nodes that the claim joins, or None where it is about a value or about itself."""
    if not claim.object_is_entity or not isinstance(claim.object, str):
        return None
    source, target = number.get(claim.subject), number.get(claim.object)
    if source is None or target is None or source == target:
        return None
    return source, target


def _event_edges(
    knowledge: KnowledgeGraph, number: dict[str, int], joined: set[frozenset[int]]
) -> Iterable[SceneEdge]:
    """Agent → event → recipient, event → place; for a named event only where no claim says so."""
    for index, event in enumerate(knowledge.events):
        for source, target, relation in _roles(event, number):
            if frozenset((source, target)) in joined or source == target:
                continue
            yield SceneEdge(
                source=source,
                target=target,
                family=Family.PLACE if relation else Family.EVENT,
                relation=relation,
                status=event.status,
                disputed=bool(event.contradicts),
                sources=event.independent_sources,
                events=(index,),
            )


def _roles(
    event: EventNode, number: dict[str, int]
) -> Iterable[tuple[int, int, RelationType | None]]:
    node = number[event.iri]
    for iri in event.agents:
        if iri in number:
            yield number[iri], node, None
    for iri in event.recipients:
        if iri in number and iri not in event.agents:
            yield node, number[iri], None
    for iri in event.places:
        if iri in number and iri not in event.agents and iri not in event.recipients:
            yield node, number[iri], RelationType.TAKES_PLACE_IN


def _statement_edges(knowledge: KnowledgeGraph, number: dict[str, int]) -> Iterable[SceneEdge]:
    grouped: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, statement in enumerate(knowledge.statements):
        speaker = number.get(statement.speaker)
        for iri in statement.about:
            if speaker is not None and iri in number and number[iri] != speaker:
                grouped[speaker, number[iri]].append(index)
    for (speaker, about), indexes in sorted(grouped.items()):
        yield SceneEdge(
            source=speaker,
            target=about,
            family=Family.STATEMENT,
            relation=None,
            status=Status.OCCURRED,
            disputed=False,
            sources=max(knowledge.statements[i].independent_sources for i in indexes),
            statements=tuple(indexes),
        )


def _told(knowledge: KnowledgeGraph, edges: Sequence[SceneEdge]) -> set[int]:
    """Everything that a fact joins and every person who speaks of it: what can be drawn."""
    told = {node for edge in edges if edge.family is not Family.STATEMENT for node in _nodes(edge)}
    return told | {
        edge.source
        for edge in edges
        # Outlets and offices "say" something in every second sentence: noise unless they act.
        if edge.family is Family.STATEMENT and edge.target in told
        if knowledge.entities[edge.source].type is EntityType.PERSON
    }


def _gatherings(
    knowledge: KnowledgeGraph, edges: Sequence[SceneEdge], importance: Sequence[float]
) -> list[Gathering]:
    """Alliances, agreements and named events with their members, those told of most first."""
    entities = knowledge.entities
    members: dict[int, set[int]] = defaultdict(set)
    sources: dict[int, float] = defaultdict(float)
    for edge in edges:
        relations = {knowledge.claims[index].relation for index in edge.claims}
        if relations & _JOINING and entities[edge.target].type in _GATHERING:
            members[edge.target].add(edge.source)
            sources[edge.target] += support(edge)
    ranked = sorted(members, key=lambda hub: (-sources[hub], -importance[hub], hub))
    return [
        Gathering(
            hub=hub,
            members=tuple(sorted(members[hub], key=lambda member: (-importance[member], member))),
            support=sources[hub],
        )
        for hub in ranked
        if len(members[hub]) > 1
    ]


def _nodes(edge: SceneEdge) -> tuple[int, int]:
    return edge.source, edge.target
