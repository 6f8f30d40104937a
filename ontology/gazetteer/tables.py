"""From the lines of a table to its rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ontology.errors import OntologyError
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Body, Entry, Fact, FactRelation, Name, NameKind, Use
from ontology.vocabulary import EntityType

ENTITY_COLUMNS = (
    "id",
    "type",
    "wikidata",
    "geonames",
    "iso",
    "label_ru",
    "label_en",
    "country",
    "weight",
    "sources",
    "until",
)
NAME_COLUMNS = ("name", "key", "type", "id", "kind", "share", "docs", "source", "use")
BODY_COLUMNS = ("short", "full", "type")
LINKED_COLUMNS = ("name", "type", "wikidata", "kind", "share", "docs")
"""The columns of a table of names that only link, such as those counted in linked texts."""
FACT_COLUMNS = ("subject", "relation", "object", "post", "since", "until", "source")
THING_COLUMNS = (*ENTITY_COLUMNS, "names")
"""The columns of a table written by hand: a thing, and its names in one cell."""

IDENTIFIERS = {
    "id": re.compile(r"Q[1-9]\d*|gn:[1-9]\d*|iso:[A-Z0-9-]+|name:[a-z0-9-]+"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "geonames": re.compile(r"[1-9]\d*"),
    "iso": re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?"),
    "country": re.compile(r"[A-Z]{2}"),
}
"""The shape of each identifier in `entities.tsv`."""
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A date in `facts.tsv`: YYYY, YYYY-MM or YYYY-MM-DD."""

Row = TypeVar("Row")

_TYPES = {member.value: member for member in EntityType}
_KINDS = {member.value: member for member in NameKind}
_USES = {member.value: member for member in Use}
_RELATIONS = {member.value: member for member in FactRelation}


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as `read_table` reads it: tab-separated, a header line, LF."""
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def check_header(file: str, line: str, columns: tuple[str, ...]) -> None:
    """Refuse a table whose first line does not name these columns.

    Raises:
        OntologyError: so it is.
    """
    if line.rstrip("\r").split("\t") != list(columns):
        message = f"{file}, line 1: the columns must be {' '.join(columns)}, separated by tabs"
        raise OntologyError(message)


def read_table(
    file: str, text: str, columns: tuple[str, ...], parse: Callable[[list[str]], Row]
) -> Iterator[Row]:
    """Rows of a tab-separated table with a header line.

    Raises:
        OntologyError: the header is another one, or a row cannot be parsed.
    """
    return (row for _, row in read_lines(file, text, columns, parse))


def read_lines(
    file: str, text: str, columns: tuple[str, ...], parse: Callable[[list[str]], Row]
) -> Iterator[tuple[int, Row]]:
    """Rows of a table as `read_table` gives them, each with the number of its line."""
    lines = text.split("\n")
    check_header(file, lines[0], columns)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(columns):
            message = f"{file}, line {number}: {len(cells)} columns instead of {len(columns)}"
            raise OntologyError(message)
        try:
            yield number, parse(cells)
        except (ValueError, KeyError) as error:
            message = f"{file}, line {number}: bad value {error}"
            raise OntologyError(message) from error


def read_entry(cells: list[str]) -> Entry:
    """A row of `entities.tsv`."""
    id_, type_, wikidata, geonames, iso, label_ru, label_en, country, weight, sources, until = cells
    if not id_ or not label_ru:
        message = "'': id and label_ru are required"
        raise ValueError(message)
    return Entry(
        id=id_,
        type=_TYPES[type_],
        wikidata=wikidata or None,
        geonames=geonames or None,
        iso=iso or None,
        label_ru=label_ru,
        label_en=label_en or None,
        country=country or None,
        weight=int(weight or 0),
        sources=tuple(sources.split(",")) if sources else (),
        until=int(until) if until else None,
    )


def read_name(cells: list[str]) -> Name:
    """A row of `names.tsv`."""
    name, key, type_, id_, kind, share, docs, source, use = cells
    if not key:
        message = "'': the key is empty"
        raise ValueError(message)
    return Name(
        name=name,
        key=key,
        type=_TYPES[type_],
        id=id_,
        kind=_KINDS[kind],
        share=float(share),
        docs=int(docs),
        source=source,
        use=_USES[use],
    )


def read_body(cells: list[str]) -> Body:
    """A row of `bodies.tsv`."""
    short, full, type_ = cells
    return Body(short=short, full=full, type=_TYPES[type_])


def read_fact(cells: list[str]) -> Fact:
    """A row of `facts.tsv`.

    Raises:
        ValueError: a date that is none.
    """
    subject, relation, object_, post, since, until, source = cells
    for day in (since, until):
        if day and not DATE.fullmatch(day):
            message = f"{day!r}: no date YYYY, YYYY-MM or YYYY-MM-DD"
            raise ValueError(message)
    return Fact(
        subject=subject,
        relation=_RELATIONS[relation],
        object=object_,
        post=post or None,
        since=since or None,
        until=until or None,
        source=source,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A name with a Wikidata id, as it was counted in texts whose names people linked."""

    name: str
    type: EntityType
    wikidata: str
    kind: NameKind
    share: float
    docs: int
    source: str


def read_linked(cells: list[str], source: str) -> Linked:
    """A row of a table of names that only link, counted in texts or written by hand."""
    name, type_, wikidata, kind, share, docs = cells
    return Linked(
        name=name,
        type=_TYPES[type_],
        wikidata=wikidata,
        kind=_KINDS[kind],
        share=float(share),
        docs=int(docs),
        source=source,
    )


def read_thing(cells: list[str], source: str) -> tuple[Entry, tuple[Name, ...]]:
    """A row of a table written by hand: a thing, and its label and further names.

    The last cell holds names separated by ";", each `[kind:]name[=share]`: an alias that always
    means this thing, if nothing else is said. `short:LABEL=0.7` gives the share of the label.

    Args:
        cells: one for each of `THING_COLUMNS`.
        source: what the rows of the names give as their source.

    Raises:
        ValueError: an identifier that is none (they go into IRIs, so they are checked here), a
            share outside 0..1, or a short name that is not the label.
    """
    entry = read_entry(cells[:-1])
    for column, pattern in IDENTIFIERS.items():
        value = getattr(entry, column)
        if value is not None and not pattern.fullmatch(value):
            message = f"{value!r}: no {column} identifier"
            raise ValueError(message)
    written = [_written_name(cell.strip()) for cell in cells[-1].split(";") if cell.strip()]
    if not any(name == entry.label_ru for _, name, _ in written):
        written.insert(0, (NameKind.SHORT, entry.label_ru, 1.0))
    names: dict[tuple[NameKind, str], Name] = {}
    for said, name, share in written:
        is_label = name == entry.label_ru and said is NameKind.ALIAS
        kind = NameKind.SHORT if is_label else said
        if kind is NameKind.SHORT and name != entry.label_ru:
            message = f"{name!r}: the short name must be the label {entry.label_ru!r}"
            raise ValueError(message)
        names.setdefault(
            (kind, name),
            Name(
                name=name,
                key=fold(name),
                type=EntityType.NATIONALITY if kind is NameKind.DEMONYM else entry.type,
                id=entry.id,
                kind=kind,
                share=share,
                docs=0,
                source=source,
            ),
        )
    return entry, tuple(names.values())


def _written_name(cell: str) -> tuple[NameKind, str, float]:
    """Kind, name and share of `[kind:]name[=share]`."""
    before, colon, after = cell.partition(":")
    kind = _KINDS.get(before) if colon else None
    name, equals, share = (after if kind else cell).rpartition("=")
    if not equals:
        name, share = share, "1"
    name = name.strip()
    if not name or not 0 < float(share) <= 1:
        message = f"{cell!r}: no name, or no share between 0 and 1"
        raise ValueError(message)
    return kind or NameKind.ALIAS, name, float(share)
