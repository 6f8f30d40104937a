"""Identity by similar names: misprints, two alphabets, orders of a name.

A string proposes, something else decides: similar names join two clusters only with a second vote
(`votes`), and only if nobody else is as near. Candidates share a key (`extract.names.blocks`), so
nothing is compared in pairs.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extract.names.blocks import name_blocks, person_blocks
from extract.names.compare import SHORTEST_MISPRINT, SURE_WORD, Verdict, same_name
from extract.names.keys import sounds_like
from extract.names.person import (
    SIMILAR_PART,
    PersonName,
    are_misprinted,
    full_name_similarity,
    person_name,
    surname_similarity,
)
from graph.merge.identities import OCCASIONS, Identities, Local
from graph.merge.votes import by_publication, second_vote
from ontology.vocabulary import EntityType

_SHORTEST = 5
"""Letters of the shortest name of a thing that is compared: «Крым» is near too many."""
CONVENTIONAL = 0.95
"""Least similarity (0..1) of two spellings that outlets keep to for months: «Уилсон» and «Вилсон»
have .98, names of two firms that differ by a syllable .83–.89."""
RARE = 0.1
"""Largest part of the articles on one thing that repeat one slip. Among 10,000 made-up articles
precision of companies is .943 without this bound, at the same recall."""
_MOST_CANDIDATES = 64
"""Names of one block that a further one is compared with, the most frequent first."""
_GROUPS = (EntityType.ORGANIZATION.value, EntityType.LOCATION.value, EntityType.PRODUCT.value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Bearer:
    """A cluster as it is when its step begins, under one of its names."""

    name: str
    person: PersonName | None
    members: tuple[Local, ...]
    """Earliest article first."""
    articles: frozenset[int]


def join_similar_people(identities: Identities) -> None:
    """Join full names whose worst parts are similar, where posts or context agree."""
    clusters: dict[int, list[Local]] = {}
    for one in identities.of_groups(EntityType.PERSON):
        if one.person is not None and not one.person.is_lone:
            clusters.setdefault(identities.root(one), []).append(one)
    bearers = [
        spelled
        for one in _bearers(
            identities, clusters.values(), lambda one: one.person.key if one.person else ()
        )
        for spelled in (one, *_other_spellings(one))
    ]

    def blocks(bearer: _Bearer) -> Iterable[Hashable]:
        return () if bearer.person is None else sorted(person_blocks(bearer.person))

    def similarity(one: _Bearer, other: _Bearer) -> float:
        if one.person is None or other.person is None:
            return 0.0
        if are_misprinted(one.person, other.person):
            return SURE_WORD
        orders = (one.person, *one.person.turned())
        best = max(full_name_similarity(each, other.person) for each in orders)
        return best if best >= SIMILAR_PART else 0.0

    _join(identities, bearers, blocks, similarity)


def _other_spellings(bearer: _Bearer) -> Iterator[_Bearer]:
    """A person whose label the gazetteer lent, under the full names that the articles write."""
    told = {alias for one in bearer.members for alias in one.entity.aliases}
    for name in sorted(told - {bearer.name}):
        person = person_name(name)
        if not person.is_lone and bearer.person is not None and person.key != bearer.person.key:
            yield replace(bearer, name=name, person=person)


def join_similar_surnames(identities: Identities) -> None:
    """Join surnames that no article spells out and that are misprints of one full name's.

    Surnames of equal sound are left alone: what fits them was asked for before.
    """
    clusters: dict[int, list[Local]] = {}
    for one in identities.of_groups(EntityType.PERSON):
        if one.person is not None and one.is_named:
            clusters.setdefault(identities.root(one), []).append(one)
    full: list[list[Local]] = []
    lone: list[list[Local]] = []
    for members in clusters.values():
        spelled = [one for one in members if one.person is not None and not one.person.is_lone]
        (full if spelled else lone).append(spelled or members)

    def key(one: Local) -> tuple[str, ...]:
        return one.person.key if one.person else ()

    def blocks(bearer: _Bearer) -> Iterable[Hashable]:
        return () if bearer.person is None else sorted(name_blocks(bearer.person.surname))

    def similarity(one: _Bearer, other: _Bearer) -> float:
        if one.person is None or other.person is None:
            return 0.0
        return SURE_WORD if _is_misprinted_surname(one.person, other.person) else 0.0

    known = _bearers(identities, full, key)
    _join(identities, _bearers(identities, lone, key), blocks, similarity, known=known)


def _is_misprinted_surname(lone: PersonName, full: PersonName) -> bool:
    left, right = lone.surname, full.surname
    if min(len(left), len(right)) < SHORTEST_MISPRINT or sounds_like(left, right):
        return False
    if lone.generation != full.generation:
        return False
    if lone.given and (not full.given or lone.given[0] != full.given[0][:1]):
        return False
    return surname_similarity(left, right) >= SURE_WORD


def join_similar_things(identities: Identities) -> None:
    """Join names of organizations, places and products that are one in another spelling."""
    clusters: dict[int, list[Local]] = {}
    for one in identities.of_groups(*_GROUPS):
        if one.names_itself and one.group not in OCCASIONS and len(one.key) >= _SHORTEST:
            clusters.setdefault(identities.root(one), []).append(one)
    bearers = _bearers(identities, clusters.values(), lambda one: (one.key,))

    def blocks(bearer: _Bearer) -> Iterable[Hashable]:
        group = bearer.members[0].group
        return [(group, key) for key in sorted(name_blocks(bearer.name))]

    def similarity(one: _Bearer, other: _Bearer) -> float:
        found = same_name(one.name, other.name, kind=EntityType(one.members[0].group))
        return found.score if found.verdict is Verdict.SAME else 0.0

    _join(identities, bearers, blocks, similarity)


def _bearers(
    identities: Identities,
    clusters: Iterable[list[Local]],
    key: Callable[[Local], tuple[str, ...]],
) -> list[_Bearer]:
    """One bearer for each name of each cluster, those of the most frequent clusters first.

    The frequent spelling is the right one: the others then meet it, and not each other.
    """
    found: list[tuple[int, int, tuple[str, ...], _Bearer]] = []
    for members in clusters:
        spelled: dict[tuple[str, ...], list[Local]] = {}
        for one in members:
            spelled.setdefault(key(one), []).append(one)
        by_day = tuple(sorted(members, key=partial(by_publication, identities)))
        articles = frozenset(one.article for one in members)
        for words, same in spelled.items():
            bearer = _Bearer(
                name=same[0].entity.name, person=same[0].person, members=by_day, articles=articles
            )
            found.append((-len(members), -len(same), words, bearer))
    found.sort(key=lambda each: (*each[:3], each[3].members[0].number))
    return [bearer for *_, bearer in found]


def _join(
    identities: Identities,
    bearers: Iterable[_Bearer],
    blocks: Callable[[_Bearer], Iterable[Hashable]],
    similarity: Callable[[_Bearer, _Bearer], float],
    known: Sequence[_Bearer] = (),
) -> None:
    """Join each bearer with the one before it, or the one known, that it is a spelling of.

    What one article tells apart stays apart.
    """
    met: dict[Hashable, list[_Bearer]] = {}
    for number, one in enumerate((*known, *bearers)):
        keys = list(blocks(one))
        if number >= len(known):
            near = dict.fromkeys(other for key in keys for other in met.get(key, ()))
            _join_near(
                identities,
                one,
                [
                    other
                    for other in near
                    if one.articles.isdisjoint(other.articles)
                    and _may_be_one(one, other, similarity)
                ],
            )
        for key in keys:
            block = met.setdefault(key, [])
            if len(block) < _MOST_CANDIDATES:
                block.append(one)


def _may_be_one(
    one: _Bearer, other: _Bearer, similarity: Callable[[_Bearer, _Bearer], float]
) -> bool:
    """Whether two names are spellings that outlets may choose between, or one is a slip.

    What several articles write in the same way is no slip of the keyboard: two names that both
    are in steady use and that no school of transliteration explains are two names.
    """
    few, many = sorted((len(one.articles), len(other.articles)))
    alike = similarity(one, other)
    return alike >= CONVENTIONAL or (alike > 0 and few <= max(1, RARE * many))


def _join_near(identities: Identities, one: _Bearer, similar: Iterable[_Bearer]) -> None:
    own = identities.root(one.members[0])
    votes: dict[int, tuple[str, str]] = {}
    for other in similar:
        root = identities.root(other.members[0])
        if root == own or root in votes:
            continue
        vote = second_vote(identities, one.members, other.members)
        if vote is not None:
            votes[root] = other.name, vote
    if len(votes) == 1:
        ((root, (name, vote)),) = votes.items()
        identities.clusters.join(root, own, f"spelling «{one.name}» of «{name}», {vote}")
