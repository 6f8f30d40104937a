"""Claims and events that cannot hold together, each linked to the other; both stay.

denied / done       what is told as so is denied elsewhere, or in the same article by somebody
two values          what has one value (a birth, an end) is told with two
two dates           one act (joining, signing, founding) is told to have happened on two days
left / member       after a state has left a body, somebody still tells it is a member

An old office and a new one do not contradict, nor a plan and its change, nor two dates of which one
holds the other. Two dates or values that one article tells are of two things.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from operator import itemgetter

from extract.names.keys import fold
from extract.records import TimeInterval
from graph.merge.identities import days_apart, days_between, overlap
from graph.merge.named_events import lasts
from graph.merge.references import date_key
from graph.records import ArticleNode, ClaimNode, EntityNode, EventNode
from ontology.vocabulary import ACTUAL, EntityType, EventMode, EventType, RelationType, Status

SINGLE_DATES: dict[RelationType, int] = {
    RelationType.DATE_OF_BIRTH: 0,
    RelationType.DATE_OF_DEATH: 1,
    RelationType.DATE_FOUNDED_IN: 366,
    RelationType.DATE_DEFUNCT_IN: 366,
    RelationType.DATE_OF_CREATION: 366,
    RelationType.START_TIME: 1,
    RelationType.END_TIME: 1,
    RelationType.POINT_IN_TIME: 3,
}
"""Relations with one date, and how many days two dates may lie apart and still be that one. A death
or a beginning at night has two days. What a body calls its founding (decision, charter, opening)
takes months. A gathering lasts a few days, and each of them is its time."""
SINGLE_PLACES = frozenset({RelationType.PLACE_OF_BIRTH, RelationType.PLACE_OF_DEATH})
"""Relations with one place: two contradict if they are of one type, two cities or two countries;
a city and a country may be one inside the other. Seats are none of them (bodies have several and
move), nor places of events (a war has many)."""
_SETTLED = frozenset({EntityType.CITY, EntityType.COUNTRY})
SINGLE_NUMBERS = frozenset({RelationType.AGE_DIED_AT})
"""Relations with one number. Prices, incomes and ages are those of a day and may all be true."""
SINGLE_ACTS = frozenset(
    {RelationType.MEMBER_OF, RelationType.SIGNATORY_OF, RelationType.FOUNDED_BY}
)
"""Relations that begin with one act, whose day is the claim's date where it has occurred."""
REPEATED_ACT_DAYS = 366
"""Dates of one act that lie further apart are two acts: a state may leave and join again."""
ACT_DAYS = 1
"""Distance in days of two dates of one act that may still be one: midnight, time zones."""
DENIAL_DAYS = 14
"""Days between two reports of which one denies what the other tells of the same parties."""
_SINGLE = frozenset(SINGLE_DATES) | SINGLE_PLACES | SINGLE_NUMBERS
_MOST_VALUES = 6
"""With more values than this, the thing is no single one, whatever its name says."""

_Node = ClaimNode | EventNode


class _Against:
    """Collects who contradicts whom, in both directions."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = {}

    def add(self, left: _Node, right: _Node) -> None:
        self.found.setdefault(left.iri, set()).add(right.iri)
        self.found.setdefault(right.iri, set()).add(left.iri)

    def of(self, node: _Node) -> tuple[str, ...]:
        return tuple(sorted(self.found.get(node.iri, ())))


def with_contradictions(
    claims: Sequence[ClaimNode],
    events: Sequence[EventNode],
    entities: Iterable[EntityNode],
    articles: Iterable[ArticleNode],
) -> tuple[tuple[ClaimNode, ...], tuple[EventNode, ...]]:
    """Return the claims and events, each with those that say the opposite.

    Args:
        claims: all claims.
        events: all events.
        entities: all entities: their types tell which places can be one.
        articles: all articles, for the days on which things were told.
    """
    against = _Against()
    entity_of = {node.iri: node for node in entities}
    published = {node.iri: node.published for node in articles}
    _denied(claims, against)
    _two_values(claims, entity_of, against)
    _two_dates(claims, against)
    _denied_events(events, published, against)
    _left(claims, events, published, against)
    return (
        tuple(
            replace(node, contradicts=found) if (found := against.of(node)) else node
            for node in claims
        ),
        tuple(
            replace(node, contradicts=found) if (found := against.of(node)) else node
            for node in events
        ),
    )


def _denied(claims: Iterable[ClaimNode], against: _Against) -> None:
    by_triple: dict[tuple[str, str, str], tuple[list[ClaimNode], list[ClaimNode]]] = {}
    for node in claims:
        thing = node.object
        if isinstance(thing, TimeInterval):
            key = date_key(thing)
        else:
            key = thing if node.object_is_entity else fold(thing)
        sides = by_triple.setdefault((node.subject, node.relation, key), ([], []))
        sides[node.status is Status.DENIED].append(node)
    for told, denied in by_triple.values():
        for left in told:
            for right in denied:
                if not (left.time and right.time) or overlap(left.time, right.time):
                    against.add(left, right)


def _two_values(
    claims: Iterable[ClaimNode], entity_of: dict[str, EntityNode], against: _Against
) -> None:
    values: dict[tuple[str, str], list[ClaimNode]] = {}
    for node in claims:
        if (
            node.relation in _SINGLE
            and node.status is not Status.DENIED
            and not _goes_on(node, entity_of)
        ):
            values.setdefault((node.subject, node.relation), []).append(node)
    for same in values.values():
        if len(same) > _MOST_VALUES:
            continue
        for left, right in combinations(same, 2):
            if _comparable(left, right) and _values_differ(left, right, entity_of):
                against.add(left, right)


def _goes_on(node: ClaimNode, entity_of: dict[str, EntityNode]) -> bool:
    """Whether the claim gives one of the many days of a war or a crisis."""
    subject = entity_of.get(node.subject)
    return (
        node.relation is RelationType.POINT_IN_TIME and subject is not None and lasts(subject.label)
    )


def _values_differ(left: ClaimNode, right: ClaimNode, entity_of: dict[str, EntityNode]) -> bool:
    if isinstance(left.object, TimeInterval) and isinstance(right.object, TimeInterval):
        gap = days_apart(left.object, right.object)
        return gap is not None and gap > SINGLE_DATES.get(left.relation, 0)
    if left.relation in SINGLE_NUMBERS:
        numbers = str(left.object), str(right.object)
        return numbers[0] != numbers[1] and all(number.isdecimal() for number in numbers)
    if not (left.object_is_entity and right.object_is_entity):
        return False
    types = [entity_of[str(node.object)].type for node in (left, right)]
    return types[0] is types[1] and types[0] in _SETTLED and left.object != right.object


def _two_dates(claims: Iterable[ClaimNode], against: _Against) -> None:
    acts: dict[tuple[str, str, str], list[ClaimNode]] = {}
    for node in claims:
        if (
            node.relation in SINGLE_ACTS
            and node.status is Status.OCCURRED
            and node.object_is_entity
            and node.time is not None
        ):
            acts.setdefault((node.subject, node.relation, str(node.object)), []).append(node)
    for same in acts.values():
        if len(same) > _MOST_VALUES:
            continue
        for left, right in combinations(same, 2):
            gap = days_apart(left.time, right.time) if left.time and right.time else None
            if gap is not None and ACT_DAYS < gap <= REPEATED_ACT_DAYS and _comparable(left, right):
                against.add(left, right)


def _comparable(left: _Node, right: _Node) -> bool:
    """Whether both are told, or both are planned, and by different articles."""
    both = (left.status in ACTUAL) == (right.status in ACTUAL)
    return both and not _articles(left) & _articles(right)


def _denied_events(
    events: Iterable[EventNode], published: dict[str, dt.date | None], against: _Against
) -> None:
    blocks: dict[tuple[EventType, frozenset[str]], tuple[list[EventNode], list[EventNode]]] = {}
    fewest = 2
    for node in events:
        parties = frozenset((*node.agents, *node.recipients))
        if node.type is not None and len(parties) >= fewest:
            sides = blocks.setdefault((node.type, parties), ([], []))
            sides[node.status is Status.DENIED].append(node)
    for told, denied in blocks.values():
        spans = sorted(
            ((*span, node) for node in denied if (span := _span(node, published)) is not None),
            key=lambda each: (each[0], each[2].iri),
        )
        longest = max((last - first for first, last, _ in spans), default=0)
        for left in told:
            span = _span(left, published)
            if span is None:
                continue
            at = bisect_left(spans, span[0] - DENIAL_DAYS - longest, key=itemgetter(0))
            for first, _, right in spans[at:]:
                if first > span[1] + DENIAL_DAYS:
                    break
                if _same_time(left, right, published):
                    against.add(left, right)


def _span(node: EventNode, published: dict[str, dt.date | None]) -> tuple[int, int] | None:
    """Return the first and the last day of an event as numbers, None where nothing dates it."""
    if node.time is not None:
        first, last = node.time.earliest or dt.date.min, node.time.latest or dt.date.max
        return first.toordinal(), last.toordinal()
    days = _days(node, published)
    return (days[0].toordinal(), days[-1].toordinal()) if days else None


def _same_time(left: EventNode, right: EventNode, published: dict[str, dt.date | None]) -> bool:
    """Whether a told and a denied event of the same parties may be one, but for that."""
    if {left.mode, right.mode} == {EventMode.PHONE, EventMode.VISIT}:
        return False
    if left.time and right.time:
        return overlap(left.time, right.time)
    days = [
        days_between(one, other)
        for one in _days(left, published)
        for other in _days(right, published)
    ]
    return any(day is not None and day <= DENIAL_DAYS for day in days)


def _left(
    claims: Iterable[ClaimNode],
    events: Iterable[EventNode],
    published: dict[str, dt.date | None],
    against: _Against,
) -> None:
    """Set who has left a body against claims, told since, that the body has it as a member."""
    exits: dict[tuple[str, str], list[EventNode]] = {}
    for event in events:
        if event.mode == EventMode.WITHDRAW and event.status is Status.OCCURRED:
            for agent in event.agents:
                for body in event.recipients:
                    exits.setdefault((agent, body), []).append(event)
    for claim in claims:
        if claim.relation is RelationType.MEMBER_OF and claim.status is Status.ONGOING:
            for event in exits.get((claim.subject, str(claim.object)), ()):
                left = _happened(event, published)
                since = [
                    day
                    for told in claim.evidence
                    if told.status is Status.ONGOING and (day := published.get(told.article))
                ]
                later = left is not None and any(day >= left for day in since)
                if later and not _articles(claim) & _articles(event):
                    against.add(claim, event)


def _happened(event: EventNode, published: dict[str, dt.date | None]) -> dt.date | None:
    """Return the last day on which an event can have happened."""
    if event.time is not None and event.time.latest is not None:
        return event.time.latest
    return min(_days(event, published), default=None)


def _days(node: _Node, published: dict[str, dt.date | None]) -> list[dt.date]:
    """Return when a node was told, or the day that it is told to have happened on."""
    if node.time is not None and node.time.earliest is not None:
        return [node.time.earliest]
    return sorted({day for told in node.evidence if (day := published.get(told.article))})


def _articles(node: _Node) -> set[str]:
    return {told.article for told in node.evidence}
