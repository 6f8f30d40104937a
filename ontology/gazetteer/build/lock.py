"""The packages from which rows are taken: exact files, by their hash."""

from dataclasses import dataclass
from importlib.resources import files

from ontology.gazetteer.tables import read_table

LOCK_COLUMNS = ("name", "version", "registry", "file", "sha256", "license")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One file of a package registry: `pypi`, `npm` or `deb`."""

    name: str
    version: str
    registry: str
    file: str
    sha256: str
    license: str


def locked_packages() -> dict[str, Package]:
    """The table `packages.tsv`, by the packages' names.

    Raises:
        OntologyError: the table is malformed.
    """
    text = (files("ontology.gazetteer.build") / "packages.tsv").read_text(encoding="utf-8")
    return {row.name: row for row in read_table("packages.tsv", text, LOCK_COLUMNS, _package)}


def _package(cells: list[str]) -> Package:
    name, version, registry, file, sha256, license_ = cells
    return Package(
        name=name,
        version=version,
        registry=registry,
        file=file,
        sha256=sha256,
        license=license_,
    )
