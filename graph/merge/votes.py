"""What says, beside their names, that two entities of different articles are one."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from extract.records import EntityId, Relation
from graph.merge.identities import Identities, Local, days_between
from ontology.vocabulary import RelationType

SHARED_CONTEXT = 2
"""Things that two articles must both name before a lone surname, or a full name in another
spelling of the first name, is taken across them."""
SHARED_UNDATED_CONTEXT = 4
"""The same where one of the articles has no date. In 260 undated news texts of many years two
shared things joined «Андрей» and «Саша» of unrelated stories."""
CLOSE_DAYS = 92
"""Longest distance in days of two articles that may share a surname alone: one season."""
NEWS_DAYS = 3
"""Days in which outlets tell one piece of news: then one shared thing says as much as two."""
_POSTS = frozenset({RelationType.WORKS_AS, RelationType.WORKPLACE})
_MOST_MEMBERS = 16
"""Members of the smaller cluster that are asked, and nearest ones of the larger for each."""


def by_publication(identities: Identities, one: Local) -> tuple[int, int]:
    """The order in which `second_vote` takes members: by day of the article, undated ones last."""
    published = identities.published(one)
    return (published or dt.date.max).toordinal(), one.number


def second_vote(
    identities: Identities, left: Sequence[Local], right: Sequence[Local]
) -> str | None:
    """What two clusters share beside similar names, in words; None for nothing.

    Of a frequent thing those articles are asked that are nearest in time.

    Args:
        identities: all entities.
        left: members of one cluster, in the order of `by_publication`.
        right: members of the other one, in the same order.
    """
    few, many = sorted((left, right), key=len)
    order = partial(by_publication, identities)
    for one in few[:_MOST_MEMBERS]:
        at = bisect_left(many, order(one), key=order)
        first = max(0, min(at - _MOST_MEMBERS // 2, len(many) - _MOST_MEMBERS))
        for other in many[first : first + _MOST_MEMBERS]:
            vote = _vote(identities, one, other)
            if vote is not None:
                return vote
    return None


def _vote(identities: Identities, one: Local, other: Local) -> str | None:
    if one.article == other.article:
        return None
    if _posts(identities, one) & _posts(identities, other):
        return "one post"
    if share_context(identities, one, other):
        return "a shared context"
    if _of_one_day(identities, one, other):
        return "the same days and a shared context"
    return None


def share_context(identities: Identities, left: Local, right: Local) -> bool:
    """Whether two entities stand in articles of one season that name the same other things."""
    if left.article == right.article:
        return False
    distance = days_between(identities.published(left), identities.published(right))
    if distance is not None and distance > CLOSE_DAYS:
        return False
    needed = SHARED_CONTEXT if distance is not None else SHARED_UNDATED_CONTEXT
    return identities.shared_context(left, right) >= needed


def _of_one_day(identities: Identities, left: Local, right: Local) -> bool:
    distance = days_between(identities.published(left), identities.published(right))
    if distance is None or distance > NEWS_DAYS:
        return False
    return identities.shared_context(left, right) >= 1


def _posts(identities: Identities, one: Local) -> frozenset[int]:
    """Clusters of the posts and the workplaces that the article gives a person."""
    found = set()
    for claim in identities.extractions[one.article].claims:
        if (
            isinstance(claim, Relation)
            and claim.subject == one.entity.id
            and claim.type in _POSTS
            and isinstance(claim.object, str)
            and claim.object_is_entity
            and identities.knows(one.article, EntityId(claim.object))
        ):
            found.add(identities.find(one.article, EntityId(claim.object)))
    return frozenset(found)
