"""From the lines of a table to its rows."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from ontology.errors import OntologyError
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Body, Entry, Name, NameKind
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
NAME_COLUMNS = ("name", "key", "type", "id", "kind", "share", "docs", "source")
BODY_COLUMNS = ("short", "full", "type")

IDENTIFIERS = {
    "id": re.compile(r"Q[1-9]\d*|gn:[1-9]\d*|iso:[A-Z0-9-]+|name:[a-z0-9-]+"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "geonames": re.compile(r"[1-9]\d*"),
    "iso": re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?"),
    "country": re.compile(r"[A-Z]{2}"),
}
"""The shape of each identifier in `entities.tsv`."""

Row = TypeVar("Row")

_TYPES = {member.value: member for member in EntityType}
_KINDS = {member.value: member for member in NameKind}


def read_table(
    file: str, text: str, columns: tuple[str, ...], parse: Callable[[list[str]], Row]
) -> Iterator[Row]:
    """Rows of a tab-separated table with a header line.

    Raises:
        OntologyError: the header is another one, or a row cannot be parsed.
    """
    lines = text.split("\n")
    if lines[0].rstrip("\r").split("\t") != list(columns):
        message = f"{file}, line 1: the columns must be {' '.join(columns)}, separated by tabs"
        raise OntologyError(message)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(columns):
            message = f"{file}, line {number}: {len(cells)} columns instead of {len(columns)}"
            raise OntologyError(message)
        try:
            yield parse(cells)
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
    name, key, type_, id_, kind, share, docs, source = cells
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
    )


def read_body(cells: list[str]) -> Body:
    """A row of `bodies.tsv`."""
    short, full, type_ = cells
    return Body(short=short, full=full, type=_TYPES[type_])


def read_user_row(cells: list[str]) -> tuple[Entry, tuple[Name, ...]]:
    """A row of a user's own table: a thing, and its label and further names.

    Raises:
        ValueError: an identifier that is none; they go into IRIs, so they are checked here.
    """
    entry = read_entry(cells[:-1])
    for column, pattern in IDENTIFIERS.items():
        value = getattr(entry, column)
        if value is not None and not pattern.fullmatch(value):
            message = f"{value!r}: no {column} identifier"
            raise ValueError(message)
    names = dict.fromkeys(
        (entry.label_ru, *filter(None, (name.strip() for name in cells[-1].split(";"))))
    )
    return entry, tuple(
        Name(
            name=name,
            key=fold(name),
            type=entry.type,
            id=entry.id,
            kind=NameKind.SHORT if name == entry.label_ru else NameKind.ALIAS,
            share=1.0,
            docs=0,
            source="user",
        )
        for name in names
    )
