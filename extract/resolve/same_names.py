"""One name that was taken for two kinds of thing: «Нева» a city and a river, «Конгресс» an event.

Annotators disagree on what a name is more often than an article has two things of one name. What
bears the same name is one thing where the two types are easily taken for each other.
"""

from collections import Counter
from collections.abc import Iterator

from extract.records import MentionKind
from extract.resolve.chains import Chains
from ontology.gazetteer import Gazetteer, fold
from ontology.vocabulary import ORGANIZATIONS, PLACES, EntityType

_FAMILIES: tuple[frozenset[EntityType], ...] = (
    PLACES,
    ORGANIZATIONS | {EntityType.EVENT},
    frozenset({EntityType.ORGANIZATION, EntityType.PRODUCT}),
)
"""Types that are taken for each other."""
_WEAK = frozenset({"latin-name", "phrase-event"})
"""Rules that know the least of what a name is."""


def join_same_names(chains: Chains, gazetteer: Gazetteer) -> None:
    """Join chains that have a whole name in common and types of one family, in place."""
    homes: dict[tuple[int, str], int] = {}
    for root in sorted(chains.members()):
        for key in _keys(chains, root, gazetteer):
            home = homes.setdefault(key, root)
            if chains.root(home) != chains.root(root) and not _are_known(chains, home, root):
                type_ = _likelier(chains, home, root)
                kept = chains.join(home, root, f"«{key[1]}» is one name")
                chains.types[kept] = type_


def _keys(chains: Chains, root: int, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    type_ = chains.type_of(root)
    mentions = [chains.mentions[n] for n in chains.members_of(root) if n not in chains.metonyms]
    names = {
        fold(mention.name)
        for mention in mentions
        if mention.kind is MentionKind.NAME and mention.source != "gazetteer-adjective"
    }
    told = chains.links.get(root)
    if names and told is not None:
        names.add(fold(told.label_ru))
    if names and root in chains.names:
        names.add(fold(chains.names[root]))
    if type_ is EntityType.EVENT:
        meant = [found.entry for name in names for found in gazetteer.lookup(name)[:1]]
        names.update(fold(entry.label_ru) for entry in meant if entry.type.is_organization)
    for number, family in enumerate(_FAMILIES):
        if type_ in family:
            yield from ((number, name) for name in sorted(names))


def _are_known(chains: Chains, one: int, other: int) -> bool:
    """Whether both are things of the gazetteer, or neither is another kind of thing."""
    roots = chains.root(one), chains.root(other)
    types = {chains.type_of(root) for root in roots}
    return len(types) == 1 or all(root in chains.links for root in roots)


def _likelier(chains: Chains, one: int, other: int) -> EntityType:
    """The type of what the gazetteer knows, else what most of the better annotators say."""
    roots = chains.root(one), chains.root(other)
    for root in roots:
        if root in chains.links:
            return chains.type_of(root)
    votes: Counter[EntityType] = Counter()
    for root in roots:
        for number in chains.members_of(root):
            mention = chains.mentions[number]
            if mention.kind is MentionKind.NAME:
                votes[chains.type_of(root)] += 1 if mention.source in _WEAK else 2
    return max(sorted(votes), key=lambda type_: votes[type_])
