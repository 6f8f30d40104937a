"""The rows of the gazetteer's tables."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.vocabulary import EntityType


class NameKind(StrEnum):
    """How a name is related to the thing that it names."""

    OFFICIAL = "official"
    """The full name of documents: «Китайская Народная Республика»."""
    SHORT = "short"
    """The name that the news use; every entity has exactly one, its `label_ru`."""
    ALIAS = "alias"
    """Another name in use: «Поднебесная», «Туманный Альбион», «МИД России»."""
    ABBREVIATION = "abbreviation"
    """«КНР», «НАТО», «G7»."""
    ADJECTIVE = "adjective"
    """Nominative masculine: «китайский»."""
    DEMONYM = "demonym"
    """A person from the place: «китаец», «китаянка», «китайцы»."""
    FORMER = "former"
    """A name that is no longer official: «Киргизия», «Ленинград»."""
    LATIN = "latin"
    """A name in Latin letters: «China»."""
    SPELLING = "spelling"
    """The same name, spelt otherwise: «Рейтерс»."""
    METONYM = "metonym"
    """A capital or a seat of power that stands for the state: «Пекин», «Кремль»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of the world.

    `id` is the Wikidata id, else "gn:" and the GeoNames id, else "iso:" and the ISO code, else
    "name:" and a slug. `country` is the ISO 3166-1 code of the state that it belongs to by ISO 3166
    (which is no view on sovereignty). `weight` is a rough prominence from 0 to 9. `until` is the
    year in which it ended.
    """

    id: str
    type: EntityType
    wikidata: str | None
    geonames: str | None
    iso: str | None
    label_ru: str
    label_en: str | None
    country: str | None
    weight: int
    sources: tuple[str, ...]
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of one thing.

    `type` is what the name denotes: that of the entity, but `Nationality` for a demonym. `share`
    is the estimated part of the name's uses in the news that mean this thing, 0..1: below one
    where the name is also that of something else, listed or not. `docs` is the number of
    documents in which it was counted, 0 for names that were written by hand.
    """

    name: str
    key: str
    type: EntityType
    id: str
    kind: NameKind
    share: float
    docs: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that a name may mean, with the row that says so."""

    entry: Entry
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that many states have: `short` «Минфин», `full` «министерство финансов».

    Which state's body is meant is for the article to say, so it has no identifier.
    """

    short: str
    full: str
    type: EntityType
