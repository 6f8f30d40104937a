"""Regions of states by their ISO 3166-2 codes: CLDR's names, GeoNames' and Wikidata's ids."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

from ontology.gazetteer.build.archive import read_member
from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.build.geonames import Place
from ontology.gazetteer.build.territories import Territory
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Entry, Name, NameKind, Use
from ontology.vocabulary import EntityType

SOURCE = "cldr"
_MEMBER = "usr/share/unicode/cldr/common/subdivisions/ru.xml"
_RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё .’'—-]+")
_LETTERS = 4
_ANY = re.compile("")
FINDING = {
    **dict.fromkeys(
        "UA BY KZ UZ KG TJ TM AM GE PL DE AT FR ES CN JP IN KR CA MX BR AU AR IR IQ SY AF PK EG FI "
        "SE NO CH BE NL ZA YE SA SD BG".split(),
        _ANY,
    ),
    "CZ": re.compile("край"),
    "GB": re.compile("(шир|сет|секс|Корнуолл|Кент|Девон|Дарем|Норфолк|Суффолк|Камбрия)$"),
}
"""States whose regions make mentions by their names, and what those names must hold: counties
of Great Britain, for the ISO codes are mostly towns there."""
_OF_MANY = re.compile(r"(Север|Юж|Запад|Восто|Централь)\w+ (округ|область|провинция|регион|район)")
"""«Южный округ»: many states have one, whichever has been translated."""
IT_REGION = re.compile(r"IT-\d\d")
"""Of Italy the regions, whose codes are numbers; the codes of provinces are letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region: its ISO 3166-2 code and its Russian name."""

    iso: str
    name: str

    @property
    def country(self) -> str:
        """Its ISO 3166-1 country."""
        return self.iso[:2]


def read_subdivisions(package: Path) -> list[Region]:
    """CLDR's regions whose Russian name is Russian and that of one region alone, by code."""
    tree = ET.fromstring(read_member(package, _MEMBER))  # noqa: S314 - its hash is locked
    found = [
        Region(
            iso=f"{code[:2]}-{code[2:]}".upper(), name=(element.text or "").replace(" - ", " — ")
        )
        for element in tree.iter("subdivision")
        if (code := element.get("type", "")) and not element.get("alt")
    ]
    times = Counter(fold(region.name) for region in found)
    return sorted(
        (
            region
            for region in found
            if times[fold(region.name)] == 1
            and len(region.name) >= _LETTERS
            and _RUSSIAN.fullmatch(region.name)
            and not _OF_MANY.fullmatch(region.name)
        ),
        key=lambda region: region.iso,
    )


def finds(region: Region, is_common: Callable[[str], bool]) -> bool:
    """Whether a region is well enough known for its name to make a mention."""
    if region.country == "IT":
        known = bool(IT_REGION.fullmatch(region.iso))
    else:
        pattern = FINDING.get(region.country)
        known = pattern is not None and bool(pattern.search(region.name))
    return known and not is_common(region.name)


def add_subdivisions(
    draft: Draft,
    regions: list[Region],
    places: Mapping[str, Place],
    territories: Mapping[str, Territory],
    chosen: Callable[[Region], bool],
    use: Use,
) -> None:
    """Add regions whose codes, ids and names are not in the draft yet.

    Args:
        draft: what is there.
        regions: what may be added.
        places: by ISO 3166-2 code, for the GeoNames id and the international name.
        territories: by ISO 3166-2 code, for the Wikidata id.
        chosen: which of them to add.
        use: what their names are good for.
    """
    known = {
        value
        for entry in draft.entries.values()
        for value in (entry.iso, entry.id, entry.geonames and f"gn:{entry.geonames}")
        if value
    }
    for region in regions:
        place, territory = places.get(region.iso), territories.get(region.iso)
        ids = [
            *([territory.wikidata] if territory else []),
            *([f"gn:{place.geonames}"] if place else []),
            f"iso:{region.iso}",
        ]
        if known.intersection({region.iso, *ids}) or draft.holders(fold(region.name)):
            continue
        if not chosen(region):
            continue
        known.update((region.iso, *ids))
        _add(draft, region, ids[0], place, territory, use=use)


def add_geonames_ids(draft: Draft, places: Mapping[str, Place]) -> None:
    """Give states and regions with a Wikidata id the GeoNames id that their ISO code has."""
    used = {entry.geonames for entry in draft.entries.values()}
    for entry in tuple(draft.entries.values()):
        place = places.get(entry.iso or "")
        if (
            place is not None
            and place.geonames not in used
            and entry.wikidata
            and entry.geonames is None
            and entry.type in {EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE}
        ):
            used.add(place.geonames)
            sources = tuple(sorted({*entry.sources, "geonames"}))
            draft.add_entry(replace(entry, geonames=place.geonames, sources=sources))


def _add(
    draft: Draft,
    region: Region,
    id_: str,
    place: Place | None,
    territory: Territory | None,
    *,
    use: Use,
) -> None:
    sources = (SOURCE, *(("geonames",) if place else ()), *(("rigour",) if territory else ()))
    draft.add_entry(
        Entry(
            id=id_,
            type=EntityType.STATE_OR_PROVINCE,
            wikidata=territory.wikidata if territory else None,
            geonames=place.geonames if place else None,
            iso=region.iso,
            label_ru=region.name,
            label_en=territory.name if territory else place.name if place else None,
            country=region.country,
            weight=2 if use is Use.FIND else 1,
            sources=sources,
            until=None,
        )
    )
    draft.add_name(
        Name(
            name=region.name,
            key=fold(region.name),
            type=EntityType.STATE_OR_PROVINCE,
            id=id_,
            kind=NameKind.SHORT,
            share=1.0,
            docs=0,
            source=SOURCE,
            use=use,
        )
    )
