"""Named events («саммит ШОС»): what relations tell of them, and those that nobody tells more of.

Every named event is a node with a status and evidence, even if the articles only mention it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from extract.records import (
    Article,
    Entity,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Relation,
    TimeInterval,
)
from graph.merge.event_words import name_head
from graph.merge.references import References, best_time
from graph.merge.sources import Sources, independent
from graph.records import EntityNode, EventNode
from ontology.vocabulary import EntityType, EventType, RelationType, Status

MENTIONED = "merge/named-event"
"""Extractor of the evidence of an event that the articles name and tell nothing more of."""

_STATES = frozenset(
    {
        "блокада", "война", "забастовка", "кампания", "конфликт", "кризис", "оккупация", "осада",
        "пандемия", "противостояние", "спецоперация", "эпидемия",
    }
)  # fmt: skip
"""Heads of names of what lasts: in the news they are named while they go on."""
_OVER = frozenset({"мировая", "отечественная", "холодная"})
"""Adjectives of wars that are history by their names."""
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…]+[»\"”)]*\s+(?=[«\"“„(–—-]*\s*[А-ЯЁA-Z0-9])|\n+")


def mentioned_events(
    references: References,
    sources: Sources,
    entities: Iterable[EntityNode],
    told: frozenset[str],
) -> tuple[EventNode, ...]:
    """Return a node for each named event that is not in `told`.

    Its status is Planned if relations tell of it only as planned; else a war or a crisis is
    Ongoing unless its dates are past, and everything else Occurred. Its evidence is the first
    sentence of each article that names it.
    """
    open_events = {
        node.iri: node
        for node in entities
        if node.type is EntityType.EVENT and node.iri not in told
    }
    mentions: dict[str, list[tuple[int, Entity]]] = {iri: [] for iri in open_events}
    for article, extraction in enumerate(references.extractions):
        for entity in extraction.entities:
            iri = references.entity(article, entity.id)
            if iri in mentions and entity.mentions:
                mentions[iri].append((article, entity))
    return tuple(
        _node(references, sources, open_events[iri], found)
        for iri, found in mentions.items()
        if found
    )


def held_at(extraction: Extraction, event: Event) -> EntityId | None:
    """Return the named event that a talk is, though the article does not say so in one phrase.

    «На саммите ждут Данию и Чили»: talks whose actors are all told, in the same sentence, as
    participants of one named event are that event.
    """
    if event.entity is not None or event.type is not EventType.CONSULT:
        return event.entity
    actors = {who for _, who in event.participants}
    sentences = {told.start for told in event.evidence}
    gathered: dict[EntityId, set[EntityId]] = {}
    named = {one.id for one in extraction.entities if one.type is EntityType.EVENT}
    for claim in extraction.claims:
        if (
            isinstance(claim, Relation)
            and claim.type is RelationType.PARTICIPANT_IN
            and claim.object in named
            and any(told.start in sentences for told in claim.evidence)
        ):
            gathered.setdefault(EntityId(str(claim.object)), set()).add(claim.subject)
    fitting = [held for held, guests in gathered.items() if actors and actors <= guests]
    return fitting[0] if len(fitting) == 1 else None


def when_and_where(
    references: References, named: Iterable[tuple[int, EntityId | None]]
) -> tuple[TimeInterval | None, set[str | None]]:
    """Return the time and the places that relations give to a named event.

    Args:
        references: the articles and what their ids have become.
        named: article and local id of the event, for each article that tells of it.
    """
    times: list[TimeInterval] = []
    places: set[str | None] = set()
    for article, entity in named:
        for claim in _relations_of(references.extractions[article], entity):
            if claim.type is RelationType.POINT_IN_TIME:
                if isinstance(claim.object, TimeInterval):
                    times.append(claim.object)
            elif claim.type is RelationType.TAKES_PLACE_IN and claim.object_is_entity:
                places.add(references.entity(article, EntityId(str(claim.object))))
    return best_time(times), places


def lasts(name: str) -> bool:
    """Whether a name is that of a war, a crisis or the like, which has many days."""
    return name_head(name).lower() in _STATES


def _node(
    references: References,
    sources: Sources,
    entity: EntityNode,
    mentions: list[tuple[int, Entity]],
) -> EventNode:
    statuses = {
        claim.status
        for article, local in mentions
        for claim in _relations_of(references.extractions[article], local.id)
    }
    time, places = when_and_where(references, ((article, one.id) for article, one in mentions))
    evidence = sources.nodes(
        (
            (article, _evidence(references.extractions[article], local), None)
            for article, local in mentions
        ),
        entity.iri,
    )
    days = [
        day
        for article, _ in mentions
        if (day := references.extractions[article].article.published) is not None
    ]
    return EventNode(
        iri=entity.iri,
        type=None,
        label=entity.label,
        status=_status(entity, statuses, time, max(days, default=None)),
        agents=(),
        recipients=(),
        places=tuple(sorted(place for place in places if place)),
        trigger=name_head(entity.label),
        mode=None,
        deal=None,
        time=time,
        attributed_to=(),
        stated_in=(),
        evidence=evidence,
        independent_sources=independent(evidence),
    )


def _status(
    entity: EntityNode,
    told: set[Status],
    time: TimeInterval | None,
    published: dt.date | None,
) -> Status:
    if told == {Status.PLANNED}:
        return Status.PLANNED
    own = {word.lower() for word in _WORD.findall(entity.label)}
    is_past = bool(
        time and time.latest is not None and published is not None and time.latest < published
    )
    # That an article names a war does not tell that it is over.
    goes_on = lasts(entity.label) and not own & _OVER
    return Status.ONGOING if goes_on and not is_past else Status.OCCURRED


def _evidence(extraction: Extraction, entity: Entity) -> Evidence:
    """Return the sentence of the entity's first mention."""
    mention = min((extraction.mentions[n] for n in entity.mentions), key=attrgetter("start"))
    covering = [
        told
        for claim in extraction.claims
        for told in claim.evidence
        if told.start <= mention.start and mention.stop <= told.stop
    ]
    known = min(covering, key=lambda told: (told.stop - told.start, told.start), default=None)
    start, stop = (
        (known.start, known.stop)
        if known
        else _sentence(extraction.article, mention.start, mention.stop)
    )
    return Evidence(
        start=start,
        stop=stop,
        quote=extraction.article.text[start:stop],
        trigger=(mention.start, mention.stop),
        extractor=MENTIONED,
        score=mention.score,
        cites=known.cites if known else None,
    )


def _sentence(article: Article, start: int, stop: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a mention that no claim's evidence covers."""
    first, last = 0, len(article.text)
    for block in article.blocks:
        if block.start <= start and stop <= block.stop:
            first, last = block.start, block.stop
    for end in _SENTENCE_END.finditer(article.text, first, last):
        if end.end() <= start:
            first = end.end()
        elif end.start() >= stop:
            last = end.start() + len(end.group().rstrip())
            break
    return first, last


def _relations_of(extraction: Extraction, entity: EntityId | None) -> Iterator[Relation]:
    for claim in extraction.claims:
        if (
            isinstance(claim, Relation)
            and claim.status is not Status.DENIED
            and entity in (claim.subject, claim.object)
        ):
            yield claim
