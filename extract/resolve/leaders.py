"""Which states «американский лидер» and «глава Белого дома» lead."""

from collections.abc import Mapping, Sequence

from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from ontology.gazetteer import Gazetteer
from ontology.vocabulary import EntityType

LEADERS = frozenset({"лидер", "глава", "хозяин", "руководитель"})
"""Nouns for whoever stands at the head of a state, whatever the post is called."""
_LEADING_POSTS = ("президент", "король", "эмир", "император", "канцлер", "премьер-министр")


def states_led(chains: Chains, mention: Mention, gazetteer: Gazetteer) -> frozenset[int]:
    """Chains of the states whose leader a description tells: by adjective or by seat of power.

    «чилийский лидер»; «глава Белого дома», where the article names the state.
    """
    tree = chains.tree
    states = {
        chains.root(number)
        for child in tree.children(mention.head, "amod")
        for number in tree.mention_numbers(child)
        if chains.mentions[number].source == "gazetteer-adjective" and number in chains.referring
    }
    for _, inner in chains.nested(mention):
        state = _seated(chains, inner, gazetteer)
        if state is not None:
            states.add(state)
    return frozenset(state for state in states if chains.type_of(state) is EntityType.COUNTRY)


def leader_of(
    chains: Chains,
    holders: Mapping[str, Sequence[tuple[frozenset[int], int]]],
    states: frozenset[int],
) -> int | None:
    """The mention of the one person who holds a first post of the states, None for several.

    Args:
        chains: of the document.
        holders: for each post the chains of what is named in it, and its holder's mention.
        states: chains of the states.
    """
    led = [found for post in _LEADING_POSTS for found in holders.get(post, ())]
    leaders = {chains.root(number): number for parts, number in led if parts == states}
    return next(iter(leaders.values())) if len(leaders) == 1 else None


def _seated(chains: Chains, mention: Mention, gazetteer: Gazetteer) -> int | None:
    """The state that a seat of power stands for; a capital is no seat: its head is a mayor."""
    if mention.kind is not MentionKind.NAME:
        return None
    found = gazetteer.lookup(mention.name)
    if any(candidate.entry.type is EntityType.CITY for candidate in found):
        return None
    state = gazetteer.capital_state(mention.name)
    return None if state is None else chains.find(("link", state.id))
