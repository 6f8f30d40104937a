"""Which mentions of a document refer to the same thing.

    resolve(document) -> entities of the document, in order of first mention

In this order: names by the gazetteer's link, by person, by body and state, by wording; then other
spellings, acronyms in brackets, names that a model takes for one, events and documents told by
their head noun; at last descriptions («альянс», «глава ведомства») and pronouns, which can only
join what is already there.
"""

from dataclasses import replace

from extract.brat import GIVEN
from extract.link import NIL, Choice, LinkRule
from extract.names.inflection import stem
from extract.records import Document, Entity, EntityId, Mention, MentionKind
from extract.resolve.acronyms import join_acronyms
from extract.resolve.bodies import add_body
from extract.resolve.chains import Chains
from extract.resolve.descriptions import join_descriptions
from extract.resolve.labels import canonical, own_names, shown
from extract.resolve.layouts import join_mistyped
from extract.resolve.linking.bodies import is_bare, is_body, organization_named
from extract.resolve.linking.context import Context
from extract.resolve.linking.names import is_adjective, metonym_choice, name_choice
from extract.resolve.linking.people import person_choice
from extract.resolve.merges import (
    join_brackets,
    join_by_head,
    join_short_bodies,
    retype_alliances,
)
from extract.resolve.metonymy import means_state
from extract.resolve.misspelled import join_misspelled
from extract.resolve.name_words import name_words
from extract.resolve.national import name_bodies
from extract.resolve.other_names import join_other_names
from extract.resolve.persons import cluster
from extract.resolve.pronouns import join_pronouns
from extract.resolve.same_names import join_same_names
from extract.resolve.short_names import (
    add_told_by_another,
    is_told_by_another,
    join_short_names,
)
from extract.resolve.wordings import join_wordings
from extract.tree import Tree, words
from ontology.gazetteer import Gazetteer, default, fold
from ontology.vocabulary import EntityType


def resolve(document: Document, gazetteer: Gazetteer | None = None) -> tuple[Entity, ...]:
    """Entities of the document; every mention that refers to something belongs to one of them.

    Args:
        document: one with mentions.
        gazetteer: what names are linked with; by default the one that mentions are found with.
    """
    tree = Tree(document)
    chains = Chains(tree)
    context = Context(tree, gazetteer or default())
    _add_persons(chains, context)
    _add_names(chains, context)
    join_misspelled(chains)
    join_mistyped(chains, context.gazetteer)
    join_brackets(chains)
    join_acronyms(chains)
    join_wordings(chains)
    join_same_names(chains, context.gazetteer)
    join_short_bodies(chains)
    join_other_names(chains)
    retype_alliances(chains)
    join_by_head(chains)
    join_descriptions(chains, context)
    name_bodies(chains, context.gazetteer)
    join_pronouns(chains)
    entities = _entities(chains)
    return entities + _header_entities(document, entities, context.gazetteer)


def _add_persons(chains: Chains, context: Context) -> None:
    """People: by the names of the article first, then by whom the gazetteer knows by them."""
    numbers = [
        number
        for number, mention in enumerate(chains.mentions)
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME
    ]
    for number in [number for number in numbers if is_told_by_another(chains, number)]:
        numbers.remove(number)
        add_told_by_another(chains, number)
    names = [name_words(chains.mentions[number].name) for number in numbers]
    for number, person in zip(numbers, cluster(names), strict=True):
        chains.add(number, ("person", str(person)))
    join_short_names(chains)
    people: dict[int, list[int]] = {}
    for number in numbers:
        people.setdefault(chains.root(number), []).append(number)
    for members in people.values():
        choice = person_choice(context, [chains.mentions[number] for number in members])
        _linked(chains, members[0], choice)


def _linked(chains: Chains, number: int, choice: Choice) -> None:
    """Give a chain the link that was chosen: chains with one link are one."""
    link = choice.link
    if link is not None:
        known = chains.find(("link", link.key))
        if known is not None and known != chains.root(number):
            chains.join(known, number, f"both are {link.label_ru} ({link.key})")
        chains.add(number, ("link", link.key), link=link)
    elif choice.reason:
        chains.reasons[chains.root(number)].append(f"not linked: {choice.reason}")


def _add_names(chains: Chains, context: Context) -> None:
    bodies = []
    for number, mention in enumerate(chains.mentions):
        if mention.kind is not MentionKind.NAME or mention.type is EntityType.PERSON:
            continue
        if mention.type.is_literal:
            continue
        if is_body(context, mention) or is_bare(context, mention):
            bodies.append(number)
            continue
        _add_name(chains, number, mention, context)
    # a body takes its state's or its head's name from chains that must be there already, and a
    # bare one from that of a full name
    bodies.sort(key=lambda number: is_bare(context, chains.mentions[number]))
    for number in bodies:
        add_body(chains, number, chains.mentions[number], context)


def _add_name(chains: Chains, number: int, mention: Mention, context: Context) -> None:
    choice = _choice(context, mention)
    link = choice.link
    if link is not None and choice.candidate is not None:
        root = chains.add(number, ("link", link.key), link=link)
        if choice.rule is LinkRule.METONYM:
            chains.metonyms.add(number)
        if choice.rule is LinkRule.ADJECTIVE:
            chains.types.setdefault(root, choice.candidate.entry.type)
        elif choice.candidate.name.finds:  # else what found the mention knows its type here
            chains.types[root] = choice.candidate.entry.type
        return
    if mention.source in {"gazetteer-adjective", "gazetteer-demonym"}:
        chains.add(number, ("nationality", fold(mention.name)))
        return
    # «рудник X» and a bare X later on: the noun that tells the type stands at one of them only
    built = mention.type.is_organization or mention.type is EntityType.FACILITY
    family = "organization" if built else mention.type.value
    root = chains.add(number, (family, *(stem(word) for word in words(mention.name))))
    if built and mention.type is not EntityType.ORGANIZATION:
        chains.types.setdefault(root, mention.type)
    if choice.reason:
        chains.reasons[root].append(f"not linked: {choice.reason}")


def _choice(context: Context, mention: Mention) -> Choice:
    """What a name means, also as a capital that stands for its state."""
    if mention.source == "gazetteer-demonym":
        return NIL
    tree = context.tree
    stands_somewhere = mention.type.is_place or mention.type.is_organization
    if mention.source != GIVEN and stands_somewhere and not is_adjective(tree, mention):
        figurative = metonym_choice(context.gazetteer, tree, mention)
        if figurative.candidate is not None and means_state(tree, mention.head):
            return figurative
    return name_choice(context.gazetteer, tree, mention, context.states)


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


def _header_entities(
    document: Document, entities: tuple[Entity, ...], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """Entities for the outlet that publishes and the one that the source line names."""
    known = {e.link.key for e in entities if e.link} | {
        fold(name) for e in entities for name in (e.name, *e.aliases)
    }
    found: list[Entity] = []
    for outlet in dict.fromkeys((document.article.publisher, document.article.cites)):
        if not outlet:
            continue
        choice = organization_named(gazetteer, outlet, LinkRule.NAME)
        candidate, entry_link = choice.candidate, choice.link
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
