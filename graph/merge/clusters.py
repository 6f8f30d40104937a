"""Union-find with marks that may not clash, so that one wrong link cannot chain two things.

A mark is a key with a value ("link" → "Q30", "day" → "2025-10-30", "in art:…" → "e4"). Two
clusters join only if they agree on every mark that both have. The smaller cluster's marks are
copied to the larger, so that n joins cost O(n log n) whatever the sizes.

Every join that decided something is kept with its rule, score and reason, and so is every join
that a clash of marks refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two items that were taken for one thing, and on what grounds."""

    left: int
    right: int
    rule: str
    """Name of the rule that joined them."""
    score: float
    """How sure the rule is, 0..1: the estimated share of such joins that hold."""
    reason: str
    """In words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A join that a rule asked for and a clash of marks forbade."""

    join: Join
    """What the rule asked for."""
    key: str
    """A mark on which the two disagree."""
    left: str
    """Its value on the left side."""
    right: str


class Clusters:
    """A partition of the numbers 0 … n - 1 that grows by joins and remembers the reasons."""

    def __init__(self, marks: list[dict[str, str]]) -> None:
        self._parent = list(range(len(marks)))
        self._marks: list[dict[str, str]] = [dict(mark) for mark in marks]
        self._joins: list[tuple[int, int, str, float, str]] = []
        self._refusals: dict[tuple[int, int, str], Refusal] = {}
        self._rule, self._score = "", 1.0

    def begin(self, rule: str, score: float) -> None:
        """Say which rule the next joins are made by, and how sure it is, 0..1."""
        self._rule, self._score = rule, score

    def find(self, item: int) -> int:
        """Return the number that stands for the item's cluster."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: int, right: int, reason: str, *, score: float | None = None) -> bool:
        """Make one cluster of two; return whether they are one now.

        Args:
            left: an item of the first cluster.
            right: an item of the second.
            reason: why they are the same, in words; kept only if it decided something.
            score: how sure this very join is, 0..1; by default as sure as its rule.
        """
        big, small = self.find(left), self.find(right)
        if big == small:
            return True
        sure = self._score if score is None else score
        clash = self._clash(big, small)
        if clash is not None:
            self._refusals.setdefault(
                (min(big, small), max(big, small), clash),
                Refusal(
                    join=Join(left=left, right=right, rule=self._rule, score=sure, reason=reason),
                    key=clash,
                    left=self._marks[big][clash],
                    right=self._marks[small][clash],
                ),
            )
            return False
        self._unite(big, small)
        self._joins.append((left, right, self._rule, sure, reason))
        return True

    def force(self, left: int, right: int, reason: str) -> None:
        """Make one cluster of two whatever their marks; those that clash say nothing any more."""
        big, small = self.find(left), self.find(right)
        if big == small:
            return
        for key in self._marks[big].keys() & self._marks[small].keys():
            if self._marks[big][key] != self._marks[small][key]:
                del self._marks[big][key], self._marks[small][key]
        self._unite(big, small)
        self._joins.append((left, right, self._rule, self._score, reason))

    def mark(self, item: int, key: str, value: str) -> None:
        """Give the item's cluster one more mark, unless it has that mark already."""
        self._marks[self.find(item)].setdefault(key, value)

    def marks(self, item: int) -> Mapping[str, str]:
        """Return the marks of the item's cluster."""
        return self._marks[self.find(item)]

    @property
    def joins(self) -> tuple[Join, ...]:
        """Every join that decided something, in the order in which they were made.

        They are the edges of a forest whose trees are the clusters.
        """
        return tuple(
            Join(left=left, right=right, rule=rule, score=score, reason=reason)
            for left, right, rule, score, reason in self._joins
        )

    def grounds(self) -> dict[int, tuple[str, ...]]:
        """For each cluster of several items the different grounds of its joins, sorted.

        "gazetteer 0.98: same gazetteer entry Q148": rule, score and reason.
        """
        found: dict[int, set[tuple[str, float, str]]] = {}
        for left, _, rule, score, reason in self._joins:
            found.setdefault(self.find(left), set()).add((rule, score, reason))
        return {
            root: tuple(sorted(f"{rule} {score:.2f}: {reason}" for rule, score, reason in told))
            for root, told in found.items()
        }

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """The refused joins, for two clusters and one mark the first, in their order."""
        return tuple(self._refusals.values())

    def groups(self) -> list[list[int]]:
        """Return the clusters, each with its items in order, ordered by first item."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())

    def _unite(self, big: int, small: int) -> None:
        if len(self._marks[big]) < len(self._marks[small]):
            big, small = small, big
        self._parent[small] = big
        self._marks[big].update(self._marks[small])
        self._marks[small] = {}

    def _clash(self, big: int, small: int) -> str | None:
        """Return a mark on which two clusters disagree."""
        if len(self._marks[big]) < len(self._marks[small]):
            big, small = small, big
        marks = self._marks[big]
        for key, value in self._marks[small].items():
            if marks.get(key, value) != value:
                return key
        return None
