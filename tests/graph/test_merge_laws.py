"""Laws of merging: order does not matter, nothing is counted twice, no evidence is lost."""

import datetime as dt
import gc
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newspapers import newspapers, world

from extract.records import Event, Evidence, Extraction, Relation
from graph.confidence import confidence
from graph.merge import merge
from graph.records import ClaimNode, EventNode, EvidenceNode, KnowledgeGraph, StatementNode


def evidence(knowledge: KnowledgeGraph) -> set[tuple[str, int, int, str]]:
    """Every sentence that supports something, with what found it."""
    nodes: list[ClaimNode | EventNode | StatementNode] = [
        *knowledge.claims,
        *knowledge.events,
        *knowledge.statements,
    ]
    told: list[EvidenceNode] = [part for node in nodes for part in node.evidence]
    return {(part.article, part.start, part.stop, part.extractor) for part in told}


def supports(extraction: Extraction) -> list[Evidence]:
    """All evidence of one article."""
    return [told for claim in extraction.claims for told in claim.evidence]


@given(news=newspapers(), seed=st.integers(0, 1000))
def test_order_does_not_matter(news: list[Extraction], seed: int) -> None:
    """Any order of the articles gives the same graph."""
    shuffled = news.copy()
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's shuffle
    assert merge(shuffled) == merge(news)


@given(news=newspapers())
def test_same_article_twice_is_one_article(news: list[Extraction]) -> None:
    """Repeating an article changes nothing."""
    assert merge([*news, news[0]]) == merge(news)


@given(news=newspapers())
def test_no_evidence_is_lost_and_none_invented(news: list[Extraction]) -> None:
    """Every sentence of every claim stands in the graph, and no other."""
    wanted = {
        (f"art:{one.article.id}", told.start, told.stop, told.extractor)
        for one in news
        for told in supports(one)
    }
    assert evidence(merge(news)) == wanted


@given(news=newspapers())
def test_every_reference_leads_to_a_node(news: list[Extraction]) -> None:
    """No node names an IRI that is not there; IRIs are unique and sorted."""
    knowledge = merge(news)
    entities = [node.iri for node in knowledge.entities]
    claims = [node.iri for node in knowledge.claims]
    statements = {node.iri for node in knowledge.statements}
    articles = {node.iri for node in knowledge.articles}
    for iris in (entities, claims, [node.iri for node in knowledge.events], sorted(statements)):
        assert iris == sorted(set(iris))
    known = set(entities)
    for claim in knowledge.claims:
        assert {claim.subject, str(claim.object), *claim.attributed_to} <= known
        assert set(claim.contradicts) <= set(claims)
        assert {told.article for told in claim.evidence} <= articles
    for event in knowledge.events:
        assert {*event.agents, *event.recipients, *event.places} <= known
        assert not set(event.agents) & set(event.recipients)
    for statement in knowledge.statements:
        assert {statement.speaker, *statement.about} <= known


@given(news=newspapers())
def test_evidence_keeps_what_its_article_says(news: list[Extraction]) -> None:
    """Whatever claims become one, each sentence has the status that its own article gave it."""
    told = {
        (f"art:{one.article.id}", part.start, claim.status)
        for one in news
        for claim in one.claims
        if isinstance(claim, Event | Relation)
        for part in claim.evidence
    }
    knowledge = merge(news)
    nodes: list[ClaimNode | EventNode] = [*knowledge.claims, *knowledge.events]
    kept = {(part.article, part.start, part.status) for node in nodes for part in node.evidence}
    assert kept == told
    for node in nodes:
        assert node.status in {part.status for part in node.evidence}


@given(news=newspapers())
def test_contradictions_hold_both_ways(news: list[Extraction]) -> None:
    """Whoever is contradicted contradicts, and nobody contradicts himself."""
    knowledge = merge(news)
    nodes: list[ClaimNode | EventNode] = [*knowledge.claims, *knowledge.events]
    against = {(node.iri, other) for node in nodes for other in node.contradicts}
    assert against == {(other, iri) for iri, other in against}
    assert all(iri != other for iri, other in against)


@given(news=newspapers())
def test_sources_and_confidence_are_bounded(news: list[Extraction]) -> None:
    """There is a source, no more than articles; nothing is less sure than its best evidence."""
    knowledge = merge(news)
    nodes: list[ClaimNode | EventNode | StatementNode] = [
        *knowledge.claims,
        *knowledge.events,
        *knowledge.statements,
    ]
    for node in nodes:
        assert 1 <= node.independent_sources <= len({part.article for part in node.evidence})
        assert min(part.score for part in node.evidence) <= confidence(node) <= 1


@given(news=newspapers())
def test_events_of_two_days_are_never_one(news: list[Extraction]) -> None:
    """All known days of one event's reports are the same day."""
    days: dict[tuple[str, int], set[dt.date | None]] = {}
    for one in news:
        for claim in one.claims:
            if isinstance(claim, Event) and claim.time is not None:
                key = (f"art:{one.article.id}", claim.evidence[0].start)
                days.setdefault(key, set()).add(claim.time.earliest)
    for event in merge(news).events:
        known = {
            frozenset(days[told.article, told.start])
            for told in event.evidence
            if (told.article, told.start) in days
        }
        assert len(known) <= 1


@pytest.mark.slow
def test_time_grows_nearly_linearly() -> None:
    """Four times the articles, on the same actors, take less than eight times the time."""
    seconds = []
    for n_articles in (400, 1600):
        news = world(n_articles)
        gc.collect()
        gc.freeze()  # what other tests left behind is no work of the merge
        started = time.process_time()
        merge(news)
        seconds.append(time.process_time() - started)
        gc.unfreeze()
    assert seconds[1] < 8 * seconds[0], seconds
