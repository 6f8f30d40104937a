"""Evidence as nodes of the graph, and how many independent sources stand behind it.

A source is whom the sentence cites, else whom the article cites, else its publisher, else the
article itself; a reprint speaks for the article that it repeats. Who only passes on what another
source of the same claim tells is no source of its own: if A cites B and B cites an agency, all
three are the agency.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.names.keys import fold
from extract.records import EntityId, Evidence, Extraction
from graph.confidence import DIGITS
from graph.records import UNLISTED, EvidenceNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import EntityType, Status

_STATUSES = tuple(Status)

Told = tuple[int, Evidence, Status | None]
"""Article, its evidence, and the status that the article gives to what it supports."""


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
        outlets = _outlets(extractions, iri_of)
        self._publisher: list[str | None] = []
        self._cited: list[str | None] = []
        self._author: dict[str, str] = {}
        """Article → who publishes it, or the article itself where nobody is named."""
        self._second_hand: dict[str, str] = {}
        """Article → whom it cites as a whole, though that one is no entity."""
        for extraction, iris in zip(extractions, iri_of, strict=True):
            article = extraction.article
            self._publisher.append(_named(extraction, iris, article.publisher, outlets))
            self._cited.append(_named(extraction, iris, article.cites, outlets))
        for n, first in enumerate(origins):
            iri = article_iri(extractions[n].article.id)
            source = extractions[first].article
            self._author[iri] = (
                self._publisher[first]
                or (_unlisted(source.publisher) if source.publisher else None)
                or article_iri(source.id)
            )
            cited = extractions[n].article.cites
            if cited:
                self._second_hand[iri] = self._cited[n] or _unlisted(cited)

    def publisher(self, article: int) -> str | None:
        """Return the IRI of the outlet that published the article, if that is known."""
        return self._publisher[article]

    def nodes(self, evidence: Iterable[Told], key: str) -> tuple[EvidenceNode, ...]:
        """Return evidence as nodes without repetitions, sorted; of two scores for one the higher.

        Args:
            evidence: all that there is for one thing, each with its article and status.
            key: identity of what they support.
        """
        best: dict[str, EvidenceNode] = {}
        for article, each, status in evidence:
            node = self._node(article, each, status, key)
            known = best.get(node.iri)
            if known is None or _rank(node) > _rank(known):
                best[node.iri] = node
        return self._with_origins([best[iri] for iri in sorted(best)])

    def _node(
        self, article: int, evidence: Evidence, status: Status | None, key: str
    ) -> EvidenceNode:
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
            score=round(evidence.score, DIGITS),
            cites=cited or self._cited[article],
            version=extraction.version,
            status=status,
        )

    def _with_origins(self, evidence: list[EvidenceNode]) -> tuple[EvidenceNode, ...]:
        """Return the evidence of one thing, each with its origin."""
        cited: dict[str, set[str]] = {}
        for node in evidence:
            author = self._author[node.article]
            cited.setdefault(author, set()).add(self._second_hand_of(node) or author)
        passes_on = {
            author: next(iter(sources))
            for author, sources in cited.items()
            if len(sources) == 1 and author not in sources
        }
        return tuple(
            replace(
                node,
                origin=_first_hand(
                    self._second_hand_of(node) or self._author[node.article], passes_on
                ),
            )
            for node in evidence
        )

    def _second_hand_of(self, node: EvidenceNode) -> str | None:
        return node.cites or self._second_hand.get(node.article)


def independent(evidence: Iterable[EvidenceNode]) -> int:
    """Return the number of distinct origins of these sentences."""
    return len({node.origin for node in evidence})


def article_iri(article_id: str) -> str:
    """Return the IRI of an article; its id is its content hash already."""
    return f"{Kind.ARTICLE}:{article_id}"


def _rank(node: EvidenceNode) -> tuple[float, int, str]:
    """Order two readings of one sentence: the surer, then the more certain status."""
    certain = _STATUSES.index(node.status) if node.status is not None else 0
    return node.score, -certain, node.cites or ""


def _first_hand(source: str, passes_on: dict[str, str]) -> str:
    """Follow a source to the one that does not cite another; a circle is known by its least."""
    seen: list[str] = []
    while source in passes_on and source not in seen:
        seen.append(source)
        source = passes_on[source]
    return min(seen[seen.index(source) :]) if source in seen else source


def _unlisted(name: str) -> str:
    """Return the key of an outlet that is no entity of the graph."""
    return UNLISTED + fold(name)


def _outlets(
    extractions: Sequence[Extraction], iri_of: Sequence[dict[EntityId, str]]
) -> dict[str, str]:
    """Return the outlets of all articles by folded name, without names that two of them have."""
    found: dict[str, set[str]] = {}
    for extraction, iris in zip(extractions, iri_of, strict=True):
        for entity in extraction.entities:
            if entity.type is EntityType.MEDIA_OUTLET and entity.id in iris:
                for name in (entity.name, *entity.aliases):
                    found.setdefault(fold(name), set()).add(iris[entity.id])
    return {name: next(iter(iris)) for name, iris in found.items() if len(iris) == 1}


def _named(
    extraction: Extraction,
    iris: dict[EntityId, str],
    name: str | None,
    outlets: dict[str, str],
) -> str | None:
    """Return the IRI of what is called so: in the article, an outlet before others, or at all."""
    if not name:
        return None
    key = fold(name)
    fitting = [
        entity
        for entity in extraction.entities
        if key in {fold(called) for called in (entity.name, *entity.aliases)}
    ]
    fitting.sort(key=lambda entity: (entity.type is not EntityType.MEDIA_OUTLET, entity.id))
    known = iris.get(fitting[0].id) if fitting else None
    return known or outlets.get(key)
