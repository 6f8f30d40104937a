"""An alliance that one article names and another only describes: the same members, the same weeks.

«Полярный щит» in one report and «коалиция по связи на севере» in another are one alliance
if the members agree, the reports are two weeks apart at most and nothing is known against it. Which
states belong to well-known alliances is no help here: three of them found bodies that others join,
and a new coalition has no entry.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from extract.names.keys import fold
from extract.records import EntityId, Relation
from graph.merge.identities import Identities, Local, days_between
from ontology.vocabulary import EntityType, RelationType, Status

FEWEST_MEMBERS = 3
"""Members that both descriptions must share: two states are in dozens of bodies together."""
ALIKE_MEMBERS = 0.75
"""Smallest share of common members in all members of both: one of five may be missing."""
NAMED_MEMBERS = 0.5
"""The same where one article names only some of the members and both the founder: «в коалицию
войдут Дания, Чили и ещё три страны»."""
CLOSE_DAYS = 14
"""Longest distance of the two publications in days."""

_BELONGS_TO = frozenset(
    {
        RelationType.SUBORDINATE_OF,
        RelationType.WORKPLACE,
        RelationType.WORKS_AS,
        RelationType.PART_OF,
    }
)
_CLASS_NOUNS = frozenset(
    {
        "альянс", "ассоциация", "блок", "группа", "группировка", "движение", "инициатива",
        "коалиция", "лига", "объединение", "организация", "партнерство", "платформа", "пул",
        "содружество", "сообщество", "союз", "структура", "формат", "форум",
    }
)  # fmt: skip
_NAMED_AFTER = frozenset({EntityType.ORGANIZATION.value, EntityType.PROFESSION.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    local: Local
    members: frozenset[int]
    founders: frozenset[int]
    """Who makes it, with the states and superiors that they act for."""
    published: dt.date | None
    is_described: bool


def join_alliances(identities: Identities) -> None:
    """Join described alliances with the one other alliance of the same members and weeks."""
    bodies: dict[int, list[Local]] = {}
    for one in identities.of_groups(EntityType.ORGANIZATION):
        bodies.setdefault(one.article, []).append(one)
    profiles = [profile for article in bodies for profile in _profiles(identities, bodies[article])]
    by_member: dict[int, list[_Profile]] = {}
    for profile in profiles:
        for member in sorted(profile.members):
            by_member.setdefault(member, []).append(profile)
    for profile in profiles:
        if not profile.is_described:
            continue
        rarest = sorted(profile.members, key=lambda member: (len(by_member[member]), member))
        may_lack = int(len(rarest) * (1 - NAMED_MEMBERS))
        near = {
            identities.root(other.local): other
            for member in rarest[: may_lack + 1]  # one of these is a member of every match
            for other in by_member[member]
            if other.local.article != profile.local.article and _is_one(profile, other)
        }
        near.pop(identities.root(profile.local), None)
        if len(near) == 1:
            (other,) = near.values()
            identities.clusters.join(
                other.local.number, profile.local.number, _reason(profile, other)
            )


def _is_one(left: _Profile, right: _Profile) -> bool:
    """Whether two profiles are of one alliance.

    Most members must be the same. Half is enough where one article names some of those whom the
    other one names and both tell the founder; where a date is missing the founder must be told too.
    """
    shared, either = left.members & right.members, left.members | right.members
    if len(shared) < FEWEST_MEMBERS:
        return False
    same_founder = bool(left.founders & right.founders)
    if left.founders and right.founders and not same_founder:
        return False
    share = len(shared) / len(either)
    distance = days_between(left.published, right.published)
    if distance is None:
        return same_founder and len(shared) > FEWEST_MEMBERS and share >= ALIKE_MEMBERS
    is_part = shared in (left.members, right.members)
    least = NAMED_MEMBERS if same_founder and is_part else ALIKE_MEMBERS
    return distance <= CLOSE_DAYS and share >= least


def _reason(described: _Profile, other: _Profile) -> str:
    shared, either = described.members & other.members, described.members | other.members
    same = [f"{len(shared)} of {len(either)} members"]
    if described.founders & other.founders:
        same.append("the founder")
    days = days_between(described.published, other.published)
    return (
        f"«{described.local.entity.name}» is described with the same members: the articles share "
        f"{' and '.join(same)}, {days} days apart"
    )


def _profiles(identities: Identities, bodies: list[Local]) -> Iterable[_Profile]:
    """Return the profiles of the alliances among the bodies of one article."""
    article = bodies[0].article
    members: dict[EntityId, set[int]] = {}
    founders: dict[EntityId, set[int]] = {}
    superiors: dict[int, set[int]] = {}
    for claim in identities.extractions[article].claims:
        if not isinstance(claim, Relation) or claim.status is Status.DENIED:
            continue
        if not claim.object_is_entity:
            continue
        subject, thing = claim.subject, EntityId(str(claim.object))
        if claim.type is RelationType.MEMBER_OF:
            members.setdefault(thing, set()).add(identities.find(article, subject))
        elif claim.type is RelationType.ORGANIZES:
            founders.setdefault(thing, set()).add(identities.find(article, subject))
        elif claim.type is RelationType.FOUNDED_BY:
            founders.setdefault(subject, set()).add(identities.find(article, thing))
        elif claim.type in _BELONGS_TO:
            superiors.setdefault(identities.find(article, subject), set()).add(
                identities.find(article, thing)
            )
    candidates = [one for one in bodies if len(members.get(one.entity.id, ())) >= FEWEST_MEMBERS]
    if candidates:
        _add_namesakes(identities, article, superiors)
    for one in candidates:
        yield _Profile(
            local=one,
            members=frozenset(members[one.entity.id]),
            founders=_acting_for(founders.get(one.entity.id, set()), superiors),
            published=identities.published(one),
            is_described=not one.names_itself or _is_description(one.entity.name),
        )


def _is_description(name: str) -> bool:
    """Whether the name says only what it is: «Коалиция по связи», not «Полярный щит»."""
    head, _, rest = name.partition(" ")
    return fold(head) in _CLASS_NOUNS and (not rest or rest.islower())


def _add_namesakes(identities: Identities, article: int, superiors: dict[int, set[int]]) -> None:
    """Put bodies and posts under what their names name: «администрация Лунда» under Lund."""
    for one in identities.of_article(article):
        if one.group in _NAMED_AFTER and one.entity.link is None:
            for mention in one.entity.mentions:
                span = identities.extractions[article].mentions[mention]
                superiors.setdefault(identities.root(one), set()).update(
                    identities.root(other)
                    for _, _, other in identities.inside(one, span.start, span.stop)
                )


def _acting_for(founders: set[int], superiors: dict[int, set[int]]) -> frozenset[int]:
    """Return the founders and everyone whom they stand under: a cabinet acts for its state."""
    reached, fresh = set(founders), set(founders)
    while fresh:
        fresh = {above for one in fresh for above in superiors.get(one, ())} - reached
        reached |= fresh
    return frozenset(reached)
