"""Outlets are no parties of talks: who gives an interview meets nobody."""

from dataclasses import replace

from extract.records import Event, Extraction
from ontology.vocabulary import EntityType, EventType

_FEWEST_PARTIES = 2


def without_outlets(extraction: Extraction, event: Event) -> Event | None:
    """Return the event without outlets among those who talk, None if no talk is left.

    Only an outlet that talks in its own right is dropped, and only from CONSULT: a state may
    well fine an outlet, or accuse it.
    """
    if event.type is not EventType.CONSULT:
        return event
    outlets = {one.id for one in extraction.entities if one.type is EntityType.MEDIA_OUTLET}
    parties = tuple(part for part in event.participants if part[1] not in outlets)
    if parties == event.participants:
        return event
    return replace(event, participants=parties) if len(parties) >= _FEWEST_PARTIES else None
