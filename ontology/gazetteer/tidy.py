"""Bring the tables of the gazetteer into their one written form.

    python -m ontology.gazetteer.tidy

The tables are edited by hand. After an edit this recomputes every key, drops rows that stand
twice and sorts, so that the same content is the same bytes. Running it again changes nothing.
"""

import sys
from pathlib import Path

from ontology.gazetteer.index import Gazetteer
from ontology.gazetteer.keys import fold
from ontology.gazetteer.tables import BODY_COLUMNS, ENTITY_COLUMNS, NAME_COLUMNS

DATA = Path(__file__).parent / "data"


def tidy_entities(text: str) -> str:
    """`entities.tsv` sorted by id."""
    return _written(ENTITY_COLUMNS, sorted(set(_rows(text))))


def tidy_names(text: str) -> str:
    """`names.tsv` with every key recomputed, sorted by key, id, kind and name."""
    name, key, id_, kind = (NAME_COLUMNS.index(column) for column in ("name", "key", "id", "kind"))
    rows = {(*row[:key], fold(row[name]), *row[key + 1 :]) for row in _rows(text)}
    return _written(
        NAME_COLUMNS, sorted(rows, key=lambda row: (row[key], row[id_], row[kind], row[name]))
    )


def tidy_bodies(text: str) -> str:
    """`bodies.tsv` sorted by the folded short name."""
    return _written(BODY_COLUMNS, sorted(set(_rows(text)), key=lambda row: (fold(row[0]), row)))


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in text.splitlines()[1:] if line]


def _written(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def main() -> int:
    """Rewrite the tables in place, then load them as a check."""
    for table, tidy in (
        ("entities.tsv", tidy_entities),
        ("names.tsv", tidy_names),
        ("bodies.tsv", tidy_bodies),
    ):
        path = DATA / table
        path.write_text(tidy(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    gazetteer = Gazetteer.load()
    sys.stderr.write(f"{len(gazetteer.entries)} entities, {len(gazetteer.names)} names\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
