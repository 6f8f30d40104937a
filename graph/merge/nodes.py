"""Clusters of local entities as nodes: which type, which label, which name in the graph."""

from collections import Counter
from collections.abc import Mapping

from extract.names.keys import fold
from extract.names.person import person_name
from extract.records import EntityId, Link, MentionKind
from graph.merge.identities import CONCEPTS, Identities, Local
from graph.merge.sources import article_iri
from graph.records import EntityNode
from ontology.identifiers import EntityKey, mint_all
from ontology.vocabulary import EntityType

_UMBRELLAS = frozenset({EntityType.ORGANIZATION, EntityType.LAW, EntityType.LOCATION})
"""Types that give way to a more exact one of their family."""


def entity_nodes(
    identities: Identities,
) -> tuple[tuple[EntityNode, ...], list[dict[EntityId, str]]]:
    """Return the nodes, and for each article the IRI of each of its entities.

    Values (dates, sums, ages) become no nodes: where a claim has one as its object, it is written
    as a literal.
    """
    drafts = []
    for group in identities.clusters.groups():
        members = [
            one for one in (identities.locals[n] for n in group) if not one.entity.type.is_literal
        ]
        if members:
            drafts.append((_key(identities, members), members))
    # Two clusters may have one key (two surnames that nothing joined, in one article twice).
    taken: Counter[tuple[str, ...]] = Counter(key.identity for key, _ in drafts)
    keys = [
        key if taken[key.identity] == 1 else _with_place(key, identities, members)
        for key, members in drafts
    ]
    names = mint_all(keys)
    grounds = identities.clusters.grounds()
    iri_of: list[dict[EntityId, str]] = [{} for _ in identities.extractions]
    nodes = []
    for key, (_, members) in zip(keys, drafts, strict=True):
        for one in members:
            iri_of[one.article][one.entity.id] = names[key]
        nodes.append(_node(identities, names[key], key, members, grounds))
    return tuple(sorted(nodes, key=lambda node: node.iri)), iri_of


def _node(
    identities: Identities,
    iri: str,
    key: EntityKey,
    members: list[Local],
    grounds: Mapping[int, tuple[str, ...]],
) -> EntityNode:
    link = _link(members)
    called = {name for one in members for name in (one.entity.name, *one.entity.aliases)}
    if link is not None:
        called.add(link.label_ru)
    mentioning = {one.article for one in members if one.entity.mentions} or {
        one.article for one in members
    }
    articles = {article_iri(identities.extractions[n].article.id) for n in mentioning}
    return EntityNode(
        iri=iri,
        type=key.type,
        label=key.name,
        label_en=link.label_en if link else None,
        aliases=tuple(sorted(called - {key.name, ""})),
        wikidata=link.wikidata if link else None,
        geonames=link.geonames if link else None,
        iso=link.iso if link else None,
        articles=tuple(sorted(articles)),
        reasons=grounds.get(identities.root(members[0]), ()),
    )


def _key(identities: Identities, members: list[Local]) -> EntityKey:
    link = _link(members)
    self_named = any(one.names_itself for one in members)
    return EntityKey(
        type=_type(members),
        name=_label(identities, members, link),
        label_en=link.label_en if link else None,
        wikidata=link.wikidata if link else None,
        disambiguator=(link.key if link else "")
        if self_named
        else _first_article(identities, members),
    )


def _with_place(key: EntityKey, identities: Identities, members: list[Local]) -> EntityKey:
    """Return the key told apart by the first place where the thing is mentioned."""
    first = min(members, key=lambda one: one.number)
    starts = [
        identities.extractions[first.article].mentions[n].start for n in first.entity.mentions
    ]
    place = f"{identities.article(first).id} {min(starts, default='')} {first.entity.id}"
    return EntityKey(
        type=key.type,
        name=key.name,
        label_en=key.label_en,
        wikidata=key.wikidata,
        disambiguator=place,
    )


def _first_article(identities: Identities, members: list[Local]) -> str:
    return min(identities.article(one).id for one in members)


def _link(members: list[Local]) -> Link | None:
    """Return the members' link, all of one key; of several records of it the surest."""
    links = [one.entity.link for one in members if one.entity.link is not None]
    return max(links, key=lambda link: (link.score, repr(link)), default=None)


def _type(members: list[Local]) -> EntityType:
    """Return the type told most often; a family's umbrella type only if nothing else was told."""
    told = Counter(one.entity.type for one in members)
    exact = {kind: n for kind, n in told.items() if kind not in _UMBRELLAS} or told
    return min(exact, key=lambda kind: (-exact[kind], kind))


def _label(identities: Identities, members: list[Local], link: Link | None) -> str:
    """Return the gazetteer's label, else the fullest or most frequent name, ties by alphabet.

    People go by their fullest name without initials, given name first; everything else by
    frequency, then length. A proper name wins over a description.
    """
    if link is not None:
        return link.label_ru
    counts: Counter[str] = Counter()
    proper: set[str] = set()
    for one in members:
        counts[one.entity.name] += max(1, len(one.entity.mentions))
        mentions = [identities.extractions[one.article].mentions[n] for n in one.entity.mentions]
        if one.names_itself or any(m.kind is MentionKind.NAME for m in mentions):
            proper.add(one.entity.name)
    capital = {name for name in proper if name[:1].isupper()}
    candidates = capital or proper or set(counts)
    if members[0].entity.type in CONCEPTS:
        candidates = set(counts)
    if members[0].entity.type is EntityType.PERSON:
        return min(candidates, key=lambda name: (*_plainness(name), -counts[name], name))
    return min(candidates, key=lambda name: (-counts[name], -len(name), name))


def _plainness(name: str) -> tuple[bool, bool, int]:
    """Return what makes a person's name a worse label: initials, surname first, few words."""
    person = person_name(name)
    n_words = len(fold(name).split())
    initials = person.is_lone and n_words > 1
    surname_first = person.patronymic is not None and fold(name).split()[0] == person.surname
    return initials, surname_first, -n_words
