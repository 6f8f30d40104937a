"""Why a node is one thing and its namesakes are others: the trail of identity, for one node.

Accounts(extractions, settled).of(iri) → Account(node, parts, merged, partings)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from extract.records import Entity, Extraction
from graph.merge.called import Called
from graph.merge.clusters import Join, Refusal
from graph.merge.decisions import Place, Settled
from graph.merge.identify import APART, LINK, UNLINKED, identify, once_each
from graph.merge.identities import Local, type_group
from graph.merge.nodes import entity_nodes
from graph.merge.settle import undecided
from graph.merge.split import divided
from graph.records import EntityNode

_PATRONYMIC = "patronymic"
_NOTHING = "nothing"
"""What the program by itself linked to nothing is linked to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one article has of a thing."""

    source: str
    """The article: the name of its file, or more where two files have one name."""
    entity: Entity
    written: str
    """How a person writes this entity in a table of decisions, whatever other lines say."""
    is_link_decided: bool
    """Whether what it is linked to, or that it is linked to nothing, follows from a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two parts that were taken for one thing."""

    left: Part
    right: Part
    rule: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """A thing that is not this one though something speaks for it."""

    part: Part
    other: Part
    node: EntityNode
    """The other thing."""
    speaks_for: str
    """What asked for one node: a rule with its reason, or the common name."""
    speaks_against: str
    is_decided: bool
    """Whether it is a person who keeps them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a node came to be."""

    node: EntityNode
    parts: tuple[Part, ...]
    """By article."""
    merged: tuple[Merged, ...]
    """The joins that made it, one fewer than parts, in the order in which they were made."""
    partings: tuple[Parting, ...]
    """One for each other thing, by that thing's IRI; the first so many that were asked for."""
    n_partings: int
    """Number of all such things."""


class Accounts:
    """The accounts of all nodes of a graph, made when they are asked for.

    Args:
        extractions: what was merged.
        settled: the decisions with which it was.
    """

    def __init__(self, extractions: Iterable[Extraction], settled: Settled | None = None) -> None:
        told = once_each(extractions)
        self.identities = identify(told, settled)
        self.called = Called(self.identities, *entity_nodes(self.identities))
        self._settled = settled
        self._undecided = self.called
        if settled is not None:
            parts = [divided(one, settled.splits.get(one.article.id, ())) for one in told]
            self._undecided = undecided(parts)

    def of(self, iri: str, *, most_partings: int | None = None) -> Account:
        """The account of a node.

        Args:
            iri: the node's.
            most_partings: number of things kept apart that are accounted for; None: all.

        Raises:
            KeyError: no node has this IRI.
        """
        members = self.called.members(iri)
        numbers = {one.number for one in members}
        apart = self._apart_from(iri, members, numbers)
        return Account(
            node=self.called.node_of[iri],
            parts=tuple(sorted(map(self._part, members), key=lambda part: part.source)),
            merged=tuple(
                self._merged(join)
                for join in self.identities.clusters.joins
                if join.left in numbers
            ),
            partings=tuple(apart[other]() for other in sorted(apart)[:most_partings]),
            n_partings=len(apart),
        )

    def _part(self, one: Local) -> Part:
        return Part(
            source=self.called.file(one),
            entity=one.entity,
            written=self._undecided.written(self._undecided.identities.locals[one.number]),
            is_link_decided=self._settled is not None and self._place(one) in self._settled.links,
        )

    def _place(self, one: Local) -> Place:
        return self.identities.article(one).id, one.entity.id

    def _merged(self, join: Join) -> Merged:
        left, right = (self.identities.locals[n] for n in (join.left, join.right))
        return Merged(
            left=self._part(left),
            right=self._part(right),
            rule=join.rule,
            score=join.score,
            reason=join.reason,
        )

    def _apart_from(
        self, iri: str, members: tuple[Local, ...], numbers: set[int]
    ) -> dict[str, Callable[[], Parting]]:
        """For each other thing how to account for it, told only if asked: there may be thousands.

        First what a rule asked for and a mark forbade, then what only has the same name.
        """
        found: dict[str, Callable[[], Parting]] = {}
        for refusal in self.identities.clusters.refusals:
            if refusal.join.left in numbers or refusal.join.right in numbers:
                pair = [self.identities.locals[n] for n in (refusal.join.left, refusal.join.right)]
                if refusal.join.left not in numbers:
                    pair.reverse()
                other = self.called.iri(pair[1])
                if other is not None and other != iri and other not in found:
                    found[other] = partial(self._refused, refusal, *pair)
        # Of what is only described, «переговоры», every article has its own.
        by_name = {one.entity.name: one for one in reversed(members) if one.is_named}
        for name, one in sorted(by_name.items()):
            for namesake in self.called.bearers(name):
                other = self.called.iri(namesake)
                if other is not None and other != iri and other not in found and namesake.is_named:
                    found[other] = partial(self._namesakes, one, namesake)
        return found

    def _refused(self, refusal: Refusal, one: Local, other: Local) -> Parting:
        rule = f"{refusal.join.rule} {refusal.join.score:.2f}: {refusal.join.reason}"
        is_decided = refusal.key.startswith(APART) or (
            refusal.key == LINK and UNLINKED in (refusal.left, refusal.right)
        )
        return self._parting(one, other, rule, self._clash(refusal), is_decided=is_decided)

    def _parting(
        self, one: Local, other: Local, why: str, why_not: str, *, is_decided: bool = False
    ) -> Parting:
        return Parting(
            part=self._part(one),
            other=self._part(other),
            node=self.called.node_of[str(self.called.iri(other))],
            speaks_for=why,
            speaks_against=why_not,
            is_decided=is_decided,
        )

    def _clash(self, refusal: Refusal) -> str:
        key = refusal.key
        if key.startswith(APART) and self._settled is not None:
            return self._settled.apart[int(key.removeprefix(APART))].reason
        if key == LINK:
            return _unlike(refusal.left, refusal.right)
        if key == _PATRONYMIC:
            return "different patronymics"
        article = self.identities.of_article(int(key.split()[-1]))[0]
        return f"{self.called.file(article)} tells two people of them apart"

    def _namesakes(self, one: Local, other: Local) -> Parting:
        why = f"name «{one.entity.name}»"
        mine, its = (self.called.node_of[str(self.called.iri(each))] for each in (one, other))
        decided = self._decided(mine, its)
        if decided is not None:
            return self._parting(one, other, why, decided, is_decided=True)
        links = [self._linked(each) for each in (mine, its)]
        if links[0] != links[1] and set(links) != {UNLINKED, _NOTHING}:
            is_decided = UNLINKED in links
            return self._parting(one, other, why, _unlike(*links), is_decided=is_decided)
        if type_group(mine.type) != type_group(its.type):
            against = f"different types, {mine.type} and {its.type}"
        else:
            against = "no rule joins them: the name alone is not enough"
        return self._parting(one, other, why, against)

    def _linked(self, node: EntityNode) -> str:
        """What a node is linked to, in a word; UNLINKED where a person said to nothing."""
        for one in self.called.members(node.iri):
            if one.entity.link is not None:
                return one.entity.link.wikidata or one.entity.link.key
            if self._settled is not None and self._place(one) in self._settled.links:
                return UNLINKED
        return _NOTHING

    def _decided(self, mine: EntityNode, its: EntityNode) -> str | None:
        """Why a person keeps two nodes apart, if one does."""
        if self._settled is None:
            return None
        sides = [
            {self._place(one) for one in self.called.members(node.iri)} for node in (mine, its)
        ]
        for apart in self._settled.apart:
            for first, second in (sides, sides[::-1]):
                if not first.isdisjoint(apart.left) and not second.isdisjoint(apart.right):
                    return apart.reason
        return None


def _unlike(left: str, right: str) -> str:
    """Why two links keep two things apart."""
    if UNLINKED in (left, right):
        linked = right if left == UNLINKED else left
        return f"decided: linked to nothing; the other one is linked to {linked}"
    return f"linked to different things, {left} and {right}"
