"""Local ids of one article → IRIs of the merged graph."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.records import ClaimId, EntityId, Event, Extraction, Relation, TimeInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What the ids inside each article have become.

    `statements` fills while statements are merged, before the claims that were stated in them.
    """

    extractions: tuple[Extraction, ...]
    entities: list[dict[EntityId, str]]
    """For each article: local id → IRI."""
    statements: list[dict[ClaimId, str]] = field(default_factory=list)

    def entity(self, article: int, local: EntityId) -> str | None:
        """Return the IRI of an entity, or None for a value that became no node."""
        return self.entities[article].get(local)

    def entities_of(self, article: int, local: Iterable[EntityId]) -> tuple[str, ...]:
        """Return the IRIs of entities, sorted, without repetitions."""
        found = {self.entities[article].get(one) for one in local}
        return tuple(sorted(iri for iri in found if iri is not None))

    def stated_in(self, article: int, local: ClaimId | None) -> str | None:
        """Return the IRI of the statement that a claim was made in."""
        return self.statements[article].get(local) if local is not None else None

    def attribution(
        self, told: Iterable[tuple[int, Relation | Event]]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return whose words a claim is known from, and the statements with them, both sorted.

        Both are empty if some article tells it in its own words.

        Args:
            told: what the articles say of it, each with its article.
        """
        speakers: set[str | None] = set()
        statements: set[str | None] = set()
        for article, claim in told:
            if claim.attributed_to is None and claim.stated_in is None:
                return (), ()
            if claim.attributed_to is not None:
                speakers.add(self.entity(article, claim.attributed_to))
            statements.add(self.stated_in(article, claim.stated_in))
        return (
            tuple(sorted(iri for iri in speakers if iri)),
            tuple(sorted(iri for iri in statements if iri)),
        )


def date_key(time: TimeInterval | None) -> str:
    """Return a date as identity sees it: its ISO form, else its two ends.

    >>> date_key(None)
    ''
    """
    if time is None:
        return ""
    if time.value is not None:
        return time.value
    ends = (end.isoformat() if end else ".." for end in (time.earliest, time.latest))
    return "/".join(ends)


def best_time(times: Iterable[TimeInterval]) -> TimeInterval | None:
    """Return the shortest of several intervals for one thing, ties by value and words."""
    return min(times, key=_vagueness, default=None)


def _vagueness(time: TimeInterval) -> tuple[float, str, str]:
    days = (
        float((time.latest - time.earliest).days)
        if time.earliest is not None and time.latest is not None
        else float("inf")
    )
    return days, date_key(time), time.text
