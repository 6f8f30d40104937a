"""Names that the learned model takes for names of one thing: «Эминем» and «Маршалл Мэтерс»."""

from extract.mentions.learned import mention_of
from extract.mentions.proposal import CONCEPTS
from extract.records import Mention, MentionKind, ScoredPair
from extract.resolve.chains import Chains

_RELATIONS = frozenset({"ALTERNATIVE_NAME", "ABBREVIATION"})
_SURE = 0.75
"""Smallest precision of a pair that makes one thing of two: a wrong join spoils every claim."""


def join_other_names(chains: Chains) -> None:
    """Join the chains of two names, unless they are known to be two things."""
    document = chains.tree.document
    for pair in document.pairs:
        if pair.relation not in _RELATIONS or pair.score < _SURE:
            continue
        numbers = _numbers(chains, pair)
        if numbers is None:
            continue
        one, other = numbers
        roots = chains.root(one), chains.root(other)
        if roots[0] != roots[1] and not all(root in chains.links for root in roots):
            words = chains.mentions[one].name, chains.mentions[other].name
            chains.join(one, other, f"the model takes «{words[0]}» and «{words[1]}» for one")


def _numbers(chains: Chains, pair: ScoredPair) -> tuple[int, int] | None:
    """The two mentions of a pair, where both are names of one family that refer to something."""
    spans = chains.tree.document.spans
    one, other = (mention_of(chains.tree, spans[number]) for number in (pair.first, pair.second))
    if one is None or other is None or one == other:
        return None
    mentions = chains.mentions[one], chains.mentions[other]
    named = all(_is_name(mention) for mention in mentions)
    known = one in chains.referring and other in chains.referring
    alike = mentions[0].type.nerel == mentions[1].type.nerel
    return (one, other) if named and known and alike else None


def _is_name(mention: Mention) -> bool:
    return (
        mention.kind is MentionKind.NAME
        and mention.type not in CONCEPTS
        and mention.source != "gazetteer-adjective"
    )
