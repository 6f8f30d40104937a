"""Equal claims of many articles as one claim with all its evidence.

A claim is known by subject, relation, object, status and date. "Occurred" and "Ongoing" both tell
it as true («вошла в союз», «входит в союз») and are one claim, with the status of the latest
article. A claim without a date is the same as the only dated one like it; where several dates
compete it stays for itself. Of two wordings of a person's post the fuller is kept («президент» →
«президент США»).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.records import EntityId, Relation, TimeInterval
from graph.merge.references import References, best_time, date_key
from graph.merge.sources import Sources
from graph.merge.spelling import fold
from graph.records import ClaimNode
from ontology.identifiers import mint
from ontology.namespaces import Kind
from ontology.vocabulary import RelationType, Status


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
    def fact(self) -> tuple[str, str, str, str]:
        told = Status.OCCURRED if self.status is Status.ONGOING else self.status
        return self.subject, self.relation, self.object_key, told


def merge_relations(
    references: References, sources: Sources, label_of: dict[str, str]
) -> tuple[ClaimNode, ...]:
    """Return one node for each claim, sorted by IRI.

    Args:
        references: the articles and what their ids have become.
        sources: who stands behind each article.
        label_of: the label of each entity's IRI: it decides which post is the fuller wording.
    """
    told = list(_fuller_posts(_gather(references), label_of))
    by_fact: dict[tuple[str, str, str, str], dict[str, list[_Told]]] = {}
    for one in told:
        dated = by_fact.setdefault(one.fact, {})
        dated.setdefault(date_key(one.time), []).append(one)
    nodes: list[ClaimNode] = []
    for dated in by_fact.values():
        known_dates = [key for key in dated if key]
        if len(known_dates) == 1 and "" in dated:
            dated[known_dates[0]].extend(dated.pop(""))
        nodes.extend(_node(references, sources, date, same) for date, same in sorted(dated.items()))
    return tuple(sorted(_with_contradictions(nodes), key=lambda node: node.iri))


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


def _node(references: References, sources: Sources, date: str, same: list[_Told]) -> ClaimNode:
    first = min(same, key=_wording_order)
    iri = mint(Kind.CLAIM, *first.fact, date)
    evidence = sources.nodes(((o.article, told) for o in same for told in o.claim.evidence), iri)
    speakers, statements = references.attribution((one.article, one.claim) for one in same)
    return ClaimNode(
        iri=iri,
        subject=first.subject,
        relation=first.relation,
        object=first.object,
        object_is_entity=first.object_is_entity,
        status=_status(same),
        time=best_time(one.time for one in same if one.time is not None),
        attributed_to=speakers,
        stated_in=statements,
        evidence=evidence,
        independent_sources=sources.independent(evidence),
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


def _with_contradictions(nodes: Iterable[ClaimNode]) -> Iterator[ClaimNode]:
    """Yield the claims, each with those that say the opposite: denied here, told as so there."""
    by_triple: dict[tuple[str, str, str], list[ClaimNode]] = {}
    for node in nodes:
        key = (node.subject, node.relation, _object_key(node.object, node.object_is_entity))
        by_triple.setdefault(key, []).append(node)
    for same in by_triple.values():
        denied = tuple(sorted(node.iri for node in same if node.status is Status.DENIED))
        told = tuple(sorted(node.iri for node in same if node.status is not Status.DENIED))
        for node in same:
            yield replace(node, contradicts=told if node.status is Status.DENIED else denied)
