"""Which mentions of a document refer to the same thing.

    resolve(document) -> entities of the document, in order of first mention

In this order: names by the gazetteer's link, by person, by body and state, by wording; then
acronyms in brackets, names that a model takes for one, events and documents told by their head
noun; at last descriptions («альянс», «глава ведомства») and pronouns, which can only join what is
already there.
"""

from dataclasses import replace

from extract.link import link
from extract.mentions.known import window_candidates
from extract.records import Document, Entity, EntityId, Link, Mention, MentionKind
from extract.resolve.bodies import add_body
from extract.resolve.chains import Chains
from extract.resolve.descriptions import join_descriptions
from extract.resolve.labels import canonical, own_names, shown
from extract.resolve.merges import (
    join_acronyms,
    join_brackets,
    join_by_head,
    join_short_bodies,
    retype_alliances,
)
from extract.resolve.metonymy import means_state
from extract.resolve.national import name_bodies
from extract.resolve.other_names import join_other_names
from extract.resolve.persons import cluster
from extract.resolve.pronouns import join_pronouns
from extract.resolve.spelling import stem
from extract.tree import Tree, words
from ontology.gazetteer import Candidate, NameKind, default, fold
from ontology.vocabulary import EntityType


def resolve(document: Document) -> tuple[Entity, ...]:
    """Entities of the document; every mention that refers to something belongs to one of them."""
    tree = Tree(document)
    chains = Chains(tree)
    _add_persons(chains)
    _add_names(chains)
    join_brackets(chains)
    join_acronyms(chains)
    join_short_bodies(chains)
    join_other_names(chains)
    retype_alliances(chains)
    join_by_head(chains)
    join_descriptions(chains)
    name_bodies(chains)
    join_pronouns(chains)
    entities = _entities(chains)
    return entities + _header_entities(document, entities)


def _add_persons(chains: Chains) -> None:
    numbers = [
        number
        for number, mention in enumerate(chains.mentions)
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME
    ]
    names = [tuple(chains.mentions[number].name.split()) for number in numbers]
    for number, person in zip(numbers, cluster(names), strict=True):
        chains.add(number, ("person", str(person)))


def _add_names(chains: Chains) -> None:
    bodies = []
    for number, mention in enumerate(chains.mentions):
        if mention.kind is not MentionKind.NAME or mention.type is EntityType.PERSON:
            continue
        if mention.type.is_literal:
            continue
        if mention.type is EntityType.GOVERNMENT_BODY:
            bodies.append(number)
            continue
        _add_name(chains, number, mention)
    # a body takes its state's or its head's name from chains that must be there already
    for number in bodies:
        add_body(chains, number, chains.mentions[number])


def _add_name(chains: Chains, number: int, mention: Mention) -> None:
    if mention.source in {"gazetteer-adjective", "gazetteer-demonym"}:
        kind = NameKind.ADJECTIVE if mention.source == "gazetteer-adjective" else NameKind.DEMONYM
        found = default().lookup(mention.name, kinds=(kind,))
        if kind is NameKind.ADJECTIVE and found:
            chains.add(number, ("link", found[0].entry.id), link=link(found[0]))
            chains.types.setdefault(chains.root(number), found[0].entry.type)
        else:
            chains.add(number, ("nationality", fold(mention.name)))
        return
    found_name = _sense(chains.tree, mention)
    if found_name is not None:
        root = chains.add(number, ("link", found_name.entry.id), link=link(found_name))
        if found_name.name.kind is NameKind.METONYM:
            chains.metonyms.add(number)
        if found_name.name.finds:  # else what found the mention knows its type here
            chains.types[root] = found_name.entry.type
        return
    # «рудник X» and a bare X later on: the noun that tells the type stands at one of them only
    built = mention.type.is_organization or mention.type is EntityType.FACILITY
    family = "organization" if built else mention.type.value
    root = chains.add(number, (family, *(stem(word) for word in words(mention.name))))
    if built and mention.type is not EntityType.ORGANIZATION:
        chains.types.setdefault(root, mention.type)


def _sense(tree: Tree, mention: Mention) -> Candidate | None:
    """The gazetteer's entry that a name means here, or None."""
    if mention.type in {
        EntityType.PROFESSION,
        EntityType.EVENT,
        EntityType.LAW,
        EntityType.AGREEMENT,
    }:
        found = default().lookup(mention.name)
        return next((c for c in found if c.entry.type is mention.type), None)
    candidates = window_candidates(tree, mention.first, mention.last)
    metonyms = [c for c in candidates if c.name.kind is NameKind.METONYM]
    others = [
        c
        for c in candidates
        if c.name.kind is not NameKind.METONYM
        and (c.name.finds or _agree(mention.type, c.entry.type))
    ]
    if metonyms and means_state(tree, mention.head):
        return metonyms[0]
    return others[0] if others else None


def _agree(mentioned: EntityType, known: EntityType) -> bool:
    """Whether a thing of one type may be mentioned as one of the other."""
    return (
        mentioned.nerel == known.nerel
        or (mentioned.is_place and known.is_place)
        or (mentioned.is_organization and known.is_organization)
    )


def _entities(chains: Chains) -> tuple[Entity, ...]:
    found: list[Entity] = []
    ids: dict[int, EntityId] = {}
    for root, members in sorted(chains.members().items()):
        type_ = chains.type_of(root)
        if type_.is_literal:
            continue
        names = own_names(chains, members)
        name = canonical(chains, root, type_, names)
        aliases = sorted({shown(alias, type_) for alias in names} - {name})
        ids[root] = EntityId(f"e{len(found) + 1}")
        found.append(
            Entity(
                id=ids[root],
                type=type_,
                name=name,
                aliases=tuple(aliases),
                mentions=tuple(members),
                link=chains.links.get(root),
                reason="; ".join(dict.fromkeys(chains.reasons.get(root, ()))),
            )
        )
    wholes = {ids[root]: ids[chains.root(state)] for root, state in chains.wholes.items()}
    return tuple(replace(entity, whole=wholes.get(entity.id)) for entity in found)


def _header_entities(document: Document, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Entities for the outlet that publishes and the one that the source line names."""
    known = {e.link.key for e in entities if e.link} | {
        fold(name) for e in entities for name in (e.name, *e.aliases)
    }
    found: list[Entity] = []
    for outlet in dict.fromkeys((document.article.publisher, document.article.cites)):
        if not outlet:
            continue
        candidate = next(
            (c for c in default().lookup(outlet) if c.entry.type.is_organization), None
        )
        entry_link: Link | None = None if candidate is None else link(candidate)
        key = entry_link.key if entry_link else fold(outlet)
        if key in known:
            continue
        known.add(key)
        found.append(
            Entity(
                id=EntityId(f"e{len(entities) + len(found) + 1}"),
                type=candidate.entry.type if candidate else EntityType.MEDIA_OUTLET,
                name=entry_link.label_ru if entry_link else outlet,
                aliases=(outlet,) if entry_link and entry_link.label_ru != outlet else (),
                mentions=(),
                link=entry_link,
                reason="the article's own header names it",
            )
        )
    return tuple(found)
