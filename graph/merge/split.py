"""One entity of one article made two, where a person says that two of its names are two things.

The article's own coreference took them for one; its mentions and claims are divided again:

- a mention by name goes to the thing of that name, every other one with the name before it;
- a claim goes to the new thing if all its sentences name that and none names the old one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.names.keys import words
from extract.records import (
    Claim,
    Entity,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Relation,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Names to take out of an entity of one article."""

    entity: EntityId
    stays: str
    """A name that is the entity's own."""
    goes: str
    """A name of something else: with every longer name that holds it, and not `stays`."""

    @property
    def new(self) -> EntityId:
        """The id of what is taken out."""
        return EntityId(f"{self.entity}.{'-'.join(words(self.goes))}")


def can_split(extraction: Extraction, split: Split) -> bool:
    """Whether the text names both things."""
    entity = next(one for one in extraction.entities if one.id == split.entity)
    told = [extraction.mentions[n] for n in entity.mentions]
    sides = {_goes(mention, split) for mention in told if mention.kind is MentionKind.NAME}
    return sides == {True, False}


def divided(extraction: Extraction, splits: Iterable[Split]) -> Extraction:
    """The extraction with these things taken apart, one split after the other."""
    for split in splits:
        if can_split(extraction, split):
            extraction = _divided(extraction, split)
    return extraction


def _divided(extraction: Extraction, split: Split) -> Extraction:
    old = next(one for one in extraction.entities if one.id == split.entity)
    taken = set(_taken(extraction, old, split))
    rest = tuple(n for n in old.mentions if n not in taken)
    gone = tuple(n for n in old.mentions if n in taken)
    new = Entity(
        id=split.new,
        type=extraction.mentions[gone[0]].type,
        name="",
        aliases=(),
        mentions=gone,
        reason=f"taken out of «{old.name}» by a person",
    )
    new = _renamed(extraction, new)
    kept = _renamed(
        extraction,
        replace(
            old, mentions=rest, aliases=tuple(sorted(set(old.aliases) - {new.name, *new.aliases}))
        ),
    )
    entities = tuple(kept if one.id == old.id else one for one in extraction.entities)
    division = _Division(extraction, split, rest, gone)
    return replace(
        extraction,
        entities=(*entities, new),
        claims=tuple(map(division.claim, extraction.claims)),
    )


def _taken(extraction: Extraction, entity: Entity, split: Split) -> Iterator[int]:
    """The mentions that go."""
    goes = False
    for n in sorted(entity.mentions):
        mention = extraction.mentions[n]
        if mention.kind is MentionKind.NAME:
            goes = _goes(mention, split)
        if goes:
            yield n


def _goes(mention: Mention, split: Split) -> bool:
    told = set(words(mention.name))
    return told.issuperset(words(split.goes)) and not told.issuperset(words(split.stays))


def _renamed(extraction: Extraction, entity: Entity) -> Entity:
    """The entity with the names that its own mentions give it; a gazetteer's label stays."""
    told = [
        extraction.mentions[n].name
        for n in entity.mentions
        if extraction.mentions[n].kind is MentionKind.NAME
    ]
    labels = {entity.link.label_ru} if entity.link else set()
    name = entity.name
    if name not in labels and name not in told:
        name = max(told, key=lambda own: (len(own), told.count(own), own))
    return replace(entity, name=name, aliases=tuple(sorted({*entity.aliases, *told} - {name})))


class _Division:
    """Which of the two things each claim speaks of."""

    def __init__(
        self, extraction: Extraction, split: Split, rest: tuple[int, ...], gone: tuple[int, ...]
    ) -> None:
        self._split = split
        self._rest, self._gone = (
            [extraction.mentions[n].start for n in side] for side in (rest, gone)
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim about the thing that its sentences name."""
        evidence = tuple(map(self._evidence, claim.evidence))
        if not all(map(self._speaks_of_new, claim.evidence)):
            return replace(claim, evidence=evidence)
        match claim:
            case Relation():
                target = claim.object
                return replace(
                    claim,
                    subject=self._new(claim.subject),
                    object=self._new(EntityId(str(target))) if claim.object_is_entity else target,
                    attributed_to=self._maybe(claim.attributed_to),
                    evidence=evidence,
                )
            case Event():
                return replace(
                    claim,
                    participants=tuple((role, self._new(who)) for role, who in claim.participants),
                    entity=self._maybe(claim.entity),
                    place=self._maybe(claim.place),
                    attributed_to=self._maybe(claim.attributed_to),
                    evidence=evidence,
                )
            case Statement():
                return replace(
                    claim,
                    speaker=self._new(claim.speaker),
                    about=tuple(map(self._new, claim.about)),
                    stated_to=self._maybe(claim.stated_to),
                    evidence=evidence,
                )

    def _evidence(self, evidence: Evidence) -> Evidence:
        if not self._speaks_of_new(evidence):
            return evidence
        return replace(
            evidence,
            cites=self._maybe(evidence.cites),
            reasons=tuple(
                replace(reason, entity=self._maybe(reason.entity)) for reason in evidence.reasons
            ),
        )

    def _speaks_of_new(self, evidence: Evidence) -> bool:
        sentence = range(evidence.start, evidence.stop)
        return any(at in sentence for at in self._gone) and not any(
            at in sentence for at in self._rest
        )

    def _new(self, entity: EntityId) -> EntityId:
        return self._split.new if entity == self._split.entity else entity

    def _maybe(self, entity: EntityId | None) -> EntityId | None:
        return None if entity is None else self._new(entity)
