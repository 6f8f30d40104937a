"""The same happening in many articles as one event.

Inside one article two events are one if type, actors, day and status are equal. Across articles
`happenings` decides by parties, time and words. Two events with different known days are never one,
nor are a told and a denied one. A named event («саммит ШОС») is the node of its entity, whoever
tells of it.
"""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from graph.merge.acting import Acting
from graph.merge.clusters import Clusters
from graph.merge.event_words import label_words, words_of, words_of_named
from graph.merge.happenings import CLOSE_DAYS, alike, may_be_one
from graph.merge.identities import days_between
from graph.merge.named_events import when_and_where
from graph.merge.references import References, best_time, date_key
from graph.merge.sources import Sources, independent
from graph.merge.told_events import Telling, gather
from graph.records import EntityNode, EventNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import Status

LONGEST_DAYS = 7
"""Days between the first and the last report that one unnamed event may have: without a bound,
talks of every day would chain into one event of a year."""
_FARTHEST_DAYS = 62
"""Days between two reports beyond which they are not compared: a plan is told a month ahead, and
«в октябре» is a day of October."""
_MOST_NEIGHBORS = 100
"""Events of one type and actor, nearest in time, that are compared with each one: keeps a state
that acts daily linear."""


def merge_events(
    references: References,
    sources: Sources,
    acting: Acting,
    entities: Sequence[EntityNode],
) -> tuple[EventNode, ...]:
    """Return one node for each happening, sorted by IRI; which contradict is left open.

    Args:
        references: the articles and what their ids have become.
        sources: who stands behind each article.
        acting: who acts for a state.
        entities: the entities of the graph.
    """
    label_of = {node.iri: node.label for node in entities}
    told = list(gather(references, acting, {node.iri: node for node in entities}))
    clusters = Clusters([_marks(one) for one in told])
    _join_named(clusters, told)
    _join_inside_articles(clusters, told)
    for n, one in enumerate(told):
        clusters.mark(n, f"in {one.article}", str(clusters.find(n)))
    _join_across_articles(clusters, told, acting)
    nodes: dict[str, EventNode] = {}
    for group in clusters.groups():
        node = _node(references, sources, label_of, [told[n] for n in group], nodes)
        nodes[node.iri] = node
    return tuple(nodes[iri] for iri in sorted(nodes))


def _marks(one: Telling) -> dict[str, str]:
    if one.named is not None:
        return {"named": one.named}
    marks = {"denied": str(one.claim.status is Status.DENIED)}
    if one.day is not None:
        marks["day"] = one.day
    if one.by_phone is not None:  # a call and a meeting of one day are two events
        marks["by phone"] = str(one.by_phone)
    return marks


def _join_named(clusters: Clusters, told: Sequence[Telling]) -> None:
    first: dict[str, int] = {}
    for n, one in enumerate(told):
        if one.named is not None:
            clusters.join(first.setdefault(one.named, n), n, "the same named event")


def _join_inside_articles(clusters: Clusters, told: Sequence[Telling]) -> None:
    first: dict[tuple[object, ...], int] = {}
    named: dict[tuple[object, ...], int] = {}
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
        else:
            for part in one.claim.evidence:
                named.setdefault((one.article, part.start, one.claim.type, one.actors), n)
    for n, one in enumerate(told):
        if one.named is None:
            for part in one.claim.evidence:
                same = named.get((one.article, part.start, one.claim.type, one.actors))
                if same is not None:
                    clusters.join(same, n, "the named event of its sentence")


def _join_across_articles(clusters: Clusters, told: Sequence[Telling], acting: Acting) -> None:
    spans = _spans(clusters, told)
    for m, n in _candidates(told, acting):
        ends = [end for one in (m, n) for end in spans[clusters.find(one)]]
        if ends and (max(ends) - min(ends)).days > LONGEST_DAYS:
            continue
        if clusters.join(m, n, "the same actors and time"):
            spans[clusters.find(m)] = (min(ends), max(ends)) if ends else ()


def _candidates(told: Sequence[Telling], acting: Acting) -> list[tuple[int, int]]:
    """Return the pairs that may be one event, the nearest first."""
    by_side: dict[tuple[str, str], list[tuple[dt.date, int]]] = {}
    for n, one in enumerate(told):
        if one.when is not None:
            for side in one.actors | acting.sides(one.actors):
                by_side.setdefault((one.family, side), []).append((one.when, n))
    compared: set[tuple[int, int]] = set()
    pairs: dict[tuple[int, int], tuple[int, int, int, float]] = {}
    for dated in by_side.values():
        near = sorted(dated)
        loose = [each for each in near if not told[each[1]].is_of_a_day]
        for place, (when, n) in enumerate(near):
            days = CLOSE_DAYS if told[n].is_of_a_day else _FARTHEST_DAYS
            others = _before(near, place, when - dt.timedelta(days=days))
            if told[n].is_of_a_day:
                place_there = bisect_left(loose, (when, n))
                oldest = when - dt.timedelta(days=_FARTHEST_DAYS)
                others = chain(others, _before(loose, place_there, oldest))
            for m in others:
                pair = (min(m, n), max(m, n))
                if pair not in compared:
                    compared.add(pair)
                    if may_be_one(told[pair[0]], told[pair[1]], acting):
                        pairs[pair] = _distance(told[pair[0]], told[pair[1]])
    return sorted(pairs, key=lambda pair: (pairs[pair], pair))


def _before(dated: Sequence[tuple[dt.date, int]], place: int, oldest: dt.date) -> Iterator[int]:
    """Yield the tellings before a place in the order of time, the nearest first, down to a day."""
    for when, n in reversed(dated[max(0, place - _MOST_NEIGHBORS) : place]):
        if when < oldest:
            return
        yield n


def _spans(clusters: Clusters, told: Sequence[Telling]) -> dict[int, tuple[dt.date, ...]]:
    """Return for each cluster its first and last day, or nothing if it has no date at all.

    That a plan was told weeks before does not make the event longer, nor does «в октябре».
    """
    spans: dict[int, tuple[dt.date, ...]] = {}
    for n, one in enumerate(told):
        ends = spans.get(clusters.find(n), ())
        time = one.time
        is_loose = one.standing is Status.PLANNED if time is None else one.day is None
        if one.when is not None and not is_loose:
            ends = (min(*ends, one.when), max(*ends, one.when)) if ends else (one.when, one.when)
        spans[clusters.find(n)] = ends
    return spans


def _distance(left: Telling, right: Telling) -> tuple[int, int, int, float]:
    """Return how far two reports are apart: equal days first, odd actors, days, other words."""
    same_day = left.day is not None and left.day == right.day
    days = days_between(left.when, right.when) or 0
    return (0 if same_day else 1, len(left.actors ^ right.actors), days, -alike(left, right))


def _node(
    references: References,
    sources: Sources,
    label_of: dict[str, str],
    same: list[Telling],
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
    worded = best_time(one.time for one in same if one.time is not None)
    time = worded or best_time(one.claim.time for one in same if one.claim.time is not None)
    status = _status(latest)
    types = Counter(one.claim.type for one in same if one.claim.type is not None)
    kind = min(types, key=lambda kind: (-types[kind], kind), default=None)
    named = min((one.named for one in same if one.named), default=None)
    if named is not None:
        iri = named
        told_time, told_places = when_and_where(
            references, ((one.article, one.entity) for one in same)
        )
        time, places = time or told_time, places | told_places
    else:
        iri = _mint(references, same, taken, (kind, agents, recipients, date_key(time), status))
    evidence = sources.nodes(
        ((one.article, told, one.claim.status) for one in same for told in one.claim.evidence), iri
    )
    speakers, statements = references.attribution((one.article, one.claim) for one in same)
    words = _words(references, same, lead, label_of[named] if named else None)
    return EventNode(
        iri=iri,
        type=kind,
        label=label_of[iri]
        if named
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
        independent_sources=independent(evidence),
    )


def _mint(
    references: References,
    same: list[Telling],
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


def _latest_word(same: list[Telling]) -> list[Telling]:
    """Return what the latest article tells of the event: later news knows more.

    What has been told as done is no plan any more, even if one paper still has it as such.
    """
    done = [one for one in same if one.standing is Status.OCCURRED and one.named is None]
    told = done or same
    newest = max(one.published or dt.date.min for one in told)
    return [one for one in told if (one.published or dt.date.min) == newest]


def _status(latest: list[Telling]) -> Status:
    """Return the status with the highest total score of evidence, ties to the more certain."""
    weight: dict[Status, float] = {}
    for one in latest:
        weight[one.claim.status] = weight.get(one.claim.status, 0.0) + _score(one)
    order = list(Status)
    return min(weight, key=lambda status: (-weight[status], order.index(status)))


def _score(one: Telling) -> float:
    return max((told.score for told in one.claim.evidence), default=0.0)


def _roles(same: list[Telling]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return agents and recipients, each actor in the role that most articles give it."""
    balance: Counter[str] = Counter()
    for one in same:
        for who in one.actors:
            balance[who] += (who in one.agents) - (who in one.recipients)
    agents = tuple(sorted(who for who, n in balance.items() if n >= 0))
    return agents, tuple(sorted(who for who, n in balance.items() if n < 0))


def _words(references: References, same: list[Telling], lead: Telling, name: str | None) -> str:
    """Return the words of the text that name the event."""
    told = [(references.extractions[one.article], one.claim, one.entity) for one in same]
    if name is not None:
        return words_of_named(told, name)
    alike = lead.claim.trigger
    return words_of((text, claim) for text, claim, _ in told if claim.trigger == alike)


def _label(
    words: str, agents: tuple[str, ...], recipients: tuple[str, ...], label_of: dict[str, str]
) -> str:
    """Return a line for people: «США → Китай: введут пошлины»."""
    sides = [", ".join(label_of[who] for who in side) for side in (agents, recipients) if side]
    return ": ".join(part for part in (" → ".join(sides), words) if part)
