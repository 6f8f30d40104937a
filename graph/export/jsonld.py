"""The graph as JSON-LD 1.1: the triples of the Turtle file, as plain JSON objects.

One object per node, each on a line of its own, so that the file can be compared and searched. The
@context makes it readable without RDF: `{"id": "clm:…", "type": "Claim", "subject": "ent:finland",
"relation": "memberOf", "status": "Occurred"}`. It is written out in every file, since nothing that
a graph names may have to be fetched. A key with one value has that value, with several a list.

rdflib's own serializer takes as long (15 s after the triples are made, for 20,000 nodes and 40,000
claims), but it puts the objects in no fixed order, and a value that its key does not expect (the
date or name that a claim is about) under a second key, the full IRI. Here `object` is `object`.
Source: W3C Recommendation JSON-LD 1.1, 16 July 2020.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from graph.export.characters import encodable
from graph.export.drafting import drafting
from graph.records import KnowledgeGraph
from graph.triples import to_triples
from ontology.namespaces import SV, Kind, Namespaces, Property
from ontology.vocabulary import RelationType

Json = dict[str, "Json"] | list["Json"] | str | int

_ID = {"@type": "@id"}
_WORD = {"@type": "@vocab"}
_RUSSIAN = {"@language": "ru"}
_LABEL_IRI = str(RDFS.label)
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_LABELS = "label"
_NAME = "name"
_KINDS = (
    *(Kind.ENTITY, Kind.CLAIM, Kind.EVENT, Kind.STATEMENT),
    *(Kind.EVIDENCE, Kind.ARTICLE, Kind.EXTRACTOR),
)
"""The order of the objects: first what is told, then where."""

_LINKS = (
    *(Property.SUBJECT, Property.OBJECT, Property.CONTRADICTS, Property.EVIDENCE),
    *(Property.ATTRIBUTED_TO, Property.STATED_IN, Property.AGENT, Property.RECIPIENT),
    *(Property.PLACE, Property.SPEAKER, Property.ABOUT, Property.STATED_TO, Property.ARTICLE),
    *(Property.EXTRACTOR, Property.CITES_SOURCE, Property.PUBLISHER, Property.MENTIONS),
    *(Property.REPRINT_OF, Property.ORIGIN),
)
_WORDS = (
    *(Property.RELATION, Property.STATUS, Property.EVENT_TYPE, Property.EVENT_MODE),
    Property.DEAL_TYPE,
)
"""Properties whose values are terms of the vocabulary."""
_TEXTS = (
    *(Property.DATE_TEXT, Property.TRIGGER, Property.TEXT, Property.VERB, Property.QUOTE),
    *(Property.HEADLINE, Property.PUBLISHER_NAME, Property.SOURCE_NAME),
)
_TYPED = {
    Property.DATE: XSD.date,
    Property.EARLIEST: XSD.date,
    Property.LATEST: XSD.date,
    Property.PUBLISHED: XSD.date,
    Property.CONFIDENCE: XSD.decimal,
    Property.URL: XSD.anyURI,
}


def context(namespaces: Namespaces | None = None) -> dict[str, Json]:
    """Return the @context: the prefixes, and how the values of each key are to be read."""
    names = namespaces or Namespaces()
    relations = [name for kind in RelationType for name in (kind.value, kind.prospective) if name]
    return {
        "@vocab": SV,
        **names.prefixes,
        "id": "@id",
        "type": "@type",
        _LABELS: {"@id": names.contract(RDFS.label), "@container": "@language"},
        _NAME: names.contract(RDFS.label),
        "altLabel": {"@id": names.contract(SKOS.altLabel), **_RUSSIAN},
        "sameAs": {"@id": names.contract(OWL.sameAs), **_ID},
        "identifier": names.contract(DCTERMS.identifier),
        **{name.value: {"@id": f"sv:{name}", **_ID} for name in _LINKS},
        **{name.value: {"@id": f"sv:{name}", **_WORD} for name in _WORDS},
        **{name.value: {"@id": f"sv:{name}", **_RUSSIAN} for name in _TEXTS},
        **{
            name.value: {"@id": f"sv:{name}", "@type": names.contract(datatype)}
            for name, datatype in _TYPED.items()
        },
        **{name: {"@id": f"sv:{name}", **_ID} for name in sorted(relations)},
    }


def jsonld(
    knowledge: KnowledgeGraph,
    namespaces: Namespaces | None = None,
    *,
    merge_reasons: bool = False,
) -> str:
    """Return the graph as JSON-LD; arguments as for `to_triples`."""
    return "".join(_lines(knowledge, namespaces or Namespaces(), merge_reasons=merge_reasons))


def write_jsonld(
    knowledge: KnowledgeGraph,
    path: Path,
    namespaces: Namespaces | None = None,
    *,
    merge_reasons: bool = False,
) -> None:
    """Write the graph to a JSON-LD file, which is either replaced whole or not touched.

    Raises:
        GraphError: the file cannot be written.
    """
    with drafting(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        names = namespaces or Namespaces()
        file.writelines(_lines(knowledge, names, merge_reasons=merge_reasons))


def _lines(knowledge: KnowledgeGraph, names: Namespaces, *, merge_reasons: bool) -> Iterator[str]:
    words = (f"{_json(key)}: {_json(term)}" for key, term in context(names).items())
    yield '{"@context": {\n' + ",\n".join(words) + '\n},\n"@graph": ['
    triples = to_triples(knowledge, names, merge_reasons=merge_reasons)
    for number, found in enumerate(_objects(triples, names)):
        yield (",\n" if number else "\n") + _json(found)
    yield "\n]}\n"


def _json(value: Json) -> str:
    return encodable(json.dumps(value, ensure_ascii=False))


def _objects(triples: Graph, names: Namespaces) -> Iterator[dict[str, Json]]:
    """Every subject as one object, in the order of `_KINDS` and then by IRI."""
    writer = _Terms(names)
    order = {kind.value: place for place, kind in enumerate(_KINDS)}
    subjects = {writer.iri(str(subject)): subject for subject in triples.subjects()}
    for iri in sorted(
        subjects, key=lambda one: (order.get(one.partition(":")[0], len(order)), one)
    ):
        told = [
            (writer.key(str(predicate), value), _form(value), value)
            for predicate, value in triples.predicate_objects(subjects[iri])
        ]
        told.sort(key=lambda one: (one[0] != "type", *one[:2]))
        found: dict[str, Json] = {"id": iri}
        for key, several in groupby(told, key=lambda one: one[0]):
            values = [value for _, _, value in several]
            if key == _LABELS:
                found[key] = writer.by_language(values)
            else:
                found[key] = _one_or_all([writer.value(key, value) for value in values])
        yield found


class _Terms:
    """Shortens IRIs and values to what the context lets them be."""

    def __init__(self, names: Namespaces) -> None:
        self._names = names
        self._short: dict[str, str] = {}
        terms = {key: term for key, term in context(names).items() if isinstance(term, dict)}
        self._types = {key: str(term.get("@type", "")) for key, term in terms.items()}
        self._languages = {key: str(term.get("@language", "")) for key, term in terms.items()}
        self._keys = {
            str(RDF.type): "type",
            str(SKOS.altLabel): "altLabel",
            str(OWL.sameAs): "sameAs",
            str(DCTERMS.identifier): "identifier",
        }

    def iri(self, full: str) -> str:
        """The IRI with its prefix."""
        if full not in self._short:
            self._short[full] = self._names.contract(full)
        return self._short[full]

    def key(self, predicate: str, value: Node) -> str:
        """The key under which a value stands."""
        if predicate == _LABEL_IRI:
            return _LABELS if isinstance(value, Literal) and value.language else _NAME
        return self._keys.get(predicate) or predicate.removeprefix(SV)

    def by_language(self, values: list[Node]) -> dict[str, Json]:
        """Labels in several languages, as a map."""
        found: dict[str, list[Json]] = {}
        for value in values:
            found.setdefault(getattr(value, "language", None) or "", []).append(str(value))
        return {language: _one_or_all(texts) for language, texts in found.items()}

    def value(self, key: str, value: Node) -> Json:
        """A value in its shortest form that the context reads back as the same."""
        text, type_ = str(value), self._types.get(key, "")
        if not isinstance(value, Literal):
            if key == "type" or type_ == "@vocab":
                return text.removeprefix(SV)
            return self.iri(text) if type_ == "@id" else {"@id": self.iri(text)}
        if value.language:
            same = self._languages.get(key) == value.language
            return text if same else {"@value": text, "@language": value.language}
        datatype = "xsd:string" if value.datatype is None else self.iri(str(value.datatype))
        if datatype == type_:
            return text
        is_plain = key not in self._types
        if datatype == "xsd:string":
            return text if is_plain else {"@value": text}
        if datatype == "xsd:integer" and is_plain and _INTEGER.fullmatch(text):
            return int(text)
        if datatype == "xsd:boolean" and is_plain and text in ("true", "false"):
            return text == "true"
        return {"@value": text, "@type": datatype}


def _one_or_all(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _form(value: Node) -> tuple[str, ...]:
    """What tells a value from every other; to sort by it takes no reading of dates and numbers."""
    if isinstance(value, Literal):
        return (str(value), value.language or "", str(value.datatype or ""))
    return (str(value),)
