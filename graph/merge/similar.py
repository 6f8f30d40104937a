"""Identity by similar names: misprints, two alphabets, orders of a name.

A string proposes, something else decides: similar names join two clusters only with a second vote
(`votes`), and only if nobody else is as near. Candidates share a key (`extract.names.blocks`), so
nothing is compared in pairs.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from extract.names.blocks import name_blocks, person_blocks
from extract.names.compare import Verdict, same_name
from extract.names.person import SIMILAR_PART, PersonName, full_name_similarity
from graph.merge.identities import OCCASIONS, Identities, Local
from graph.merge.votes import second_vote
from ontology.vocabulary import EntityType

_SHORTEST = 5
"""Letters of the shortest name of a thing that is compared: «Крым» is near too many."""
_MOST_CANDIDATES = 64
"""Names of one block that a further one is compared with, the most frequent first."""
_GROUPS = (EntityType.ORGANIZATION.value, EntityType.LOCATION.value, EntityType.PRODUCT.value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Bearer:
    """A cluster as it is when its step begins, under one of its names."""

    name: str
    person: PersonName | None
    members: tuple[Local, ...]


def join_similar_people(identities: Identities) -> None:
    """Join full names whose worst parts are similar, where posts or context agree."""
    clusters: dict[int, list[Local]] = {}
    for one in identities.of_groups(EntityType.PERSON):
        if one.person is not None and not one.person.is_lone:
            clusters.setdefault(identities.root(one), []).append(one)
    bearers = _bearers(clusters.values(), lambda one: one.person.key if one.person else ())

    def blocks(bearer: _Bearer) -> Iterable[Hashable]:
        return () if bearer.person is None else sorted(person_blocks(bearer.person))

    def are_similar(one: _Bearer, other: _Bearer) -> bool:
        if one.person is None or other.person is None:
            return False
        orders = (one.person, *one.person.turned())
        return any(full_name_similarity(each, other.person) >= SIMILAR_PART for each in orders)

    _join(identities, bearers, blocks, are_similar)


def join_similar_things(identities: Identities) -> None:
    """Join names of organizations, places and products that are one in another spelling."""
    clusters: dict[int, list[Local]] = {}
    for one in identities.of_groups(*_GROUPS):
        if one.names_itself and one.group not in OCCASIONS and len(one.key) >= _SHORTEST:
            clusters.setdefault(identities.root(one), []).append(one)
    bearers = _bearers(clusters.values(), lambda one: (one.key,))

    def blocks(bearer: _Bearer) -> Iterable[Hashable]:
        group = bearer.members[0].group
        return [(group, key) for key in sorted(name_blocks(bearer.name))]

    def are_similar(one: _Bearer, other: _Bearer) -> bool:
        kind = EntityType(one.members[0].group)
        return same_name(one.name, other.name, kind=kind).verdict is Verdict.SAME

    _join(identities, bearers, blocks, are_similar)


def _bearers(
    clusters: Iterable[list[Local]], key: Callable[[Local], tuple[str, ...]]
) -> list[_Bearer]:
    """One bearer for each name of each cluster, those of the most frequent clusters first.

    The frequent spelling is the right one: the others then meet it, and not each other.
    """
    found: list[tuple[int, int, tuple[str, ...], _Bearer]] = []
    for members in clusters:
        spelled: dict[tuple[str, ...], list[Local]] = {}
        for one in members:
            spelled.setdefault(key(one), []).append(one)
        for words, same in spelled.items():
            bearer = _Bearer(
                name=same[0].entity.name, person=same[0].person, members=tuple(members)
            )
            found.append((-len(members), -len(same), words, bearer))
    found.sort(key=lambda each: (*each[:3], each[3].members[0].number))
    return [bearer for *_, bearer in found]


def _join(
    identities: Identities,
    bearers: Iterable[_Bearer],
    blocks: Callable[[_Bearer], Iterable[Hashable]],
    are_similar: Callable[[_Bearer, _Bearer], bool],
) -> None:
    met: dict[Hashable, list[_Bearer]] = {}
    for one in bearers:
        keys = list(blocks(one))
        candidates = dict.fromkeys(other for key in keys for other in met.get(key, ()))
        own = identities.root(one.members[0])
        votes: dict[int, tuple[str, str]] = {}
        for other in candidates:
            root = identities.root(other.members[0])
            if root == own or root in votes or not are_similar(one, other):
                continue
            vote = second_vote(identities, one.members, other.members)
            if vote is not None:
                votes[root] = other.name, vote
        if len(votes) == 1:
            ((root, (name, vote)),) = votes.items()
            identities.clusters.join(root, own, f"spelling «{one.name}» of «{name}», {vote}")
        for key in keys:
            block = met.setdefault(key, [])
            if len(block) < _MOST_CANDIDATES:
                block.append(one)
