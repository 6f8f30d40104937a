"""The rows of the gazetteer's tables."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ontology.vocabulary import EntityType

COUNTED = "nerel"
"""`Name.source` of names that were counted in NEREL's training part."""


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


class Use(StrEnum):
    """What a name is good for."""

    FIND = "find"
    """Where the name stands, it makes a mention, and the mention is linked."""
    LINK = "link"
    """It only tells what a mention means that was found otherwise: «Орёл» is a bird as well."""


def family(type_: EntityType) -> str:
    """The types within which things of one name are rivals: what finds a mention tells them apart.

    «Барселона» may be a city or a club, but a club is never meant where a city is named. Cities,
    states and regions are drawn for each other, and so are one family.
    """
    in_space = type_.is_place and type_ is not EntityType.FACILITY
    return "place" if in_space else type_.nerel


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

    `use` is what the name is good for; the share of one that only links is the part of its uses as
    a name of such a thing.
    """

    name: str
    key: str
    type: EntityType
    id: str
    kind: NameKind
    share: float
    docs: int
    source: str
    use: Use = Use.FIND

    @property
    def finds(self) -> bool:
        """Whether the name alone makes a mention."""
        return self.use is Use.FIND


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


class FactRelation(StrEnum):
    """What a row of `facts.tsv` says of its subject and object."""

    MEMBER_OF = "memberOf"
    """A state is a member of an alliance."""
    WORKPLACE = "workplace"
    """A person holds a post in a state or a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A membership or a post, with its dates.

    `subject` and `object` are ids of entries. `post` is the post in the nominative without the
    state's name: «президент», «министр иностранных дел»; None for a membership. `since` and
    `until` are YYYY, YYYY-MM or YYYY-MM-DD, both inclusive; None where it began or ends at an
    unknown date, or has not ended.
    """

    subject: str
    relation: FactRelation
    object: str
    post: str | None
    since: str | None
    until: str | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the fact may hold on this day: a date known to the month holds all month.

        >>> fact = Fact(subject="Q30", relation=FactRelation.MEMBER_OF, object="Q7184", post=None,
        ...     since="1949-04", until=None, source="hand")
        >>> fact.holds_on(date(1949, 4, 1)), fact.holds_on(date(1949, 3, 31))
        (True, False)
        """
        written = day.isoformat()
        began = self.since is None or self.since <= written[: len(self.since)]
        return began and (self.until is None or written[: len(self.until)] <= self.until)
