"""Cuts a sentence into clauses by punctuation and conjunctions.

A fifth of slovnet's trees is broken, mostly at clause borders; commas are more reliable there. A
stretch between two marks is a clause of its own when something in it can carry one; what cannot
(a list item, an apposition, a fronted date) joins its neighbor.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.times.tense import is_predicate
from extract.tree import Tree

_MARKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "…"})
_CONJUNCTIONS = frozenset({"и", "а", "но", "или", "однако"})
_LIGHT = frozenset({"ADV", "PART", "ADP", "CCONJ", "SCONJ"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first:last` with the predicates among them that can carry a clause."""

    first: int
    last: int
    heads: tuple[int, ...]


@lru_cache(maxsize=64)
def clauses_of(tree: Tree, sentence_index: int) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order, without a gap."""
    sentence = tree.document.sentences[sentence_index]
    borders = [sentence.first, *_borders(tree, sentence.first, sentence.last), sentence.last]
    stretches = [
        Clause(first, last, _heads(tree, first, last))
        for first, last in pairwise(borders)
        if first < last
    ]
    merged: list[Clause] = []
    for stretch in stretches:
        before = merged[-1] if merged else None
        if before is None or (before.heads and stretch.heads):
            merged.append(stretch)
        else:
            # No predicate of its own, or the first one after a fronted adverbial.
            merged[-1] = Clause(before.first, stretch.last, before.heads + stretch.heads)
    return tuple(merged)


def clause_at(tree: Tree, index: int) -> Clause:
    """The clause that holds the token."""
    clauses = clauses_of(tree, tree.sentence_index(index))
    return clauses[bisect_right(clauses, index, key=lambda clause: clause.first) - 1]


def _borders(tree: Tree, first: int, last: int) -> list[int]:
    """Where a clause may begin: after a mark, and before «и» between two finite verbs."""
    borders: list[int] = []
    has_verb = False
    for index in range(first, last):
        if tree.tokens[index].text in _MARKS:
            borders.append(index + 1)
            has_verb = False
        elif has_verb and _joins_clauses(tree, index, last):
            borders.append(index)
        has_verb = has_verb or is_finite(tree, index)
    return borders


def _joins_clauses(tree: Tree, index: int, last: int) -> bool:
    """Whether «и», «а», «но» joins a finite verb, not a noun."""
    if tree.tokens[index].text.lower() not in _CONJUNCTIONS:
        return False
    joined = tree.tokens[index].head
    return index < joined < last and is_finite(tree, joined)


def is_finite(tree: Tree, index: int) -> bool:
    """A predicate with a tense of its own: finite verb, short participle, «должен»."""
    token = tree.tokens[index]
    if token.pos in ("VERB", "AUX"):
        form = tree.feat(index, "VerbForm")
        return form == "Fin" or (form == "Part" and tree.feat(index, "Variant") == "Short")
    return is_predicate(tree, index)


def _heads(tree: Tree, first: int, last: int) -> tuple[int, ...]:
    finite = tuple(i for i in range(first, last) if is_finite(tree, i) and not _is_helper(tree, i))
    if finite:
        return finite
    for index in range(first, last):
        token = tree.tokens[index]
        if token.pos == "VERB" and tree.feat(index, "VerbForm") in ("Part", "Conv"):
            return (index,)
        if token.pos not in _LIGHT and token.pos != "PUNCT":
            break
    return ()


def _is_helper(tree: Tree, index: int) -> bool:
    """Whether the token is the «был» or «будет» of another word."""
    return tree.tokens[index].rel in ("aux", "aux:pass", "cop")
