"""The entities of all articles in one numbered list, and which of them are one thing.

`Identities` is what the steps of identity (`identify`) share: each step only joins. Every step
blocks (looks things up by a key) before it compares, so that the work grows with the number of
mentions, not with the number of pairs.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from extract.names.keys import fold, sound
from extract.names.person import PersonName, names_a_person, person_name
from extract.records import Article, Entity, EntityId, Extraction, MentionKind, TimeInterval
from graph.merge.clusters import Clusters
from ontology.vocabulary import ORGANIZATIONS, PLACES, EntityType

CONCEPTS = frozenset(
    {
        EntityType.PROFESSION,
        EntityType.NATIONALITY,
        EntityType.IDEOLOGY,
        EntityType.RELIGION,
        EntityType.LANGUAGE,
        EntityType.DISEASE,
        EntityType.CRIME,
        EntityType.PENALTY,
        EntityType.PRODUCT,
    }
)
"""Types whose common nouns mean the same thing everywhere: a post, a people, a disease."""
LAWS = frozenset({EntityType.LAW, EntityType.AGREEMENT})
OCCASIONS = frozenset({EntityType.EVENT.value, EntityType.LAW.value})
"""Groups whose members recur under one name: a summit each year, a resolution each month."""


def type_group(kind: EntityType) -> str:
    """Return the family inside which two mentions of different type may be one thing."""
    if kind in ORGANIZATIONS:
        return EntityType.ORGANIZATION.value
    if kind in PLACES:
        return EntityType.LOCATION.value
    return (EntityType.LAW if kind in LAWS else kind).value


def is_proper(name: str) -> bool:
    """Whether the wording has a capital, a Latin letter or a digit: «суд США», not «суд»."""
    return any(
        letter.isupper() or letter.isdigit() or "a" <= letter <= "z" or "A" <= letter <= "Z"
        for letter in name
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """One entity of one article, with what identity looks at."""

    number: int
    article: int
    """Index into `Identities.extractions`."""
    entity: Entity
    group: str
    key: str
    """The folded name."""
    person: PersonName | None
    is_named: bool
    """Whether the article calls it by a proper name somewhere, not only by descriptions."""
    names_itself: bool
    """Whether the name alone says in any article who or what is meant."""
    names: tuple[str, ...]
    """Folded names by which another article may call it: proper, and of several words or short
    for several."""


class Identities:
    """All entities of all articles and their clusters.

    Args:
        extractions: one for each article, in the order of the articles' ids.
    """

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self.extractions = extractions
        self.locals = tuple(_gather(extractions))
        self._number = {(one.article, one.entity.id): one.number for one in self.locals}
        self.clusters = Clusters([_marks(one) for one in self.locals])

    def find(self, article: int, entity: EntityId) -> int:
        """Return the cluster of an article's entity.

        Raises:
            KeyError: the extraction has no such entity.
        """
        return self.clusters.find(self._number[article, entity])

    def knows(self, article: int, entity: EntityId) -> bool:
        """Whether the article's extraction has the entity."""
        return (article, entity) in self._number

    def root(self, one: Local) -> int:
        """Return the cluster of a local entity."""
        return self.clusters.find(one.number)

    def article(self, one: Local) -> Article:
        """Return the article that a local entity stands in."""
        return self.extractions[one.article].article

    def published(self, one: Local) -> dt.date | None:
        """Return when its article was published."""
        return self.extractions[one.article].article.published

    def of_groups(self, *groups: str) -> Iterable[Local]:
        """Return the local entities of these type groups, in order."""
        return (one for one in self.locals if one.group in groups)

    def of_article(self, article: int) -> tuple[Local, ...]:
        """Return the local entities of one article, in order."""
        return self._by_article[article]

    @cached_property
    def _by_article(self) -> tuple[tuple[Local, ...], ...]:
        found: list[list[Local]] = [[] for _ in self.extractions]
        for one in self.locals:
            found[one.article].append(one)
        return tuple(map(tuple, found))

    def inside(self, one: Local, start: int, stop: int) -> list[tuple[int, int, Local]]:
        """Return the outermost mentions of other things inside characters `start:stop`."""
        spans = self._spans[one.article]
        found: list[tuple[int, int, Local]] = []
        for n in range(bisect_left(spans, start, key=itemgetter(0)), len(spans)):
            first, last, other = spans[n]
            if first >= stop:
                break
            nested = bool(found) and last <= found[-1][1]
            if last <= stop and (first, last) != (start, stop) and not nested:
                found.append((first, last, other))
        return [span for span in found if span[2].number != one.number]

    @cached_property
    def _spans(self) -> tuple[list[tuple[int, int, Local]], ...]:
        found: list[list[tuple[int, int, Local]]] = [[] for _ in self.extractions]
        for one in self.locals:
            mentions = self.extractions[one.article].mentions
            found[one.article].extend(
                (mentions[n].start, mentions[n].stop, one) for n in one.entity.mentions
            )
        return tuple(
            sorted(spans, key=lambda span: (span[0], -span[1], span[2].number)) for spans in found
        )

    @cached_property
    def context(self) -> tuple[frozenset[int], ...]:
        """For each article the things that it names and that other articles can name as well.

        Computed on first use, from the clusters as they are then: after links and names have
        joined, and before anything is joined by context.
        """
        found: list[set[int]] = [set() for _ in self.extractions]
        for one in self.locals:
            if one.names_itself and one.group not in CONCEPTS and not one.entity.type.is_literal:
                found[one.article].add(self.root(one))
        return tuple(frozenset(roots) for roots in found)

    def shared_context(self, left: Local, right: Local) -> int:
        """Return how many other things both articles name."""
        shared = self.context[left.article] & self.context[right.article]
        return len(
            {self.clusters.find(root) for root in shared} - {self.root(left), self.root(right)}
        )


def days_between(left: dt.date | None, right: dt.date | None) -> int | None:
    """Return the distance of two days, or None if one is unknown."""
    return None if left is None or right is None else abs((left - right).days)


def overlap(left: TimeInterval, right: TimeInterval) -> bool:
    """Whether some day belongs to both intervals; an open end reaches everywhere."""
    return (left.earliest is None or right.latest is None or left.earliest <= right.latest) and (
        right.earliest is None or left.latest is None or right.earliest <= left.latest
    )


def days_apart(left: TimeInterval, right: TimeInterval) -> int | None:
    """Return how many days lie between two intervals: 0 if they overlap, 1 for neighbors.

    None where both have open ends that keep it unknown.
    """
    if overlap(left, right):
        return 0
    before, after = (left, right) if _ends_before(left, right) else (right, left)
    if before.latest is None or after.earliest is None:
        return None
    return (after.earliest - before.latest).days


def _ends_before(left: TimeInterval, right: TimeInterval) -> bool:
    return left.latest is not None and right.earliest is not None and left.latest < right.earliest


def _gather(extractions: Sequence[Extraction]) -> Iterable[Local]:
    number = 0
    for article, extraction in enumerate(extractions):
        for entity in extraction.entities:
            is_person = entity.type is EntityType.PERSON and names_a_person(entity.name)
            person = person_name(entity.name) if is_person else None
            named = _is_named(extraction, entity)
            proper = (
                entity.link is not None
                or entity.type in CONCEPTS
                or entity.type.is_literal
                or (named and (is_person or _names_a_thing(entity)))
            )
            yield Local(
                number=number,
                article=article,
                entity=entity,
                group=type_group(entity.type),
                key=fold(entity.name),
                person=person,
                is_named=named,
                names_itself=proper and not (person and person.is_lone and not entity.link),
                names=_names(extraction, entity) if proper else (),
            )
            number += 1


def _names_a_thing(entity: Entity) -> bool:
    return entity.type is not EntityType.PERSON and is_proper(entity.name)


def _is_named(extraction: Extraction, entity: Entity) -> bool:
    return not entity.mentions or entity.is_named_in(extraction.mentions)


def _names(extraction: Extraction, entity: Entity) -> tuple[str, ...]:
    """Return the names that stand for this thing and hardly for another one."""
    told = {entity.name}
    if entity.link is not None:
        told.add(entity.link.label_ru)
    told.update(
        mention.name
        for mention in (extraction.mentions[n] for n in entity.mentions)
        if mention.kind is MentionKind.NAME and is_proper(mention.name)
    )
    if entity.type is EntityType.PERSON:
        return tuple(sorted(fold(name) for name in told if not person_name(name).is_lone))
    several = {name for name in told if " " in name.strip() or _is_acronym(name)}
    return tuple(sorted({fold(name) for name in several | {entity.name}}))


def _is_acronym(name: str) -> bool:
    shortest = 2
    return len(name) >= shortest and name.replace("-", "").isalnum() and name.isupper()


def _marks(one: Local) -> dict[str, str]:
    """Return what may not clash when entities join: the link, and for people the article."""
    marks = {}
    if one.entity.link is not None:
        marks["link"] = one.entity.link.wikidata or one.entity.link.key
    if one.person is not None and not one.person.is_lone:
        # Two full names of one article are two people, unless they sound the same.
        parts = (*map(sound, one.person.key), one.person.generation or "")
        marks[f"in {one.article}"] = " ".join(parts)
        if one.person.patronymic is not None:
            marks["patronymic"] = sound(one.person.patronymic)
    return marks
