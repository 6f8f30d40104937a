"""Misprints: one letter lost, added, changed or swapped, found without comparing all pairs."""

from rapidfuzz.distance import DamerauLevenshtein


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one insertion, loss, change or swap of letters turns one name into the other."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) == 1


def neighborhood(name: str) -> frozenset[str]:
    """The name, and the name with each of its letters left out.

    Two names at most one edit apart share a member, so that candidates are looked up by these.
    """
    return frozenset({name, *(name[:n] + name[n + 1 :] for n in range(len(name)))})
