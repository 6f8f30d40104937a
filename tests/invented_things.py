"""Made-up people, companies, states, places, alliances and events, in the cases of Russian."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from benchmarks.invented_names import People, name_in_case, surname_in_case
from benchmarks.invented_words import ALLIANCES, POSTS
from invented_sentences import CASES

from ontology.identifiers import slug, transliterate
from ontology.vocabulary import EntityType

T = TypeVar("T")
LINKED = 0.25
"""Part of the things with a Wikidata id."""
PLAIN = 0.2
"""Part of the alliances and events that are not called after a state."""

_FIRST = "Вел Кор Лем Тар Сив Мер Дол Ниб Гор Орх Пал Рув Зан Кест Ард Фен Юст Бри Эск Хав".split()
_SECOND = "о е у и ан ер ол ин ат ор ес ум".split()
_THIRD = "р н л д т в м с з к".split()
_TOWNS = ("град", "бург", "поль", "ск", "ин", "мар", "горск", "тон")
_BRANDS = "Арк Нов Тех Верт Дельт Кварц Окт Прим Спектр Форт Циркон Балт Лан Гелио Крат".split()
_BRANCHES = (
    "энерго металл транс хим софт лайн ойл строй банк маш агро логист фарм оптика телеком марин"
).split()
_COLORS, _SIGNS = ALLIANCES
_MATTERS = "связь вода хлеб лес море мир рост труд спорт сталь зерно космос атом газ уголь".split()


class Kind(StrEnum):
    """What a thing is, in the terms of the sentences."""

    PERSON = "person"
    COMPANY = "company"
    MINISTRY = "ministry"
    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    FACILITY = "facility"
    ALLIANCE = "alliance"
    AGREEMENT = "agreement"
    EVENT = "event"
    PRODUCT = "product"
    POST = "post"
    OUTLET = "outlet"


_TYPES = {
    Kind.PERSON: EntityType.PERSON,
    Kind.COMPANY: EntityType.ORGANIZATION,
    Kind.MINISTRY: EntityType.GOVERNMENT_BODY,
    Kind.CITY: EntityType.CITY,
    Kind.COUNTRY: EntityType.COUNTRY,
    Kind.REGION: EntityType.STATE_OR_PROVINCE,
    Kind.FACILITY: EntityType.FACILITY,
    Kind.ALLIANCE: EntityType.ALLIANCE,
    Kind.AGREEMENT: EntityType.AGREEMENT,
    Kind.EVENT: EntityType.EVENT,
    Kind.PRODUCT: EntityType.PRODUCT,
    Kind.POST: EntityType.PROFESSION,
    Kind.OUTLET: EntityType.MEDIA_OUTLET,
}
_MASCULINE = ("", "а", "у", "", "ом", "е")
_NEUTER = ("о", "а", "у", "о", "ом", "е")
_COMPANY = ("компания", "компании", "компании", "компанию", "компанией", "компании")
_STATE = ("ия", "ии", "ии", "ию", "ией", "ии")


@dataclass(slots=True, eq=False)
class Thing:
    """One named thing; `forms` are its names in sentences, in the order of CASES."""

    kind: Kind
    label: str
    forms: tuple[str, ...]
    aliases: tuple[str, ...]
    label_en: str | None
    wikidata: str | None
    theater: int
    iri: str
    articles: set[int] = field(default_factory=set)

    @property
    def type(self) -> EntityType:
        """Its type in the graph."""
        return _TYPES[self.kind]


class Things:
    """A source of things, no two of a kind with one name.

    Args:
        chance: the only source of randomness.
        people: where people come from.
    """

    def __init__(self, chance: random.Random, people: People) -> None:
        self._chance = chance
        self._people = people
        self._known: dict[str, int] = {}
        self._makers: dict[Kind, Callable[[], tuple[str, tuple[str, ...]]]] = {
            Kind.COMPANY: lambda: self._quoted(self._brand(), _COMPANY),
            Kind.MINISTRY: self._ministry,
            Kind.CITY: lambda: self._called("город", self._place() + self._draw(_TOWNS)),
            Kind.COUNTRY: self._country,
            Kind.REGION: self._region,
            Kind.FACILITY: lambda: self._called("порт", self._place() + self._draw(_TOWNS)),
            Kind.ALLIANCE: lambda: self._quoted(self._sign(), _ended("альянс", _MASCULINE)),
            Kind.AGREEMENT: lambda: self._titled("Договор", self._matters()),
            Kind.EVENT: lambda: self._titled("Форум", f"{self._sign()} — {self._year()}"),
            Kind.PRODUCT: lambda: self._quoted(self._brand(), _ended("спутник", _MASCULINE)),
            Kind.POST: self._post,
        }

    def one(self, kind: Kind, theater: int) -> Thing:
        """Something new of the kind."""
        if kind is Kind.PERSON:
            return self._person(theater)
        label, forms = self._makers[kind]()
        return self._thing(kind, label, forms, theater, ())

    def outlet(self, name: str) -> Thing:
        """A newspaper or agency of the name."""
        return self._thing(Kind.OUTLET, name, (name,) * len(CASES), 0, ())

    def _thing(
        self, kind: Kind, label: str, forms: tuple[str, ...], theater: int, aliases: tuple[str, ...]
    ) -> Thing:
        digest = hashlib.sha256(f"{kind} {label}".encode()).hexdigest()
        is_linked = self._chance.random() < LINKED
        wikidata = f"Q9{int(digest[:8], 16):010}" if is_linked else None
        tail = wikidata.lower() if wikidata else digest[:8]
        return Thing(
            kind=kind,
            label=label,
            forms=forms,
            aliases=aliases,
            label_en=transliterate(label).title() if is_linked else None,
            wikidata=wikidata,
            theater=theater,
            iri=f"ent:{slug(label)}-{tail}",
        )

    def _person(self, theater: int) -> Thing:
        one = self._people.one()
        forms = [
            f"{name_in_case(one.given, one.gender, case)} "
            f"{surname_in_case(one.surname, one.gender, case)}"
            for case in CASES[:-1]
        ]
        forms.append(forms[2])
        aliases = sorted({one.surname, f"{one.given[0]}. {one.surname}"})
        return self._thing(Kind.PERSON, forms[0], tuple(forms), theater, tuple(aliases))

    def _quoted(self, name: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        name = self._new(name)
        return name, tuple(f"{word} «{name}»" for word in words)

    def _titled(self, word: str, name: str) -> tuple[str, tuple[str, ...]]:
        name = self._new(name)
        forms = tuple(f"{form} «{name}»" for form in _ended(word, _MASCULINE))
        return forms[0], forms

    def _called(self, word: str, name: str) -> tuple[str, tuple[str, ...]]:
        name = self._new(name)
        return name, tuple(f"{form} {name}" for form in _ended(word, _MASCULINE))

    def _country(self) -> tuple[str, tuple[str, ...]]:
        stem, number = self._numbered(self._place())
        forms = tuple(form + number for form in _ended(stem, _STATE))
        return forms[0], forms

    def _region(self) -> tuple[str, tuple[str, ...]]:
        stem, number = self._numbered(self._place() + "ск")
        endings = ("ий край", "ого края", "ому краю", "ий край", "им краем", "ом крае")
        forms = tuple(form + number for form in _ended(stem, endings))
        return forms[0], forms

    def _ministry(self) -> tuple[str, tuple[str, ...]]:
        field_of_work = self._draw(POSTS)[0].split(" ", 1)[1]
        rest = self._new(f"{field_of_work} {self._place()}ии")
        forms = tuple(f"{form} {rest}" for form in _ended("Министерств", _NEUTER))
        return forms[0], forms

    def _post(self) -> tuple[str, tuple[str, ...]]:
        label = self._new(f"{self._draw(POSTS)[0]} {self._place()}ии")
        return label, (label,) * len(CASES)

    def _brand(self) -> str:
        first, second = self._chance.sample(_BRANDS, 2)
        return first + second.lower() + self._draw(_BRANCHES)

    def _place(self) -> str:
        return self._draw(_FIRST) + self._draw(_SECOND) + self._draw(_THIRD)

    def _sign(self) -> str:
        sign = f"{self._draw(_COLORS)} {self._draw(_SIGNS)}"
        return sign if self._chance.random() < PLAIN else f"{sign} {self._place()}ии"

    def _matters(self) -> str:
        first, second = self._chance.sample(_MATTERS, 2)
        return f"{first.capitalize()} и {second}"

    def _year(self) -> int:
        return self._chance.randint(2019, 2026)

    def _new(self, name: str) -> str:
        """The name, with a number behind it where something else has it already."""
        return "".join(self._numbered(name))

    def _numbered(self, name: str) -> tuple[str, str]:
        count = self._known[name] = self._known.get(name, 0) + 1
        return name, "" if count == 1 else f"-{count}"

    def _draw(self, words: Sequence[T]) -> T:
        return words[int(self._chance.random() * len(words))]


def _ended(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)
