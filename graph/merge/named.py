"""Identity by what is written: the gazetteer's key, the name, a name made of another entity."""

from extract.names.compare import Verdict, same_name
from extract.names.misprints import neighborhood, one_edit_apart
from extract.names.person import PersonName
from graph.merge.descriptions import descriptions
from graph.merge.identities import OCCASIONS, Identities
from ontology.vocabulary import EntityType

SHORTEST_MISPRINT = 6
"""A name that may hold a misprint has at least this many letters: ABC, NBC and BBC are three."""
_CLASS_NOUNS = frozenset(
    {
        "агентство", "банк", "ведомство", "газета", "группа", "завод", "издание", "институт",
        "команда", "комиссия", "комитет", "компания", "корпорация", "организация", "партия",
        "предприятие", "суд", "телеканал", "фирма", "фонд",
    }
)  # fmt: skip
"""Heads that with a place or an owner still name a class: «компания США» is no one company."""


def join_linked(identities: Identities) -> None:
    """Join what the gazetteer knows by one key, whatever type the article gave it."""
    first: dict[str, int] = {}
    for one in identities.locals:
        if one.entity.link is not None:
            key = one.entity.link.wikidata or one.entity.link.key
            identities.clusters.join(
                first.setdefault(key, one.number), one.number, f"same gazetteer entry {key}"
            )


def join_named(identities: Identities) -> None:
    """Join what has one name inside one family of types.

    Events and documents are left to `occasions`: summits of two years bear one name. A
    name that the gazetteer gave to two things stays with the things that it was linked to.
    """
    linked: dict[tuple[str, str], list[int]] = {}
    for one in identities.locals:
        if one.entity.link is not None:
            for name in one.names:
                known = linked.setdefault((one.group, name), [])
                if identities.root(one) not in known:
                    known.append(identities.root(one))
    first: dict[tuple[str, ...], int] = {}
    for one in identities.locals:
        if one.entity.link is not None or one.group in OCCASIONS:
            continue
        if not one.names_itself:
            continue
        key = " ".join(one.person.key) if one.person else one.key
        known = linked.get((one.group, one.key), [])
        if len(known) == 1:
            identities.clusters.join(known[0], one.number, f"name «{one.entity.name}»")
        identity = (one.group, key, *_told_apart(one.person))
        identities.clusters.join(
            first.setdefault(identity, one.number), one.number, f"name «{one.entity.name}»"
        )


def _told_apart(person: PersonName | None) -> tuple[str, ...]:
    """What tells two people of one name apart: a patronymic, «младший»."""
    return () if person is None else (person.patronymic or "", person.generation or "")


def join_aliases(identities: Identities) -> None:
    """Join a thing known here by a name that another article spells out («ШОС»), if only one is."""
    bearers: dict[tuple[str, str], set[int]] = {}
    for one in identities.locals:
        if one.names_itself and one.person is None and one.group not in OCCASIONS:
            bearers.setdefault((one.group, one.key), set()).add(identities.root(one))
    for one in identities.locals:
        if not one.names_itself or one.person is not None or one.group in OCCASIONS:
            continue
        for name in one.names:
            roots = {identities.clusters.find(root) for root in bearers.get((one.group, name), ())}
            if len(roots) == 1:
                identities.clusters.join(roots.pop(), one.number, f"also called «{name}»")


def join_described(identities: Identities) -> None:
    """Join bodies and posts named after one known thing in the same words.

    «администрация Лунда» and «администрация Олафа Лунда» are one, since both are «администрация»
    and the same person; so are «президент РФ» and «президент России».
    """
    first: dict[tuple[object, ...], int] = {}
    for one in identities.of_groups(EntityType.ORGANIZATION, EntityType.PROFESSION):
        if one.entity.link is not None:
            continue
        for own, anchors in descriptions(identities, one):
            if not anchors or not own or own <= _CLASS_NOUNS:
                continue
            key = (one.group, tuple(sorted(own)), tuple(sorted(anchors)))
            identities.clusters.join(
                first.setdefault(key, one.number), one.number, "the same description"
            )


def join_misprints(identities: Identities) -> None:
    """Join a medium with the known one whose name differs by one letter («Reuers»).

    Candidates share a name with one letter left out, so nothing is compared in pairs.
    """
    media = [
        one
        for one in identities.of_groups(EntityType.ORGANIZATION)
        if len(one.key) >= SHORTEST_MISPRINT and one.names_itself
    ]
    outlets = {identities.root(one) for one in media if one.entity.type is EntityType.MEDIA_OUTLET}
    known: dict[str, set[int]] = {}
    name_of: dict[int, set[str]] = {}
    for one in media:
        if one.entity.link is not None and identities.root(one) in outlets:
            for name in one.names:
                name_of.setdefault(identities.root(one), set()).add(name)
                for key in neighborhood(name):
                    known.setdefault(key, set()).add(identities.root(one))
    for one in media:
        if one.entity.link is not None or one.entity.type is not EntityType.MEDIA_OUTLET:
            continue
        candidates = {root for key in neighborhood(one.key) for root in known.get(key, ())}
        near = sorted(
            root
            for root in candidates
            if any(_is_misprint(one.key, name) for name in name_of[root])
        )
        if len(near) == 1:
            identities.clusters.join(near[0], one.number, f"misprint «{one.entity.name}»")


def _is_misprint(written: str, name: str) -> bool:
    """Whether one letter is wrong, and not one that makes another name («Россия 1», «Россия К»)."""
    if not one_edit_apart(written, name):
        return False
    return same_name(written, name).verdict is not Verdict.DIFFERENT
