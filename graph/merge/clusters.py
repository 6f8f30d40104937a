"""Union-find with marks that may not clash, so that one wrong link cannot chain two things.

A mark is a key with a value ("link" → "Q30", "day" → "2025-10-30", "in art:…" → "e4"). Two
clusters join only if they agree on every mark that both have. The smaller cluster's marks are
copied to the larger, so that n joins cost O(n log n) whatever the sizes.
"""

from collections.abc import Mapping


class Clusters:
    """A partition of the numbers 0 … n - 1 that grows by joins and remembers the reasons."""

    def __init__(self, marks: list[dict[str, str]]) -> None:
        self._parent = list(range(len(marks)))
        self._marks: list[dict[str, str]] = [dict(mark) for mark in marks]
        self._reasons: list[set[str]] = [set() for _ in marks]

    def find(self, item: int) -> int:
        """Return the number that stands for the item's cluster."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: int, right: int, reason: str) -> bool:
        """Make one cluster of two; return whether they are one now.

        Args:
            left: an item of the first cluster.
            right: an item of the second.
            reason: why they are the same, in words; kept only if it decided something.
        """
        big, small = self.find(left), self.find(right)
        if big == small:
            return True
        if len(self._marks[big]) < len(self._marks[small]):
            big, small = small, big
        if self._clash(big, small):
            return False
        self._parent[small] = big
        self._marks[big].update(self._marks[small])
        self._reasons[big] |= self._reasons[small]
        self._reasons[big].add(reason)
        self._marks[small] = {}
        self._reasons[small] = set()
        return True

    def mark(self, item: int, key: str, value: str) -> None:
        """Give the item's cluster one more mark, unless it has that mark already."""
        self._marks[self.find(item)].setdefault(key, value)

    def marks(self, item: int) -> Mapping[str, str]:
        """Return the marks of the item's cluster."""
        return self._marks[self.find(item)]

    def reasons(self, item: int) -> tuple[str, ...]:
        """Return why the members of the item's cluster are one, sorted."""
        return tuple(sorted(self._reasons[self.find(item)]))

    def groups(self) -> list[list[int]]:
        """Return the clusters, each with its items in order, ordered by first item."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())

    def _clash(self, big: int, small: int) -> bool:
        if len(self._marks[big]) < len(self._marks[small]):
            big, small = small, big
        marks = self._marks[big]
        return any(marks.get(key, value) != value for key, value in self._marks[small].items())
