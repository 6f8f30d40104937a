"""Build the gazetteer's tables, or compare them with those that are there.

    python -m ontology.gazetteer.build [--cache DIR] [--check] [--report FILE]

The packages of `packages.tsv` are fetched from the registries that the machine is set up with, once
for each cache folder. Exit status: 0 if all is well, 1 if a list is wrong or the tables differ, 3
if a package cannot be had here, so that nothing could be compared.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ontology.errors import SvyazError
from ontology.gazetteer.build import assemble
from ontology.gazetteer.build.fetch import PackageMissingError, fetch
from ontology.gazetteer.build.lock import locked_packages
from ontology.gazetteer.index import Gazetteer

DATA = Path(__file__).parent.parent / "data"
HAND = Path(__file__).parent.parent / "hand"
DIFFERENT = 1
NOT_HERE = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            cache = options.cache or Path(folder)
            packages = {name: fetch(row, cache) for name, row in locked_packages().items()}
            built = assemble.build(HAND, packages)
    except PackageMissingError as error:
        sys.stderr.write(f"gazetteer not built: {error}\n")
        return NOT_HERE
    except SvyazError as error:
        sys.stderr.write(f"{error}\n")
        return DIFFERENT
    if options.report:
        options.report.write_text("".join(f"{line}\n" for line in built.remarks), encoding="utf-8")
    if options.check:
        return _compare(built.tables)
    for file, text in built.tables.items():
        (DATA / file).write_text(text, encoding="utf-8", newline="\n")
    gazetteer = Gazetteer.load()
    sys.stderr.write(
        f"{len(gazetteer.entries)} things, {len(gazetteer.names)} names, "
        f"{len(gazetteer.facts)} facts; {len(built.remarks)} remarks\n"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ontology.gazetteer.build", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--cache", type=Path, help="folder for fetched packages, kept")
    parser.add_argument("--check", action="store_true", help="write nothing, compare the tables")
    parser.add_argument("--report", type=Path, help="file for what a person should look at")
    return parser


def _compare(tables: dict[str, str]) -> int:
    different = [
        file for file, text in tables.items() if (DATA / file).read_bytes() != text.encode()
    ]
    for file in different:
        sys.stderr.write(f"{DATA / file} is not what the build makes; run it and commit\n")
    return DIFFERENT if different else 0


if __name__ == "__main__":
    raise SystemExit(main())
