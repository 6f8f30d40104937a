"""Sure claims are plain facts, doubtful ones are claims, and what is less than that is left out."""

from dataclasses import replace

import pytest
from drafts import Draft
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from extract.claims.complete import confidence as claim_confidence
from extract.claims.complete import without_doubtful
from extract.records import Extraction
from graph.audit import audit
from graph.confidence import MOST, SURE, confidence
from graph.export.page.scene import compose
from graph.merge import merge
from graph.triples import to_triples
from ontology.namespaces import Namespaces, sv
from ontology.vocabulary import EntityType, RelationType, Status

TEXT = "Дания вошла в Союз портов."
MEMBER_OF = URIRef(sv("memberOf"))


def joining(
    *scores: float,
    status: Status = Status.OCCURRED,
    text: str = TEXT,
    publisher: str | None = None,
) -> Extraction:
    """Denmark joins, as several extractors with these scores say."""
    draft = Draft(text, publisher=publisher)
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    union = draft.entity("Союз портов", EntityType.ALLIANCE)
    draft.relation(denmark, RelationType.MEMBER_OF, union, "вошла", status=status)
    extraction = draft.done()
    (claim,) = extraction.claims
    evidence = tuple(
        replace(claim.evidence[0], score=score, extractor=f"test/{number}")
        for number, score in enumerate(scores)
    )
    return replace(extraction, claims=(replace(claim, evidence=evidence),))


@pytest.mark.parametrize(("score", "is_fact"), [(SURE, True), (0.7496, True), (0.74, False)])
def test_only_a_sure_claim_is_a_plain_fact(*, score: float, is_fact: bool) -> None:
    """The line lies at three decimal places, as in the graph: the audit finds nothing wrong."""
    knowledge = merge([joining(score)])
    triples = to_triples(knowledge)
    assert len(knowledge.claims) == 1
    assert bool(set(triples.subject_objects(MEMBER_OF))) is is_fact
    texts = {node.iri: node.article.text for node in knowledge.articles}
    assert audit(triples, texts) == ()
    assert bool(compose(knowledge).edges) is is_fact


def test_best_evidence_makes_it_sure() -> None:
    """Rules and model that agree are as sure as the surer of them."""
    triples = to_triples(merge([joining(0.55, 0.9)]))
    assert len(set(triples.subject_objects(MEMBER_OF))) == 1


SECOND = "Вчера Дания вошла в Союз портов."
THIRD = "Стало известно: Дания вошла в Союз портов."


def sureness(*extractions: Extraction) -> float:
    """How sure the claim that is told is."""
    told = [node for node in merge(extractions).claims if node.status is not Status.DENIED]
    (claim,) = told
    return confidence(claim)


@pytest.mark.parametrize(
    ("others", "score"),
    [
        ((), 0.7),
        ((joining(0.62, text=SECOND),), 1 - 0.3 * (1 - 0.31)),
        ((joining(0.62, text=SECOND), joining(0.62, text=THIRD)), 1 - 0.3 * (1 - 0.31) ** 2),
        ((joining(0.995, text=SECOND),), 0.995),
        ((joining(0.98, text=SECOND), joining(0.98, text=THIRD)), MOST),
        ((joining(0.62, text=SECOND, status=Status.PLANNED),), 0.7),
        ((joining(0.62, text=SECOND, status=Status.DENIED),), 0.7),
    ],
    ids=["alone", "second-source", "third-source", "surer", "most", "plan", "contradicted"],
)
def test_sources_that_agree_make_it_surer(others: tuple[Extraction, ...], score: float) -> None:
    """Each further independent source counts by half; a plan or a contradiction adds nothing."""
    assert sureness(joining(0.7), *others) == pytest.approx(score)


def test_one_outlet_twice_is_not_surer() -> None:
    """Two articles of one publisher are one source."""
    first = joining(0.7, publisher="Вестник")
    assert sureness(first, joining(0.7, text=SECOND, publisher="Вестник")) == 0.7


def test_contradicted_claim_is_as_sure_as_its_best_source() -> None:
    """Two sources against a denial are no surer than the better one of them."""
    denial = joining(0.8, text="Дания вошла не в Союз портов.", status=Status.DENIED)
    assert sureness(joining(0.7), joining(0.62, text=SECOND), denial) == 0.7


def test_agreement_makes_a_plain_fact() -> None:
    """Two doubtful sources may together be sure: the graph and its audit decide alike."""
    knowledge = merge([joining(0.7), joining(0.62, text=SECOND)])
    triples = to_triples(knowledge)
    assert len(set(triples.subject_objects(MEMBER_OF))) == 1
    assert audit(triples, {node.iri: node.article.text for node in knowledge.articles}) == ()


def test_audit_finds_a_confidence_that_nothing_supports() -> None:
    """One source cannot make a claim surer than its evidence."""
    knowledge = merge([joining(0.7)])
    triples = to_triples(knowledge)
    claim = URIRef(Namespaces().expand(knowledge.claims[0].iri))
    triples.set((claim, URIRef(sv("confidence")), Literal("0.95", datatype=XSD.decimal)))
    texts = {node.iri: node.article.text for node in knowledge.articles}
    assert "confidence" in {found.path for found in audit(triples, texts)}


def test_plan_keeps_its_status_in_the_graph() -> None:
    """The evidence of a plan that others tell as done says so; the plain fact is the deed."""
    knowledge = merge(
        [
            joining(0.9, status=Status.PLANNED, text="Дания вошла, пишут, в Союз портов завтра."),
            joining(0.9),
        ]
    )
    (claim,) = knowledge.claims
    triples = to_triples(knowledge)
    told = {str(status) for _, status in triples.subject_objects(URIRef(sv("status")))}
    assert claim.status is Status.OCCURRED
    assert told == {sv(Status.OCCURRED), sv(Status.PLANNED)}
    assert set(triples.subject_objects(MEMBER_OF))
    assert not set(triples.subject_objects(URIRef(sv("prospectiveMemberOf"))))
    assert audit(triples, {node.iri: node.article.text for node in knowledge.articles}) == ()


def test_doubtful_denial_still_forbids_the_fact() -> None:
    """What somebody may have denied is no plain fact."""
    denied = joining(0.55, status=Status.DENIED)
    told = joining(0.9, text="Вчера Дания вошла в Союз портов.")
    triples = to_triples(merge([denied, told]))
    assert set(triples.subject_objects(MEMBER_OF)) == set()


@pytest.mark.parametrize(("least", "n_claims"), [(0.0, 1), (0.6, 1), (0.61, 0), (1.0, 0)])
def test_doubtful_claims_are_left_out(least: float, n_claims: int) -> None:
    """A claim stays if its best evidence reaches the least confidence asked for."""
    extraction = joining(0.5, 0.6)
    assert max(map(claim_confidence, extraction.claims)) == 0.6
    kept = without_doubtful(extraction, least)
    assert len(merge([kept]).claims) == n_claims


def test_nothing_changes_where_all_is_sure() -> None:
    """An extraction without doubtful claims is returned as it is."""
    extraction = joining(0.9)
    assert without_doubtful(extraction, 0.5) is extraction


@pytest.mark.parametrize(
    ("relation", "value", "literal"),
    [
        (RelationType.AGE_IS, "52", Literal("52", datatype=XSD.integer)),
        (RelationType.AGE_IS, "> 70", Literal("> 70", datatype=XSD.string)),
        (RelationType.AGE_IS, "средних лет", Literal("средних лет", lang="ru")),
        (RelationType.PRICE_OF, "1500000 USD", Literal("1500000 USD", datatype=XSD.string)),
        (RelationType.ALTERNATIVE_NAME, "БЦС", Literal("БЦС", lang="ru")),
    ],
)
def test_values_are_written_with_their_type(
    relation: RelationType, value: str, literal: Literal
) -> None:
    """A whole age is a number, a sum has its currency, words are Russian."""
    draft = Draft(TEXT)
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    draft.relation(denmark, relation, value, "вошла")
    triples = to_triples(merge([draft.done()]))
    assert set(triples.objects(None, URIRef(sv(relation)))) == {literal}
