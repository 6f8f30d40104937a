"""Which tables there are: what a row of each is, its columns and its rows.

A column is declared with its meaning, from which the README of the folder is made.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.confidence import DIGITS
from graph.export.property_graph import (
    Fact,
    NodeKind,
    PropertyEdge,
    PropertyGraph,
    PropertyNode,
    Value,
    best_first,
    relation_type,
    title,
)
from graph.records import KnowledgeGraph

Cell = Value | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    header: str
    """As the file has it: "n_sources:int"."""
    meaning: str

    @property
    def name(self) -> str:
        """The property that it holds: "n_sources"."""
        return self.header.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file: what a row is, what it has, and the rows of a graph."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[KnowledgeGraph, PropertyGraph], Iterator[Row]]


def _columns(text: str) -> tuple[Column, ...]:
    """Read columns from lines of header and meaning."""
    parts = (line.split(None, 1) for line in text.strip().splitlines())
    return tuple(Column(header=header, meaning=meaning) for header, meaning in parts)


_IRI = _columns("iri:ID  its IRI, with the prefix that the Turtle file declares")
_LABEL = _columns(":LABEL  its classes, the widest first")
_TOLD = _columns("""
    status             Occurred, Ongoing, Planned or Denied
    date               when it happens, ISO 8601 in the precision of the text
    date_text          the words of the text for that
    earliest:date      first day that the words allow
    latest:date        last day that the words allow
    open_start:boolean true if the words tell no first day; earliest is then that of the article
    open_end:boolean   true if the words tell no last day; latest is then that of the last article
    n_sources:int      independent sources: reprints and citations of one origin count once
    confidence:float   how sure it is, 0..1, over all its sources
    n_evidence:int     sentences that say so; all of them are in evidence.csv
    quote              the surest of these sentences
    article            headline of the article that has it
    url                address of that article
    publisher          outlet of that article
    published:date     day on which that article appeared
    extractor          the rule or model that found it
    attributed_to:string[]   speakers, where it is known from their words alone
    stated_in:string[]       IRIs of the statements in which they say so
    contradicts:string[]     IRIs of claims and events that cannot hold together with it
""")
_NOT_OF_STATEMENTS = {"status", "attributed_to", "stated_in", "contradicts"}
_NAMED = _columns("""
    name               canonical name, Russian, nominative
    name_en            English name
    type               class of the ontology
    aliases:string[]   other names in the articles
    wikidata           Wikidata id
    geonames           GeoNames id
    iso                ISO 3166 code
    n_articles:int     articles that mention it
    importance:float   0..1, the most important has 1: PageRank weighted by sources
""")


def _of_nodes(
    kind: NodeKind, columns: Sequence[Column]
) -> Callable[[KnowledgeGraph, PropertyGraph], Iterator[Row]]:
    names = [column.name for column in columns[1:-1]]

    def rows(_: KnowledgeGraph, graph: PropertyGraph) -> Iterator[Row]:
        for node in graph.nodes:
            if node.kind is kind:
                yield [node.iri, *map(node.properties.get, names), node.labels]

    return rows


def _nodes(name: str, kind: NodeKind, meaning: str, columns: Sequence[Column]) -> Table:
    whole = (*_IRI, *columns, *_LABEL)
    return Table(name=name, meaning=meaning, columns=whole, rows=_of_nodes(kind, whole))


_CLAIM = _columns("""
    iri                IRI of the claim
    :START_ID          IRI of the subject
    subject            its name
    :TYPE              the relation, as Neo4j writes it
    relation           the relation, as the ontology writes it
    :END_ID            IRI of the object: an entity, or a row of values.csv
    object             its name
""")
_ROLE = _columns("""
    of                 IRI of the event, statement or article
    :START_ID          who acts, speaks or publishes; else the event, statement or article itself
    start              its name
    :TYPE              AGENT, RECIPIENT, PLACE, SPEAKER, ABOUT, STATED_TO, MENTIONS, PUBLISHER, …
    :END_ID            the other end
    end                its name
""")


def _claims(_: KnowledgeGraph, graph: PropertyGraph) -> Iterator[Row]:
    names = _node_names(graph.nodes)
    for edge in _edges(graph, are_claims=True):
        ends = (edge.start, names[edge.start], relation_type(edge.relation), edge.relation)
        told = (edge.properties.get(column.name) for column in _TOLD)
        yield [edge.iri, *ends, edge.end, names[edge.end], *told]


def _roles(_: KnowledgeGraph, graph: PropertyGraph) -> Iterator[Row]:
    names = _node_names(graph.nodes)
    for edge in _edges(graph, are_claims=False):
        type_ = relation_type(edge.relation)
        yield [edge.iri, edge.start, names[edge.start], type_, edge.end, names[edge.end]]


def _edges(graph: PropertyGraph, *, are_claims: bool) -> Iterable[PropertyEdge]:
    return (edge for edge in graph.edges if edge.is_claim is are_claims)


def _node_names(nodes: Iterable[PropertyNode]) -> dict[str, Value]:
    return {node.iri: node.properties["name"] for node in nodes}


_EVIDENCE = _columns("""
    of                 IRI of the claim, event or statement that it supports
    iri                IRI of the evidence; one sentence may support several facts
    quote              the whole sentence
    article            IRI of the article
    headline           its headline
    url                its address
    published          day on which it appeared
    start              where the sentence begins, in characters of the article's text
    end                where it ends, exclusive
    status             what this article says, where the fact itself has another status
    confidence         how often its extractor is right, 0..1
    extractor          the rule or model that found it
    version            version of the extractors
    cites              IRI of whom the article cites for it
""")


def _evidence(knowledge: KnowledgeGraph, _: PropertyGraph) -> Iterator[Row]:
    articles = {node.iri: node for node in knowledge.articles}
    facts: list[Fact] = [*knowledge.claims, *knowledge.events, *knowledge.statements]
    for fact in sorted(facts, key=lambda one: one.iri):
        for told in best_first(fact):
            article = articles.get(told.article)
            yield [
                fact.iri,
                told.iri,
                told.quote,
                told.article,
                title(article) if article else None,
                article.article.url if article else None,
                article.published if article else None,
                told.start,
                told.stop,
                told.status,
                round(told.score, DIGITS),
                told.extractor,
                told.version,
                told.cites,
            ]


TABLES = (
    _nodes("entities", NodeKind.ENTITY, "Things of the world, save events.", _NAMED),
    _nodes(
        "events",
        NodeKind.EVENT,
        "What happens: a summit, a call, a sanction. Named events have all columns of an entity.",
        (
            *_NAMED,
            *_columns("""
                event_type     PLOVER's type
                mode           PLOVER's mode
                deal           kind of business event
                trigger        the word that tells it
            """),
            *_TOLD,
        ),
    ),
    _nodes(
        "statements",
        NodeKind.STATEMENT,
        "Somebody's words, reported.",
        (
            *_columns("""
                name           the beginning of the words
                text           the words
                speaker        name of the speaker
                verb           how it is said
                stance         attitude to what it is about, where known
            """),
            *(column for column in _TOLD if column.name not in _NOT_OF_STATEMENTS),
        ),
    ),
    _nodes(
        "values",
        NodeKind.VALUE,
        "Dates, names and sums that claims are about; a value belongs to one claim.",
        _columns("""
            name           the value
            type           Date or Value
            earliest:date  first day of a date
            latest:date    last day of a date
            open_start:boolean  as in claims.csv
            open_end:boolean    as in claims.csv
        """),
    ),
    _nodes(
        "articles",
        NodeKind.ARTICLE,
        "The articles from which all is known.",
        _columns("""
            name            headline
            url             address
            publisher       outlet
            published:date  day on which it appeared
        """),
    ),
    Table(
        name="claims",
        meaning="One fact each: subject, relation, object, with status, dates and sources.",
        columns=(*_CLAIM, *_TOLD),
        rows=_claims,
    ),
    Table(
        name="roles",
        meaning="Who takes which part in an event, a statement or an article.",
        columns=_ROLE,
        rows=_roles,
    ),
    Table(
        name="evidence",
        meaning="Every sentence that supports a claim, an event or a statement, the surest first.",
        columns=_EVIDENCE,
        rows=_evidence,
    ),
)
"""The files of the folder."""
