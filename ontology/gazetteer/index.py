"""From a name to the things that it may mean.

    entities.tsv   one row for one thing of the world        → Entry
    names.tsv      one row for one name of one thing         → Name
    bodies.tsv     short names of bodies that every state has → Body
    facts.tsv      memberships and posts with their dates    → Fact

A name is found by its key, `fold(name)`. The key of an inflected name is not in the tables: the
caller looks up, in this order, the nominative, the surface form and the lemmas joined by spaces.
No answer means "not in this gazetteer" and never "not in Wikidata".
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import (
    Body,
    Candidate,
    Entry,
    Fact,
    FactRelation,
    Name,
    NameKind,
    Use,
)
from ontology.gazetteer.rows import Rows, columns_of
from ontology.gazetteer.tables import (
    BODY_COLUMNS,
    ENTITY_COLUMNS,
    FACT_COLUMNS,
    NAME_COLUMNS,
    THING_COLUMNS,
    read_body,
    read_entry,
    read_fact,
    read_name,
    read_table,
    read_thing,
)

USER = "user"
"""Source of the names in a table of the user's own."""


class Gazetteer:
    """The four tables, indexed. Once made, its content does not change.

    Args:
        entries: things of the world, each id once.
        names: their names; every id must be among the entries.
        bodies: short names of bodies, each once.
        facts: memberships and posts; both ids must be among the entries.

    Raises:
        OntologyError: an id stands twice, or a name or fact belongs to no entry.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        names: Iterable[Name],
        bodies: Iterable[Body] = (),
        facts: Iterable[Fact] = (),
    ) -> None:
        """Index the rows."""
        self.entries: Sequence[Entry] = entries if isinstance(entries, Rows) else tuple(entries)
        self.names: Sequence[Name] = names if isinstance(names, Rows) else tuple(names)
        self.bodies = tuple(bodies)
        self.facts: Sequence[Fact] = facts if isinstance(facts, Rows) else tuple(facts)
        ids = [id_ for id_, _ in columns_of(self.entries, "id", "type")]
        self._by_id = {id_: number for number, id_ in enumerate(ids)}
        if len(self._by_id) != len(ids):
            twice = sorted({id_ for number, id_ in enumerate(ids) if self._by_id[id_] != number})
            message = f"gazetteer: these ids stand twice: {', '.join(twice)}"
            raise OntologyError(message)
        self._by_key: dict[str, list[int]] = {}
        for number, (key, id_) in enumerate(columns_of(self.names, "key", "id")):
            if id_ not in self._by_id:
                message = f"gazetteer: «{self.names[number].name}» names {id_}, which is no entity"
                raise OntologyError(message)
            self._by_key.setdefault(key, []).append(number)
        self._facts: dict[str, list[int]] = {}
        for number, ends in enumerate(columns_of(self.facts, "subject", "object")):
            for end in dict.fromkeys(ends):
                if end not in self._by_id:
                    message = f"gazetteer: a fact is about {end}, which is no entity"
                    raise OntologyError(message)
                self._facts.setdefault(end, []).append(number)
        self._candidates: dict[str, tuple[Candidate, ...]] = {}  # filled by lookup, key by key
        self._bodies = {fold(body.short): body for body in self.bodies}

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read the tables that come with the package; `packaged()` does so once.

        Raises:
            OntologyError: a table is malformed; the message names the file and the line. A bad
                value in a row shows when the row is first asked for.
        """
        data = files("ontology.gazetteer") / "data"
        entities, names, bodies, facts = (
            (table, (data / table).read_text(encoding="utf-8"))
            for table in ("entities.tsv", "names.tsv", "bodies.tsv", "facts.tsv")
        )
        return cls(
            Rows(*entities, ENTITY_COLUMNS, read_entry),
            Rows(*names, NAME_COLUMNS, read_name),
            read_table(*bodies, BODY_COLUMNS, read_body),
            Rows(*facts, FACT_COLUMNS, read_fact),
        )

    def with_file(self, path: Path) -> "Gazetteer":
        """This gazetteer and the user's own things beside it.

        Args:
            path: a table with the columns of `entities.tsv` and one more, `names`: further names,
                separated by ";", each `[kind:]name[=share]`. The label is a name in any case. A
                row whose id is known adds names to that entity. The user's shares hold: to all
                other meanings of a name they leave the rest of its uses.

        Raises:
            OntologyError: the file cannot be read or is malformed.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: cannot be read as a gazetteer: {error}"
            raise OntologyError(message) from error
        rows = list(read_table(str(path), text, THING_COLUMNS, partial(read_thing, source=USER)))
        known = self._by_id.keys()
        own = set(columns_of(self.names, "id", "key"))
        told = {(name.id, name.key): name for _, names in rows for name in names}
        taken: dict[tuple[str, NameKind | None], float] = {}
        for name in told.values():
            use = name.key, _word_kind(name)
            taken[use] = min(1.0, taken.get(use, 0.0) + name.share)
        return Gazetteer(
            (*self.entries, *(entry for entry, _ in rows if entry.id not in known)),
            (
                *(_beside(name, told.get((name.id, name.key)), taken) for name in self.names),
                *(
                    replace(name, kind=NameKind.ALIAS)
                    if name.id in known and name.kind is NameKind.SHORT
                    else name
                    for _, names in rows
                    for name in names
                    if (name.id, name.key) not in own
                ),
            ),
            self.bodies,
            self.facts,
        )

    def lookup(
        self, name: str, *, kinds: Collection[NameKind] | None = None, finding: bool = False
    ) -> tuple[Candidate, ...]:
        """Everything that the name may mean, most likely first.

        Names that make mentions before those that only link, both by share; of equal shares those
        of a user's own table first, then by the entry's weight and by id.

        Args:
            name: a name in any typography; it is folded here.
            kinds: only names of these kinds; all by default.
            finding: only names that make a mention by themselves (`Name.finds`).
        """
        key = fold(name)
        found = self._candidates.get(key)
        if found is None:
            if key not in self._by_key:
                return ()
            rows = (self.names[number] for number in self._by_key[key])
            meanings = (
                Candidate(entry=self.entries[self._by_id[row.id]], name=row) for row in rows
            )
            found = self._candidates[key] = tuple(sorted(meanings, key=_order))
        if kinds is None and not finding:
            return found
        return tuple(
            candidate
            for candidate in found
            if (kinds is None or candidate.name.kind in kinds)
            and (candidate.name.finds or not finding)
        )

    def by_id(self, id_: str) -> Entry | None:
        """The entry with this id ("Q148", "gn:524901"), or None."""
        number = self._by_id.get(id_)
        return None if number is None else self.entries[number]

    def names_of(self, id_: str) -> tuple[Name, ...]:
        """All names of the entry with this id, in the order of the table."""
        return tuple(self.names[number] for number in self._of_entry.get(id_, ()))

    @cached_property
    def _of_entry(self) -> dict[str, list[int]]:
        """Numbers of each entry's names; made when they are first asked for."""
        numbers: dict[str, list[int]] = {}
        for number, (id_, _) in enumerate(columns_of(self.names, "id", "key")):
            numbers.setdefault(id_, []).append(number)
        return numbers

    def finding_keys(self, kinds: Collection[NameKind]) -> Iterator[str]:
        """Keys of the names of these kinds that make mentions, in the order of the table."""
        wanted = {kind.value for kind in kinds}
        for key, kind, use in columns_of(self.names, "key", "kind", "use"):
            if use == Use.FIND and kind in wanted:
                yield key

    def facts_of(self, id_: str) -> tuple[Fact, ...]:
        """All facts of which the entry is the subject or the object, in the order of the table."""
        return tuple(self.facts[number] for number in self._facts.get(id_, ()))

    def members_of(self, id_: str, on: date | None = None) -> tuple[Entry, ...]:
        """The members of the alliance with this id, in the order of the table.

        Args:
            id_: the alliance's id.
            on: the day on which they were members; None for those whose membership has no end.
        """
        return tuple(
            self.entries[self._by_id[fact.subject]]
            for fact in self.facts_of(id_)
            if fact.object == id_
            and fact.relation is FactRelation.MEMBER_OF
            and (fact.until is None if on is None else fact.holds_on(on))
        )

    def capital_state(self, name: str) -> Entry | None:
        """The state (or union of states) that a capital or seat stands for («Кремль» → Россия).

        The most likely one; None where the name is not used in this way.
        """
        found = self.lookup(name, kinds=(NameKind.METONYM,))
        return found[0].entry if found else None

    def expand_body(self, short: str) -> Body | None:
        """The full name of a body that many states have: «Минфин», «МИД»; None if unknown."""
        return self._bodies.get(fold(short))


def _beside(
    name: Name, told: Name | None, taken: Mapping[tuple[str, NameKind | None], float]
) -> Name:
    """A name of the package beside those of a user's table.

    Args:
        name: the name.
        told: what the user says of the same name of the same thing.
        taken: for each key what the user's names take of its uses, 0..1.
    """
    if told is not None:
        return replace(name, share=told.share, source=told.source, use=told.use)
    part = taken.get((name.key, _word_kind(name)))
    return name if part is None else replace(name, share=name.share * (1.0 - part))


def _word_kind(name: Name) -> NameKind | None:
    """What parts the uses of a key: adjectives and demonyms do not compete with names."""
    return name.kind if name.kind in (NameKind.ADJECTIVE, NameKind.DEMONYM) else None


def _order(candidate: Candidate) -> tuple[bool, float, bool, int, str, str]:
    name, weight = candidate.name, candidate.entry.weight
    return (not name.finds, -name.share, name.source != USER, -weight, name.id, name.kind)
