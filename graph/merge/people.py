"""Identity of people: full names in two spellings, and surnames that lack their first name.

A surname alone says too little to join two articles; it takes the same sound, a context that both
articles share and nobody else who fits. Measured on names of Russian news: equal sound of every
token of a full name has precision 1.0, lone surnames by string alone .48–.72.
"""

from collections.abc import Iterable

from extract.names.keys import sound
from extract.names.person import PersonName, fits_lone, same_full_name
from graph.merge.identities import Identities, Local
from graph.merge.similar import join_similar_people, join_similar_surnames
from graph.merge.votes import share_context
from ontology.vocabulary import EntityType

_MOST_CANDIDATES = 64
"""Bearers of one surname, and articles of one bearer, whose contexts are compared: beyond that only
equal sound of the whole name joins, so that a frequent surname stays linear."""


def join_people(identities: Identities) -> None:
    """Join full names that sound alike, then similar ones, then surnames that stand alone."""
    surnames: dict[str, list[tuple[Local, PersonName]]] = {}
    for one in identities.of_groups(EntityType.PERSON):
        if one.person is not None and one.person.surname:
            surnames.setdefault(sound(one.person.surname), []).append((one, one.person))
    for _, bearers in sorted(surnames.items()):
        _join_full(identities, [(one, name) for one, name in bearers if not name.is_lone])
    join_similar_people(identities)
    for _, bearers in sorted(surnames.items()):
        full = [(one, name) for one, name in bearers if not name.is_lone]
        spelled_out: dict[int, list[PersonName]] = {}
        for one, name in full:
            spelled_out.setdefault(one.article, []).append(name)
        lone = [
            (one, name)
            for one, name in bearers
            if name.is_lone
            and one.entity.link is None
            and one.is_named
            # where the article spells him out its own coreference has decided
            and not any(fits_lone(name, known) for known in spelled_out.get(one.article, ()))
        ]
        _join_lone_of_one_article(identities, lone)
        rest = _join_lone_to_full(identities, lone, full)
        _join_lone_to_lone(identities, rest)
    join_similar_surnames(identities)


def _join_full(identities: Identities, full: list[tuple[Local, PersonName]]) -> None:
    heads: dict[int, tuple[Local, PersonName]] = {}
    for one, name in full:
        heads.setdefault(identities.root(one), (one, name))
    by_sound: dict[tuple[str, ...], list[tuple[Local, PersonName]]] = {}
    for one, name in heads.values():
        by_sound.setdefault(tuple(map(sound, name.key)), []).append((one, name))
    for same in by_sound.values():
        _join_spellings(identities, same)


def _join_spellings(identities: Identities, same: list[tuple[Local, PersonName]]) -> None:
    """Join full names that sound alike, each with the only bearer that it may be.

    «Иван Сидоров» beside «Иван Петрович Сидоров» and «Иван Ильич Сидоров» is neither.
    """
    for one, name in same:
        fits = [(other, known) for other, known in same if same_full_name(name, known)]
        patronymics = {sound(known.patronymic) for _, known in fits if known.patronymic}
        if name.patronymic is None and len(patronymics) > 1:
            fits = [(other, known) for other, known in fits if known.patronymic is None]
        elif patronymics:
            fits = [(other, known) for other, known in fits if known.patronymic is not None]
        for other, _ in fits:
            identities.clusters.join(other.number, one.number, f"spelling «{one.entity.name}»")


def _join_lone_of_one_article(identities: Identities, lone: list[tuple[Local, PersonName]]) -> None:
    first: dict[tuple[int, tuple[str, ...]], list[tuple[Local, PersonName]]] = {}
    for one, name in lone:
        earlier = first.setdefault((one.article, name.given), [])
        for other, known in earlier:
            if fits_lone(name, known) or fits_lone(known, name):
                identities.clusters.join(
                    other.number, one.number, f"spelling «{one.entity.name}» in one article"
                )
        earlier.append((one, name))
    for one, _ in lone:  # what is still apart are two people
        identities.clusters.mark(one.number, f"in {one.article}", f"lone {identities.root(one)}")


def _join_lone_to_full(
    identities: Identities,
    lone: list[tuple[Local, PersonName]],
    full: list[tuple[Local, PersonName]],
) -> list[tuple[Local, PersonName]]:
    """Join each lone surname with the one full name that fits; return those that found none."""
    by_root: dict[int, list[tuple[Local, PersonName]]] = {}
    for one, name in full:
        bearers = by_root.setdefault(identities.root(one), [])
        if len(bearers) < _MOST_CANDIDATES:
            bearers.append((one, name))
    rest = []
    for one, name in lone:
        fits = sorted(
            root
            for root, bearers in by_root.items()
            if any(
                fits_lone(name, known) and share_context(identities, one, other)
                for other, known in bearers
            )
        )
        roots = {identities.clusters.find(root) for root in fits}
        if len(roots) == 1:
            identities.clusters.join(
                roots.pop(), one.number, f"surname «{one.entity.name}» in a shared context"
            )
        elif not roots:
            rest.append((one, name))
    return rest


def _join_lone_to_lone(identities: Identities, lone: Iterable[tuple[Local, PersonName]]) -> None:
    """Join surnames that no article spells out, where the articles share their context."""
    groups: list[tuple[Local, PersonName]] = []
    for one, name in lone:
        fits = [
            other
            for other, known in groups
            if (fits_lone(name, known) or fits_lone(known, name))
            and share_context(identities, one, other)
        ]
        roots = {identities.root(other) for other in fits}
        if len(roots) == 1:
            identities.clusters.join(
                roots.pop(), one.number, f"surname «{one.entity.name}» in a shared context"
            )
        elif not roots and len(groups) < _MOST_CANDIDATES:
            groups.append((one, name))
