"""What the two ends of a learned relation are in the document: an entity, a date, a value."""

from bisect import bisect_left
from dataclasses import dataclass

from extract.mentions.learned import mention_of
from extract.posts import holder
from extract.records import Document, Entity, Mention, MentionKind, ScoredSpan, TimeInterval
from extract.tree import Tree
from ontology.vocabulary import EntityType

_NEAR_TIMES = 8
"""Expressions of time that one date of the model may hold: «с 5 по 7 мая 2024 года» holds three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One argument of a learned relation.

    Attributes:
        span: what the model marked.
        first, last, head: its tokens.
        mention: the mention that stands for it, None where there is none.
        entity: what that refers to; for a post the person who is meant by it, see `person`.
    """

    span: ScoredSpan
    first: int
    last: int
    head: int
    mention: Mention | None
    entity: Entity | None


class Ends:
    """Finds the ends of learned relations in one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        document: Document = tree.document
        self._time_starts = [time.start for time in document.times]
        self._names = {
            entity.id for entity in document.entities if entity.is_named_in(document.mentions)
        }

    def of(self, span: ScoredSpan) -> End | None:
        """The end that a span is, None where it lies outside the running text."""
        tree = self.tree
        first, last = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
        if first < 0 or first >= last:
            return None
        number = mention_of(tree, span)
        mention = None if number is None else tree.document.mentions[number]
        entity = None if mention is None else tree.entity_of(mention)
        if entity is not None and entity.id not in self._names:
            entity = None  # «компания» that nobody names
        head = mention.head if mention is not None else self._head(first, last)
        return End(span=span, first=first, last=last, head=head, mention=mention, entity=entity)

    def _head(self, first: int, last: int) -> int:
        tokens = self.tree.tokens
        outer = [index for index in range(first, last) if not first <= tokens[index].head < last]
        return (outer or [first])[0]

    def person(self, end: End) -> Entity | None:
        """The named person who is meant by a post: its holder, or whom it takes up."""
        tree = self.tree
        if end.mention is None or end.span.type is not EntityType.PROFESSION:
            return None
        beside = holder(tree, end.mention)
        if beside is not None:
            return tree.entity_of(beside)
        for described in tree.mentions_over(end.head):
            if described.type is EntityType.PERSON and described.kind is MentionKind.NOMINAL:
                entity = tree.entity_of(described)
                if entity is not None and entity.id in self._names:
                    return entity
        return None

    def time(self, end: End) -> TimeInterval | None:
        """The stretch of the calendar that the grammar of dates reads in the end."""
        behind = bisect_left(self._time_starts, end.span.stop)
        near = self.tree.document.times[max(behind - _NEAR_TIMES, 0) : behind]
        times = [time for time in near if end.span.start < time.stop]
        if not times:
            return None
        best = max(
            times,
            key=lambda t: (min(t.stop, end.span.stop) - max(t.start, end.span.start), -t.start),
        )
        return best.interval
