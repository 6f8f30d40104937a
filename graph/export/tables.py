"""The graph as a folder of CSV tables, for spreadsheets and for Neo4j alike.

    entities, events, statements, values, articles      nodes
    claims, roles                                       relationships
    evidence                                            every sentence of every fact
    README.md                                           the columns, and how to load them

- RFC 4180, UTF-8 with a byte order mark: Excel takes Cyrillic for another encoding without one, and
  Neo4j's reader of CSV, which LOAD CSV and neo4j-admin share, knows the mark and skips it.
- Headers are those of neo4j-admin: `iri:ID`, `:LABEL`, `:START_ID`, `:TYPE`, `n_sources:int`.
  Lists are separated by semicolons; one inside a name becomes a fullwidth semicolon (U+FF1B).
- A spreadsheet takes a cell that begins with = + - @ for a formula, and anybody writes news. Such a
  text gets an apostrophe in front, and so does one that begins with an apostrophe: whoever takes
  the first apostrophe of a cell away has the text as it was (`defused`).
- Each row is one line, since readers that split files at line ends are many.

Sources: RFC 4180; Neo4j Operations Manual, "CSV header format"; OWASP, "CSV Injection".
"""

import csv
import datetime as dt
import re
from contextlib import ExitStack
from pathlib import Path

from graph.errors import GraphError
from graph.export.characters import one_line
from graph.export.drafting import drafting
from graph.export.property_graph import Value, to_property_graph
from graph.export.sheets import TABLES, Row
from graph.records import KnowledgeGraph

README = "README.md"
_LIST_SEPARATOR = ";"
_FORMULA = re.compile(r"\s*['=+\-@\uff1d\uff0b\uff0d\uff20]")
"""The four signs of OWASP and their fullwidth twins, and the apostrophe itself."""

_INTRODUCTION = """\
# Tables of a knowledge graph

Written by svyaz. UTF-8 with a byte order mark, commas, double quotes (RFC 4180), one row a line.

- **A cell that begins with an apostrophe** is a text that a spreadsheet would take for a formula,
  or that itself begins with one. Take the first apostrophe away to have the text as it was.
- **Lists** are separated by semicolons; a semicolon inside a name is written U+FF1B.
- **Excel**: Data → From Text/CSV, separator: comma. A double click works where the list separator
  of the system is a comma; in Russia it is a semicolon.
- **Neo4j**, from this folder, into an empty database:

      neo4j-admin database import full neo4j \\
        {nodes} \\
        {relationships}

  To use `LOAD CSV` instead, set `dbms.import.csv.legacy_quote_escaping=false`, so that a backslash
  before a quote stays a backslash. `evidence.csv` is for spreadsheets and `LOAD CSV` alone.
"""


def write_tables(knowledge: KnowledgeGraph, folder: Path) -> None:
    """Write the tables; none is replaced before all are written.

    Args:
        knowledge: the merged graph.
        folder: where the files go; made if it is not there, other files in it stay.

    Raises:
        GraphError: the folder cannot be made or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(str(folder), f"cannot be made ({error.strerror})") from error
    graph = to_property_graph(knowledge)
    with ExitStack() as drafts:
        readme = drafts.enter_context(drafting(folder / README))
        readme.write_text(_readme(), encoding="utf-8", newline="\n")
        for table in TABLES:
            draft = drafts.enter_context(drafting(folder / f"{table.name}.csv"))
            with draft.open("w", encoding="utf-8-sig", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(column.header for column in table.columns)
                rows.writerows(map(_cells, table.rows(knowledge, graph)))


def defused(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("Лайне"), defused("'97")
    ("'=1+1", 'Лайне', "''97")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _cells(row: Row) -> list[str | int | float]:
    return ["" if value is None else _cell(value) for value in row]


def _cell(value: Value) -> str | int | float:
    if isinstance(value, tuple):
        safe = (item.replace(_LIST_SEPARATOR, "\N{FULLWIDTH SEMICOLON}") for item in value)
        return defused(one_line(_LIST_SEPARATOR.join(safe)))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return defused(one_line(value)) if isinstance(value, str) else value


def _readme() -> str:
    def files(names: str, option: str) -> str:
        return " ".join(f"--{option}={name}.csv" for name in names.split())

    parts = [
        _INTRODUCTION.format(
            nodes=files("entities events statements values articles", "nodes"),
            relationships=files("claims roles", "relationships"),
        )
    ]
    for table in TABLES:
        parts.append(f"\n## {table.name}.csv\n\n{table.meaning}\n\n| column | is |\n|---|---|\n")
        parts += [f"| `{column.header}` | {column.meaning} |\n" for column in table.columns]
    return "".join(parts)
