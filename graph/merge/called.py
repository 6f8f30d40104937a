"""From what a person writes to the entities that are meant, and back.

How a thing may be written is told in `decisions`. The same index answers which nodes of the graph
bear a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath

from rapidfuzz import fuzz, process

from extract.names.keys import fold
from extract.records import EntityId, MentionKind
from graph.errors import GraphError
from graph.merge.identities import Identities, Local
from graph.records import EntityNode
from ontology.gazetteer.tables import IDENTIFIERS
from ontology.identifiers import slug, transliterate
from ontology.namespaces import Kind

SIMILAR = 60.0
"""Smallest similarity, 0..100, of a name that is offered where none fits."""
_MOST_OFFERED = 5
_SCOPE = "@"
_LOCAL_ID = re.compile(r"e\d+(\.[\w-]+)?")
_NODE = re.compile(rf"(?:{Kind.ENTITY}:|https?://\S*[/#]{Kind.ENTITY}/)([\w-]+)")
"""A node by its name with the prefix of a graph's Turtle, or by its IRI under any base."""


class NotCalledError(GraphError):
    """Nothing is written so, or several things are; `source` is what was written."""


class Called:
    """The entities of all articles by every way of writing them.

    Args:
        identities: merged, without any decision.
        nodes: their nodes.
        iri_of: for each article the IRI of each of its entities.
    """

    def __init__(
        self,
        identities: Identities,
        nodes: Sequence[EntityNode],
        iri_of: Sequence[Mapping[EntityId, str]],
    ) -> None:
        self.identities = identities
        self.node_of = {node.iri: node for node in nodes}
        self._iri_of = iri_of

    def iri(self, one: Local) -> str | None:
        """The IRI of an entity's node; None for a value, which has none."""
        return self._iri_of[one.article].get(one.entity.id)

    def find(self, written: str) -> tuple[Local, ...]:
        """The entities that are meant, in order: those of one thing.

        Raises:
            NotCalledError: nothing is called so, or more than one thing.
        """
        if node := _NODE.fullmatch(written):
            found = self._members.get(f"{Kind.ENTITY}:{node[1]}", [])
        elif IDENTIFIERS["id"].fullmatch(written):
            found = self._by_link.get(written, [])
        else:
            found = self._by_name.get(fold(written), [])
            if not found and _SCOPE in written:
                return self._in_article(*written.rsplit(_SCOPE, 1))
        if not found:
            raise NotCalledError(
                written, f"no article has «{written}»{_offered(self.similar(written))}"
            )
        things = {self.iri(one) for one in found}
        if len(things) > 1:
            # A thing's own label is meant rather than another name of something else.
            key = fold(written)
            labeled = {
                iri for iri in things if iri and fold(self.node_of[iri].label) == key
            } or things
            if len(labeled) > 1:
                raise NotCalledError(written, self._ambiguous(written, labeled))
            found = [one for one in found if self.iri(one) in labeled]
        return tuple(found)

    def name_in(self, written: str) -> str | None:
        """The name in what a person writes, without its article; None if it is no name."""
        if _NODE.fullmatch(written) or IDENTIFIERS["id"].fullmatch(written):
            return None
        if fold(written) in self._by_name or _SCOPE not in written:
            return written
        name = written.rsplit(_SCOPE, 1)[0]
        return None if _LOCAL_ID.fullmatch(name) else name

    def nodes_called(self, written: str) -> list[EntityNode]:
        """Every node that bears the name, in either alphabet, or is written so otherwise."""
        try:
            found = {self.iri(one) for one in self.find(written)}
        except NotCalledError:
            found = {self.iri(one) for one in self._by_name.get(fold(written), ())}
        key, latin = fold(written), slug(fold(written))
        names = {
            iri: {name for name in (node.label_en, node.label, *node.aliases) if name}
            for iri, node in self.node_of.items()
        }
        found |= {iri for iri, told in names.items() if key in map(fold, told)}
        if not found - {None}:  # «Эмиль Ланге» may be asked for as "Emil Lange"
            found = {iri for iri, told in names.items() if latin in map(slug, told)}
        return [self.node_of[iri] for iri in sorted(iri for iri in found if iri)]

    def bearers(self, name: str) -> tuple[Local, ...]:
        """The entities that are called so, whatever thing they are."""
        return tuple(self._by_name.get(fold(name), ()))

    def similar(self, written: str) -> list[str]:
        """Names that are written nearly so, in either alphabet, the most similar first."""
        near = process.extract(
            transliterate(fold(written)),
            {key: transliterate(key) for key in self._spelling},
            scorer=fuzz.token_sort_ratio,
            limit=_MOST_OFFERED,
            score_cutoff=SIMILAR,
        )
        return [self._spelling[key] for _, _, key in near]

    def written(self, one: Local) -> str:
        """How to write one entity of one article so that nothing else is meant."""
        scope = self.file(one)
        for name in (one.entity.name, one.entity.id):
            text = f"{name}{_SCOPE}{scope}"
            if text.isprintable() and self._means(text, one):  # it goes into a line of a table
                return text
        return f"{one.entity.id}{_SCOPE}{self.identities.article(one).id}"

    def file(self, one: Local) -> str:
        """The shortest way to write the article of an entity: its file's name if that will do."""
        article = self.identities.article(one)
        ways = (PurePath(article.source).name, article.source)
        unique = (way for way in ways if way and len(self._articles[way]) == 1)
        return next(unique, article.id)

    def _means(self, written: str, one: Local) -> bool:
        try:
            return self.find(written) == (one,)
        except NotCalledError:
            return False

    def _in_article(self, name: str, scope: str) -> tuple[Local, ...]:
        written = f"{name}{_SCOPE}{scope}"
        articles = self._articles.get(scope.removeprefix(f"{Kind.ARTICLE}:"), set())
        if not articles:
            offered = [known for known, _, _ in process.extract(scope, self._sources, limit=3)]
            raise NotCalledError(
                written, f"there is no article «{scope}»; there is {', '.join(offered)}"
            )
        if len(articles) > 1:
            sources = sorted(
                f"{self.identities.extractions[n].article.source} "
                f"({self.identities.extractions[n].article.id})"
                for n in articles
            )
            raise NotCalledError(
                written, f"«{scope}» is more than one article: {', '.join(sources)}"
            )
        (article,) = articles
        here = self.identities.of_article(article)
        key = fold(name)
        found = self._by_name_here.get((article, key), [])
        if not found and _LOCAL_ID.fullmatch(name):
            found = [one for one in here if one.entity.id == name]
        if not found:
            names = {called: None for one in here for called in _names(self.identities, one)}
            near = process.extract(
                key,
                list(names),
                scorer=fuzz.token_sort_ratio,
                processor=fold,
                limit=_MOST_OFFERED,
                score_cutoff=SIMILAR,
            )
            offer = _offered(called for called, _, _ in near)
            raise NotCalledError(written, f"«{name}» is not in {scope}{offer}")
        if len(found) > 1:
            found = [one for one in found if fold(one.entity.name) == key] or found
        if len(found) > 1:
            candidates = ", ".join(
                f"{one.entity.id}{_SCOPE}{scope} ({one.entity.type}, {one.entity.name})"
                for one in found
            )
            raise NotCalledError(
                written, f"«{name}» is more than one thing in {scope}: {candidates}"
            )
        return tuple(found)

    def _ambiguous(self, written: str, things: Iterable[str | None]) -> str:
        return f"«{written}» is more than one thing: " + "; ".join(
            f"{iri} ({node.type}, {node.label}, in {self._where(node)})"
            for iri in sorted(iri for iri in things if iri)
            for node in (self.node_of[iri],)
        )

    def _where(self, node: EntityNode) -> str:
        sources = sorted({self.identities.article(one).source for one in self._members[node.iri]})
        more = f" and {len(sources) - 2} more" if len(sources) > 2 else ""  # noqa: PLR2004 - two
        return ", ".join(sources[:2]) + more

    def members(self, iri: str) -> tuple[Local, ...]:
        """The entities of a node, in the order of the articles."""
        return tuple(self._members[iri])

    @cached_property
    def _members(self) -> dict[str, list[Local]]:
        found: dict[str, list[Local]] = {}
        for one in self.identities.locals:
            iri = self.iri(one)
            if iri is not None:
                found.setdefault(iri, []).append(one)
        return found

    @cached_property
    def _by_link(self) -> dict[str, list[Local]]:
        found: dict[str, list[Local]] = {}
        for one in self.identities.locals:
            link = one.entity.link
            for key in {link.key, link.wikidata} - {None} if link else ():
                found.setdefault(str(key), []).append(one)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Local]]:
        found: dict[str, list[Local]] = {}
        for one in self.identities.locals:
            if one.entity.type.is_literal:
                continue
            for key in {fold(name) for name in _names(self.identities, one)} - {""}:
                found.setdefault(key, []).append(one)
        return found

    @cached_property
    def _by_name_here(self) -> dict[tuple[int, str], list[Local]]:
        """Number of the article and folded name → its entities that are called so."""
        found: dict[tuple[int, str], list[Local]] = {}
        for key, bearers in self._by_name.items():
            for one in bearers:
                found.setdefault((one.article, key), []).append(one)
        return found

    @cached_property
    def _spelling(self) -> dict[str, str]:
        """Folded name → the name as some article has it; in the order of the articles."""
        found: dict[str, str] = {}
        for one in self.identities.locals:
            if not one.entity.type.is_literal:
                for name in _names(self.identities, one):
                    found.setdefault(fold(name), name)
        return found

    @cached_property
    def _articles(self) -> dict[str, set[int]]:
        """Every way of writing an article → its numbers."""
        found: dict[str, set[int]] = {}
        for number, extraction in enumerate(self.identities.extractions):
            article = extraction.article
            path = PurePath(article.source)
            for name in (article.id, article.source, path.name, path.stem):
                found.setdefault(name, set()).add(number)
        return found

    @cached_property
    def _sources(self) -> list[str]:
        return sorted({PurePath(one.article.source).name for one in self.identities.extractions})


def _offered(names: Iterable[str]) -> str:
    """The end of a message that offers names, if there are any."""
    listed = ", ".join(f"«{name}»" for name in names)
    return f"; there is {listed}" if listed else ""


def _names(identities: Identities, one: Local) -> Iterator[str]:
    """By what an entity is called, its own name first."""
    yield one.entity.name
    yield from one.entity.aliases
    if one.entity.link is not None:
        yield one.entity.link.label_ru
        if one.entity.link.label_en:
            yield one.entity.link.label_en
    mentions = identities.extractions[one.article].mentions
    for number in one.entity.mentions:
        if mentions[number].kind is MentionKind.NAME:
            yield mentions[number].name
