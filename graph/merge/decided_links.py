"""Which links change when a person decides what is linked, what is one thing and what is not.

One entry of the gazetteer is one node: what gets one link becomes one thing, and of two things
that are kept apart only one may keep a link that both have.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.records import Link
from graph.merge.called import Called
from graph.merge.clusters import Clusters
from graph.merge.decisions import NIL, Decision, Decisions, is_wikidata
from ontology.gazetteer import default

Side = frozenset[int]
"""Numbers of the entities that one cell of a line means."""


class DecidedLinks:
    """The links after the decisions of one table.

    Args:
        called: the entities, and how they are called.
        table: the decisions, for errors.
        same: clusters of the entities that must be one; more are joined here.
    """

    def __init__(self, called: Called, table: Decisions, same: Clusters) -> None:
        self.locals = called.identities.locals
        self._called = called
        self._table = table
        self._same = same

    def key(self, number: int) -> str | None:
        """What the program linked an entity to: a Wikidata id, else the gazetteer's; or None."""
        return _key(self.locals[number].entity.link)

    def link(self, decision: Decision, side: Side) -> Link | None:
        """The link to the identifier of a line.

        Raises:
            DecisionError: it is neither known here nor an id of Wikidata.
        """
        identifier = decision.b
        if identifier == NIL:
            return None
        entry = default().by_id(identifier)
        if entry is not None:
            return Link(
                key=entry.id,
                wikidata=entry.wikidata,
                label_ru=entry.label_ru,
                label_en=entry.label_en,
                iso=entry.iso,
                geonames=entry.geonames,
                score=1.0,
                reason=decision.reason,
            )
        known = [
            told
            for one in self.locals
            if (told := one.entity.link) and identifier in (told.key, told.wikidata)
        ]
        if known:
            surest = max(known, key=lambda told: (told.score, repr(told)))
            return replace(surest, score=1.0, reason=decision.reason)
        if not is_wikidata(identifier):
            raise self._table.error(decision, f"the gazetteer has no {identifier}")
        iri = self._called.iri(self.locals[min(side)])
        return Link(
            key=identifier,
            wikidata=identifier,
            label_ru=self._called.node_of[iri].label if iri else decision.a,
            label_en=None,
            iso=None,
            geonames=None,
            score=1.0,
            reason=decision.reason,
        )

    def changed(
        self,
        linked: Sequence[tuple[Decision, Side]],
        apart: Sequence[tuple[Decision, Side, Side]],
    ) -> dict[int, Link | None]:
        """Entities whose link changes, each with the new one.

        Args:
            linked: the lines that link, with what they mean.
            apart: the lines that keep apart, with both things.

        Raises:
            DecisionError: two lines link one thing differently.
        """
        decided = self._decided(linked)
        members: dict[int, list[int]] = {}
        for n in range(len(self.locals)):
            members.setdefault(self._same.find(n), []).append(n)
        links: dict[int, Link | None] = {}
        for root, group in members.items():
            if root in decided:
                links.update(dict.fromkeys(group, self.link(*decided[root])))
            elif len({self.key(n) for n in group} - {None}) > 1:
                links.update(self._one_link(group))
        for _, left, right in apart:
            self._take(left, right, decided.keys(), members, links)
        self._complete(members, links)
        return links

    def _decided(self, linked: Sequence[tuple[Decision, Side]]) -> dict[int, tuple[Decision, Side]]:
        """Things whose link is decided, with the line; what is given one link becomes one."""
        by_key: dict[str, set[int]] = {}
        for decision, side in linked:
            by_key.setdefault(decision.b, set()).update(side)
        for key, given in sorted(by_key.items()):
            for number in sorted(given) if key != NIL else ():
                self._same.force(min(given), number, "")
        decided: dict[int, tuple[Decision, Side]] = {}
        for decision, side in linked:
            for root in sorted({self._same.find(n) for n in side}):
                other, _ = decided.setdefault(root, (decision, side))
                if other.b != decision.b:
                    raise self._table.contradiction(decision, [other])
        return decided

    def _one_link(self, group: Sequence[int]) -> dict[int, Link | None]:
        """The surest link of a group that the program gave several, for those with another."""
        surest = max(
            (told for n in group if (told := self.locals[n].entity.link)),
            key=lambda told: (told.score, repr(told)),
        )
        return {n: surest for n in group if self.key(n) not in (None, _key(surest))}

    def _take(
        self,
        left: Side,
        right: Side,
        decided: Collection[int],
        members: Mapping[int, list[int]],
        links: dict[int, Link | None],
    ) -> None:
        """Take a link that two things share from the second one."""
        first, second = (self._linked(side, members, links) for side in (left, right))
        for key in sorted(first.keys() & second.keys()):
            if first[key] & second[key]:
                continue  # other lines made them one: that is refused once all are known
            # What was decided keeps its link; all that has one decided link is one thing.
            for root in {root for root in second[key] if root not in decided} or first[key]:
                links.update(dict.fromkeys(members[root]))

    def _linked(
        self, side: Side, members: Mapping[int, list[int]], links: Mapping[int, Link | None]
    ) -> dict[str, set[int]]:
        """What the things of a side are linked to: link → clusters."""
        found: dict[str, set[int]] = {}
        for root in {self._same.find(n) for n in side}:
            for n in members[root]:
                key = _key(links[n]) if n in links else self.key(n)
                if key is not None:
                    found.setdefault(key, set()).add(root)
        return found

    def _complete(self, members: Mapping[int, list[int]], links: Mapping[int, Link | None]) -> None:
        """Join a decided thing with everything that is linked as it is."""
        touched: dict[str, int] = {}
        for group in members.values():
            for n in group:
                key = _key(links[n]) if n in links else self.key(n)
                if key is not None and (n in links or len(group) > 1):
                    touched.setdefault(key, n)
                    self._same.force(touched[key], n, "")
        for n in range(len(self.locals)):
            key = self.key(n) if n not in links else None
            if key in touched:
                self._same.force(touched[key], n, "")


def _key(told: Link | None) -> str | None:
    """What makes two links one: the Wikidata id, else the gazetteer's."""
    return None if told is None else told.wikidata or told.key
