"""One event for one happening: the same thing told in the headline, the lead and again below.

Two tellings are one when their type agrees, their actors overlap, and neither dates, recipients
nor places contradict. What is told first keeps its roles; later tellings add participants, the
time and the place that were missing, and their evidence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extract.claims.lexicon import word_group
from extract.records import EntityId, Event, Evidence, TimeInterval
from ontology.vocabulary import EventType, Role, Status

_JOINING = word_group("joining")
_Mark = tuple[EventType | None, EntityId | None]
_SETTLED = {Status.DENIED: 0, Status.OCCURRED: 1, Status.ONGOING: 2, Status.PLANNED: 3}


def merge_tellings(
    events: Iterable[Event],
    headlines: frozenset[int],
    homes: Mapping[EntityId, frozenset[EntityId]],
) -> list[Event]:
    """Merge events that tell one happening, in the order of the first telling.

    Args:
        events: the events of one article in the order of the text.
        headlines: starts of the sentences that are headlines; what they tell in the timeless
            present takes the status of the body's telling.
        homes: for persons, the states and bodies that their posts belong to: «США призывают G7»
            above «министр финансов США призовет G7» is one happening.
    """
    merged: list[_Telling] = []
    evidence: list[set[Evidence]] = []
    by_mark: dict[_Mark, set[int]] = {}
    for event in events:
        telling = _telling(event, headlines)
        alike = sorted({n for mark in _marks(telling, homes) for n in by_mark.get(mark, ())})
        for number in alike:
            earlier = merged[number]
            if _same(earlier, telling):
                joined = _join(earlier.event, event, headlines, evidence[number])
            elif _acts_for(earlier, telling, homes) and not _conflict(
                earlier.event.time, event.time
            ):
                joined = _retell(earlier.event, event, headlines)
            else:
                continue
            merged[number] = _telling(joined, headlines)
            evidence[number].update(event.evidence)
            break
        else:
            number = len(merged)
            merged.append(telling)
            evidence.append(set(event.evidence))
        for mark in _marks(merged[number], homes):
            by_mark.setdefault(mark, set()).add(number)
    return [telling.event for telling in merged]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """An event with what each comparison asks of it, computed once."""

    event: Event
    agents: frozenset[EntityId]
    recipients: frozenset[EntityId]
    everybody: frozenset[EntityId]
    in_headline: bool
    joins: bool
    row: str


def _marks(telling: _Telling, homes: Mapping[EntityId, frozenset[EntityId]]) -> Iterator[_Mark]:
    """What two tellings of one happening share, at least one of it: type and somebody in it."""
    event = telling.event
    entities = telling.everybody or {None}
    for entity in (*entities, *((event.entity,) if event.entity else ())):
        yield event.type, entity
    for agent in telling.agents:
        for home in homes.get(agent, ()):
            yield event.type, home


def _telling(event: Event, headlines: frozenset[int]) -> _Telling:
    return _Telling(
        event=event,
        agents=frozenset(actors_of(event, Role.AGENT)),
        recipients=frozenset(actors_of(event, Role.RECIPIENT)),
        everybody=frozenset(entity for _, entity in event.participants),
        in_headline=_is_headline(event, headlines),
        joins=_is_joining(event),
        row=_row(event),
    )


def actors_of(event: Event, role: Role) -> tuple[EntityId, ...]:
    """The participants of an event in one role."""
    return tuple(entity for part, entity in event.participants if part is role)


def _same(first: _Telling, second: _Telling) -> bool:
    one, two = first.event, second.event
    if one.type is not two.type or one.type is None:
        return False
    if one.entity and two.entity and one.entity != two.entity:
        return False
    if first.joins and second.joins and first.everybody == second.everybody:
        # A state joins a body once: the decision to admit it and its membership are one story.
        return not _conflict(one.time, two.time)
    headline = first.in_headline or second.in_headline
    if one.status is not two.status and not headline and not _compatible(one.status, two.status):
        return False
    if _conflict(one.time, two.time):
        return False
    if one.entity and one.entity == two.entity:
        return True
    agents, others = first.agents, second.agents
    given, taken = first.recipients, second.recipients
    if one.type is EventType.CONSULT:
        # The parties of a meeting are all equal: any two in common make it the same meeting.
        everybody, they = agents | given, others | taken
        smaller = min(len(everybody), len(they))
        return len(everybody & they) >= min(smaller, 2) and bool(agents & they or others & agents)
    if agents & others:
        if given & taken:
            return True
        # «A, B и C договорились. A обязалась ...»: what one of them does is another matter.
        alike = agents == others or headline or first.row == second.row
        return alike and not (given and taken)
    return bool(agents) and (agents | given) == (others | taken)


def _acts_for(one: _Telling, two: _Telling, homes: Mapping[EntityId, frozenset[EntityId]]) -> bool:
    """Whether a state and its official are told to do the same with the same words."""
    if one.event.type is not two.event.type or one.row != two.row:
        return False
    given, taken = one.recipients, two.recipients
    if given and taken and not given & taken:
        return False
    return any(
        agent in homes.get(other, ()) or other in homes.get(agent, ())
        for agent in one.agents
        for other in two.agents
    )


def _retell(one: Event, two: Event, headlines: frozenset[int]) -> Event:
    """The event as the body tells it (else as told first), with the evidence of both."""
    kept, other = (two, one) if _is_headline(one, headlines) else (one, two)
    return replace(
        kept,
        id=one.id,
        time=kept.time or other.time,
        place=kept.place or other.place,
        evidence=(*one.evidence, *two.evidence),
    )


def _row(event: Event) -> str:
    """The row of the lexicon that named the event."""
    return event.evidence[0].extractor


def _is_joining(event: Event) -> bool:
    return event.trigger.split()[0] in _JOINING


def _compatible(one: Status, two: Status) -> bool:
    return {one, two} == {Status.OCCURRED, Status.ONGOING}


def _conflict(one: TimeInterval | None, two: TimeInterval | None) -> bool:
    if one is None or two is None:
        return False
    apart = one.latest and two.earliest and one.latest < two.earliest
    apart = apart or (two.latest and one.earliest and two.latest < one.earliest)
    return bool(apart)


def _is_headline(event: Event, headlines: frozenset[int]) -> bool:
    return all(evidence.start in headlines for evidence in event.evidence)


def _join(one: Event, two: Event, headlines: frozenset[int], told: set[Evidence]) -> Event:
    """The event with what a later telling adds; `told` is the evidence of `one`, for look-ups."""
    known = {entity for _, entity in one.participants}
    added = tuple((role, entity) for role, entity in two.participants if entity not in known)
    if not set(actors_of(one, Role.AGENT)) & set(actors_of(two, Role.AGENT)):
        # «ШОС приняла Белоруссию» and «Белоруссия вступила в ШОС»: both have acted.
        added = tuple(part for part in two.participants if part[0] is Role.AGENT)
        acting = {entity for _, entity in added}
        one = replace(
            one, participants=tuple(part for part in one.participants if part[1] not in acting)
        )
    status = one.status
    if one.status is not two.status:
        body = two if _is_headline(one, headlines) else one
        status = body.status
        if not _is_headline(one, headlines) and not _is_headline(two, headlines):
            status = min(one.status, two.status, key=_SETTLED.__getitem__)
    participants = (*one.participants, *added)
    ordered = sorted(participants, key=lambda part: part[0] is not Role.AGENT)
    return replace(
        one,
        participants=tuple(ordered),
        status=status,
        time=one.time or two.time,
        place=one.place or two.place,
        entity=one.entity or two.entity,
        deal=one.deal or two.deal,
        mode=one.mode or two.mode,
        evidence=(*one.evidence, *(e for e in two.evidence if e not in told)),
    )
