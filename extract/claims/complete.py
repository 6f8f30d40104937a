"""From the extractors' claims to an Extraction: attribution, numbering, pruning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extract.records import (
    Claim,
    ClaimId,
    Document,
    Entity,
    EntityId,
    Event,
    Evidence,
    Extraction,
    MentionKind,
    Rejection,
    Relation,
    Statement,
    TimeInterval,
)
from extract.tree import Tree, tree_of
from ontology.schema import allows
from ontology.vocabulary import EntityType, EventType, RelationType


def complete(
    document: Document,
    claims: Iterable[Claim],
    rejections: Iterable[Rejection],
    *,
    version: str,
) -> Extraction:
    """The extraction of a document from all that its extractors found."""
    statements = _numbered(
        sorted((c for c in claims if isinstance(c, Statement)), key=_statement_order), "s"
    )
    events = _numbered(sorted((c for c in claims if isinstance(c, Event)), key=_event_order), "v")
    told = [claim for claim in claims if isinstance(claim, Relation)]
    told += _of_named_events(document, events, told)
    relations = _numbered(sorted(told, key=_relation_order), "r")
    spans = _Spans(statements)
    attributed: list[Claim] = [
        *(spans.attribute(relation) for relation in relations),
        *(spans.attribute(event) for event in events),
        *statements,
    ]
    entities = tuple(_needed(document, attributed))
    return Extraction(
        version=version,
        article=document.article,
        mentions=document.mentions,
        entities=entities,
        claims=tuple(attributed),
        rejections=tuple(
            sorted(set(rejections), key=lambda r: (r.start, r.stop, r.extractor, r.reason))
        ),
        times=document.times,
    )


def _of_named_events(
    document: Document, events: Sequence[Event], known: Sequence[Relation]
) -> Iterator[Relation]:
    """What an event with a name of its own says of its parties, as relations.

    Who acts in «переговоры X и Y» takes part in that event, and it takes place where it does.
    """
    types = {entity.id: entity.type for entity in document.entities}
    named = {entity.id for entity in document.entities if _has_name(document, entity)}
    tree = tree_of(document)
    seen = {(relation.subject, relation.type, relation.object) for relation in known}
    for event in events:
        if event.entity not in named or event.type is not EventType.CONSULT:
            continue
        if any(_is_invitation(tree, evidence) for evidence in event.evidence):
            continue
        assert event.entity is not None  # noqa: S101 - narrowed for the type checker
        triples = [
            (who, RelationType.PARTICIPANT_IN, event.entity)
            for _, who in event.participants
            if not _holds(document, who, event.entity)
        ]
        if event.place is not None:
            triples.append((event.entity, RelationType.TAKES_PLACE_IN, event.place))
        for subject, relation, thing in triples:
            if (subject, relation, thing) not in seen and allows(
                relation, types[subject], types[thing]
            ):
                seen.add((subject, relation, thing))
                yield Relation(
                    id=ClaimId(""),
                    subject=subject,
                    type=relation,
                    object=thing,
                    object_is_entity=True,
                    status=event.status,
                    time=event.time,
                    evidence=event.evidence,
                )


def _is_invitation(tree: Tree, evidence: Evidence) -> bool:
    """«пригласил на саммит»: who is invited does not take part by that."""
    index = tree.token_at(evidence.trigger[0])
    near = (index, *islice(tree.ancestors(index), _INVITATION_REACH))
    return any(tree.lemma(word) in _INVITING for word in near)


def _has_name(document: Document, entity: Entity) -> bool:
    """Whether the text names the entity, not just describes it («встреча»)."""
    return any(document.mentions[number].kind is MentionKind.NAME for number in entity.mentions)


def _holds(document: Document, who: EntityId, event: EntityId) -> bool:
    """Whether the event is named after a body that holds it («саммит ШОС»), not after a party."""
    entities = {entity.id: entity for entity in document.entities}
    if not entities[who].type.is_organization:
        return False
    inside = [document.mentions[number] for number in entities[who].mentions]
    return any(
        outer.start <= inner.start and inner.stop <= outer.stop
        for outer in (document.mentions[number] for number in entities[event].mentions)
        for inner in inside
    )


def _numbered(claims: Sequence, letter: str) -> list:  # type: ignore[type-arg]
    return [replace(claim, id=ClaimId(f"{letter}{n}")) for n, claim in enumerate(claims, start=1)]


def _statement_order(claim: Statement) -> tuple[int, int, str]:
    return claim.start, claim.stop, claim.speaker


def _relation_order(claim: Relation) -> tuple[int, str, str, str]:
    first = claim.evidence[0]
    return first.trigger[0], claim.type, claim.subject, str(claim.object)


def _event_order(claim: Event) -> tuple[int, str, str]:
    return claim.evidence[0].trigger[0], str(claim.type), claim.trigger


_INVITING = frozenset(
    {"пригласить", "приглашать", "приглашение", "позвать", "звать", "пригласили", "зазывать"}
)
_INVITATION_REACH = 2
"""Governors up from an event's noun in which an invitation is looked for."""
_NAMING = frozenset(
    f"relations/{rule}"
    for rule in (
        "post-beside-name",
        "body-of-state",
        "body-of-person",
        "body-before-state",
        "place-in-place",
        "facility-in-place",
        "name-in-brackets",
        "acronym-of-name",
        "event-in-place",
        "national-initiative",
        "person-of-people",
        "maker-beside-product",
    )
)
"""Rules over how names stand together; the same in the author's words and in quoted ones."""


class _Spans:
    """Finds the statement that a claim stands in: the narrowest one around its trigger."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements

    def attribute(self, claim: Relation | Event) -> Relation | Event:
        """The claim with its speaker, where every piece of its evidence is somebody's words.

        How the author names a thing («президент США X») is the author's, whoever is quoted.
        """
        if all(evidence.extractor in _NAMING for evidence in claim.evidence):
            return claim
        homes = [self._home(evidence) for evidence in claim.evidence]
        if not homes or any(home is None for home in homes):
            return claim
        home = homes[0]
        assert home is not None  # noqa: S101 - narrowed for the type checker
        return replace(claim, attributed_to=home.speaker, stated_in=home.id)

    def _home(self, evidence: Evidence) -> Statement | None:
        start, stop = evidence.trigger
        around = [s for s in self._statements if s.start <= start and stop <= s.stop]
        return min(around, key=lambda s: (s.stop - s.start, s.start), default=None)


def _needed(document: Document, claims: Sequence[Claim]) -> Iterator[Entity]:
    """Entities with a name, and those that a claim cannot do without."""
    used = {entity for claim in claims for entity in _entities_of(claim)}
    for entity in document.entities:
        named = not entity.mentions or any(
            document.mentions[number].kind is MentionKind.NAME for number in entity.mentions
        )
        if entity.id in used or (named and entity.type is not EntityType.PROFESSION):
            yield entity


def _entities_of(claim: Claim) -> Iterator[EntityId]:
    if isinstance(claim, Relation):
        yield claim.subject
        if claim.object_is_entity:
            assert not isinstance(claim.object, TimeInterval)  # noqa: S101 - narrowed for the type checker
            yield EntityId(claim.object)
    elif isinstance(claim, Event):
        yield from (entity for _, entity in claim.participants)
        yield from (entity for entity in (claim.entity, claim.place) if entity)
    else:
        yield claim.speaker
        yield from claim.about
        if claim.stated_to:
            yield claim.stated_to
