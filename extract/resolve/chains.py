"""Coreference chains while they grow: a union-find over the mentions of one document."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from extract.records import Link, Mention
from extract.tree import Tree
from ontology.vocabulary import EntityType

_Value = TypeVar("_Value")


class Chains:
    """Sets of mention numbers that refer to one thing, with type, link, name and reasons."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.mentions = tree.document.mentions
        self._parent = list(range(len(self.mentions)))
        self._by_key: dict[tuple[str, ...], int] = {}
        self.links: dict[int, Link] = {}
        self.types: dict[int, EntityType] = {}
        self.names: dict[int, str] = {}
        self.reasons: dict[int, list[str]] = defaultdict(list)
        self.wholes: dict[int, int] = {}
        """Body that its noun alone names → the state that it is part of."""
        self.referring: set[int] = set()
        self._groups: dict[int, list[int]] = {}
        self.metonyms: set[int] = set()
        """Mentions that name another thing than they mean: capitals that stand for states."""

    def root(self, number: int) -> int:
        """The mention that stands for the chain of a mention."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def add(self, number: int, key: tuple[str, ...], *, link: Link | None = None) -> int:
        """Put a mention into the chain with the key; a new chain where there is none."""
        self._refer(number)
        if key in self._by_key:
            return self.join(self._by_key[key], number, "")
        self._by_key[key] = number
        root = self.root(number)
        if link is not None:
            self.links[root] = link
        return root

    def find(self, key: tuple[str, ...]) -> int | None:
        """Root of the chain with the key, if there is one."""
        number = self._by_key.get(key)
        return None if number is None else self.root(number)

    def join(self, one: int, other: int, reason: str) -> int:
        """Make one chain of two; a link, type and name of either stay, those of `one` first."""
        self._refer(one)
        self._refer(other)
        first, second = self.root(one), self.root(other)
        if first == second:
            return first
        keep, gone = sorted((first, second))
        _keep(self.links, first, second, keep)
        _keep(self.types, first, second, keep)
        _keep(self.names, first, second, keep)
        _keep(self.wholes, first, second, keep)
        self._parent[gone] = keep
        self._groups[keep].extend(self._groups.pop(gone))
        self.reasons[keep].extend(self.reasons.pop(gone, []))
        if reason:
            self.reasons[keep].append(reason)
        return keep

    def type_of(self, root: int) -> EntityType:
        """Type of a chain: set by a rule, else that of its first mention."""
        return self.types.get(root, self.mentions[root].type)

    def members(self) -> dict[int, list[int]]:
        """Root → numbers of the mentions of its chain, in text order."""
        return {root: sorted(numbers) for root, numbers in self._groups.items()}

    def members_of(self, root: int) -> list[int]:
        """Numbers of the mentions of one chain, in text order."""
        return sorted(self._groups[self.root(root)])

    def _refer(self, number: int) -> None:
        if number not in self.referring:
            self.referring.add(number)
            self._groups.setdefault(self.root(number), []).append(number)

    def nested(self, mention: Mention) -> Iterator[tuple[int, Mention]]:
        """Mentions strictly inside a mention."""
        seen: set[int] = set()
        for index in range(mention.first, mention.last):
            for number in self.tree.mention_numbers(index):
                other = self.mentions[number]
                if (
                    number not in seen
                    and mention.first <= other.first
                    and other.last <= mention.last
                    and (other.first, other.last) != (mention.first, mention.last)
                ):
                    seen.add(number)
                    yield number, other


def _keep(table: dict[int, _Value], first: int, second: int, keep: int) -> None:
    values = [table.pop(root) for root in (first, second) if root in table]
    if values:
        table[keep] = values[0]
