"""Evidence as nodes of the graph, and how many independent sources stand behind it.

A source is whom the sentence cites, else whom the article cites, else its publisher, else the
article itself; a reprint speaks for the article that it repeats.
"""

from collections.abc import Iterable, Sequence

from extract.records import EntityId, Evidence, Extraction
from graph.merge.spelling import fold
from graph.records import EvidenceNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import EntityType


class Sources:
    """Who stands behind each article.

    Args:
        extractions: one for each article.
        iri_of: for each article the IRI of each of its entities.
        origins: for each article the index of the article that it reprints, or its own.
    """

    def __init__(
        self,
        extractions: Sequence[Extraction],
        iri_of: Sequence[dict[EntityId, str]],
        origins: Sequence[int],
    ) -> None:
        self._extractions = extractions
        self._iri_of = iri_of
        self._publisher: list[str | None] = []
        self._cited: list[str | None] = []
        for extraction, iris in zip(extractions, iri_of, strict=True):
            article = extraction.article
            self._publisher.append(_named(extraction, iris, article.publisher))
            self._cited.append(_named(extraction, iris, article.cites))
        self._origin: dict[str, str] = {}
        for n, first in enumerate(origins):
            source = extractions[first].article
            name = self._publisher[first] or (
                f"publisher {fold(source.publisher)}"
                if source.publisher
                else article_iri(source.id)
            )
            self._origin[article_iri(extractions[n].article.id)] = name

    def publisher(self, article: int) -> str | None:
        """Return the IRI of the outlet that published the article, if that is known."""
        return self._publisher[article]

    def nodes(self, evidence: Iterable[tuple[int, Evidence]], key: str) -> tuple[EvidenceNode, ...]:
        """Return evidence as nodes without repetitions, sorted; of two scores for one the higher.

        Args:
            evidence: all that there is for one thing, each with its article.
            key: identity of what they support.
        """
        best: dict[str, EvidenceNode] = {}
        for article, each in evidence:
            node = self._node(article, each, key)
            known = best.get(node.iri)
            if known is None or (node.score, node.cites or "") > (known.score, known.cites or ""):
                best[node.iri] = node
        return tuple(best[iri] for iri in sorted(best))

    def _node(self, article: int, evidence: Evidence, key: str) -> EvidenceNode:
        extraction = self._extractions[article]
        iri = article_iri(extraction.article.id)
        cited = self._iri_of[article].get(evidence.cites) if evidence.cites else None
        return EvidenceNode(
            iri=mint(Kind.EVIDENCE, iri, evidence.start, evidence.stop, key, evidence.extractor),
            article=iri,
            quote=evidence.quote,
            start=evidence.start,
            stop=evidence.stop,
            extractor=evidence.extractor,
            score=evidence.score,
            cites=cited or self._cited[article],
            version=extraction.version,
        )

    def independent(self, evidence: Iterable[EvidenceNode]) -> int:
        """Return the number of distinct origins of these sentences."""
        return len({node.cites or self._origin[node.article] for node in evidence})


def article_iri(article_id: str) -> str:
    """Return the IRI of an article; its id is its content hash already."""
    return f"{Kind.ARTICLE}:{article_id}"


def _named(extraction: Extraction, iris: dict[EntityId, str], name: str | None) -> str | None:
    """Return the IRI of the article's entity that is called so, an outlet before others."""
    if not name:
        return None
    key = fold(name)
    fitting = [
        entity
        for entity in extraction.entities
        if key in {fold(called) for called in (entity.name, *entity.aliases)}
    ]
    fitting.sort(key=lambda entity: (entity.type is not EntityType.MEDIA_OUTLET, entity.id))
    return iris.get(fitting[0].id) if fitting else None
