"""Write the table of names that annotated articles link to Wikidata."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from extract.linked_names.table import linked_names
from ontology.errors import SvyazError
from ontology.gazetteer.tables import LINKED_COLUMNS, write_table


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a folder of annotated articles and write the table."""
    parser = argparse.ArgumentParser(prog="python -m extract.linked_names", description=__doc__)
    parser.add_argument("folder", type=Path, help="NAME.txt with NAME.ann")
    parser.add_argument("table", type=Path, help="the table to write")
    options = parser.parse_args(arguments)
    try:
        rows = linked_names(options.folder)
    except SvyazError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.table.write_text(write_table(LINKED_COLUMNS, rows), encoding="utf-8", newline="\n")
    ids = len({row[2] for row in rows})
    sys.stderr.write(f"{options.table}: {len(rows)} names of {ids} things\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
