"""Mentions that somebody else drew, instead of those that the rules find."""

from collections.abc import Sequence
from dataclasses import replace

from extract.brat import GIVEN
from extract.mentions import find_mentions
from extract.mentions.proposal import Proposal, mention
from extract.records import Document, Mention, MentionKind, ScoredSpan
from extract.tree import Tree


def given_mentions(document: Document, spans: Sequence[ScoredSpan]) -> tuple[Mention, ...]:
    """The spans as mentions, ordered by (start, -stop), with the pronouns that the rules find.

    Where a rule finds the same tokens with the same NEREL type, what it knows of them (head,
    nominative, finer type) is kept; pronouns refer to mentions and are never drawn by hand.

    Args:
        document: one with tokens, sentences and times.
        spans: the mentions drawn; their offsets are kept even where they cut a token.
    """
    tree = Tree(document)
    found = find_mentions(document)
    known = {(each.first, each.last, each.type.nerel): each for each in found}
    drawn = []
    for span in spans:
        first, last = max(tree.token_at(span.start), 0), tree.token_at(span.stop - 1) + 1
        if first >= last:  # in a header, where there are no tokens
            continue
        proposal = Proposal(
            first=first,
            last=last,
            type=span.type,
            kind=MentionKind.NAME,
            score=span.score,
            source=GIVEN,
            rank=0,
        )
        drawn.append(
            replace(
                known.get((first, last, span.type.nerel)) or mention(tree, proposal),
                start=span.start,
                stop=span.stop,
                score=span.score,
                source=GIVEN,
            )
        )
    pronouns = [each for each in found if each.kind is MentionKind.PRONOUN]
    return tuple(
        sorted([*drawn, *pronouns], key=lambda each: (each.start, -each.stop, each.kind, each.type))
    )
