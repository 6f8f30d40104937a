"""Prefixes and IRIs: the one place where a local name becomes an address.

Two kinds of namespace. The words of the ontology (`sv:`) are fixed: a query written for one graph
runs on every other. The things of a graph (`ent:`, `clm:`, ...) live under a base IRI that the
owner of the graph may choose; each kind has a prefix of its own and no "/" in its local names, so
that every IRI can be abbreviated.

    >>> Namespaces().expand("ent:united-states-q30")
    'https://w3id.org/svyaz/ent/united-states-q30'
    >>> Namespaces(base_iri="https://example.org/kg#").contract("https://example.org/kg#clm/0a")
    'clm:0a'
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ontology.errors import OntologyError

SV = "https://w3id.org/svyaz/ontology#"
"""Namespace of the ontology's own terms; the same whatever the base IRI is."""
DEFAULT_BASE_IRI = "https://w3id.org/svyaz/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"


class Kind(StrEnum):
    """The kinds of node in a graph; the value is the prefix and the folder under the base IRI."""

    ENTITY = "ent"
    CLAIM = "clm"
    EVENT = "evt"
    STATEMENT = "stm"
    EVIDENCE = "evd"
    ARTICLE = "art"
    EXTRACTOR = "ext"


class NodeClass(StrEnum):
    """Local names of the classes that are not entity types (those are `EntityType`)."""

    ENTITY = "Entity"
    VALUE = "Value"
    CLAIM = "Claim"
    STATEMENT = "Statement"
    EVIDENCE = "Evidence"
    ARTICLE = "Article"
    EXTRACTOR = "Extractor"
    STATUS = "Status"
    EVENT_TYPE = "EventType"
    EVENT_MODE = "EventMode"
    DEAL_TYPE = "DealType"
    RELATION_PROPERTY = "RelationProperty"
    PROSPECTIVE_PROPERTY = "ProspectiveProperty"


class Property(StrEnum):
    """Local names of the properties that are no relations (those are `RelationType`)."""

    # claim
    SUBJECT = "subject"
    RELATION = "relation"
    OBJECT = "object"
    CONTRADICTS = "contradicts"
    # claim, event, statement
    STATUS = "status"
    EVIDENCE = "evidence"
    INDEPENDENT_SOURCES = "independentSources"
    ATTRIBUTED_TO = "attributedTo"
    STATED_IN = "statedIn"
    DATE = "date"
    DATE_TEXT = "dateText"
    EARLIEST = "earliest"
    LATEST = "latest"
    OPEN_START = "openStart"
    OPEN_END = "openEnd"
    # event
    EVENT_TYPE = "eventType"
    EVENT_MODE = "eventMode"
    DEAL_TYPE = "dealType"
    AGENT = "agent"
    RECIPIENT = "recipient"
    PLACE = "place"
    TRIGGER = "trigger"
    # statement
    SPEAKER = "speaker"
    TEXT = "text"
    VERB = "verb"
    ABOUT = "about"
    STATED_TO = "statedTo"
    STANCE = "stance"
    # evidence
    ARTICLE = "article"
    QUOTE = "quote"
    START = "start"
    END = "end"
    EXTRACTOR = "extractor"
    CONFIDENCE = "confidence"
    CITES_SOURCE = "citesSource"
    ORIGIN = "origin"
    ORIGIN_NAME = "originName"
    # article
    HEADLINE = "headline"
    URL = "url"
    PUBLISHER = "publisher"
    PUBLISHER_NAME = "publisherName"
    SOURCE_NAME = "sourceName"
    PUBLISHED = "published"
    CONTENT_HASH = "contentHash"
    MENTIONS = "mentions"
    REPRINT_OF = "reprintOf"
    # extractor
    VERSION = "version"
    # entity
    MERGE_REASON = "mergeReason"
    # of the ontology's own terms
    SUBJECT_TYPE = "subjectType"
    OBJECT_TYPE = "objectType"
    PROSPECTIVE_OF = "prospectiveOf"
    MODE_OF = "modeOf"


def sv(local: str) -> str:
    """IRI of an ontology term: an enum member or a plain local name.

    >>> sv(Property.SUBJECT)
    'https://w3id.org/svyaz/ontology#subject'
    """
    return SV + local


# RFC 3987: scheme, "//", authority and path. The characters that Turtle forbids inside <...> are
# excluded, as is "?", because local names are appended.
_BASE_IRI = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]+(?:/[^\s?#<>\"{}|\\^`]*)?[/#]")


@dataclass(frozen=True, kw_only=True)
class Namespaces:
    """The prefixes of one graph.

    `base_iri` is an absolute http(s) IRI that ends in "/" or "#"; only the prefixes of nodes
    hang on it.

    Raises:
        OntologyError: `base_iri` is no such IRI.
    """

    base_iri: str = DEFAULT_BASE_IRI

    def __post_init__(self) -> None:
        if not _BASE_IRI.fullmatch(self.base_iri):
            raise OntologyError(
                f"base IRI {self.base_iri!r}: expected an absolute http(s) IRI without query "
                "that ends in '/' or '#'"
            )

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefix → namespace, in the order in which files declare them."""
        nodes = {kind.value: f"{self.base_iri}{kind.value}/" for kind in Kind}
        return {
            "sv": SV,
            **nodes,
            "rdf": RDF,
            "rdfs": RDFS,
            "owl": OWL,
            "xsd": XSD,
            "skos": SKOS,
            "dcterms": DCTERMS,
            "prov": PROV,
            "schema": SCHEMA,
            "wd": WIKIDATA,
        }

    def expand(self, curie: str) -> str:
        """The full IRI of "ent:united-states-q30".

        Raises:
            OntologyError: the prefix is unknown.
        """
        prefix, colon, local = curie.partition(":")
        if not colon or prefix not in self.prefixes:
            raise OntologyError(f"{curie!r}: unknown prefix")
        return self.prefixes[prefix] + local

    def contract(self, iri: str) -> str:
        """The abbreviated form of an IRI; the IRI itself where no prefix fits."""
        fitting = [item for item in self.prefixes.items() if iri.startswith(item[1])]
        if not fitting:
            return iri
        prefix, namespace = max(fitting, key=lambda item: len(item[1]))
        return f"{prefix}:{iri[len(namespace) :]}"

    def sparql_prologue(self) -> str:
        """`PREFIX` lines for a query, one a prefix."""
        return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in self.prefixes.items())
