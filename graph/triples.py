"""KnowledgeGraph → rdflib triples, as the vocabulary says: a view of plain facts and a ledger.

The ledger is always whole: a node for each claim, event, statement, evidence, article and
extractor. The view is the direct triples: `s sv:relation o` if some sure claim (`confidence`)
tells it as Occurred or Ongoing and none denies it; the prospective twin if all of them are
Planned; nothing for what is only denied. There are no blank nodes and no lists.

The sv:confidence of a claim, an event or a statement is combined over its sources, that of an
evidence its extractor's. An evidence has an sv:status where its article tells another one than the
node has: a plan, of what others tell as done. What nobody tells of an article or its source is left
out; with the dates of `dating` this is all that `graph.reader` needs to make the same graph again.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from extract.records import TimeInterval
from graph.confidence import DIGITS, confidence, is_sure
from graph.dating import dated
from graph.records import (
    UNLISTED,
    ArticleNode,
    ClaimNode,
    EntityNode,
    EventNode,
    EvidenceNode,
    KnowledgeGraph,
    StatementNode,
)
from graph.titles import headline, opening
from ontology.identifiers import mint_extractor
from ontology.namespaces import GEONAMES, WIKIDATA, Namespaces, NodeClass, Property, sv
from ontology.vocabulary import ACTUAL, EntityType, RelationType, Status

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
AGES = frozenset({RelationType.AGE_IS, RelationType.AGE_DIED_AT})
VALUED = AGES | {RelationType.PRICE_OF, RelationType.INCOME, RelationType.EXPENDITURE}
"""Relations to a value with a unit: years of age, sums of money."""


def to_triples(
    knowledge: KnowledgeGraph,
    namespaces: Namespaces | None = None,
    *,
    merge_reasons: bool = False,
) -> Graph:
    """Return the graph as triples; equal graphs give equal sets.

    Args:
        knowledge: the merged graph.
        namespaces: the prefixes; by default those of the vocabulary's own base IRI.
        merge_reasons: whether to write why the mentions of an entity are one thing.
    """
    triples = _Writer(knowledge, namespaces or Namespaces()).triples
    if merge_reasons:
        names = namespaces or Namespaces()
        for node in knowledge.entities:
            for reason in node.reasons:
                subject = URIRef(names.expand(node.iri))
                triples.add((subject, URIRef(sv(Property.MERGE_REASON)), Literal(reason)))
    return triples


class _Writer:
    """Adds the nodes of one graph to its triples."""

    def __init__(self, knowledge: KnowledgeGraph, namespaces: Namespaces) -> None:
        self._namespaces = namespaces
        self.triples = Graph(bind_namespaces="none")
        for prefix, namespace in namespaces.prefixes.items():
            self.triples.bind(prefix, namespace, override=True, replace=True)
        self._published = {node.iri: node.published for node in knowledge.articles}
        self._label_of = {node.iri: node.label for node in knowledge.entities}
        for article in knowledge.articles:
            self._article(article)
        for entity in knowledge.entities:
            self._entity(entity)
        for claim in knowledge.claims:
            self._claim(claim)
        for event in knowledge.events:
            self._event(event)
        for statement in knowledge.statements:
            self._statement(statement)
        self._view(knowledge.claims)

    def _node(self, curie: str) -> URIRef:
        return URIRef(self._namespaces.expand(curie))

    def _add(self, subject: URIRef, name: str, value: Node | None) -> None:
        if value is not None:
            self.triples.add((subject, URIRef(sv(name)), value))

    def _link(self, subject: URIRef, name: str, targets: Iterable[str | None]) -> None:
        for target in targets:
            if target is not None:
                self._add(subject, name, self._node(target))

    def _type(self, subject: URIRef, *classes: str) -> None:
        for name in classes:
            self.triples.add((subject, RDF.type, URIRef(sv(name))))

    def _article(self, node: ArticleNode) -> None:
        iri, article = self._node(node.iri), node.article
        self._type(iri, NodeClass.ARTICLE)
        self._add(iri, Property.HEADLINE, _russian(article.headline))
        if article.url:
            self._add(iri, Property.URL, Literal(article.url, datatype=XSD.anyURI))
        if article.published:
            self._add(iri, Property.PUBLISHED, _day(article.published))
        if not headline(node) and (words := opening(node)):
            self.triples.add((iri, RDFS.label, Literal(words, lang="ru")))
        digest = node.content_hash or hashlib.sha256(article.text.encode()).hexdigest()
        self._add(iri, Property.CONTENT_HASH, Literal(digest))
        self._link(iri, Property.PUBLISHER, [node.publisher])
        if node.publisher is None or article.publisher != self._label_of.get(node.publisher):
            self._add(iri, Property.PUBLISHER_NAME, _russian(article.publisher))
        self._add(iri, Property.SOURCE_NAME, _russian(article.cites))
        self._link(iri, Property.REPRINT_OF, [node.reprint_of])
        self._link(iri, Property.MENTIONS, node.mentions)

    def _entity(self, node: EntityNode) -> None:
        iri = self._node(node.iri)
        self._type(iri, NodeClass.ENTITY, node.type)
        if node.type.broader:
            self._type(iri, node.type.broader)
        self.triples.add((iri, RDFS.label, Literal(node.label, lang="ru")))
        if node.label_en:
            self.triples.add((iri, RDFS.label, Literal(node.label_en, lang="en")))
        for alias in node.aliases:
            self.triples.add((iri, SKOS.altLabel, Literal(alias, lang="ru")))
        if node.wikidata:
            self.triples.add((iri, OWL.sameAs, URIRef(WIKIDATA + node.wikidata)))
        if node.geonames and node.geonames.isdigit():
            self.triples.add((iri, OWL.sameAs, URIRef(f"{GEONAMES}{node.geonames}/")))
        if node.iso:
            self.triples.add((iri, DCTERMS.identifier, Literal(f"ISO 3166 {node.iso}")))

    def _claim(self, node: ClaimNode) -> None:
        iri = self._node(node.iri)
        self._type(iri, NodeClass.CLAIM)
        self._link(iri, Property.SUBJECT, [node.subject])
        self._add(iri, Property.RELATION, URIRef(sv(node.relation)))
        self._add(iri, Property.OBJECT, self._object(node))
        self._told(iri, node)
        self._dates(iri, node)

    def _event(self, node: EventNode) -> None:
        iri = self._node(node.iri)
        self._type(iri, EntityType.EVENT)
        if node.iri not in self._label_of:
            self.triples.add((iri, RDFS.label, Literal(node.label, lang="ru")))
        if node.type:
            self._add(iri, Property.EVENT_TYPE, URIRef(sv(node.type)))
        if node.mode:
            self._add(iri, Property.EVENT_MODE, URIRef(sv(node.mode)))
        if node.deal:
            self._add(iri, Property.DEAL_TYPE, URIRef(sv(node.deal)))
        self._link(iri, Property.AGENT, node.agents)
        self._link(iri, Property.RECIPIENT, node.recipients)
        self._link(iri, Property.PLACE, node.places)
        self._add(iri, Property.TRIGGER, _russian(node.trigger))
        self._told(iri, node)
        self._dates(iri, node)

    def _told(self, iri: URIRef, node: ClaimNode | EventNode) -> None:
        self._add(iri, Property.STATUS, URIRef(sv(node.status)))
        self._link(iri, Property.ATTRIBUTED_TO, node.attributed_to)
        self._link(iri, Property.STATED_IN, node.stated_in)
        self._link(iri, Property.CONTRADICTS, node.contradicts)
        self._supported(iri, node)

    def _statement(self, node: StatementNode) -> None:
        iri = self._node(node.iri)
        self._type(iri, NodeClass.STATEMENT)
        self._link(iri, Property.SPEAKER, [node.speaker])
        self._add(iri, Property.TEXT, _russian(node.text))
        self._add(iri, Property.VERB, _russian(node.verb))
        self._link(iri, Property.ABOUT, node.about)
        self._link(iri, Property.STATED_TO, [node.stated_to])
        if node.stance:
            self._add(iri, Property.STANCE, Literal(node.stance))
        self._supported(iri, node)
        self._dates(iri, node)

    def _supported(self, iri: URIRef, node: ClaimNode | EventNode | StatementNode) -> None:
        self._add(iri, Property.INDEPENDENT_SOURCES, Literal(node.independent_sources))
        self._add(iri, Property.CONFIDENCE, _decimal(confidence(node)))
        status = None if isinstance(node, StatementNode) else node.status
        for told in node.evidence:
            evidence = self._node(told.iri)
            self._add(iri, Property.EVIDENCE, evidence)
            self._evidence(told)
            if told.status is not None and told.status is not status:
                self._add(evidence, Property.STATUS, URIRef(sv(told.status)))

    def _evidence(self, node: EvidenceNode) -> None:
        iri = self._node(node.iri)
        self._type(iri, NodeClass.EVIDENCE)
        self._link(iri, Property.ARTICLE, [node.article])
        self._add(iri, Property.QUOTE, _russian(node.quote))
        self._add(iri, Property.START, Literal(node.start))
        self._add(iri, Property.END, Literal(node.stop))
        self._add(iri, Property.CONFIDENCE, _decimal(node.score))
        self._link(iri, Property.CITES_SOURCE, [node.cites])
        if node.origin.startswith(UNLISTED):
            name = node.origin.removeprefix(UNLISTED)
            self._add(iri, Property.ORIGIN_NAME, Literal(name))
        elif node.origin not in ("", node.article):
            self._link(iri, Property.ORIGIN, [node.origin])
        extractor = self._node(mint_extractor(node.extractor, node.version))
        self._add(iri, Property.EXTRACTOR, extractor)
        self._type(extractor, NodeClass.EXTRACTOR)
        self.triples.add((extractor, RDFS.label, Literal(node.extractor)))
        self._add(extractor, Property.VERSION, Literal(node.version))

    def _dates(self, iri: URIRef, node: ClaimNode | EventNode | StatementNode) -> None:
        dating = dated(node, self._published)
        if dating is None:
            return
        if dating.value:
            self._add(iri, Property.DATE, _date_literal(dating.value))
        self._add(iri, Property.DATE_TEXT, _russian(dating.text))
        if dating.earliest is not None and dating.latest is not None:
            self._add(iri, Property.EARLIEST, _day(dating.earliest))
            self._add(iri, Property.LATEST, _day(dating.latest))
            if dating.open_start:
                self._add(iri, Property.OPEN_START, Literal(True))  # noqa: FBT003 - the value
            if dating.open_end:
                self._add(iri, Property.OPEN_END, Literal(True))  # noqa: FBT003 - the value

    def _object(self, node: ClaimNode) -> Node:
        if node.object_is_entity and isinstance(node.object, str):
            return self._node(node.object)
        return value_literal(node)

    def _view(self, claims: Iterable[ClaimNode]) -> None:
        statuses: dict[tuple[str, RelationType, Node], set[Status]] = {}
        for node in claims:
            if node.status is not Status.DENIED and not is_sure(node):
                continue
            key = (node.subject, node.relation, self._object(node))
            statuses.setdefault(key, set()).add(node.status)
        for (subject, relation, target), told in statuses.items():
            name = direct_property(relation, told)
            if name is not None:
                self._add(self._node(subject), name, target)


def direct_property(relation: RelationType, told: Iterable[Status]) -> str | None:
    """Return the property of the direct triple that these claims allow, or None.

    Args:
        relation: what the claims tell of one subject and object.
        told: the statuses of the sure claims for it, and of all that deny it.
    """
    statuses = set(told)
    if not statuses or Status.DENIED in statuses:
        return None
    return relation.value if statuses & ACTUAL else relation.prospective


def _russian(text: str | None) -> Literal | None:
    return Literal(text, lang="ru") if text else None


def _day(day: dt.date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _date_literal(value: str) -> Literal | None:
    """Return an ISO date in its own precision, or None if the form is none of the three."""
    for form, datatype in _DATE_TYPES:
        if form.fullmatch(value):
            return Literal(value, datatype=datatype, normalize=False)
    return None


def value_literal(node: ClaimNode) -> Literal:
    """Return the object of a claim that is a value: a date, an age, a sum, a name in words."""
    if isinstance(node.object, TimeInterval):
        return _interval_literal(node.object)
    return _plain_literal(node.relation, node.object)


def _interval_literal(time: TimeInterval) -> Literal:
    """Return a date as the object of a claim: ISO where it has such a form, else its words."""
    iso = _date_literal(time.value) if time.value else None
    return iso or Literal(time.text or time.value or "", lang="ru")


def _plain_literal(relation: RelationType, text: str) -> Literal:
    """Return a name in Russian, or a value: a whole age is a number, a sum a string with its unit.

    A value that could not be read stays in the words of the text.
    """
    if relation not in VALUED or _CYRILLIC.search(text):
        return Literal(text, lang="ru")
    whole = relation in AGES and text.isdecimal()
    return Literal(text, datatype=XSD.integer if whole else XSD.string)


def _decimal(score: float) -> Literal:
    """Return a score without trailing zeros, since stores differ in keeping them."""
    rounded = f"{min(1.0, max(0.0, score)):.{DIGITS}f}".rstrip("0")
    text = rounded + "0" if rounded.endswith(".") else rounded
    return Literal(Decimal(text), datatype=XSD.decimal)
