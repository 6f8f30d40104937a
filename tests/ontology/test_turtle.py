"""The Turtle files and the Python enums say the same, in two languages."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pyoxigraph
import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, BNode, Graph, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.namespaces import SV, NodeClass, Property
from ontology.schema import LITERAL_VALUED, SIGNATURES, reference_table
from ontology.validate import DECLARED_CLASSES, DECLARED_INDIVIDUALS, DECLARED_PROPERTIES
from ontology.vocabulary import (
    LITERALS,
    MODES,
    ORGANIZATIONS,
    DealType,
    EntityType,
    EventMode,
    EventType,
    RelationType,
    Role,
    Status,
)

FILES = ("svyaz.ttl", "alignments.ttl", "shapes.ttl")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def turtle(name: str) -> Graph:
    """A file of the package, parsed once."""
    return Graph().parse(data=files("ontology").joinpath(name).read_text("utf-8"))


def terms(kind: URIRef) -> set[str]:
    """IRIs of our terms of one OWL kind."""
    found = turtle("svyaz.ttl").subjects(RDF.type, kind)
    return {str(term) for term in found if str(term).startswith(SV)}


def sv(local: str) -> URIRef:
    """A term of ours."""
    return URIRef(SV + local)


ALL_TERMS = sorted(DECLARED_CLASSES | DECLARED_PROPERTIES | DECLARED_INDIVIDUALS)


@pytest.mark.parametrize("name", FILES)
def test_two_parsers_read_the_same(name: str) -> None:
    """Nothing in the files depends on one parser's leniency."""
    text = files("ontology").joinpath(name).read_bytes()
    strict = set(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(strict) == len(turtle(name))


def test_classes_are_the_enums() -> None:
    """Every class has an enum member and the other way round."""
    assert terms(OWL.Class) == DECLARED_CLASSES


def test_properties_are_the_enums() -> None:
    """Every property has an enum member and the other way round."""
    assert set().union(*map(terms, PROPERTY_KINDS)) == DECLARED_PROPERTIES


def test_individuals_are_the_enums() -> None:
    """Every status, event type, mode and deal type has an enum member and the other way round."""
    assert terms(OWL.NamedIndividual) == DECLARED_INDIVIDUALS


@pytest.mark.parametrize(
    ("enum", "kind"),
    [
        (Status, NodeClass.STATUS),
        (EventType, NodeClass.EVENT_TYPE),
        (EventMode, NodeClass.EVENT_MODE),
        (DealType, NodeClass.DEAL_TYPE),
        (RelationType, NodeClass.RELATION_PROPERTY),
    ],
)
def test_members_belong_to_their_class(
    enum: type[Status | EventType | EventMode | DealType | RelationType], kind: NodeClass
) -> None:
    """A closed list in Python is the extension of a class in the Turtle."""
    assert terms(sv(kind)) == {SV + member.value for member in enum}


def test_prospective_twins() -> None:
    """Every twin names the relation that it announces, and no other relation has one."""
    pairs = {
        (str(twin), str(relation))
        for twin, relation in turtle("svyaz.ttl").subject_objects(sv(Property.PROSPECTIVE_OF))
    }
    expected = {(SV + r.prospective, SV + r) for r in RelationType if r.prospective}
    assert pairs == expected
    assert terms(sv(NodeClass.PROSPECTIVE_PROPERTY)) == {twin for twin, _ in expected}


def test_no_term_is_declared_twice() -> None:
    """Classes, properties and individuals have different names, and each property one kind."""
    kinds = (OWL.Class, OWL.NamedIndividual, *PROPERTY_KINDS)
    counts = Counter(term for kind in kinds for term in terms(kind))
    assert {term for term, n in counts.items() if n > 1} == set()


@pytest.mark.parametrize("term", ALL_TERMS)
def test_every_term_speaks_russian_and_english(term: str) -> None:
    """One label and one comment in each language, none empty, the Russian in Cyrillic."""
    for predicate in (RDFS.label, RDFS.comment):
        texts = list(turtle("svyaz.ttl").objects(URIRef(term), predicate))
        by_language = {getattr(text, "language", None): str(text) for text in texts}
        assert len(texts) == len(by_language) == 2
        assert set(by_language) == {"ru", "en"}
        assert any("а" <= letter <= "я" for letter in by_language["ru"].lower())
        assert not any("а" <= letter <= "я" for letter in by_language["en"].lower())


def test_classes_hang_where_the_enums_say() -> None:
    """Things are entities, values are values, and the news classes hang under their class."""
    ontology = turtle("svyaz.ttl")
    for kind in EntityType:
        parent = {str(up).removeprefix(SV) for up in ontology.objects(sv(kind), RDFS.subClassOf)}
        if kind is EntityType.EVENT:
            assert parent == set()
        elif kind in LITERALS:
            assert parent == {"Value"}
        elif kind.nerel != kind.name:
            assert parent == {EntityType[kind.nerel].value}
        else:
            assert parent == {"Entity"}
    assert {kind for kind in EntityType if kind.nerel == "ORGANIZATION"} == ORGANIZATIONS


@pytest.mark.parametrize("relation", RelationType)
def test_argument_types_are_the_schema(relation: RelationType) -> None:
    """The types in the Turtle are the union of the rows in the table."""

    def written(predicate: Property) -> set[EntityType]:
        found: set[EntityType] = set()
        for value in turtle("svyaz.ttl").objects(sv(relation), sv(predicate)):
            local = str(value).removeprefix(SV)
            if local == NodeClass.ENTITY:
                found |= {k for k in EntityType if not k.is_literal and k is not EntityType.EVENT}
            elif local == NodeClass.VALUE:
                found |= LITERALS
            else:
                found.add(EntityType(local))
        return {EntityType[kind.nerel] for kind in found}

    rows = SIGNATURES[relation]
    assert written(Property.SUBJECT_TYPE) == set().union(*(row.subjects for row in rows))
    assert written(Property.OBJECT_TYPE) == set().union(*(row.objects for row in rows))


def test_literal_relations_are_datatype_properties() -> None:
    """What takes a literal in a graph is an owl:DatatypeProperty."""
    relations = {relation for relation in RelationType if SV + relation in terms(PROPERTY_KINDS[1])}
    assert relations == LITERAL_VALUED


def test_domains_and_ranges_are_declared_classes() -> None:
    """No property leads to a class that does not exist; only XML Schema types come from outside."""
    for predicate in (RDFS.domain, RDFS.range):
        for value in turtle("svyaz.ttl").objects(None, predicate):
            assert str(value) in DECLARED_CLASSES or "XMLSchema#" in str(value)


def test_modes_belong_to_event_types() -> None:
    """Which mode goes with which event type is the same in both places."""
    written = {
        (str(kind).removeprefix(SV), str(mode).removeprefix(SV))
        for mode, kind in turtle("svyaz.ttl").subject_objects(sv(Property.MODE_OF))
    }
    assert written == {(kind.value, mode.value) for kind, modes in MODES.items() for mode in modes}


def test_roles_are_properties_of_events() -> None:
    """The roles of the records are properties whose domain is the event."""
    for role in Role:
        assert (sv(role), RDFS.domain, sv(EntityType.EVENT)) in turtle("svyaz.ttl")


def test_the_ontology_has_no_blank_nodes() -> None:
    """The ontology keeps the rule of the data: everything has a name."""
    nodes = {node for triple in turtle("svyaz.ttl") for node in triple}
    assert not [node for node in nodes if isinstance(node, BNode)]


def test_the_header_says_what_it_is() -> None:
    """The ontology names itself, its version, license, title and description."""
    (iri,) = turtle("svyaz.ttl").subjects(RDF.type, OWL.Ontology)
    assert str(iri) == "https://w3id.org/svyaz/ontology"
    for predicate in (OWL.versionInfo, DCTERMS.license, DCTERMS.title, DCTERMS.description):
        assert (iri, predicate, None) in turtle("svyaz.ttl")


def test_alignments_start_from_declared_terms() -> None:
    """No alignment is about a term that does not exist."""
    subjects = {str(node) for node in turtle("alignments.ttl").subjects()}
    ours = {node for node in subjects if node.startswith(SV)}
    assert ours <= set(ALL_TERMS)


@pytest.mark.parametrize("namespace", [DCTERMS, FOAF, ORG, PROV, RDF, SDO, SKOS])
def test_alignments_lead_to_terms_that_exist(namespace: type[DefinedNamespace]) -> None:
    """Every outside term is defined by its vocabulary, as rdflib ships it."""
    start = str(namespace._NS)  # noqa: SLF001 - rdflib has no public name for it
    nodes = {str(node) for triple in turtle("alignments.ttl") for node in triple[1:]}
    used = {node for node in nodes if node.startswith(start)}
    assert used
    assert used <= {start + local for local in namespace.__annotations__}


def test_shapes_use_declared_terms() -> None:
    """No shape waits for a term that does not exist."""
    nodes = {str(node) for triple in turtle("shapes.ttl") for node in triple}
    assert {node for node in nodes if node.startswith(SV)} <= set(ALL_TERMS)


def test_readme_holds_the_reference_table() -> None:
    """The table of terms in the README is the one that the Turtle gives."""
    readme = files("ontology").joinpath("README.md").read_text("utf-8")
    assert reference_table() in readme
