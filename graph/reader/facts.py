"""Claims, events and statements of a file as records, with the evidence of each."""

from dataclasses import replace

from extract.records import TimeInterval
from graph.answers import TermKind
from graph.merge.named_events import MENTIONED
from graph.reader.nodes import label
from graph.reader.things import LABEL, Thing, Things
from graph.reader.times import DATING, calendar_unit, is_date, tells, time_of
from graph.records import UNLISTED, ClaimNode, EventNode, EvidenceNode, StatementNode
from ontology.namespaces import NodeClass, Property
from ontology.vocabulary import DealType, EntityType, EventMode, EventType, RelationType, Status

_PARTY = (NodeClass.ENTITY, EntityType.EVENT)
_FACT = (NodeClass.CLAIM, EntityType.EVENT)


def claims(things: Things) -> tuple[ClaimNode, ...]:
    """Return the claims, sorted by IRI."""
    return tuple(_claim(thing) for thing in things.of_class(NodeClass.CLAIM))


def events(things: Things) -> tuple[EventNode, ...]:
    """Return the events, sorted by IRI: all without a name, and the named ones that are told of."""
    return tuple(
        _event(thing)
        for thing in things.of_class(EntityType.EVENT)
        if NodeClass.ENTITY not in thing.classes or thing.terms(Property.STATUS)
    )


def statements(things: Things) -> tuple[StatementNode, ...]:
    """Return the statements, sorted by IRI."""
    return tuple(_statement(thing) for thing in things.of_class(NodeClass.STATEMENT))


def _claim(thing: Thing) -> ClaimNode:
    status = _status(thing)
    relation = thing.needed(Property.RELATION, thing.member(Property.RELATION, RelationType))
    time = time_of(thing, begins=status is Status.PLANNED)
    target = _object(thing, relation, time)
    evidence = _evidence(thing, status)
    return ClaimNode(
        iri=thing.name,
        subject=thing.needed(Property.SUBJECT, thing.link(Property.SUBJECT, *_PARTY)),
        relation=relation,
        object=target,
        object_is_entity=_object_term_is_iri(thing),
        status=status,
        # What tells when is written with the dates of its object.
        time=None if target is time else time,
        attributed_to=thing.links(Property.ATTRIBUTED_TO, NodeClass.ENTITY),
        stated_in=thing.links(Property.STATED_IN, NodeClass.STATEMENT),
        evidence=evidence,
        independent_sources=_sources(thing, evidence),
        contradicts=thing.links(Property.CONTRADICTS, *_FACT),
    )


def _object_term_is_iri(thing: Thing) -> bool:
    term = thing.term(Property.OBJECT)
    return term is not None and term.kind is TermKind.IRI


def _object(thing: Thing, relation: RelationType, time: TimeInterval | None) -> str | TimeInterval:
    """Return what the claim leads to; `time` itself where that is the date of the claim."""
    term = thing.needed(Property.OBJECT, thing.term(Property.OBJECT))
    if term.kind is not TermKind.LITERAL:
        return thing.needed(Property.OBJECT, thing.link(Property.OBJECT, *_PARTY))
    if time is not None and (is_date(term) or relation in DATING) and tells(term, time):
        return time
    if is_date(term):
        try:
            return calendar_unit(term.value)
        except ValueError as error:
            raise thing.wrong(Property.OBJECT, f"is {term.value!r}, which is no date") from error
    return term.value


def _event(thing: Thing) -> EventNode:
    status = _status(thing)
    time = time_of(thing, begins=status in (Status.PLANNED, Status.OCCURRED))
    evidence = _evidence(thing, status)
    return EventNode(
        iri=thing.name,
        type=thing.member(Property.EVENT_TYPE, EventType),
        label=label(thing),
        status=status,
        agents=thing.links(Property.AGENT, *_PARTY),
        recipients=thing.links(Property.RECIPIENT, *_PARTY),
        places=thing.links(Property.PLACE, *_PARTY),
        trigger=thing.text(Property.TRIGGER) or "",
        mode=thing.member(Property.EVENT_MODE, EventMode),
        deal=thing.member(Property.DEAL_TYPE, DealType),
        time=time,
        attributed_to=thing.links(Property.ATTRIBUTED_TO, NodeClass.ENTITY),
        stated_in=thing.links(Property.STATED_IN, NodeClass.STATEMENT),
        evidence=evidence,
        independent_sources=_sources(thing, evidence),
        contradicts=thing.links(Property.CONTRADICTS, *_FACT),
    )


def _statement(thing: Thing) -> StatementNode:
    evidence = _evidence(thing, None)
    return StatementNode(
        iri=thing.name,
        speaker=thing.needed(Property.SPEAKER, thing.link(Property.SPEAKER, NodeClass.ENTITY)),
        text=thing.text(Property.TEXT) or "",
        verb=thing.text(Property.VERB) or "",
        about=thing.links(Property.ABOUT, *_PARTY, NodeClass.CLAIM),
        stated_to=thing.link(Property.STATED_TO, NodeClass.ENTITY),
        stance=thing.text(Property.STANCE),
        time=time_of(thing),
        evidence=evidence,
        independent_sources=_sources(thing, evidence),
    )


def _status(thing: Thing) -> Status:
    return thing.needed(Property.STATUS, thing.member(Property.STATUS, Status))


def _sources(thing: Thing, evidence: tuple[EvidenceNode, ...]) -> int:
    """Return the number of independent sources, counted if the file does not tell it."""
    told = thing.whole(Property.INDEPENDENT_SOURCES, least=1)
    # What has no evidence here was told by somebody.
    return max(1, len({each.origin for each in evidence})) if told is None else told


def _evidence(thing: Thing, status: Status | None) -> tuple[EvidenceNode, ...]:
    """Return the evidence of a node, which has the node's status where it tells no other."""
    found = []
    for each in thing.things(Property.EVIDENCE, NodeClass.EVIDENCE):
        node = _evidence_node(each)
        if node.status is None and node.extractor != MENTIONED:
            node = replace(node, status=status)
        found.append(node)
    return tuple(found)


def _evidence_node(thing: Thing) -> EvidenceNode:
    article = thing.needed(Property.ARTICLE, thing.link(Property.ARTICLE, NodeClass.ARTICLE))
    extractor = thing.needed(
        Property.EXTRACTOR, thing.thing(Property.EXTRACTOR, NodeClass.EXTRACTOR)
    )
    origin = thing.link(Property.ORIGIN, NodeClass.ENTITY, NodeClass.ARTICLE)
    name = thing.text(Property.ORIGIN_NAME)
    return EvidenceNode(
        iri=thing.name,
        article=article,
        quote=thing.text(Property.QUOTE) or "",
        start=thing.needed(Property.START, thing.whole(Property.START, least=0)),
        stop=thing.needed(Property.END, thing.whole(Property.END, least=0)),
        extractor=extractor.text(LABEL) or "",
        score=thing.needed(Property.CONFIDENCE, thing.score(Property.CONFIDENCE)),
        cites=thing.link(Property.CITES_SOURCE, NodeClass.ENTITY),
        version=extractor.text(Property.VERSION) or "",
        status=thing.member(Property.STATUS, Status),
        origin=origin or (article if name is None else UNLISTED + name),
    )
