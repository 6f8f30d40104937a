"""Events as single articles tell them, with all that is compared when they are told apart."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import Article, EntityId, Event, TimeInterval
from graph.merge.acting import Acting
from graph.merge.facts import standing
from graph.merge.gist import places_of, stems_of
from graph.merge.identities import CONCEPTS
from graph.merge.interviews import without_outlets
from graph.merge.named_events import held_at
from graph.merge.references import References
from graph.merge.times import worded_time
from graph.records import EntityNode
from ontology.vocabulary import EntityType, EventMode, EventType, Role, Status

_FAMILIES: dict[EventType, EventType] = {
    EventType.AID: EventType.AGREE,
    EventType.COOPERATE: EventType.AGREE,
    EventType.SUPPORT: EventType.AGREE,
    EventType.COERCE: EventType.SANCTION,
    EventType.CONCEDE: EventType.RETREAT,
}
"""Types between which two careful readers of one act may choose: an intention, a treaty, a common
deed or aid; a sanction or another coercion; a concession or a retreat."""
_PASSAGE = 250
"""Characters after a sentence that still tell of its event: two sentences of news."""
_AT_A_DISTANCE = re.compile("телефон|звон|видеосвяз|видеоконф", re.IGNORECASE)
_FACE_TO_FACE = re.compile("встре[тч]|визит|прибы|приня[лт]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's event in terms of the merged graph."""

    article: int
    claim: Event
    agents: frozenset[str]
    recipients: frozenset[str]
    published: dt.date | None
    time: TimeInterval | None
    """When it is by the words of the text, see `times.worded_time`."""
    entity: EntityId | None
    """The article's own id of the named event that it is."""
    named: str | None
    """IRI of its entity."""
    city: str | None
    """IRI of the city in which it takes place."""
    sentences: frozenset[str]
    """Stems of the sentences that tell it, its actors left out, see `gist.stems_of`."""
    passages: frozenset[str]
    """Stems of these sentences and what follows them, its actors left out."""
    by_phone: bool | None
    """Whether its parties do not meet; None if that is not said."""
    others: frozenset[str]
    """What else its sentences name: without the actors and the states that they act for."""
    places: frozenset[int]
    """Which of a series it is («18-й пакет»), see `gist.places_of`."""

    @property
    def actors(self) -> frozenset[str]:
        """Everyone who takes part."""
        return self.agents | self.recipients

    @property
    def standing(self) -> Status:
        """Its status, with "Ongoing" as "Occurred": both tell that it takes place."""
        return standing(self.claim.status)

    @property
    def when(self) -> dt.date | None:
        """Its own first day where known, else the day of publication."""
        time = self.time
        return (time.earliest if time else None) or self.published

    @property
    def day(self) -> str | None:
        """Its day, if the text fixes one."""
        time = self.time
        if time is None or time.earliest is None or time.earliest != time.latest:
            return None
        return time.earliest.isoformat()

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is told as done, on its day or on that of the report."""
        return self.standing is Status.OCCURRED and (self.time is None or self.day is not None)

    @property
    def family(self) -> str:
        """What it is compared within: its type or the one that stands for it, else its trigger."""
        kind = self.claim.type
        return self.claim.trigger if kind is None else _FAMILIES.get(kind, kind)


def gather(
    references: References, acting: Acting, entity_of: dict[str, EntityNode]
) -> Iterator[Telling]:
    """Yield the events of all articles, in the order of the articles.

    Args:
        references: the articles and what their ids have become.
        acting: who acts for a state.
        entity_of: the entities of the graph by IRI.
    """
    for article, extraction in enumerate(references.extractions):
        named_at = _named_at(references, article)
        for told in extraction.claims:
            claim = without_outlets(extraction, told) if isinstance(told, Event) else None
            if claim is None:
                continue
            entity = held_at(extraction, claim)
            by_role = {
                role: frozenset(
                    references.entities_of(
                        article, (who for part, who in claim.participants if part is role)
                    )
                )
                for role in Role
            }
            actors = by_role[Role.AGENT] | by_role[Role.RECIPIENT]
            place = references.entity(article, claim.place) if claim.place else None
            is_city = place in entity_of and entity_of[place].type is EntityType.CITY
            beside = {
                iri
                for start, stop, iri in named_at
                if any(part.start <= start and stop <= part.stop for part in claim.evidence)
            }
            known = sorted((start, stop) for start, stop, iri in named_at if iri in actors)
            yield Telling(
                article=article,
                claim=claim,
                agents=by_role[Role.AGENT],
                recipients=by_role[Role.RECIPIENT],
                published=extraction.article.published,
                time=worded_time(extraction.article, claim),
                entity=entity,
                named=references.entity(article, entity) if entity else None,
                city=place if is_city else None,
                sentences=stems_of(_words_around(extraction.article, claim, known)),
                passages=stems_of(_words_around(extraction.article, claim, known, _PASSAGE)),
                by_phone=_by_phone(extraction.article, claim),
                others=frozenset(beside - actors - acting.sides(actors)),
                places=places_of(part.quote for part in claim.evidence),
            )


def _words_around(
    article: Article, claim: Event, actors: Sequence[tuple[int, int]], more: int = 0
) -> str:
    """Return the sentences that tell an event, without the mentions of its actors.

    Args:
        article: where it is told.
        claim: the event.
        actors: start and end of each mention of an actor, in order.
        more: how many characters that follow each sentence are added.
    """
    parts = []
    for told in claim.evidence:
        at, stop = told.start, min(told.stop + more, len(article.text))
        for first, last in actors:
            if at <= first < stop:
                parts.append(article.text[at:first])
                at = last
        parts.append(article.text[at:stop])
    return " ".join(parts)


def _by_phone(article: Article, claim: Event) -> bool | None:
    """Return whether the parties talk without meeting, if the mode or the words say so."""
    if claim.mode is not None:
        return claim.mode == EventMode.PHONE
    words = " ".join(article.text[slice(*told.trigger)] for told in claim.evidence)
    if _AT_A_DISTANCE.search(words):
        return True
    return False if _FACE_TO_FACE.search(words) else None


def _named_at(references: References, article: int) -> list[tuple[int, int, str]]:
    """Return where an article names things of the world, posts and values left out."""
    extraction = references.extractions[article]
    return [
        (extraction.mentions[n].start, extraction.mentions[n].stop, iri)
        for entity in extraction.entities
        if entity.type not in CONCEPTS and (iri := references.entity(article, entity.id))
        for n in entity.mentions
    ]
