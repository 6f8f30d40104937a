"""Equal claims of many articles as one claim with all its evidence.

A claim is known by subject, relation, object, standing and date; which tellings agree on the last
two decides `facts`. Its status is that of the latest article that tells it as it stands; every
evidence keeps what its own article says. Of two wordings of a person's post the fuller is kept
(«президент» → «президент США»). What a state's body organizes or signs in one article, and the
state itself in another, is one claim of the state.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.names.keys import fold
from extract.records import EntityId, Relation, TimeInterval
from graph.merge.acting import Acting
from graph.merge.facts import Claimed, Telling, claims_of
from graph.merge.identities import days_between
from graph.merge.occasions import LASTING_DAYS
from graph.merge.references import References, date_key
from graph.merge.sources import Sources, independent
from graph.records import ClaimNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import RelationType, Status

_ACTS = frozenset({RelationType.ORGANIZES, RelationType.SIGNATORY_OF, RelationType.PARTICIPANT_IN})
"""Relations in which a body acts for its state."""
_OF_OCCASIONS = frozenset(
    {RelationType.ORGANIZES, RelationType.PARTICIPANT_IN, RelationType.TAKES_PLACE_IN}
)
"""Relations to a gathering: which of its days an article names makes no other claim."""
SAME_ACT_DAYS = 31
"""Longest distance in days of two articles that tell one act of a state and of its body."""

_Fact = tuple[str, str, str]
"""Subject, relation and key of the object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One article's claim in terms of the merged graph."""

    subject: str
    relation: RelationType
    object: str | TimeInterval
    object_is_entity: bool
    object_key: str
    status: Status
    time: TimeInterval | None
    published: dt.date | None
    article: int
    claim: Relation

    @property
    def fact(self) -> _Fact:
        return self.subject, self.relation, self.object_key


def merge_relations(
    references: References, sources: Sources, acting: Acting, label_of: dict[str, str]
) -> tuple[ClaimNode, ...]:
    """Return one node for each claim, sorted by IRI; which contradict each other is left open.

    Args:
        references: the articles and what their ids have become.
        sources: who stands behind each article.
        acting: who acts for a state.
        label_of: the label of each entity's IRI: it decides which post is the fuller wording.
    """
    told = list(_of_states(list(_fuller_posts(_gather(references), label_of)), acting))
    by_fact: dict[_Fact, list[_Told]] = {}
    for one in told:
        by_fact.setdefault(one.fact, []).append(one)
    nodes = [
        _node(references, sources, claim, same)
        for same in by_fact.values()
        for claim in claims_of(
            [
                Telling(
                    number=number,
                    article=one.article,
                    status=one.status,
                    time=one.time,
                    published=one.published,
                )
                for number, one in enumerate(same)
            ],
            lasting_days=LASTING_DAYS if same[0].relation in _OF_OCCASIONS else 0,
        )
    ]
    return tuple(sorted(nodes, key=lambda node: node.iri))


def _gather(references: References) -> Iterator[_Told]:
    for article, extraction in enumerate(references.extractions):
        for claim in extraction.claims:
            if not isinstance(claim, Relation):
                continue
            subject = references.entity(article, claim.subject)
            if subject is None:
                continue
            thing, is_entity = claim.object, False
            if claim.object_is_entity:
                iri = references.entity(article, EntityId(str(claim.object)))
                thing, is_entity = iri or _value(references, article, claim), iri is not None
            if thing == subject:
                continue  # identity made one thing of the two ends: nothing is told
            yield _Told(
                subject=subject,
                relation=claim.type,
                object=thing,
                object_is_entity=is_entity,
                object_key=_object_key(thing, is_entity),
                status=claim.status,
                time=claim.time,
                published=extraction.article.published,
                article=article,
                claim=claim,
            )


def _value(references: References, article: int, claim: Relation) -> str:
    """Return the words of a value (a sum, an age) that is no node of its own."""
    entities = references.extractions[article].entities
    return next(one.name for one in entities if one.id == claim.object)


def _object_key(thing: str | TimeInterval, is_entity: bool) -> str:  # noqa: FBT001 - a pair
    if isinstance(thing, TimeInterval):
        return date_key(thing)
    return thing if is_entity else fold(thing)


def _fuller_posts(told: Iterable[_Told], label_of: dict[str, str]) -> Iterator[_Told]:
    """Yield the claims, each post in the one fullest wording that begins with it."""
    posts: dict[tuple[str, Status], set[str]] = {}
    claims = list(told)
    for one in claims:
        if one.relation is RelationType.WORKS_AS and isinstance(one.object, str):
            posts.setdefault((one.subject, one.status), set()).add(one.object)
    for one in claims:
        rivals = posts.get((one.subject, one.status), set())
        if one.relation is not RelationType.WORKS_AS or len(rivals) == 1:
            yield one
            continue
        wording = {post: fold(label_of.get(post, post)) for post in rivals}
        own = _object_wording(one, label_of)
        fuller = {post for post in rivals if wording[post].startswith(own + " ")}
        fullest = {
            post
            for post in fuller
            if not any(wording[other].startswith(wording[post] + " ") for other in fuller)
        }
        if len(fullest) == 1:
            (post,) = fullest
            is_entity = post in label_of
            yield replace(
                one,
                object=post,
                object_is_entity=is_entity,
                object_key=_object_key(post, is_entity),
            )
        else:
            yield one


def _object_wording(one: _Told, label_of: dict[str, str]) -> str:
    thing = str(one.object)
    return fold(label_of.get(thing, thing))


def _of_states(told: list[_Told], acting: Acting) -> Iterator[_Told]:
    """Yield the claims, a body's act as its state's where another article tells it so.

    What one article tells of both stays apart.
    """
    of_state: dict[_Fact, list[_Told]] = {}
    for one in told:
        if one.relation in _ACTS and acting.is_state(one.subject):
            of_state.setdefault(one.fact, []).append(one)
    for one in told:
        states = frozenset[str]()
        if one.relation in _ACTS and acting.is_body(one.subject):
            states = acting.states(one.subject)
        fitting = []
        for state in sorted(states):
            same = of_state.get((state, one.relation, one.object_key), ())
            apart = [other for other in same if other.article != one.article]
            if len(apart) == len(same) and any(_same_days(one, other) for other in apart):
                fitting.append(state)
        yield replace(one, subject=fitting[0]) if len(fitting) == 1 else one


def _same_days(left: _Told, right: _Told) -> bool:
    distance = days_between(left.published, right.published)
    return distance is not None and distance <= SAME_ACT_DAYS


def _node(references: References, sources: Sources, claim: Claimed, fact: list[_Told]) -> ClaimNode:
    """Return the node of a claim.

    Args:
        references: the articles and what their ids have become.
        sources: who stands behind each article.
        claim: its tellings, by their numbers in `fact`.
        fact: all tellings of its subject, relation and object.
    """
    same = [fact[telling.number] for telling in claim.tellings]
    direct = [fact[telling.number] for telling in claim.direct]
    first = min(direct, key=_wording_order)
    iri = mint(Kind.CLAIM, *first.fact, claim.standing, claim.date)
    evidence = sources.nodes(
        ((one.article, told, one.status) for one in same for told in one.claim.evidence), iri
    )
    speakers, statements = references.attribution((one.article, one.claim) for one in direct)
    return ClaimNode(
        iri=iri,
        subject=first.subject,
        relation=first.relation,
        object=first.object,
        object_is_entity=first.object_is_entity,
        status=_status(direct),
        time=claim.time,
        attributed_to=speakers,
        stated_in=statements,
        evidence=evidence,
        independent_sources=independent(evidence),
        contradicts=(),
    )


def _status(same: list[_Told]) -> Status:
    """Return what the latest article says; in one article "Occurred" before "Ongoing"."""
    newest = max(one.published or dt.date.min for one in same)
    latest = {one.status for one in same if (one.published or dt.date.min) == newest}
    return min(latest, key=list(Status).index)


def _wording_order(one: _Told) -> tuple[str, str]:
    """Order equal claims so that the wording of a literal object does not depend on the input."""
    thing = one.object.text if isinstance(one.object, TimeInterval) else one.object
    return thing, one.claim.id
