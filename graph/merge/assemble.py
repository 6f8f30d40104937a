"""The flow of merging on one screen: identity first, then everything that is said.

    identify → entity nodes → reprints → statements → relations, events → contradictions
             → KnowledgeGraph

The extractions are put in the order of their articles' ids first, so that nothing after it can
depend on the order of the input.
"""

from collections.abc import Iterable

from extract.records import Extraction
from graph.merge.acting import Acting
from graph.merge.contradictions import with_contradictions
from graph.merge.decisions import Settled
from graph.merge.events import merge_events
from graph.merge.identify import identify, once_each
from graph.merge.named_events import mentioned_events
from graph.merge.nodes import entity_nodes
from graph.merge.references import References
from graph.merge.relations import merge_relations
from graph.merge.reprints import find_reprints
from graph.merge.sources import Sources, article_iri
from graph.merge.statements import merge_statements
from graph.records import ArticleNode, KnowledgeGraph


def merge(extractions: Iterable[Extraction], settled: Settled | None = None) -> KnowledgeGraph:
    """Make one graph of many extractions: one node for one thing, all evidence kept.

    The result does not depend on the order of the extractions; the same article twice is one
    article. Time grows nearly linearly with the number of mentions and claims.

    Args:
        extractions: one for each article, in any order, possibly repeated.
        settled: what a person decided about these articles, from `settle`.
    """
    identities = identify(once_each(extractions), settled)
    ordered = tuple(identities.extractions)
    entities, iri_of = entity_nodes(identities)
    origins = find_reprints([one.article for one in ordered])
    references = References(extractions=ordered, entities=iri_of)
    sources = Sources(ordered, iri_of, origins)
    acting = Acting(references, {node.iri: node.type for node in entities})
    label_of = {node.iri: node.label for node in entities}
    statements = merge_statements(references, sources)
    claims = merge_relations(references, sources, acting, label_of)
    events = merge_events(references, sources, acting, entities)
    told = frozenset(node.iri for node in events)
    events += mentioned_events(references, sources, entities, told)
    mentions: list[set[str]] = [set() for _ in ordered]
    for number, extraction in enumerate(ordered):
        mentions[number].update(
            iri_of[number][entity.id]
            for entity in extraction.entities
            if entity.mentions and entity.id in iri_of[number]
        )
    articles = [
        ArticleNode(
            iri=article_iri(extraction.article.id),
            article=extraction.article,
            publisher=sources.publisher(number),
            mentions=tuple(sorted(mentions[number])),
            reprint_of=(
                None
                if origins[number] == number
                else article_iri(ordered[origins[number]].article.id)
            ),
        )
        for number, extraction in enumerate(ordered)
    ]
    claims, events = with_contradictions(claims, events, entities, articles)
    return KnowledgeGraph(
        articles=tuple(articles),
        entities=entities,
        claims=claims,
        events=tuple(sorted(events, key=lambda node: node.iri)),
        statements=statements,
    )
