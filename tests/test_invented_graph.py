"""The made-up graph: of the size asked for, true to its articles, the same every time."""

import gzip

import pytest
from invented_graph import invented_graph

from extract.records import TimeInterval
from graph.export.page.marking import NameFinder
from graph.export.page.scene import compose
from graph.records import ClaimNode, EventNode, EvidenceNode, KnowledgeGraph, StatementNode
from ontology.vocabulary import EntityType, Status

N_NODES, N_LINKS = 1500, 3000


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeGraph:
    """A world of 1,500 nodes and 3,000 links."""
    return invented_graph(N_NODES, N_LINKS)


def evidence(knowledge: KnowledgeGraph) -> list[EvidenceNode]:
    """All evidence of the graph."""
    return [
        each
        for facts in (knowledge.claims, knowledge.events, knowledge.statements)
        for fact in facts
        for each in fact.evidence
    ]


def test_the_picture_has_the_size_asked_for(knowledge: KnowledgeGraph) -> None:
    """So many nodes, named or not, and so many lines between two of them."""
    scene = compose(knowledge)
    assert (len(scene.number), len(scene.edges)) == (N_NODES, N_LINKS)


def test_every_sentence_stands_in_its_article_and_nowhere_else(knowledge: KnowledgeGraph) -> None:
    """Offsets are right, and two facts have no sentence in common."""
    texts = {node.iri: node.article.text for node in knowledge.articles}
    told: dict[str, set[str]] = {}
    facts: list[ClaimNode | EventNode | StatementNode] = []
    facts += [*knowledge.claims, *knowledge.events, *knowledge.statements]
    for fact in facts:
        for each in fact.evidence:
            assert texts[each.article][each.start : each.stop] == each.quote
            told.setdefault(each.quote, set()).add(fact.iri)
    assert {len(facts) for facts in told.values()} == {1}


def test_sentences_name_the_ends_of_their_claim(knowledge: KnowledgeGraph) -> None:
    """In whatever case, both names are found where the page looks for them."""
    entities = {entity.iri: entity for entity in knowledge.entities}
    for claim in knowledge.claims[::10]:
        ends = [claim.subject]
        if not isinstance(claim.object, TimeInterval):
            ends.append(claim.object)
        for iri in ends:
            node = entities[iri]
            finder = NameFinder.of([node.label], is_person=node.type is EntityType.PERSON)
            assert all(finder.find(each.quote) for each in claim.evidence), node.label


def test_the_text_packs_like_news(knowledge: KnowledgeGraph) -> None:
    """NEREL's sentences take 68 bytes each as gzip, shuffled; those behind real graphs 55."""
    quotes = [each.quote for each in evidence(knowledge)]
    packed = gzip.compress("\n".join(quotes).encode())
    assert 50 < len(packed) / len(quotes) < 70


def test_the_world_is_as_mixed_as_the_news(knowledge: KnowledgeGraph) -> None:
    """All statuses, contradictions, hearsay, several sources, hubs; references lead somewhere."""
    assert {claim.status for claim in knowledge.claims} == set(Status)
    claims = {claim.iri: claim for claim in knowledge.claims}
    statements = {statement.iri for statement in knowledge.statements}
    against = [(claim.iri, iri) for claim in knowledge.claims for iri in claim.contradicts]
    assert against
    assert all(one in claims[other].contradicts for one, other in against)
    assert {iri for claim in knowledge.claims for iri in claim.stated_in} <= statements
    assert any(claim.stated_in for claim in knowledge.claims)
    assert max(claim.independent_sources for claim in knowledge.claims) > 2
    degrees = [0] * N_NODES
    for edge in compose(knowledge).edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    assert max(degrees) > 10 * sum(degrees) / N_NODES


@pytest.mark.parametrize("size", [(30, 30), (300, 600)])
def test_equal_arguments_give_equal_graphs(size: tuple[int, int]) -> None:
    """Only the seed makes another world."""
    assert invented_graph(*size) == invented_graph(*size)
    assert invented_graph(*size) != invented_graph(*size, seed=1)
