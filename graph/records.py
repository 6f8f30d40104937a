"""What merging makes of many extractions: nodes and facts with all their evidence.

    Extraction* → KnowledgeGraph(articles, entities, claims, events, statements)

Every record names others by IRI local name with its prefix ("ent:united-states-q30"), the form in
which the Turtle writes them. Tuples are sorted, so equal content is equal bytes.
"""

import datetime as dt
from dataclasses import dataclass

from extract.records import Article, TimeInterval
from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status

UNLISTED = "publisher "
"""Before the name of an origin that is no entity of the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityNode:
    """One thing of the world, merged over all articles."""

    iri: str
    type: EntityType
    label: str
    label_en: str | None
    aliases: tuple[str, ...]
    wikidata: str | None
    geonames: str | None
    iso: str | None
    articles: tuple[str, ...]
    """IRIs of the articles that mention it, sorted."""
    reasons: tuple[str, ...] = ()
    """Why its mentions in different articles were taken for one thing: rule, score and words,
    "gazetteer 0.98: same gazetteer entry Q148"; sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNode:
    """A sentence of one article that supports a node of the graph."""

    iri: str
    article: str
    quote: str
    start: int
    stop: int
    extractor: str
    score: float
    cites: str | None
    version: str = ""
    """Version of the extractors that found it."""
    status: Status | None = None
    """What its own article says: a plan that another article tells as done stays a plan here.
    None for what has no status: statements, events that are only named."""
    origin: str = ""
    """Who stands behind it: whom it cites, else the publisher, else the article. Evidence of one
    origin is one source. The IRI of an entity or article, or `UNLISTED` and a folded name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNode:
    """One (subject, relation, object, status, date) asserted somewhere."""

    iri: str
    subject: str
    relation: RelationType
    object: str | TimeInterval
    """IRI of an entity when `object_is_entity`, a date, or a plain string."""
    object_is_entity: bool
    status: Status
    time: TimeInterval | None
    attributed_to: tuple[str, ...]
    stated_in: tuple[str, ...]
    evidence: tuple[EvidenceNode, ...]
    independent_sources: int
    contradicts: tuple[str, ...]
    """IRIs of claims and events that cannot hold together with it, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNode:
    """Something that happens; `iri` is that of its entity ("ent:...") when it has a name."""

    iri: str
    type: EventType | None
    label: str
    status: Status
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    trigger: str
    mode: str | None
    deal: DealType | None
    time: TimeInterval | None
    attributed_to: tuple[str, ...]
    stated_in: tuple[str, ...]
    evidence: tuple[EvidenceNode, ...]
    independent_sources: int
    contradicts: tuple[str, ...] = ()
    """IRIs of events and claims that cannot hold together with it, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNode:
    """Somebody's words, as one or several articles report them."""

    iri: str
    speaker: str
    text: str
    verb: str
    about: tuple[str, ...]
    stated_to: str | None
    stance: str | None
    time: TimeInterval | None
    evidence: tuple[EvidenceNode, ...]
    independent_sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNode:
    """An input article as the graph shows it."""

    iri: str
    article: Article
    publisher: str | None
    """IRI of the outlet's entity, where the article names one."""
    mentions: tuple[str, ...]
    """IRIs of the entities that it mentions, sorted."""
    reprint_of: str | None = None
    """IRI of the earlier article with (nearly) the same text."""
    content_hash: str = ""
    """SHA-256 of the text in hex, kept where the text itself is not at hand; else empty."""
    opening: str = ""
    """What an article without headline is called, kept where its text is not at hand."""

    @property
    def published(self) -> dt.date | None:
        """Publication date, where known."""
        return self.article.published


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeGraph:
    """The merged graph; every tuple is sorted by IRI."""

    articles: tuple[ArticleNode, ...]
    entities: tuple[EntityNode, ...]
    claims: tuple[ClaimNode, ...]
    events: tuple[EventNode, ...]
    statements: tuple[StatementNode, ...]

    def _repr_html_(self) -> str:
        """Return the page in a frame: how a notebook displays the graph."""
        from graph.export.page.notebook import frame  # noqa: PLC0415 - only if a notebook asks

        return frame(self)
