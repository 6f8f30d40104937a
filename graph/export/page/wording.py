"""What the page calls things, in one language.

Names stay in the nominative: every relation is worded so that both of its ends can be listed
after a heading ("Входит в: …", "Члены: …"), and nothing has to be inflected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status


class Family(StrEnum):
    """What an edge is about; the page colors by it."""

    MEMBERSHIP = "membership"
    EVENT = "event"
    WORK = "work"
    PLACE = "place"
    OTHER = "other"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class RelationWords:
    """How a relation is said on an edge and in the cards of its two ends."""

    edge: str
    forward: str
    """Heading for the objects in the card of the subject."""
    backward: str
    """Heading for the subjects in the card of the object."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """How a PLOVER type is called, and how its recipient is."""

    noun: str
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All words of one language, by code."""

    types: Mapping[EntityType, tuple[str, str]]
    """Name of the type in the singular, and as a heading in the plural."""
    nameless: tuple[str, str]
    """The same for an event without a name of its own."""
    relations: Mapping[RelationType, RelationWords]
    statuses: Mapping[Status, str]
    """Of events."""
    claim_statuses: Mapping[Status, str]
    events: Mapping[EventType, EventWords]
    untyped: EventWords
    modes: Mapping[str, str]
    """PLOVER's modes that have a word of their own."""
    deals: Mapping[DealType, str]
    families: Mapping[Family, str]

    def event_noun(
        self, event_type: EventType | None, mode: str | None, deal: DealType | None
    ) -> str:
        """What an event without a name is called: by its mode, else its deal, else its type."""
        if mode is not None and mode in self.modes:
            return self.modes[mode]
        if deal is not None:
            return self.deals[deal]
        return (self.events[event_type] if event_type else self.untyped).noun
