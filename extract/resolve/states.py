"""Which state «страна» means, and who acts in the sentence before a description."""

from collections.abc import Mapping

from extract.records import MentionKind
from extract.resolve.chains import Chains
from extract.tree import Tree
from ontology.vocabulary import EntityType

_CLEARLY = 2
"""Times that one state is named for each time of another, where no subject tells which is meant."""


def state_meant(chains: Chains, number: int, counts: Mapping[int, int]) -> int | None:
    """The state that a bare «страна» or «государство» takes up, or None where several might be.

    It is the subject of its sentence or of the one before («Чили обвинила Перу, а премьер страны
    промолчал»), else the state that the text is about.

    Args:
        chains: of the document.
        number: of the mention.
        counts: how often each state was mentioned so far, by root.

    Returns:
        A mention of the state.
    """
    subject = subject_before(chains, number, EntityType.COUNTRY)
    if subject is not None:
        alone = len(chains.tree.conjuncts_below(chains.mentions[subject].head)) == 1
        return subject if alone else None
    ranked = sorted(counts, key=lambda root: (-counts[root], root))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < _CLEARLY * counts[ranked[1]]):
        return None
    return ranked[0]


def subject_before(chains: Chains, number: int, type_: EntityType) -> int | None:
    """The last subject of a type in the sentence of a mention or the one before, as a mention."""
    tree, mention = chains.tree, chains.mentions[number]
    here = tree.sentence_index(mention.first)
    for place in range(here, max(here - 2, -1), -1):
        sentence = tree.document.sentences[place]
        for index in range(min(sentence.last, mention.first) - 1, sentence.first - 1, -1):
            if _acts(tree, index):
                named = _named_at(chains, index, type_)
                if named is not None:
                    return named
    return None


def _acts(tree: Tree, index: int) -> bool:
    """Whether a token is a subject, also a nominative that the parser took for an object."""
    token = tree.tokens[index]
    mistaken = token.rel in {"iobj", "obj", "obl"} and tree.feat(index, "Case") == "Nom"
    return token.rel.startswith("nsubj") or (mistaken and tree.case_word(index) is None)


def _named_at(chains: Chains, index: int, type_: EntityType) -> int | None:
    """The name of a thing of the type that the token is the head of."""
    return next(
        (
            other
            for other in chains.tree.mention_numbers(index)
            if chains.mentions[other].type is type_
            and chains.mentions[other].kind is MentionKind.NAME
            and chains.mentions[other].head == index
            and other in chains.referring
        ),
        None,
    )
