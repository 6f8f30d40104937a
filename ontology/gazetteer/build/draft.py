"""The tables while they are built: who has which name already."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ontology.gazetteer.records import Body, Entry, Fact, Name, NameKind, family
from ontology.gazetteer.tables import (
    BODY_COLUMNS,
    ENTITY_COLUMNS,
    FACT_COLUMNS,
    NAME_COLUMNS,
    write_table,
)
from ontology.vocabulary import EntityType

BESIDE = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM})
"""Kinds that are looked up apart from names: the same letters may be a name as well."""


class Draft:
    """Things and names, added source by source."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.bodies: list[Body] = []
        self.facts: list[Fact] = []
        self._names: dict[tuple[str, str, NameKind | None], Name] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._adjectives: set[tuple[str, str]] = set()

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, in the order in which they came."""
        return tuple(self._names.values())

    def add_entry(self, entry: Entry) -> None:
        """Add a thing, or put this row in the place of the one with its id."""
        self.entries[entry.id] = entry

    def add_name(self, name: Name) -> None:
        """Add a name; where the thing has one with the same key already, that one stays."""
        if self._names.setdefault(_slot(name), name) is not name:
            return
        if name.kind not in BESIDE:
            self._holders[name.key].add(name.id)
        elif name.kind is NameKind.ADJECTIVE:
            self._adjectives.add((name.key, family(name.type)))

    def replace_name(self, name: Name) -> None:
        """Put this row in the place of the thing's name with the same key."""
        self._names[_slot(name)] = name

    def holders(self, key: str) -> frozenset[str]:
        """Ids of the things that have a name with this key; adjectives and demonyms apart."""
        return frozenset(self._holders.get(key, ()))

    def rivals(self, key: str, type_: EntityType) -> frozenset[str]:
        """Holders of this key that a thing of the type may be mistaken for."""
        own = family(type_)
        return frozenset(id_ for id_ in self.holders(key) if family(self.entries[id_].type) == own)

    def has_adjective(self, key: str, type_: EntityType) -> bool:
        """Whether some thing like those of the type has an adjective with this key."""
        return (key, family(type_)) in self._adjectives

    def name_of(self, id_: str, key: str) -> Name | None:
        """The thing's name with this key, if it has one."""
        return self._names.get((id_, key, None))

    def identify(self, old: str, entry: Entry) -> None:
        """Put a thing with a better id in the place of one, and move its names."""
        del self.entries[old]
        self.entries[entry.id] = entry
        moved = [name for name in self._names.values() if name.id == old]
        for name in moved:
            del self._names[_slot(name)]
            self._holders[name.key].discard(old)
            self.add_name(replace(name, id=entry.id))

    def tables(self) -> dict[str, str]:
        """The tables as text, by the names of their files: sorted, each row once."""
        return {
            "bodies.tsv": write_table(BODY_COLUMNS, _sorted_bodies(self.bodies)),
            "entities.tsv": write_table(
                ENTITY_COLUMNS, sorted(_entity_row(entry) for entry in self.entries.values())
            ),
            "facts.tsv": write_table(FACT_COLUMNS, sorted({_fact_row(f) for f in self.facts})),
            "names.tsv": write_table(NAME_COLUMNS, _sorted_names(self.names)),
        }


def _slot(name: Name) -> tuple[str, str, NameKind | None]:
    """What a thing has only once: a key, and beside it as adjective, demonym and metonym."""
    apart = name.kind in BESIDE or name.kind is NameKind.METONYM
    return name.id, name.key, name.kind if apart else None


def write_share(share: float) -> str:
    """A share with at most two digits: 1, 0.5, 0.07."""
    return f"{share:.2f}".rstrip("0").rstrip(".")


def _sorted_names(names: Iterable[Name]) -> list[tuple[str, ...]]:
    rows = {_name_row(name) for name in names}
    name, key, id_, kind = (NAME_COLUMNS.index(column) for column in ("name", "key", "id", "kind"))
    return sorted(rows, key=lambda row: (row[key], row[id_], row[kind], row[name], row))


def _sorted_bodies(bodies: Iterable[Body]) -> list[tuple[str, ...]]:
    rows = {(body.short, body.full, body.type.value) for body in bodies}
    return sorted(rows, key=lambda row: (row[0].casefold(), row))


def _entity_row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.id,
        entry.type.value,
        entry.wikidata or "",
        entry.geonames or "",
        entry.iso or "",
        entry.label_ru,
        entry.label_en or "",
        entry.country or "",
        str(entry.weight),
        ",".join(entry.sources),
        str(entry.until or ""),
    )


def _name_row(name: Name) -> tuple[str, ...]:
    return (
        name.name,
        name.key,
        name.type.value,
        name.id,
        name.kind.value,
        write_share(name.share),
        str(name.docs),
        name.source,
        name.use.value,
    )


def _fact_row(fact: Fact) -> tuple[str, ...]:
    return (
        fact.subject,
        fact.relation.value,
        fact.object,
        fact.post or "",
        fact.since or "",
        fact.until or "",
        fact.source,
    )
