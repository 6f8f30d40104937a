"""What the audit finds, and that a sound graph has nothing to find."""

import pytest
from rdflib import Graph, Literal, URIRef
from story import story

from graph.audit import audit
from graph.triples import to_triples
from ontology.namespaces import Namespaces, sv
from ontology.validate import Severity

NAMES = Namespaces()
TEXTS = {node.iri: node.article.text for node in story().articles}


def iri(curie: str) -> URIRef:
    """A name as the graph writes it."""
    return URIRef(NAMES.expand(curie))


@pytest.fixture
def triples() -> Graph:
    """The story as triples, to be spoiled."""
    return to_triples(story())


def messages(triples: Graph, texts: dict[str, str] = TEXTS) -> list[str]:
    """What the audit says."""
    return [found.message for found in audit(triples, texts)]


def test_sound_graph_has_no_findings(triples: Graph) -> None:
    """The exporter's own output is clean."""
    assert messages(triples) == []


def test_wrong_quote_is_found(triples: Graph) -> None:
    """A quote that is not its stretch of text is a violation."""
    evidence = story().claims[0].evidence[0]
    triples.set((iri(evidence.iri), URIRef(sv("start")), Literal(evidence.start + 1)))
    (found,) = audit(triples, TEXTS)
    assert found.severity is Severity.VIOLATION
    assert found.focus == evidence.iri
    assert "is not characters" in found.message


def test_missing_text_is_a_warning_an_article(triples: Graph) -> None:
    """Without the text nothing is said about the quotes, but that."""
    found = audit(triples, {})
    assert [one.severity for one in found] == [Severity.WARNING] * len(TEXTS)
    assert {one.focus for one in found} == set(TEXTS)


@pytest.mark.parametrize("name", ["memberOf", "prospectiveMemberOf"])
@pytest.mark.parametrize("subject", ["ent:norway", "ent:poland"], ids=["denied", "untold"])
def test_fact_without_claim_is_found(subject: str, name: str, triples: Graph) -> None:
    """A direct or prospective triple that no claim allows is a violation."""
    triples.add((iri(subject), URIRef(sv(name)), iri("ent:union")))
    assert messages(triples) == ["no claim allows this direct triple"]


def test_missing_fact_is_found(triples: Graph) -> None:
    """A claim whose direct triple is missing is a violation."""
    triples.remove((iri("ent:latvia"), URIRef(sv("memberOf")), iri("ent:union")))
    assert messages(triples) == ["its claims call for this direct triple"]


def test_graph_without_articles_is_a_violation() -> None:
    """An empty graph breaks no rule of form, and yet is no result."""
    (finding,) = audit(Graph(), {})
    assert finding.message == "no article in the graph"
    assert finding.severity is Severity.VIOLATION


def test_claim_without_evidence_is_found(triples: Graph) -> None:
    """A claim that nothing supports is a violation."""
    claim = story().claims[0]
    triples.remove((iri(claim.iri), URIRef(sv("evidence")), None))
    assert messages(triples) == ["a claim without evidence"]
