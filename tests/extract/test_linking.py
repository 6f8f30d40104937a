"""Linking: which entry of a gazetteer a name means, by what rule, and when none is told."""

from dataclasses import dataclass, replace

import pytest
from notation import document_of

from extract.link import LinkRule
from extract.records import Entity
from extract.resolve import resolve
from extract.resolve.linking.people import spelling_key
from ontology.gazetteer import (
    COUNTED,
    Entry,
    Fact,
    FactRelation,
    Gazetteer,
    Name,
    NameKind,
    default,
    fold,
)
from ontology.vocabulary import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A thing of a small gazetteer; names are told with their share and documents."""

    id: str
    type: EntityType
    label: str
    country: str | None = None
    names: tuple[tuple[str, float, int], ...] = ()
    kind: NameKind = NameKind.ALIAS
    counted: bool = False


def _once(name: str, share: float, docs: int = 0) -> tuple[tuple[str, float, int], ...]:
    return ((name, share, docs),)


CITY, PERSON, BODY = EntityType.CITY, EntityType.PERSON, EntityType.GOVERNMENT_BODY
THINGS = (
    Known(id="name:v1", type=CITY, label="Малый Вельск", country="CL", names=_once("Вельск", 0.5)),
    Known(id="name:v2", type=CITY, label="Новый Вельск", country="PE", names=_once("Вельск", 0.4)),
    Known(id="name:03", type=CITY, label="Порт-Ольмедо", country="CL", names=_once("Ольмедо", 0.3)),
    Known(id="name:04", type=PERSON, label="Хельга Лунд", names=_once("Хельга Вест", 1)),
    Known(id="name:05", type=PERSON, label="Касым-Али Тургунов", country="KZ"),
    Known(
        id="name:07", type=PERSON, label="Петер Кольдинг",
        names=(("Кольдинг", 0.9, 2), ("Коль", 0.9, 1)), counted=True,
    ),
    Known(
        id="name:06", type=PERSON, label="Ксения Ферзь", names=_once("Ксения", 1, 3), counted=True
    ),
    Known(
        id="name:14", type=PERSON, label="Карл XX", names=_once("Чарльз", 1, 4), counted=True
    ),
    Known(id="name:15", type=PERSON, label="Серафима Ладья", names=_once("Серафима", 1)),
    Known(id="name:08", type=PERSON, label="Юхан Ольсен", country="NO"),
    Known(id="name:09", type=PERSON, label="Эрик Ольсен", country="DK"),
    Known(id="name:10", type=PERSON, label="Андрей Сергеевич Завьялов", country="RU"),
    Known(id="name:11", type=BODY, label="Министерство обороны Чили", country="CL"),
    Known(
        id="name:12", type=EntityType.ORGANIZATION, label="Север", country="NO",
        names=_once("Норден", 1.0),
    ),
    Known(id="name:13", type=CITY, label="Норден", country="NO"),
)  # fmt: skip
FACTS = tuple(
    Fact(
        subject=subject, relation=FactRelation.WORKPLACE, object=place, post=post,
        since=since, until=None, source="test",
    )
    for subject, place, post, since in (
        ("name:08", "Q20", "премьер-министр", None),
        ("name:09", "Q35", "министр обороны", "2031"),
    )
)  # fmt: skip


def gazetteer() -> Gazetteer:
    """The states of the gazetteer that comes with the package, and the things above."""
    own = default()
    states = [entry for entry in own.entries if entry.type is EntityType.COUNTRY]
    entries = [
        Entry(
            id=each.id, type=each.type, wikidata=None, geonames=None, iso=None,
            label_ru=each.label, label_en=None, country=each.country, weight=1, sources=("test",),
            until=None,
        )
        for each in THINGS
    ]  # fmt: skip
    names = [
        Name(
            name=name, key=fold(name), type=each.type, id=each.id, kind=kind, share=share,
            docs=docs, source=COUNTED if each.counted else "test",
        )
        for each in THINGS
        for name, kind, share, docs in (
            (each.label, NameKind.SHORT, 1.0, 0),
            *((name, each.kind, share, docs) for name, share, docs in each.names),
        )
    ]  # fmt: skip
    return Gazetteer(
        (*states, *entries),
        (*(name for state in states for name in own.names_of(state.id)), *names),
        own.bodies,
        FACTS,
    )


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    """The same, made once."""
    return gazetteer()


def entity_of(known: Gazetteer, text: str, words: str) -> Entity:
    """The entity that the words of the text mention."""
    document = document_of(text)
    entities = resolve(replace(document, entities=()), known)
    plain = document.article.text
    return next(
        entity
        for entity in entities
        for number in entity.mentions
        if plain[document.mentions[number].start : document.mentions[number].stop] == words
    )


LINKED = [
    # what the name means in most of its uses, in any case
    ("Посол [Китая|COUNTRY] прибыл.", "Китая", "Q148", LinkRule.NAME),
    ("[Китайские|COUNTRY] власти молчат.", "Китайские", "Q148", LinkRule.ADJECTIVE),
    # a city is no organization of its name, and the other way round
    ("Он уехал в [Норден|CITY].", "Норден", "name:13", LinkRule.NAME),
    ("Он работает в компании [Норден|ORGANIZATION].", "Норден", "name:12", LinkRule.NAME),
    # of several cities the one whose state the article names
    ("[Перу|COUNTRY] ждет. Посол едет в [Вельск|CITY].", "Вельск", "name:v2", LinkRule.CONTEXT),
    ("[Чили|COUNTRY] ждет. Посол едет в [Вельск|CITY].", "Вельск", "name:v1", LinkRule.CONTEXT),
    # or of which it is told that it lies there
    ("[Чили|COUNTRY] ждет. Он едет в [Вельск|CITY] ([Перу|COUNTRY]).", "Вельск", "name:v2",
     LinkRule.CONTEXT),
    # a person by the full name: in other letters, another order, with a patronymic
    ("Прибыла [Хельга Лунд|PERSON].", "Хельга Лунд", "name:04", LinkRule.FULL_NAME),
    ("Прибыла [Гельга Лунд|PERSON].", "Гельга Лунд", "name:04", LinkRule.SPELLING),
    ("Прибыла [Лунд Хельга|PERSON].", "Лунд Хельга", "name:04", LinkRule.SPELLING),
    ("[Хельга Яновна Лунд|PERSON] тут.", "Хельга Яновна Лунд", "name:04", LinkRule.SPELLING),
    ("Прибыл [Касым Али Тургунов|PERSON].", "Касым Али Тургунов", "name:05", LinkRule.SPELLING),
    ("Прибыл [А. С. Завьялов|PERSON].", "А. С. Завьялов", "name:10", LinkRule.FULL_NAME),
    # a lone surname means whom the article names in full
    ("[Хельга Лунд|PERSON] прибыла. [Лунд|PERSON] устала.", "Лунд", "name:04", LinkRule.FULL_NAME),
    # otherwise it must nearly always mean one person
    ("Прибыл [Кольдинг|PERSON].", "Кольдинг", "name:07", LinkRule.LONE_NAME),
    # a first name, if a person wrote so into the gazetteer or a title stands before it
    ("Прибыла [Серафима|PERSON].", "Серафима", "name:15", LinkRule.LONE_NAME),
    ("Прибыл принц [Чарльз|PERSON].", "Чарльз", "name:14", LinkRule.LONE_NAME),
    # or have the post that the person holds, in a state of the article
    (
        "[Премьер-министр [Норвегии|COUNTRY]|PROFESSION] [Ольсен|PERSON] прибыл.",
        "Ольсен", "name:08", LinkRule.OFFICE,
    ),
    # a body that every state has is that of the state in its name, there or elsewhere
    ("Сообщило [Минобороны Чили|ORGANIZATION].", "Минобороны Чили", "name:11", LinkRule.BODY),
    (
        ("[Чили|COUNTRY] и [Перу|COUNTRY] ждут. Приехал глава [Минобороны Чили|ORGANIZATION]. "
        "Сообщило [Министерство обороны|GOVERNMENT_BODY]."),
        "Министерство обороны", "name:11", LinkRule.BODY,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "key", "rule"), LINKED)
def test_name_is_linked(known: Gazetteer, text: str, words: str, key: str, rule: LinkRule) -> None:
    """The link names its entry and the rule that decided."""
    link = entity_of(known, text, words).link
    assert link is not None
    assert (link.key, link.rule) == (key, rule)
    assert 0 < link.score <= 1
    assert link.name


NOT_LINKED = [
    # a name that mostly means something else
    ("Он уехал в [Ольмедо|CITY].", "Ольмедо"),
    # a city that is told to lie in another state
    ("Он уехал в [Норден|CITY] ([Чили|COUNTRY]).", "Норден"),
    # a surname alone, and one that was seen in a single document
    ("Прибыла [Лунд|PERSON].", "Лунд"),
    ("Прибыл [Коль|PERSON].", "Коль"),
    # a first name, however often it meant one person
    ("[Ксения|PERSON] живет в [Осло|CITY].", "Ксения"),
    ("[Чарльз|PERSON] работает слесарем в [Осло|CITY].", "Чарльз"),
    # a surname that is cut off the name before it
    ("Прибыл Тойво [Кольдинг|PERSON].", "Кольдинг"),
    # another person with the surname of a known one
    ("[Мартин Кольдинг|PERSON] прибыл. [Кольдинг|PERSON] устал.", "Кольдинг"),
    ("Прибыл [А. В. Завьялов|PERSON].", "А. В. Завьялов"),
    # a post that the known one does not hold: another state, another day
    ("[Премьер-министр [Дании|COUNTRY]|PROFESSION] [Ольсен|PERSON] прибыл.", "Ольсен"),
    ("[Министр обороны [Дании|COUNTRY]|PROFESSION] [Ольсен|PERSON] прибыл.", "Ольсен"),
    # a body without its state, also in an article about one state
    ("Сообщило [Министерство обороны|GOVERNMENT_BODY].", "Министерство обороны"),
    ("[Чили|COUNTRY] ждет. Сообщило [Министерство обороны|GOVERNMENT_BODY].",
     "Министерство обороны"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), NOT_LINKED)
def test_name_is_not_linked(known: Gazetteer, text: str, words: str) -> None:
    """NIL rather than a guess."""
    assert entity_of(known, text, words).link is None


def test_two_senses_are_told(known: Gazetteer) -> None:
    """Where the article does not decide, the entity keeps both senses as the reason."""
    found = entity_of(known, "Посол едет в [Вельск|CITY].", "Вельск")
    assert found.link is None
    assert "«Вельск» may be Малый Вельск (name:v1) or Новый Вельск (name:v2)" in found.reason


def test_runner_up_is_kept(known: Gazetteer) -> None:
    """A link tells the next best sense, and how much of the name's uses it won by."""
    text = "[Перу|COUNTRY] ждет. Посол едет в [Вельск|CITY]."
    link = entity_of(known, text, "Вельск").link
    assert link is not None
    assert link.runner_up == "Малый Вельск (name:v1)"
    assert link.share == pytest.approx(0.76)
    assert link.score == link.share


def test_names_of_one_linked_person_are_one_entity(known: Gazetteer) -> None:
    """Two names that do not meet by themselves are one by the entry that both mean."""
    text = "[Хельга Лунд|PERSON] прибыла. Приказ подписала [Хельга Вест|PERSON]."
    one = entity_of(known, text, "Хельга Вест")
    assert one.link is not None
    assert one.link.key == "name:04"
    assert one == entity_of(known, text, "Хельга Лунд")
    assert one.reason == "both are Хельга Лунд (name:04)"


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Хельга Лунд", "Лунд, Хельга", True),
        ("Хельга Лунд", "ЛУНД Хельга", True),
        ("Хельга Лунд", "Х. Лунд", False),
        ("Анна-Мария Лунд", "Анна Мария Лунд", True),
        ("Иван Ильич", "Иван", False),
    ],
)
def test_spelling_key_forgets_order_and_hyphens(one: str, other: str, *, meet: bool) -> None:
    """Two full names meet by all their words; initials are no words."""
    assert (spelling_key(one) == spelling_key(other)) is meet


@pytest.mark.parametrize("has_acronyms", [True, False])
def test_every_step_asks_the_gazetteer_that_is_given(*, has_acronyms: bool) -> None:
    """«HA» is «РФ» in the other layout only for a gazetteer that knows Russia by that acronym."""
    own = default()
    states = [entry for entry in own.entries if entry.type is EntityType.COUNTRY]
    names = [
        name
        for state in states
        for name in own.names_of(state.id)
        if has_acronyms or name.kind is not NameKind.ABBREVIATION
    ]
    asked = Gazetteer(tuple(states), tuple(names), own.bodies, ())
    text = "Президент [HA|ORGANIZATION] Иван Даль прибыл. [Россия|COUNTRY] ждет."
    russia = entity_of(asked, text, "Россия")
    assert (entity_of(asked, text, "HA") == russia) is has_acronyms
