"""The graph as nodes and relationships with plain properties: nothing of the ledger is lost."""

import re
from dataclasses import replace

import pytest
from newspapers import world
from rdflib import URIRef
from story import story

from extract.records import Block, BlockKind
from graph.export.property_graph import (
    NodeKind,
    best_first,
    relation_type,
    title,
    to_property_graph,
)
from graph.merge import merge
from graph.records import KnowledgeGraph
from graph.triples import to_triples
from ontology.namespaces import Namespaces, Property, sv
from ontology.vocabulary import RelationType, Status


@pytest.mark.parametrize("knowledge", [story(), merge(world(12))], ids=["story", "world"])
def test_every_record_is_there(knowledge: KnowledgeGraph) -> None:
    """Each entity, event, statement and article is a node, each claim a relationship."""
    graph = to_property_graph(knowledge)
    parts = (knowledge.articles, knowledge.entities, knowledge.events, knowledge.statements)
    nodes = {node.iri for node in graph.nodes}
    assert nodes >= {record.iri for part in parts for record in part}
    assert {edge.iri for edge in graph.edges if edge.is_claim} == {
        claim.iri for claim in knowledge.claims
    }
    assert all(edge.start in nodes and edge.end in nodes for edge in graph.edges)


@pytest.mark.parametrize("knowledge", [story(), merge(world(12))], ids=["story", "world"])
def test_dates_are_those_of_the_turtle(knowledge: KnowledgeGraph) -> None:
    """First and last day of every claim, event and statement are what the triples say."""
    names, triples = Namespaces(), to_triples(knowledge)
    graph = to_property_graph(knowledge)
    told = [(node.iri, node.properties) for node in graph.nodes if node.kind is not NodeKind.VALUE]
    told += [(edge.iri, edge.properties) for edge in graph.edges if edge.is_claim]
    for iri, properties in told:
        for name in (
            Property.EARLIEST,
            Property.LATEST,
            Property.OPEN_START,
            Property.OPEN_END,
            Property.DATE,
            Property.CONFIDENCE,
        ):
            value = triples.value(URIRef(names.expand(iri)), URIRef(sv(name)))
            known = properties.get(re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name))
            assert (value is None) == (known is None)
            assert value is None or str(value).lower() == str(known).lower()


def test_a_claim_carries_what_checks_it() -> None:
    """Status, sources, confidence and the best sentence with its article are on the claim."""
    graph = to_property_graph(story())
    edge = next(
        one for one in graph.edges if (one.start, one.relation) == ("ent:estonia", "memberOf")
    )
    assert edge.properties["status"] == "Occurred"
    assert edge.properties["n_sources"] == 2
    assert edge.properties["n_evidence"] == 2
    assert edge.properties["confidence"] == 0.927
    quotes = edge.properties["quotes"]
    assert isinstance(quotes, tuple)
    assert edge.properties["quote"] == quotes[0]
    assert edge.properties["article"] == "Балтийский цифровой союз получит центр в Таллине"


def test_values_join_nobody() -> None:
    """A date or a name is a node of its claim alone, so that it makes no path between others."""
    graph = to_property_graph(story())
    values = [node.iri for node in graph.nodes if node.kind is NodeKind.VALUE]
    ends = [edge.end for edge in graph.edges]
    assert values
    assert all(ends.count(value) == 1 for value in values)


def test_the_best_evidence_tells_the_status_of_the_claim() -> None:
    """A surer sentence that tells another status comes after one that tells the claim's own."""
    claim = next(one for one in story().claims if len(one.evidence) == 2)
    first, second = claim.evidence
    plan = replace(first, status=Status.PLANNED, score=0.99)
    deed = replace(second, status=Status.OCCURRED, score=0.7)
    assert best_first(replace(claim, evidence=(plan, deed))) == [deed, plan]


def test_articles_without_a_headline_have_a_title() -> None:
    """The first words stand for it, less the line with the date, cut between words."""
    node = story().articles[0]
    text = "date 2026-03-02\n\n" + "Пять стран создают союз. " * 9
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, stop=15),
        Block(kind=BlockKind.BODY, start=17, stop=len(text)),
    )
    cut = title(
        replace(node, article=replace(node.article, headline=None, text=text, blocks=blocks))
    )
    assert cut.startswith("Пять стран создают союз. Пять стран")
    assert cut.endswith("…")
    bare = replace(node.article, headline=None, text="", blocks=())
    assert title(replace(node, article=bare)) == node.iri


def test_what_a_cut_graph_lacks_has_a_name() -> None:
    """A claim whose object is gone still has two ends."""
    knowledge = replace(story(), entities=(), events=(), statements=())
    graph = to_property_graph(knowledge)
    assert {node.iri: node.properties["name"] for node in graph.nodes}["ent:union"] == "ent:union"


@pytest.mark.parametrize("relation", RelationType)
def test_relationship_types_are_the_names_of_the_vocabulary(relation: RelationType) -> None:
    """MEMBER_OF is NEREL's own name of memberOf."""
    assert relation_type(relation.value) == relation.name
