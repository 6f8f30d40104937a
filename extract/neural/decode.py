"""From scores of spans to spans that may nest but never cross."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span in the sub-tokens of its article, both ends inclusive."""

    score: float
    first: int
    last: int
    label: int

    def crosses(self, other: "Candidate") -> bool:
        """Whether the two overlap and neither holds the other."""
        return (
            self.first < other.first <= self.last < other.last
            or other.first < self.first <= other.last < self.last
        )


def compatible(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The likeliest spans that do not cross a likelier one, by place, the outer first.

    Spans are compared only where they overlap, in one sweep over the article.
    """
    ordered = sorted(candidates, key=lambda one: (one.first, -one.last))
    kept: list[Candidate] = []
    cluster: list[Candidate] = []
    reach = -1
    for each in ordered:
        if each.first > reach:
            kept += _uncrossed(cluster)
            cluster = []
        cluster.append(each)
        reach = max(reach, each.last)
    return [*kept, *_uncrossed(cluster)]


def _uncrossed(cluster: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those of some overlapping spans that do not cross a likelier one, in the order given."""
    if len(cluster) == 1:
        return cluster
    likely = sorted(cluster, key=lambda one: (-one.score, one.first, one.last))
    kept: list[Candidate] = []
    for each in likely:
        if not any(each.crosses(other) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: (one.first, -one.last))
