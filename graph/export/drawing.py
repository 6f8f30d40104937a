"""What programs that draw networks get: nodes and edges with a label and flat attributes.

Articles are no nodes here, since every one would join all that it mentions: each edge and event
names the article of its best sentence instead. Lists are joined by semicolons. Attributes keep the
names of `property_graph`; an edge has a `weight` too, the number of its independent sources.
"""

import datetime as dt
from dataclasses import dataclass

from graph.export.characters import visible
from graph.export.page.russian import RUSSIAN
from graph.export.property_graph import (
    NodeKind,
    PropertyEdge,
    PropertyNode,
    Value,
    to_property_graph,
)
from graph.network import PLACE
from graph.records import KnowledgeGraph
from ontology.namespaces import Property
from ontology.vocabulary import EventType, RelationType, Role

Attribute = str | bool | int | float

_PART_WORDS = {
    str(Role.AGENT): "участник",
    PLACE: "где",
    str(Property.SPEAKER): "говорит",
    str(Property.ABOUT): "о ком, о чём",
    str(Property.STATED_TO): "кому",
}
_ALL_EVIDENCE = ("quotes", "quoted_from")
"""Lists of whole sentences: a table of edges shows the best one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNode:
    """A node of the picture."""

    iri: str
    label: str
    kind: NodeKind
    attributes: dict[str, Attribute]
    """`kind`, `type` and whatever else is known; all text is fit for XML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEdge:
    """An edge of the picture."""

    key: str
    """The IRI of its claim, or "event.role.other"; no other edge has it, and XML takes it as id."""
    start: str
    end: str
    label: str
    """The relation in Russian words, like the names at its ends."""
    weight: int
    attributes: dict[str, Attribute]
    """`iri` of its claim, event or statement, `relation` and whatever else is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The nodes by IRI, the edges by relation and ends."""

    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]


def to_drawing(knowledge: KnowledgeGraph) -> Drawing:
    """Return the graph as programs that draw networks take it."""
    graph = to_property_graph(knowledge)
    nodes = {node.iri: node for node in graph.nodes if node.kind is not NodeKind.ARTICLE}
    ends = (edge for edge in graph.edges if edge.start in nodes and edge.end in nodes)
    return Drawing(
        nodes=tuple(map(_node, nodes.values())),
        edges=tuple(_edge(edge, nodes) for edge in ends),
    )


def _node(node: PropertyNode) -> DrawnNode:
    known = {name: value for name, value in node.properties.items() if name != "name"}
    return DrawnNode(
        iri=node.iri,
        label=visible(str(node.properties["name"])),
        kind=node.kind,
        attributes={"kind": node.kind.value, **_flat(known)},
    )


def _edge(edge: PropertyEdge, nodes: dict[str, PropertyNode]) -> DrawnEdge:
    sources = edge.properties.get("n_sources")
    other = edge.end if edge.start == edge.iri else edge.start
    return DrawnEdge(
        key=edge.iri if edge.is_claim else f"{edge.iri}.{edge.relation}.{other}",
        start=edge.start,
        end=edge.end,
        label=_words(edge, nodes),
        weight=max(1, sources) if isinstance(sources, int) else 1,
        attributes={"iri": edge.iri, "relation": edge.relation, **_flat(edge.properties)},
    )


def _words(edge: PropertyEdge, nodes: dict[str, PropertyNode]) -> str:
    if edge.is_claim:
        return RUSSIAN.relations[RelationType(edge.relation)].edge
    if edge.relation == Role.RECIPIENT:
        type_ = nodes[edge.start].properties.get("event_type")
        words = RUSSIAN.events[EventType(type_)] if isinstance(type_, str) else RUSSIAN.untyped
        return words.recipient.lower()
    return _PART_WORDS[edge.relation]


def _flat(properties: dict[str, Value]) -> dict[str, Attribute]:
    return {
        name: _attribute(value) for name, value in properties.items() if name not in _ALL_EVIDENCE
    }


def _attribute(value: Value) -> Attribute:
    if isinstance(value, tuple):
        return visible("; ".join(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return visible(value) if isinstance(value, str) else value
