"""Who acts for a state: its government, the bodies under that, and those who hold its offices.

«Администрация Лунда вводит пошлины» and «Дания вводит пошлины» are one act. Who acts for whom is
read from what the articles tell: a body is part of the state or stands under somebody in its
service, a person works for the state. What few articles tell against many is not believed.
"""

from collections import Counter
from collections.abc import Iterable

from extract.records import EntityId, Relation
from graph.merge.references import References
from ontology.vocabulary import EntityType, RelationType, Status

_SERVES = frozenset({RelationType.PART_OF, RelationType.SUBORDINATE_OF, RelationType.WORKPLACE})
_SERVANTS = frozenset({EntityType.PERSON, EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION})
_MOST_STEPS = 3
"""Longest chain that is followed: department → administration → president → state."""
_LEAST_SHARE = 0.5
"""Whom somebody serves is told by half as many articles at least as whom he serves most often:
a slip of reading in one article of many changes nothing."""


class Acting:
    """Which states the entities of the graph act for.

    Args:
        references: the articles and what their ids have become.
        type_of: the type of each entity's IRI.
    """

    def __init__(self, references: References, type_of: dict[str, EntityType]) -> None:
        self._type_of = type_of
        told: dict[str, Counter[str]] = {}
        for lower, upper in self._services(references):
            told.setdefault(lower, Counter())[upper] += 1
        above = {
            lower: frozenset(
                upper for upper, n in counts.items() if n >= _LEAST_SHARE * max(counts.values())
            )
            for lower, counts in told.items()
        }
        self._states = {one: self._reached(one, above) for one in above}

    def states(self, entity: str) -> frozenset[str]:
        """Return the states that an entity acts for; a state acts for itself.

        Args:
            entity: its IRI.
        """
        if self.is_state(entity):
            return frozenset({entity})
        return self._states.get(entity, frozenset())

    def is_state(self, entity: str) -> bool:
        """Whether an IRI is that of a state."""
        return self._type_of.get(entity) is EntityType.COUNTRY

    def is_body(self, entity: str) -> bool:
        """Whether an IRI is that of a body, not of a person."""
        kind = self._type_of.get(entity)
        return kind is not None and kind.is_organization

    def sides(self, actors: Iterable[str]) -> frozenset[str]:
        """Return actors with those who act for a state replaced by it."""
        return frozenset(side for one in actors for side in (self.states(one) or {one}))

    def _services(self, references: References) -> Iterable[tuple[str, str]]:
        """Yield who serves whom, once for each article that tells it."""
        for article, extraction in enumerate(references.extractions):
            found: dict[tuple[str, str], None] = {}
            for claim in extraction.claims:
                if (
                    isinstance(claim, Relation)
                    and claim.type in _SERVES
                    and claim.object_is_entity
                    and claim.status is not Status.DENIED
                ):
                    lower = references.entity(article, claim.subject)
                    upper = references.entity(article, EntityId(str(claim.object)))
                    if lower and upper and self._serves(lower, claim.type, upper):
                        found[lower, upper] = None
            found.update(dict.fromkeys(self._named_after(references, article)))
            yield from found

    def _named_after(self, references: References, article: int) -> Iterable[tuple[str, str]]:
        """Yield bodies with the state in their name: «правительство Дании»."""
        extraction = references.extractions[article]
        states: dict[int, tuple[int, str]] = {}
        bodies: list[tuple[int, int, str]] = []
        for entity in extraction.entities:
            iri = references.entity(article, entity.id)
            if iri is None:
                continue
            for mention in (extraction.mentions[n] for n in entity.mentions):
                if self.is_state(iri):
                    states[mention.stop] = (mention.start, iri)
                elif self._type_of.get(iri) is EntityType.GOVERNMENT_BODY:
                    bodies.append((mention.start, mention.stop, iri))
        for start, stop, body in bodies:
            if stop in states and start < states[stop][0]:
                yield body, states[stop][1]

    def _serves(self, lower: str, relation: RelationType, upper: str) -> bool:
        """Whether what holds between two makes one act for the other.

        A party is part of its state and does not act for it; a ministry does.
        """
        kind = self._type_of.get(lower)
        if kind not in _SERVANTS:
            return False
        is_office = kind is EntityType.GOVERNMENT_BODY
        return relation is not RelationType.PART_OF or is_office or not self.is_state(upper)

    def _reached(self, one: str, above: dict[str, frozenset[str]]) -> frozenset[str]:
        reached, fresh = set[str](), {one}
        for _ in range(_MOST_STEPS):
            fresh = {upper for lower in fresh for upper in above.get(lower, ())} - reached
            reached |= fresh
        return frozenset(state for state in reached if self.is_state(state))
