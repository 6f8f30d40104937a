"""Decisions of a person, from names to entities: found, complete and free of contradictions.

    settle(extractions, read_decisions(FILE)) → Settled, for `merge`

Names are looked up in what the program merges by itself, so that one line means the same whatever
the others say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.records import ArticleId, Extraction
from graph.merge.called import Called, NotCalledError
from graph.merge.clusters import Clusters
from graph.merge.decided_links import DecidedLinks, Side
from graph.merge.decisions import (
    NIL,
    Apart,
    Decision,
    DecisionKind,
    Decisions,
    Place,
    Settled,
    Together,
)
from graph.merge.identify import identify, once_each
from graph.merge.identities import Local
from graph.merge.nodes import entity_nodes
from graph.merge.split import Split, can_split, divided
from ontology.gazetteer import default


def settle(extractions: Iterable[Extraction], decisions: Decisions) -> Settled:
    """Find what the decisions speak of, and what follows from them.

    Identifiers are looked up in the gazetteer in use.

    Args:
        extractions: those that will be merged, in any order.
        decisions: a table of decisions.

    Raises:
        DecisionError: a name is unknown or ambiguous, or two lines contradict each other.
    """
    told = once_each(extractions)
    called = undecided(told)
    splits = _splits(called, decisions)
    if splits:
        called = undecided([divided(one, splits.get(one.article.id, ())) for one in told])
    return replace(_Settlement(called, decisions).settled(), splits=splits)


def undecided(extractions: Sequence[Extraction]) -> Called:
    """What is called how where nobody decided what is one thing: this decisions speak of.

    Args:
        extractions: what `once_each` gave, divided as the decisions demand.
    """
    identities = identify(extractions)
    return Called(identities, *entity_nodes(identities))


def _splits(called: Called, decisions: Decisions) -> dict[ArticleId, tuple[Split, ...]]:
    """What `different` takes out of entities that one article calls by both names."""
    found: dict[ArticleId, list[Split]] = {}
    for decision in sorted(decisions.decisions, key=lambda one: one.key):
        stays, goes = called.name_in(decision.a), called.name_in(decision.b)
        if decision.kind is not DecisionKind.DIFFERENT or stays is None or goes is None:
            continue
        try:
            sides = called.find(decision.a), called.find(decision.b)
        except NotCalledError:
            continue  # it may be called so afterwards; else the line is refused then
        for one in sides[0]:
            split = Split(entity=one.entity.id, stays=stays, goes=goes)
            extraction = called.identities.extractions[one.article]
            known = found.get(extraction.article.id, [])
            if one in sides[1] and split not in known and can_split(extraction, split):
                found.setdefault(extraction.article.id, known).append(split)
    return {article: tuple(splits) for article, splits in found.items()}


class _Settlement:
    """The decisions of one table, line by line, then together."""

    def __init__(self, called: Called, decisions: Decisions) -> None:
        self.called = called
        self.table = decisions
        self.locals = called.identities.locals
        self._same = Clusters([{} for _ in self.locals])
        self._links = DecidedLinks(called, decisions, self._same)
        self._apart: list[tuple[Decision, Side, Side]] = []
        self._linked: list[tuple[Decision, Side]] = []
        self._joined: list[tuple[Decision, Side]] = []
        self._idle: list[Decision] = []
        by_key = {one.key: one for one in reversed(decisions.decisions)}
        self.decisions = [by_key[key] for key in sorted(by_key)]

    def settled(self) -> Settled:
        for decision in sorted(self.decisions, key=lambda one: one.line):
            self._read(decision)
        # In the order of what they say, not of their lines: so the result has no other.
        for part in (self._apart, self._linked, self._joined):
            part.sort(key=lambda each: each[0].key)
        for _, side in self._joined:
            self._unite(side)
        links = self._links.changed(self._linked, self._apart)
        self._check_apart()
        groups = [group for group in self._same.groups() if len(group) > 1]
        kinds = [one.kind for one in self.decisions]
        return Settled(
            links={self._place(n): links[n] for n in sorted(links)},
            splits={},
            types={
                entry.id: entry.type
                for key in sorted({link.key for link in links.values() if link})
                if (entry := default().by_id(key))
            },
            same=tuple(
                Together(places=self._places(group), reason=self._reason(group)) for group in groups
            ),
            apart=tuple(
                Apart(left=self._places(left), right=self._places(right), reason=decision.reason)
                for decision, left, right in self._apart
            ),
            counts={kind: kinds.count(kind) for kind in DecisionKind if kind in kinds},
            idle=tuple(self._idle_message(one) for one in self._idle),
        )

    # ------------------------------------------------------------------------------ line by line

    def _read(self, decision: Decision) -> None:
        a = self._find(decision, decision.a)
        if decision.kind is DecisionKind.LINK:
            self._links.link(decision, a)
            self._linked.append((decision, a))
            if {self._links.key(n) for n in a} == {None if decision.b == NIL else decision.b}:
                self._idle.append(decision)
            return
        b = self._find(decision, decision.b)
        roots = [{self.called.identities.root(self.locals[n]) for n in side} for side in (a, b)]
        if decision.kind is DecisionKind.SAME:
            self._joined.append((decision, a | b))
            if len(roots[0] | roots[1]) == 1:
                self._idle.append(decision)
            return
        left, right = self._sides(decision, a, b)
        self._apart.append((decision, left, right))
        if not roots[0] & roots[1]:
            self._idle.append(decision)

    def _find(self, decision: Decision, written: str) -> Side:
        try:
            return frozenset(one.number for one in self.called.find(written))
        except NotCalledError as error:
            raise self.table.error(decision, error.reason) from error

    def _sides(self, decision: Decision, a: Side, b: Side) -> tuple[Side, Side]:
        """The two sides without what they share: a thing is kept apart from a part of it."""
        if a == b or not (a <= b or b <= a or not a & b):
            one = self.locals[min(a & b)]
            source = self.called.identities.article(one).source
            raise self.table.error(
                decision,
                f"«{decision.a}» and «{decision.b}» are one thing in {source}, whose text does not "
                "name both",
            )
        return (a - b, b) if b < a else (a, b - a)

    # ----------------------------------------------------------------------------------- together

    def _unite(self, side: Iterable[int]) -> None:
        first, *rest = sorted(side)
        for other in rest:
            self._same.force(first, other, "")

    def _check_apart(self) -> None:
        """Check that nothing that is kept apart was joined by other lines."""
        for decision, left, right in self._apart:
            shared = {self._same.find(n) for n in left} & {self._same.find(n) for n in right}
            if shared:
                root = min(shared)
                by = [
                    other
                    for other, side in (*self._joined, *self._linked)
                    if any(self._same.find(n) == root for n in side)
                ]
                raise self.table.contradiction(decision, by)

    # -------------------------------------------------------------------------------------- parts

    def _place(self, number: int) -> Place:
        one: Local = self.locals[number]
        return self.called.identities.article(one).id, one.entity.id

    def _places(self, numbers: Iterable[int]) -> tuple[Place, ...]:
        return tuple(map(self._place, sorted(numbers)))

    def _reason(self, group: Sequence[int]) -> str:
        """Why a group is one thing: the reasons of all lines that made it."""
        root = self._same.find(group[0])
        told = {
            decision.reason
            for decision, side in (*self._joined, *self._linked)
            if any(self._same.find(n) == root for n in side)
        }
        return "; ".join(sorted(told))

    def _idle_message(self, decision: Decision) -> str:
        what = {
            DecisionKind.SAME: "they are one thing without it",
            DecisionKind.DIFFERENT: "they are apart without it",
            DecisionKind.LINK: "it is linked so without it",
        }[decision.kind]
        place = f"{self.table.file}, line {decision.line}"
        return f"{place}: «{decision.kind} {decision.a} {decision.b}» changes nothing: {what}"
