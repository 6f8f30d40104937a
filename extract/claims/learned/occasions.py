"""What the model sees of events: who acts and suffers, where and when.

A named event («саммит X») is a thing of the graph: whoever acts in it becomes its agent. An event
that the text tells by a verb or a common noun («взрыв», «подписали») becomes an event without a
PLOVER type, if the model sees at least two things about it; where the rules tell the same word as
an event of theirs, `agreement` gives it what the model adds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.claims.evidence import sentence_evidence
from extract.claims.factuality import decide
from extract.claims.learned.ends import End, Ends
from extract.claims.learned.told import extractor_of, miss
from extract.records import (
    NEREL_AGENT,
    ClaimId,
    Entity,
    EntityId,
    Event,
    Evidence,
    Reason,
    Rejection,
    ScoredPair,
    TimeInterval,
)
from extract.tree import Tree
from ontology.vocabulary import EntityType, Role

_PARTIES = frozenset({NEREL_AGENT, "PARTICIPANT_IN", "ORGANIZES"})
_PLACE = "TAKES_PLACE_IN"
_TIME = "POINT_IN_TIME"
_FEWEST = 2
"""Things known of an event without a name: one says too little to tell it from another."""
_LIKELY = 0.5
"""Smallest score of a role: it is more likely right than wrong."""
_UNDERGONE = frozenset(
    {"умереть", "скончаться", "погибнуть", "родиться", "пострадать", "заболеть", "утонуть"}
)
"""Verbs whose subject does nothing."""
_ACTORS = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.FAMILY,
        EntityType.NATIONALITY,
    }
)


@dataclass(slots=True, kw_only=True)
class _Occasion:
    """One event while the pairs about it are gathered."""

    event: End
    parties: list[tuple[ScoredPair, End, Entity]] = field(default_factory=list)
    place: tuple[ScoredPair, End, Entity] | None = None
    time: tuple[ScoredPair, End, TimeInterval] | None = None


def is_of_event(pair: ScoredPair, first: End, second: End) -> bool:
    """Whether a pair tells of an event what belongs into the event itself."""
    if pair.relation == NEREL_AGENT:
        return True
    event = second if pair.relation in _PARTIES else first
    told = pair.relation in _PARTIES or pair.relation in {_PLACE, _TIME}
    return told and event.span.type is EntityType.EVENT and event.entity is None


def occasions(
    ends: Ends, pairs: Iterable[tuple[ScoredPair, End, End]]
) -> Iterator[Event | Rejection]:
    """Events with all that the pairs tell of each, in the order of the text."""
    found: dict[int, _Occasion] = {}
    for pair, first, second in pairs:
        event, other = (second, first) if pair.relation in _PARTIES else (first, second)
        reason = _take(ends, found.setdefault(event.head, _Occasion(event=event)), pair, other)
        if reason is not None:
            yield miss(ends.tree, pair, (first, second), reason)
    for head in sorted(found):
        yield from _told(ends.tree, found[head])


def _take(ends: Ends, occasion: _Occasion, pair: ScoredPair, other: End) -> str | None:
    """Note what a pair tells; the reason where it tells nothing."""
    if pair.score < _LIKELY:
        return "too uncertain for a role"
    if pair.relation == _TIME:
        interval = ends.time(other)
        if interval is None:
            return "a time that is not understood"
        if occasion.time is None or occasion.time[0].score < pair.score:
            occasion.time = pair, other, interval
        return None
    is_post = other.span.type is EntityType.PROFESSION
    entity = ends.person(other) if is_post else other.entity
    if entity is None:
        return "an end that stands for nothing in the graph"
    if pair.relation == _PLACE:
        if entity.type.is_place and (
            occasion.place is None or occasion.place[0].score < pair.score
        ):
            occasion.place = pair, other, entity
        return None
    if EntityType[entity.type.nerel] in _ACTORS:
        occasion.parties.append((pair, other, entity))
        return None
    return f"{entity.type} cannot act"


def _told(tree: Tree, occasion: _Occasion) -> Iterator[Event | Rejection]:
    event = occasion.event
    roles = _roles(tree, occasion)
    if not _is_known(tree, occasion, len(roles)):
        return
    decision = decide(
        tree,
        event.head,
        occasion.time[2] if occasion.time else None,
        tree.document.article.published,
    )
    told = [*occasion.parties, *(part for part in (occasion.place, occasion.time) if part)]
    if decision.status is None:
        pair, other, _ = told[0]
        yield miss(tree, pair, (other, event), decision.reason)
        return
    reasons = (*_reasons(occasion, roles), decision.as_reason())
    yield Event(
        id=ClaimId(""),
        type=None,
        participants=roles,
        status=decision.status,
        trigger=_wording(tree, event),
        evidence=tuple(_evidence(tree, event, (pair for pair, _, _ in told), reasons)),
        entity=event.entity.id if event.entity else None,
        place=occasion.place[2].id if occasion.place else None,
        time=occasion.time[2] if occasion.time else None,
    )


def _is_known(tree: Tree, occasion: _Occasion, n_parties: int) -> bool:
    """Whether enough is known: somebody of a named event, else two things, of a verb its doer."""
    if occasion.event.entity is not None:
        return n_parties > 0
    known = n_parties + (occasion.place is not None) + (occasion.time is not None)
    told = n_parties > 0 or tree.tokens[occasion.event.head].pos == "NOUN"
    return told and known >= _FEWEST


def _evidence(
    tree: Tree, event: End, pairs: Iterable[ScoredPair], reasons: tuple[Reason, ...]
) -> Iterator[Evidence]:
    """The event's sentence for each thing that is told of it; its own word is what decided."""
    token = tree.tokens[event.head]
    best: dict[str, float] = {}
    for pair in pairs:
        name = extractor_of(pair)
        best[name] = max(best.get(name, 0.0), pair.score)
    for name, score in sorted(best.items(), key=lambda item: (-item[1], item[0])):
        yield sentence_evidence(
            tree,
            event.head,
            (token.start, token.stop),
            extractor=name,
            score=score,
            reasons=reasons,
        )


def _roles(tree: Tree, occasion: _Occasion) -> tuple[tuple[Role, EntityId], ...]:
    """Who acts and who undergoes it, each once."""
    acting = any(pair.relation == NEREL_AGENT for pair, _, _ in occasion.parties)
    roles: dict[EntityId, Role] = {}
    for pair, other, entity in occasion.parties:
        agent = pair.relation != "PARTICIPANT_IN" or (
            not acting and _is_subject(tree, other, occasion.event)
        )
        if agent or entity.id not in roles:
            roles[entity.id] = Role.AGENT if agent else Role.RECIPIENT
    return tuple(sorted(((role, entity) for entity, role in roles.items())))


def _reasons(occasion: _Occasion, roles: tuple[tuple[Role, EntityId], ...]) -> Iterator[Reason]:
    """What the model calls each party."""
    for role, entity in roles:
        pair = next(pair for pair, _, party in occasion.parties if party.id == entity)
        yield Reason(part=role, why=f"the model's {pair.relation}", entity=entity)


def _is_subject(tree: Tree, party: End, event: End) -> bool:
    """Whether a party is the subject of the event's own active verb, and does something."""
    token = tree.tokens[party.head]
    return (
        token.head == event.head
        and token.rel == "nsubj"
        and tree.tokens[event.head].pos == "VERB"
        and tree.feat(event.head, "Voice") != "Pass"
        and tree.lemma(event.head) not in _UNDERGONE
    )


def _wording(tree: Tree, event: End) -> str:
    """Lemmas of the event's words, its head first."""
    others = [i for i in range(event.first, event.last) if i != event.head]
    words = [event.head, *(i for i in others if tree.tokens[i].pos not in {"PUNCT", "ADP"})]
    return " ".join(tree.lemma(index) for index in words)
