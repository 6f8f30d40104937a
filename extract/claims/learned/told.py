"""The model's evidence for what it sees, and what it saw in vain."""

from extract.claims.evidence import sentence_evidence
from extract.claims.learned.ends import End
from extract.records import LEARNED, Evidence, Reason, Rejection, ScoredPair
from extract.tree import Tree


def extractor_of(pair: ScoredPair) -> str:
    """Name of what found a pair: "neural/member-of"."""
    return f"{LEARNED}/{pair.relation.lower().replace('_', '-')}"


def evidence(
    tree: Tree, pair: ScoredPair, ends: tuple[End, End], reasons: tuple[Reason, ...]
) -> Evidence:
    """The sentence of both ends, else of the later one; the words from end to end decided."""
    first, second = ends
    tokens = (min(first.first, second.first), max(first.last, second.last) - 1)
    near = tree.sentence_index(tokens[0]) == tree.sentence_index(tokens[1])
    # Ends in two sentences: the later one tells, and takes up what the earlier one names.
    later = max(first, second, key=lambda end: end.first)
    start = tokens[0] if near else later.first
    return sentence_evidence(
        tree,
        tokens[1],
        (tree.tokens[start].start, tree.tokens[tokens[1]].stop),
        extractor=extractor_of(pair),
        score=pair.score,
        reasons=reasons,
    )


def miss(tree: Tree, pair: ScoredPair, ends: tuple[End, End], reason: str) -> Rejection:
    """A pair that is not told, with the reason and the two ends."""
    one, other = (tree.text(end.first, end.last) for end in ends)
    start = min(end.first for end in ends)
    stop = max(end.last for end in ends)
    return Rejection(
        start=tree.tokens[start].start,
        stop=tree.tokens[stop - 1].stop,
        extractor=extractor_of(pair),
        reason=f"«{one}» → «{other}», score {pair.score:.2f}: {reason}",
    )
