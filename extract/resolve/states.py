"""Which state «страна» means."""

from collections.abc import Mapping

from extract.records import MentionKind
from extract.resolve.chains import Chains
from ontology.vocabulary import EntityType

_CLEARLY = 2
"""Times that one state is named for each time of another, where no subject tells which is meant."""


def state_meant(chains: Chains, number: int, counts: Mapping[int, int]) -> int | None:
    """The state that a bare «страна» or «государство» takes up, or None where several might be.

    It is the subject of its sentence or of the one before («Израиль обвинил Иран, а премьер страны
    промолчал»), else the state that the text is about.

    Args:
        chains: of the document.
        number: of the mention.
        counts: how often each state was mentioned so far, by root.

    Returns:
        A mention of the state.
    """
    tree, mention = chains.tree, chains.mentions[number]
    here = tree.sentence_index(mention.first)
    for place in range(here, max(here - 2, -1), -1):
        sentence = tree.document.sentences[place]
        for index in range(min(sentence.last, mention.first) - 1, sentence.first - 1, -1):
            if tree.tokens[index].rel.startswith("nsubj"):
                named = _state_at(chains, index)
                if named is not None:
                    alone = len(tree.conjuncts_below(index)) == 1
                    return named if alone else None
    ranked = sorted(counts, key=lambda root: (-counts[root], root))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < _CLEARLY * counts[ranked[1]]):
        return None
    return ranked[0]


def _state_at(chains: Chains, index: int) -> int | None:
    """The mention of a state that the token is the head of."""
    return next(
        (
            other
            for other in chains.tree.mention_numbers(index)
            if chains.mentions[other].type is EntityType.COUNTRY
            and chains.mentions[other].kind is MentionKind.NAME
            and chains.mentions[other].head == index
            and other in chains.referring
        ),
        None,
    )
