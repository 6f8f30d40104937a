"""The same happening in many articles as one event.

Inside one article two events are one if type, actors, day and status are equal. Across articles
the actors of one must all be actors of the other, with an agent in common, and the times must
agree. Two events with different known days are never one, nor are a told and a denied one. A
named event («саммит ШОС») is the node of its entity, whoever tells of it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import EntityId, Event
from graph.merge.clusters import Clusters
from graph.merge.event_words import label_words, words_of, words_of_named
from graph.merge.identities import days_between, overlap
from graph.merge.interviews import without_outlets
from graph.merge.named_events import held_at, when_and_where
from graph.merge.references import References, best_time, date_key
from graph.merge.sources import Sources
from graph.records import EventNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import EventMode, Role, Status

CLOSE_DAYS = 3
"""Days between two publications, or between a date and a publication, within which news of one
type about the same actors is the same news."""
SAME_TRIGGER_DAYS = 14
"""The same where both articles also use the same word for it."""
_MOST_NEIGHBORS = 100
"""Events of one type and agent, nearest in time, that are compared with each one: keeps a state
that acts daily linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One article's event in terms of the merged graph."""

    article: int
    claim: Event
    agents: frozenset[str]
    recipients: frozenset[str]
    published: dt.date | None
    entity: EntityId | None
    """The article's own id of the named event that it is."""
    named: str | None
    """IRI of its entity."""

    @property
    def actors(self) -> frozenset[str]:
        return self.agents | self.recipients

    @property
    def standing(self) -> Status:
        """Its status, with "Ongoing" as "Occurred": both tell that it takes place."""
        status = self.claim.status
        return Status.OCCURRED if status is Status.ONGOING else status

    @property
    def when(self) -> dt.date | None:
        """Its own first day where known, else the day of publication."""
        time = self.claim.time
        return (time.earliest if time else None) or self.published

    @property
    def day(self) -> str | None:
        """Its day, if the text fixes one."""
        time = self.claim.time
        if time is None or time.earliest is None or time.earliest != time.latest:
            return None
        return time.earliest.isoformat()


def merge_events(
    references: References, sources: Sources, label_of: dict[str, str]
) -> tuple[EventNode, ...]:
    """Return one node for each happening, sorted by IRI.

    Args:
        references: the articles and what their ids have become.
        sources: who stands behind each article.
        label_of: the label of each entity's IRI.
    """
    told = list(_gather(references))
    clusters = Clusters([_marks(one) for one in told])
    _join_named(clusters, told)
    _join_inside_articles(clusters, told)
    for n, one in enumerate(told):
        clusters.mark(n, f"in {one.article}", str(clusters.find(n)))
    _join_across_articles(clusters, told)
    nodes: dict[str, EventNode] = {}
    for group in clusters.groups():
        node = _node(references, sources, label_of, [told[n] for n in group], nodes)
        nodes[node.iri] = node
    return tuple(nodes[iri] for iri in sorted(nodes))


def _gather(references: References) -> Iterator[_Told]:
    for article, extraction in enumerate(references.extractions):
        for told in extraction.claims:
            claim = without_outlets(extraction, told) if isinstance(told, Event) else None
            if claim is not None:
                entity = held_at(extraction, claim)
                by_role = {
                    role: frozenset(
                        references.entities_of(
                            article, (who for part, who in claim.participants if part is role)
                        )
                    )
                    for role in Role
                }
                yield _Told(
                    article=article,
                    claim=claim,
                    agents=by_role[Role.AGENT],
                    recipients=by_role[Role.RECIPIENT],
                    published=extraction.article.published,
                    entity=entity,
                    named=references.entity(article, entity) if entity else None,
                )


def _marks(one: _Told) -> dict[str, str]:
    if one.named is not None:
        return {"named": one.named}
    marks = {"denied": str(one.claim.status is Status.DENIED)}
    if one.day is not None:
        marks["day"] = one.day
    if one.claim.mode is not None:  # a call and a meeting of one day are two events
        marks["by phone"] = str(one.claim.mode == EventMode.PHONE)
    return marks


def _join_named(clusters: Clusters, told: Sequence[_Told]) -> None:
    first: dict[str, int] = {}
    for n, one in enumerate(told):
        if one.named is not None:
            clusters.join(first.setdefault(one.named, n), n, "the same named event")


def _join_inside_articles(clusters: Clusters, told: Sequence[_Told]) -> None:
    first: dict[tuple[object, ...], int] = {}
    for n, one in enumerate(told):
        if one.named is None:
            key = (
                one.article,
                one.claim.type or one.claim.trigger,
                tuple(sorted(one.agents)),
                tuple(sorted(one.recipients)),
                date_key(one.claim.time),
                one.standing,
                one.claim.mode,
            )
            clusters.join(first.setdefault(key, n), n, "told twice in one article")


def _join_across_articles(clusters: Clusters, told: Sequence[_Told]) -> None:
    spans = _spans(clusters, told)
    for m, n in _candidates(told):
        ends = [end for one in (m, n) for end in spans[clusters.find(one)]]
        # Without a bound, talks of every week would chain into one event of a year.
        if ends and (max(ends) - min(ends)).days > SAME_TRIGGER_DAYS:
            continue
        if clusters.join(m, n, "the same actors and time"):
            spans[clusters.find(m)] = (min(ends), max(ends)) if ends else ()


def _candidates(told: Sequence[_Told]) -> list[tuple[int, int]]:
    """Return the pairs that may be one event, the nearest first."""
    by_agent: dict[tuple[str, str], list[int]] = {}
    for n, one in enumerate(told):
        if one.named is None:
            for agent in sorted(one.agents):
                by_agent.setdefault((one.claim.type or one.claim.trigger, agent), []).append(n)
    pairs: dict[tuple[int, int], tuple[int, int, int]] = {}
    for numbers in by_agent.values():
        near = sorted(numbers, key=lambda n: (told[n].when is None, told[n].when or dt.date.min, n))
        for place, n in enumerate(near):
            for m in near[max(0, place - _MOST_NEIGHBORS) : place]:
                if (m, n) not in pairs and _is_one(told[m], told[n]):
                    pairs[m, n] = _distance(told[m], told[n])
    return sorted(pairs, key=lambda pair: (pairs[pair], pair))


def _spans(clusters: Clusters, told: Sequence[_Told]) -> dict[int, tuple[dt.date, ...]]:
    """Return for each cluster its first and last day, or nothing if it has no date at all."""
    spans: dict[int, tuple[dt.date, ...]] = {}
    for n, one in enumerate(told):
        ends = spans.get(clusters.find(n), ())
        if one.when is not None:
            ends = (min(*ends, one.when), max(*ends, one.when)) if ends else (one.when, one.when)
        spans[clusters.find(n)] = ends
    return spans


def _distance(left: _Told, right: _Told) -> tuple[int, int, int]:
    """Return how far two reports are apart: equal days first, then odd actors, then days."""
    same_day = left.day is not None and left.day == right.day
    days = days_between(left.when, right.when) or 0
    return (0 if same_day else 1, len(left.actors ^ right.actors), days)


def _is_one(left: _Told, right: _Told) -> bool:
    if left.article == right.article or not left.agents & right.agents:
        return False
    if not (left.actors <= right.actors or right.actors <= left.actors):
        return False
    return _times_agree(left, right)


def _times_agree(left: _Told, right: _Told) -> bool:
    times = left.claim.time, right.claim.time
    if times[0] is not None and times[1] is not None:
        if not overlap(times[0], times[1]):
            return False
        if left.day is not None and left.day == right.day:
            return True  # planned before, told after: the day decides
    if left.standing is not right.standing:
        return False
    if times[0] is not None and times[1] is not None and date_key(times[0]) == date_key(times[1]):
        return True
    limit = SAME_TRIGGER_DAYS if left.claim.trigger == right.claim.trigger else CLOSE_DAYS
    distance = days_between(left.when, right.when)
    if distance is None:
        distance = days_between(left.published, right.published)
    return distance is not None and distance <= limit


def _node(
    references: References,
    sources: Sources,
    label_of: dict[str, str],
    same: list[_Told],
    taken: dict[str, EventNode],
) -> EventNode:
    latest = _latest_word(same)
    lead = min(latest, key=lambda one: (-_score(one), one.claim.trigger, one.claim.id))
    agents, recipients = _roles(same)
    places = {
        references.entity(one.article, one.claim.place)
        for one in same
        if one.claim.place is not None
    }
    time = best_time(one.claim.time for one in same if one.claim.time is not None)
    status = _status(latest)
    types = Counter(one.claim.type for one in same if one.claim.type is not None)
    kind = min(types, key=lambda kind: (-types[kind], kind), default=None)
    if lead.named is not None:
        iri = lead.named
        told_time, told_places = when_and_where(
            references, ((one.article, one.entity) for one in same)
        )
        time, places = time or told_time, places | told_places
    else:
        iri = _mint(references, same, taken, (kind, agents, recipients, date_key(time), status))
    evidence = sources.nodes(((o.article, told) for o in same for told in o.claim.evidence), iri)
    speakers, statements = references.attribution((one.article, one.claim) for one in same)
    words = _words(references, same, lead, label_of)
    return EventNode(
        iri=iri,
        type=kind,
        label=label_of[iri]
        if lead.named
        else _label(label_words(words, lead.claim.trigger), agents, recipients, label_of),
        status=status,
        agents=agents,
        recipients=recipients,
        places=tuple(sorted(place for place in places if place)),
        trigger=words,
        mode=min((one.claim.mode for one in same if one.claim.mode), default=None),
        deal=min((one.claim.deal for one in same if one.claim.deal), default=None),
        time=time,
        attributed_to=speakers,
        stated_in=statements,
        evidence=evidence,
        independent_sources=sources.independent(evidence),
    )


def _mint(
    references: References,
    same: list[_Told],
    taken: dict[str, EventNode],
    key: tuple[str | None, tuple[str, ...], tuple[str, ...], str, Status],
) -> str:
    """Return the event's IRI; equal keys that are two events are told apart by their articles."""
    kind, agents, recipients, date, status = key
    trigger = min(one.claim.trigger for one in same)
    denied = str(status is Status.DENIED)
    # An undated event of today is not that of last year with the same actors.
    articles = sorted(references.extractions[one.article].article.id for one in same)
    first = articles[0] if not date or not agents else ""
    parts = (kind, " ".join(agents), " ".join(recipients), date, denied)
    iri = mint(Kind.EVENT, *parts, first)
    if iri in taken:
        iri = mint(Kind.EVENT, *parts, articles[0], trigger)
    if iri in taken:
        starts = sorted(told.start for one in same for told in one.claim.evidence)
        ids = " ".join(sorted(one.claim.id for one in same))
        iri = mint(Kind.EVENT, *parts, articles[0], trigger, str(starts[:1]), ids)
    return iri


def _latest_word(same: list[_Told]) -> list[_Told]:
    """Return what the latest article tells of the event: later news knows more."""
    newest = max(one.published or dt.date.min for one in same)
    return [one for one in same if (one.published or dt.date.min) == newest]


def _status(latest: list[_Told]) -> Status:
    """Return the status with the highest total score of evidence, ties to the more certain."""
    weight: dict[Status, float] = {}
    for one in latest:
        weight[one.claim.status] = weight.get(one.claim.status, 0.0) + _score(one)
    order = list(Status)
    return min(weight, key=lambda status: (-weight[status], order.index(status)))


def _score(one: _Told) -> float:
    return max((told.score for told in one.claim.evidence), default=0.0)


def _roles(same: list[_Told]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return agents and recipients, each actor in the role that most articles give it."""
    balance: Counter[str] = Counter()
    for one in same:
        for who in one.actors:
            balance[who] += (who in one.agents) - (who in one.recipients)
    agents = tuple(sorted(who for who, n in balance.items() if n >= 0))
    return agents, tuple(sorted(who for who, n in balance.items() if n < 0))


def _words(references: References, same: list[_Told], lead: _Told, label_of: dict[str, str]) -> str:
    """Return the words of the text that name the event."""
    told = [(references.extractions[one.article], one.claim, one.entity) for one in same]
    if lead.named is not None:
        return words_of_named(told, label_of[lead.named])
    alike = lead.claim.trigger
    return words_of((text, claim) for text, claim, _ in told if claim.trigger == alike)


def _label(
    words: str, agents: tuple[str, ...], recipients: tuple[str, ...], label_of: dict[str, str]
) -> str:
    """Return a line for people: «США → Китай: введут пошлины»."""
    sides = [", ".join(label_of[who] for who in side) for side in (agents, recipients) if side]
    return ": ".join(part for part in (" → ".join(sides), words) if part)
