"""Articles and entities of a file as records."""

from collections.abc import Iterable

from extract.records import Article, ArticleId
from graph.reader.things import ALT_LABEL, IDENTIFIER, SAME_AS, Thing, Things
from graph.records import ArticleNode, EntityNode, EvidenceNode
from ontology.namespaces import GEONAMES, WIKIDATA, Kind, NodeClass, Property
from ontology.vocabulary import EntityType

_ISO = "ISO 3166 "


def articles(things: Things) -> tuple[ArticleNode, ...]:
    """Return the articles, without their texts."""
    return tuple(_article(thing) for thing in things.of_class(NodeClass.ARTICLE))


def entities(
    things: Things, told_of: Iterable[ArticleNode], evidence: Iterable[EvidenceNode]
) -> tuple[EntityNode, ...]:
    """Return the entities, each with the articles that mention it.

    An outlet that no text mentions has those that it published, or that cite it.
    """
    mentioned: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for article in told_of:
        for name in article.mentions:
            mentioned.setdefault(name, set()).add(article.iri)
        if article.publisher is not None:
            behind.setdefault(article.publisher, set()).add(article.iri)
    for each in evidence:
        if each.cites is not None:
            behind.setdefault(each.cites, set()).add(each.article)
    return tuple(
        _entity(thing, mentioned.get(thing.name) or behind.get(thing.name) or set())
        for thing in things.of_class(NodeClass.ENTITY)
    )


def _article(thing: Thing) -> ArticleNode:
    outlet = thing.thing(Property.PUBLISHER, NodeClass.ENTITY)
    name = thing.text(Property.PUBLISHER_NAME)
    return ArticleNode(
        iri=thing.name,
        article=Article(
            id=ArticleId(thing.name.removeprefix(f"{Kind.ARTICLE}:")),
            text="",
            source="",
            blocks=(),
            headline=thing.text(Property.HEADLINE),
            url=thing.text(Property.URL),
            publisher=outlet.label("ru") if name is None and outlet is not None else name,
            cites=thing.text(Property.SOURCE_NAME),
            published=thing.day(Property.PUBLISHED),
        ),
        publisher=None if outlet is None else outlet.name,
        mentions=thing.links(Property.MENTIONS, NodeClass.ENTITY),
        reprint_of=thing.link(Property.REPRINT_OF, NodeClass.ARTICLE),
        content_hash=thing.needed(Property.CONTENT_HASH, thing.text(Property.CONTENT_HASH)),
        opening=thing.label("ru") or "",
    )


def _entity(thing: Thing, mentioned_in: Iterable[str]) -> EntityNode:
    same = {term.value for term in thing.terms(SAME_AS)}
    return EntityNode(
        iri=thing.name,
        type=_type(thing),
        label=label(thing),
        label_en=thing.label("en"),
        aliases=thing.texts(ALT_LABEL),
        wikidata=_only(thing, WIKIDATA, same),
        geonames=_only(thing, GEONAMES, same),
        iso=_iso(thing),
        articles=tuple(sorted(mentioned_in)),
        reasons=thing.texts(Property.MERGE_REASON),
    )


def label(thing: Thing) -> str:
    """Return the Russian name that every entity and event has."""
    found = thing.label("ru")
    if found is None:
        raise thing.wrong("rdfs:label", "in Russian is missing")
    return found


def _type(thing: Thing) -> EntityType:
    """Return the most specific class; a thing that also happens is first of all what else it is."""
    types = {EntityType(name) for name in thing.classes & set(EntityType)}
    types -= {each.broader for each in types if each.broader}
    if len(types) > 1:
        types -= {EntityType.EVENT}
    if len(types) != 1:
        found = ", ".join(f"sv:{each}" for each in sorted(types)) or "none"
        raise thing.wrong("rdf:type", f"must tell one type of entity, and tells {found}")
    return types.pop()


def _only(thing: Thing, namespace: str, same: Iterable[str]) -> str | None:
    """Return the id that links the entity with a list of things, if one does."""
    ids = [iri.removeprefix(namespace).strip("/") for iri in same if iri.startswith(namespace)]
    if len(ids) > 1:
        raise thing.wrong(SAME_AS, f"has {len(ids)} values of <{namespace}>")
    return ids[0] if ids else None


def _iso(thing: Thing) -> str | None:
    codes = [text for text in thing.texts(IDENTIFIER) if text.startswith(_ISO)]
    if len(codes) > 1:
        raise thing.wrong(IDENTIFIER, f"has {len(codes)} codes of ISO 3166")
    return codes[0].removeprefix(_ISO) if codes else None
