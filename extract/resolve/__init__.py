"""Which mentions of a document refer to the same thing.

    resolve(document) -> entities of the document, in order of first mention

In this order: names by the gazetteer's link, by person, by body and state, by wording; then
acronyms in brackets, events and documents told by their head noun; at last descriptions
(«альянс», «глава ведомства») and pronouns, which can only join what is already there.
"""

from collections import Counter
from collections.abc import Iterable

from extract.annotate.normalize import genitive
from extract.link import link
from extract.mentions.names import window_candidates
from extract.mentions.nouns import noun_class
from extract.records import Document, Entity, EntityId, Link, Mention, MentionKind
from extract.resolve.chains import Chains
from extract.resolve.descriptions import join_descriptions
from extract.resolve.merges import (
    join_acronyms,
    join_brackets,
    join_by_head,
    retype_alliances,
)
from extract.resolve.metonymy import means_state
from extract.resolve.persons import cluster
from extract.resolve.spelling import stem
from extract.tree import Tree, words
from ontology.gazetteer import Candidate, NameKind, default, fold
from ontology.vocabulary import EntityType

_NAMED_IN_LOWER_CASE = frozenset(
    {EntityType.PROFESSION, EntityType.NATIONALITY, EntityType.PRODUCT}
)


def resolve(document: Document) -> tuple[Entity, ...]:
    """Entities of the document; every mention that refers to something belongs to one of them."""
    tree = Tree(document)
    chains = Chains(tree)
    _add_persons(chains)
    _add_names(chains)
    join_brackets(chains)
    join_acronyms(chains)
    retype_alliances(chains)
    join_by_head(chains)
    join_descriptions(chains)
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
        if mention.type is EntityType.GOVERNMENT_BODY:
            bodies.append(number)
            continue
        _add_name(chains, number, mention)
    # a body takes its state's or its head's name from chains that must be there already
    for number in bodies:
        _add_body(chains, number, chains.mentions[number])


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
    others = [c for c in candidates if c.name.kind is not NameKind.METONYM]
    if metonyms and means_state(tree, mention.head):
        return metonyms[0]
    return others[0] if others else None


def _add_body(chains: Chains, number: int, mention: Mention) -> None:
    """«Минкоммерции Китая» is «Министерство коммерции Китая» whatever the state is called."""
    found = default().lookup(mention.name)
    if found and found[0].entry.type.is_organization:
        root = chains.add(number, ("link", found[0].entry.id), link=link(found[0]))
        chains.types[root] = found[0].entry.type
        return
    tree = chains.tree
    if _add_national_body(chains, number, mention):
        return
    state = person = None
    for inner, other in chains.nested(mention):
        if other.kind is MentionKind.NAME and other.last == mention.last:
            if other.type is EntityType.COUNTRY:
                state = (inner, other)
            elif other.type is EntityType.PERSON:
                person = (inner, other)
    if person is not None:
        head = mention.name.split()[0]
        root = chains.add(number, ("body-of", fold(head), str(chains.root(person[0]))))
        chains.names[root] = f"{head} {genitive(_fullest_name(chains, person[0]), all_words=True)}"
        return
    if state is None and noun_class(tree.lemma(mention.last - 1)) == "country":
        state = _state_before(chains, number, mention)
    tail = min(state[1].first, mention.last) if state else mention.last
    if state is not None and state[1].last != mention.last:
        tail = mention.last - 1
    body = default().expand_body(tree.tokens[mention.first].text) or default().expand_body(
        mention.name.split()[0]
    )
    own = mention.name[: len(mention.name) - len(tree.text(tail, mention.last))].strip()
    if body is not None:
        own = " ".join([body.full, *own.split()[1:]])
    if state is None:
        root = chains.add(number, ("body", fold(own), ""))
    else:
        state_root = chains.root(state[0])
        root = chains.add(number, ("body", fold(own), str(state_root)))
        found_link = chains.links.get(state_root)
        label = found_link.label_ru if found_link else chains.mentions[state_root].name
        chains.names[root] = f"{own} {genitive(label)}"
    if body is not None and state is None:
        chains.names[root] = own


def _add_national_body(chains: Chains, number: int, mention: Mention) -> bool:
    """«суданская армия» is «Армия Судана»: a body with its state in an adjective before it."""
    for inner, other in chains.nested(mention):
        if other.source == "gazetteer-adjective" and other.first == mention.first:
            state = chains.root(inner)
            own = " ".join(mention.name.split()[1:])
            if not own or state not in chains.links:
                return False
            root = chains.add(number, ("body", fold(own), str(state)))
            chains.names[root] = f"{own} {genitive(chains.links[state].label_ru)}"
            return True
    return False


def _state_before(chains: Chains, number: int, mention: Mention) -> tuple[int, Mention] | None:
    """«министерство энергетики страны»: the state that was named last."""
    for before in range(number - 1, -1, -1):
        other = chains.mentions[before]
        if (
            other.type is EntityType.COUNTRY
            and other.kind is MentionKind.NAME
            and other.last <= mention.first
            and other.source != "gazetteer-demonym"
        ):
            return before, other
    return None


def _fullest_name(chains: Chains, number: int) -> str:
    members = chains.members()[chains.root(number)]
    return max(
        (chains.mentions[m].name for m in members), key=lambda name: (len(name.split()), name)
    )


def _entities(chains: Chains) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for root, members in sorted(chains.members().items()):
        type_ = chains.type_of(root)
        if type_.is_literal:
            continue
        own_names = _own_names(chains, members)
        name = _canonical(chains, root, members, type_, own_names)
        aliases = sorted({_shown(alias, type_) for alias in own_names} - {name})
        found.append(
            Entity(
                id=EntityId(f"e{len(found) + 1}"),
                type=type_,
                name=name,
                aliases=tuple(aliases),
                mentions=tuple(members),
                link=chains.links.get(root),
                reason="; ".join(dict.fromkeys(chains.reasons.get(root, ()))),
            )
        )
    return tuple(found)


def _own_names(chains: Chains, members: Iterable[int]) -> list[str]:
    """Names of the chain's members: proper ones, or descriptions where there is no proper one."""
    mentions = [chains.mentions[number] for number in members]
    proper = [
        m.name for m in mentions if m.kind is MentionKind.NAME and m.source != "gazetteer-adjective"
    ]
    return (
        proper
        or [m.name for m in mentions if m.kind is not MentionKind.PRONOUN]
        or [mentions[0].name]
    )


def _canonical(
    chains: Chains, root: int, members: list[int], type_: EntityType, own_names: list[str]
) -> str:
    found = chains.links.get(root)
    if found is not None:
        return found.label_ru
    if root in chains.names:
        return _shown(chains.names[root], type_)
    counts = Counter(own_names)
    if type_ is EntityType.PERSON:
        kinds = {chains.mentions[number].kind for number in members}
        if MentionKind.NAME not in kinds:
            return max(counts, key=lambda name: (len(name), name))
        return max(counts, key=lambda name: (len(name.split()), counts[name], name))
    if type_ is EntityType.EVENT:
        best = max(members, key=lambda number: _tells(chains, number))
        return _shown(chains.mentions[best].name, type_)
    if type_ in {EntityType.AGREEMENT, EntityType.LAW} or type_.is_organization:
        uninflected = _as_written(chains, members)
        return _shown(max(counts, key=lambda n: (_is_mixed(n), n in uninflected, len(n), n)), type_)
    uninflected = _as_written(chains, members)
    return _shown(max(counts, key=lambda name: (name in uninflected, counts[name], name)), type_)


def _as_written(chains: Chains, members: list[int]) -> set[str]:
    """Names that stand in the text in the nominative: no dictionary had to guess them."""
    text = chains.tree.document.article.text
    return {
        mention.name
        for mention in (chains.mentions[number] for number in members)
        if mention.name == text[mention.start : mention.stop]
        and chains.tree.feat(mention.head, "Case") in {"Nom", None}
    }


def _tells(chains: Chains, number: int) -> tuple[bool, bool, int, int]:
    """How well a mention names an event: by who holds it, then by where it is, then at length."""
    mention = chains.mentions[number]
    inner = [other for _, other in chains.nested(mention) if other.kind is MentionKind.NAME]
    return (
        any(other.type.is_organization for other in inner),
        mention.kind is MentionKind.NAME,
        len(mention.name),
        -number,
    )


def _is_mixed(name: str) -> bool:
    """Whether a name is more than an acronym."""
    return any(letter.islower() for letter in name)


def _shown(name: str, type_: EntityType) -> str:
    """A label begins with a capital, but for posts, peoples and products."""
    if type_ in _NAMED_IN_LOWER_CASE:
        return name
    return name[:1].upper() + name[1:]


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
