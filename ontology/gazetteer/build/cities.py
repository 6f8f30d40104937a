"""Cities by their Russian names, in two rounds: those whose names find mentions, and all others."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import log10

from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.build.geonames import Place
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Entry, Name, NameKind, Use
from ontology.vocabulary import EntityType

SOURCE = "geonames"
_RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё .’'—-]+")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_NEIGHBORS = frozenset({"UA", "BY", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD"})
FINDING_PEOPLE = {"RU": 15_000, **dict.fromkeys(_NEIGHBORS, 50_000)}
FINDING_ELSEWHERE = 250_000
"""People from which a city's name makes a mention: Russian news name smaller ones with a noun."""
FINDING_SHARE = 0.6
"""Part of the people in all cities of the name; below it, which one is meant is open."""
FINDING_LETTERS = 4
SAME_SHARE = 0.9
"""Part of the people in all cities of the name that one must have to be what a Wikidata id means
that was seen with this name alone. Of 354 cities that met an id of NEREL so, .98 agreed."""
_HUNDREDTH = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city and its share of the people in all cities of its Russian name."""

    place: Place
    name: str
    share: float


def cities_by_name(
    russian: Mapping[str, str], places: Mapping[str, Place]
) -> dict[str, list[City]]:
    """Cities by the key of their Russian name, most people first; keys in alphabetical order."""
    found: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    for id_, name in russian.items():
        place = places.get(id_)
        if place is not None and _RUSSIAN.fullmatch(name):
            found[fold(name)].append((place, name))
    by_name = {}
    for key in sorted(found):
        same = sorted(found[key], key=lambda pair: (-pair[0].population, int(pair[0].geonames)))
        people = sum(place.population for place, _ in same) or 1
        by_name[key] = [
            City(place=place, name=name, share=int(100 * place.population / people) / 100)
            if len(same) > 1
            else City(place=place, name=name, share=1.0)
            for place, name in same
        ]
    return by_name


def add_finding_cities(
    draft: Draft, cities: Mapping[str, list[City]], is_common: Callable[[str], bool]
) -> None:
    """Add cities whose names make mentions, with their Latin names, which make none («T-Mobile»).

    Left out are names that the draft has, names of common words, surnames and first names, and
    names that another city holds to more than two fifths.
    """
    known = _known(draft)
    chosen = [
        same[0]
        for key, same in cities.items()
        if not draft.holders(key)
        and same[0].place.geonames not in known
        and finds(same[0])
        and not is_common(same[0].name)
    ]
    latin: defaultdict[str, list[City]] = defaultdict(list)
    for city in chosen:
        _add(draft, city, use=Use.FIND)
        latin[fold(city.place.name)].append(city)
    for key, same in sorted(latin.items()):
        name = same[0].place.name
        if len(same) == 1 and not draft.holders(key) and not _CYRILLIC.search(name):
            row = _name(same[0], use=Use.LINK)
            draft.add_name(replace(row, name=name, key=key, kind=NameKind.LATIN))


def finds(city: City) -> bool:
    """Whether a city is well enough known for its name to make a mention."""
    people = FINDING_PEOPLE.get(city.place.country, FINDING_ELSEWHERE)
    return (
        city.place.population >= people
        and city.share >= FINDING_SHARE
        and len(city.name) >= FINDING_LETTERS
    )


def add_linking_cities(
    draft: Draft, cities: Mapping[str, list[City]], is_common: Callable[[str], bool]
) -> None:
    """Add all other cities: their names tell what a mention means that was found otherwise.

    Those of a name that the draft has for anything else are left out, and so are small ones abroad
    whose name is also a word or a surname («Обама» in Japan).
    """
    known = _known(draft)
    for key, same in cities.items():
        own = {known.get(city.place.geonames) for city in same}
        if any(holder not in own or is_by_hand(draft, holder) for holder in draft.holders(key)):
            continue
        for city in same:
            place = city.place
            large = place.population >= FINDING_PEOPLE.get(place.country, FINDING_ELSEWHERE)
            if place.geonames in known or city.share < _HUNDREDTH:
                continue
            if large or not is_common(city.name):
                _add(draft, city, use=Use.LINK)


def identify_city(draft: Draft, entry: Entry, same: list[City]) -> Entry:
    """The entry of a city with a Wikidata id, and the GeoNames id of the one city of this name."""
    city = same[0]
    place = city.place
    if city.share < SAME_SHARE or _known(draft).get(place.geonames, entry.id) != entry.id:
        return entry
    return replace(
        entry,
        geonames=place.geonames,
        label_en=place.name,
        country=place.country,
        weight=max(entry.weight, weight(place)),
        sources=tuple(sorted({*entry.sources, SOURCE})),
    )


def is_by_hand(draft: Draft, id_: str) -> bool:
    """Whether the thing was written by hand: its shares then are of all that its names mean."""
    return "hand" in draft.entries[id_].sources


def weight(place: Place) -> int:
    """Prominence of a city by its people: 3 from ten thousand, 5 from a million."""
    return max(1, min(5, int(log10(max(10, place.population))) - 1))


def _known(draft: Draft) -> dict[str, str]:
    return {entry.geonames: entry.id for entry in draft.entries.values() if entry.geonames}


def _add(draft: Draft, city: City, *, use: Use) -> None:
    place = city.place
    draft.add_entry(
        Entry(
            id=f"gn:{place.geonames}",
            type=EntityType.CITY,
            wikidata=None,
            geonames=place.geonames,
            iso=None,
            label_ru=city.name,
            label_en=place.name,
            country=place.country,
            weight=weight(place),
            sources=(SOURCE,),
            until=None,
        )
    )
    draft.add_name(_name(city, use=use))


def _name(city: City, *, use: Use) -> Name:
    return Name(
        name=city.name,
        key=fold(city.name),
        type=EntityType.CITY,
        id=f"gn:{city.place.geonames}",
        kind=NameKind.SHORT,
        share=city.share,
        docs=0,
        source=SOURCE,
        use=use,
    )
