"""KnowledgeGraph → labeled property graph: what Gephi, yEd and Neo4j hold.

Entities, events, statements, values and articles are nodes; claims are relationships, each with
its status, dates, sources and sentences. No record is left out; where in its article a sentence
stands and whom the article cites for it is told by the Turtle file and the CSV tables alone.

    (subject) -[memberOf …]-> (object)              a claim; a date, name or sum is a value node
    (agent) -[agent]-> (event) -[recipient|place]-> (other)
    (speaker) -[speaker]-> (statement) -[about|statedTo]-> (other)
    (article) -[mentions|publisher|reprintOf]-> (other)

A value node belongs to its claim alone. Were "2025" one node, everybody with something in that
year would be two steps apart.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph import titles
from graph.confidence import DIGITS, confidence, same_standing
from graph.dating import dated
from graph.network import PLACE, importance
from graph.records import (
    ArticleNode,
    ClaimNode,
    EntityNode,
    EventNode,
    EvidenceNode,
    KnowledgeGraph,
    StatementNode,
)
from ontology.namespaces import Kind, Property
from ontology.vocabulary import EntityType, Role

Value = str | bool | int | float | dt.date | tuple[str, ...]
Fact = ClaimNode | EventNode | StatementNode

_TITLE = 100
"""Letters of a statement that stand for it in a picture."""
_VALUE = "val"
"""Prefix of value nodes: they have no IRI in RDF, where a value is a literal."""

_STRETCH = ("earliest", "latest", "open_start", "open_end")
_DATES = ("date", "date_text", *_STRETCH)
_QUOTED = ("quote", "article", "url", "publisher", "published", "extractor")
_OF_PARTS = ("status", *_DATES, "n_sources", "confidence", "n_evidence", *_QUOTED)
"""What an edge to a part of an event or statement repeats of it, so that it is checked there."""


class NodeKind(StrEnum):
    """What a node is; the value is its `kind`."""

    ENTITY = "entity"
    EVENT = "event"
    STATEMENT = "statement"
    VALUE = "value"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyNode:
    """A thing, an event, somebody's words, a value or an article."""

    iri: str
    kind: NodeKind
    labels: tuple[str, ...]
    """Its classes, the widest first: ("Entity", "Person")."""
    properties: dict[str, Value]
    """What is known of it; what is unknown is not there. There is always a `name`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyEdge:
    """A claim, or the part of a node in an event, a statement or an article."""

    iri: str
    """The claim, or the event, statement or article whose part it is."""
    start: str
    end: str
    relation: str
    """The property of the vocabulary: "memberOf", "agent"."""
    properties: dict[str, Value]

    @property
    def is_claim(self) -> bool:
        """Whether it is a fact of its own, not a part of one."""
        return self.iri.startswith(f"{Kind.CLAIM}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyGraph:
    """Nodes sorted by IRI, and relationships sorted by relation, ends and IRI; ends are nodes."""

    nodes: tuple[PropertyNode, ...]
    edges: tuple[PropertyEdge, ...]


def to_property_graph(knowledge: KnowledgeGraph) -> PropertyGraph:
    """Return the graph as nodes and relationships with plain properties."""
    return _Builder(knowledge).graph()


def title(node: ArticleNode) -> str:
    """Return what an article is called: its headline, its first words, or its IRI."""
    return titles.title(node) or node.iri


def best_first(node: Fact) -> list[EvidenceNode]:
    """Return the evidence of a fact: first what tells its own status, there the surest."""
    status = None if isinstance(node, StatementNode) else node.status
    return sorted(
        node.evidence,
        key=lambda told: (
            not same_standing(told.status or status, status),
            -told.score,
            told.article,
            told.start,
            told.iri,
        ),
    )


class _Builder:
    """Collects the nodes and relationships of one graph."""

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        self._knowledge = knowledge
        self._articles = {node.iri: node for node in knowledge.articles}
        self._published = {node.iri: node.published for node in knowledge.articles}
        self._names = {node.iri: node.label for node in knowledge.events}
        self._names |= {node.iri: node.label for node in knowledge.entities}
        self._importance = importance(knowledge)
        self._nodes: dict[str, PropertyNode] = {}
        self._edges: list[PropertyEdge] = []

    def graph(self) -> PropertyGraph:
        for article in self._knowledge.articles:
            self._article(article)
        for entity in self._knowledge.entities:
            self._entity(entity)
        for event in self._knowledge.events:
            self._event(event)
        for statement in self._knowledge.statements:
            self._statement(statement)
        for claim in self._knowledge.claims:
            self._claim(claim)
        edges = sorted(self._edges, key=lambda one: (one.relation, one.start, one.end, one.iri))
        for edge in edges:
            for end in (edge.start, edge.end):
                if end not in self._nodes:  # a graph that was cut: the end is known by name alone
                    self._add(end, NodeKind.ENTITY, ("Entity",), {"name": end})
        nodes = (self._nodes[iri] for iri in sorted(self._nodes))
        return PropertyGraph(nodes=tuple(nodes), edges=tuple(edges))

    def _add(
        self, iri: str, kind: NodeKind, labels: Sequence[str], properties: dict[str, Value | None]
    ) -> None:
        named = {**properties, "name": properties["name"] or iri}
        self._nodes[iri] = PropertyNode(
            iri=iri, kind=kind, labels=tuple(labels), properties=_known(named)
        )

    def _join(
        self,
        of: str,
        start: str,
        relation: str,
        ends: Iterable[str | None],
        properties: dict[str, Value | None],
    ) -> None:
        for end in dict.fromkeys(ends):
            if end is not None:
                self._edges.append(
                    PropertyEdge(
                        iri=of,
                        start=start,
                        end=end,
                        relation=str(relation),
                        properties=_known(properties),
                    )
                )

    def _article(self, node: ArticleNode) -> None:
        article = node.article
        self._add(
            node.iri,
            NodeKind.ARTICLE,
            ["Article"],
            {
                "name": title(node),
                "url": article.url,
                "publisher": self._publisher(node),
                "published": article.published,
            },
        )
        self._join(node.iri, node.iri, Property.MENTIONS, node.mentions, {})
        self._join(node.iri, node.iri, Property.PUBLISHER, [node.publisher], {})
        self._join(node.iri, node.iri, Property.REPRINT_OF, [node.reprint_of], {})

    def _entity(self, node: EntityNode) -> None:
        self._add(node.iri, NodeKind.ENTITY, _classes(node.type), self._of_entity(node))

    def _of_entity(self, node: EntityNode) -> dict[str, Value | None]:
        return {
            "name": node.label,
            "name_en": node.label_en,
            "type": node.type.value,
            "aliases": node.aliases,
            "wikidata": node.wikidata,
            "geonames": node.geonames,
            "iso": node.iso,
            "n_articles": len(node.articles),
            "importance": self._importance.get(node.iri, 0.0),
        }

    def _event(self, node: EventNode) -> None:
        entity, told = self._nodes.get(node.iri), self._told(node)
        properties: dict[str, Value | None] = {
            "name": node.label,
            "type": EntityType.EVENT.value,
            "n_articles": len({told.article for told in node.evidence}),
            "importance": self._importance.get(node.iri, 0.0),
            **(entity.properties if entity else {}),
            "event_type": node.type.value if node.type else None,
            "mode": node.mode,
            "deal": node.deal.value if node.deal else None,
            "trigger": node.trigger,
            **told,
        }
        labels = dict.fromkeys([*(entity.labels if entity else ()), EntityType.EVENT.value])
        self._add(node.iri, NodeKind.EVENT, tuple(labels), properties)
        part = {name: told[name] for name in _OF_PARTS}
        for agent in dict.fromkeys(node.agents):
            self._join(node.iri, agent, Role.AGENT, [node.iri], part)
        self._join(node.iri, node.iri, Role.RECIPIENT, node.recipients, part)
        self._join(node.iri, node.iri, PLACE, node.places, part)

    def _statement(self, node: StatementNode) -> None:
        told = self._told(node)
        self._add(
            node.iri,
            NodeKind.STATEMENT,
            ["Statement"],
            {
                "name": _shortened(node.text) or node.verb,
                "type": "Statement",
                "text": node.text,
                "speaker": self._name(node.speaker),
                "verb": node.verb,
                "stance": node.stance,
                **told,
            },
        )
        part = {name: told[name] for name in _OF_PARTS}
        self._join(node.iri, node.speaker, Property.SPEAKER, [node.iri], part)
        self._join(node.iri, node.iri, Property.ABOUT, node.about, part)
        self._join(node.iri, node.iri, Property.STATED_TO, [node.stated_to], part)

    def _claim(self, node: ClaimNode) -> None:
        if node.object_is_entity and isinstance(node.object, str):
            target = node.object
        else:
            target = f"{_VALUE}:{node.iri.partition(':')[2]}"
            self._add(target, NodeKind.VALUE, ["Value"], self._value(node))
        self._join(node.iri, node.subject, node.relation.value, [target], self._told(node))

    def _value(self, node: ClaimNode) -> dict[str, Value | None]:
        if isinstance(node.object, str):
            return {"name": node.object, "type": "Value"}
        days = self._dates(node) if node.time is None else {}
        return {
            "name": node.object.value or node.object.text,
            "type": EntityType.DATE.value,
            **{name: days.get(name) for name in _STRETCH},
        }

    def _told(self, node: Fact) -> dict[str, Value | None]:
        evidence = best_first(node)
        told: dict[str, Value | None] = {
            "status": None if isinstance(node, StatementNode) else node.status.value,
            **self._dates(node),
            "n_sources": node.independent_sources,
            "confidence": round(confidence(node), DIGITS),
            "n_evidence": len(evidence),
            **self._quoted(evidence),
        }
        if not isinstance(node, StatementNode):
            told |= {
                "attributed_to": tuple(self._name(speaker) for speaker in node.attributed_to),
                "stated_in": node.stated_in,
                "contradicts": node.contradicts,
            }
        return told

    def _dates(self, node: Fact) -> dict[str, Value | None]:
        dating = dated(node, self._published)
        if dating is None:
            return dict.fromkeys(_DATES)
        return {
            "date": dating.value,
            "date_text": dating.text,
            "earliest": dating.earliest,
            "latest": dating.latest,
            # Where nothing is known of either end there is no day that closes an open one.
            "open_start": (dating.open_start and dating.earliest is not None) or None,
            "open_end": (dating.open_end and dating.latest is not None) or None,
        }

    def _quoted(self, evidence: Sequence[EvidenceNode]) -> dict[str, Value | None]:
        """The best sentence and where it stands, then all of them."""
        if not evidence:
            return dict.fromkeys(_QUOTED)
        article = self._articles.get(evidence[0].article)
        return {
            "quote": evidence[0].quote,
            "article": title(article) if article else evidence[0].article,
            "url": article.article.url if article else None,
            "publisher": self._publisher(article) if article else None,
            "published": article.published if article else None,
            "extractor": evidence[0].extractor,
            "quotes": tuple(told.quote for told in evidence),
            "quoted_from": tuple(told.article for told in evidence),
        }

    def _publisher(self, node: ArticleNode) -> str | None:
        outlet = self._name(node.publisher) if node.publisher else None
        return node.article.publisher or outlet

    def _name(self, iri: str) -> str:
        return self._names.get(iri, iri)


def relation_type(relation: str) -> str:
    """Return a property of the vocabulary as Neo4j writes relationship types.

    >>> relation_type("memberOf"), relation_type("statedTo")
    ('MEMBER_OF', 'STATED_TO')
    """
    return "".join(f"_{letter}" if letter.isupper() else letter for letter in relation).upper()


def _classes(type_: EntityType) -> tuple[str, ...]:
    """Return the classes of an entity, the widest first, as the Turtle file gives them."""
    wider = (type_.broader.value,) if type_.broader else ()
    return ("Entity", *wider, type_.value)


def _known(properties: dict[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value not in (None, "", ())}


def _shortened(text: str) -> str:
    words = " ".join(text[: 2 * _TITLE].split())
    if len(words) <= _TITLE:
        return words
    return words[: _TITLE + 1].rsplit(" ", 1)[0][:_TITLE] + "…"
