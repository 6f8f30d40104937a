"""Misprints: one letter lost, added, changed or swapped, found without comparing all pairs."""

from rapidfuzz.distance import DamerauLevenshtein

_LONGEST = 40
"""Letters of the longest name whose misprints are looked for: the keys grow with its square."""


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one insertion, loss, change or swap of letters turns one name into the other."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) == 1


def neighborhood(name: str) -> frozenset[str]:
    """The name, and the name with each of its letters left out.

    Two names of at most 40 letters that are one edit apart share a member, so that candidates are
    looked up by these. A longer name, which is hardly a name, is met under itself alone.
    """
    if len(name) > _LONGEST:
        return frozenset({name})
    return frozenset({name, *(name[:n] + name[n + 1 :] for n in range(len(name)))})
