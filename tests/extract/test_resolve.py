"""Resolving: which words of one article name one thing, and which do not."""

import pytest
from notation import document_of

from extract.names.inflection import phonetic_key, same_word
from extract.records import Document, Entity
from extract.resolve.persons import cluster


def entity(document: Document, name: str) -> Entity:
    """The entity with this name."""
    return next(e for e in document.entities if e.name == name)


def words(document: Document, name: str) -> list[str]:
    """How the text refers to the entity, in order."""
    text = document.article.text
    return [
        text[document.mentions[n].start : document.mentions[n].stop]
        for n in entity(document, name).mentions
    ]


CHAINS = [
    (
        "Китай ответил. Посол КНР уехал. Китайские власти молчат.",
        "Китай",
        ["Китай", "КНР", "Китайские"],
    ),
    ("Иван Петров прибыл. Петров устал.", "Иван Петров", ["Иван Петров", "Петров"]),
    (
        "Джейкоб Хелберг прибыл. Позднее Гельберг уехал.",
        "Джейкоб Хелберг",
        ["Джейкоб Хелберг", "Гельберг"],
    ),
    (
        "Шанхайская организация сотрудничества (ШОС) растет. Организация ждет.",
        "Шанхайская организация сотрудничества",
        ["Шанхайская организация сотрудничества", "ШОС", "Организация"],
    ),
    (
        "Чили обвинила Перу в блокаде, а премьер страны Иван Петров промолчал.",
        "Чили",
        ["Чили", "страны"],
    ),
    ("Чили и Перу провели переговоры. Страна довольна.", "Перу", ["Перу"]),
    ("Газета Politico узнала о сделке. Издание молчит.", "Politico", ["Politico", "Издание"]),
    (
        "Следственный комитет России проверил. В СК РФ молчат.",
        "Следственный комитет России",
        ["Следственный комитет России", "СК РФ"],
    ),
    (
        "Президент Чили Иван Петров прибыл. Президент выступил. Глава государства уехал. Он устал.",
        "Иван Петров",
        ["Иван Петров", "Президент", "Глава государства", "Он"],
    ),
    (
        "Саммит ШОС начался. На саммите в Астане спорили.",
        "Саммит ШОС",
        ["Саммит ШОС", "саммите в Астане"],
    ),
    ("Пекин ввел пошлины. Китай молчит.", "Китай", ["Пекин", "Китай"]),
    ("В Вашингтоне считают иначе. США ждут.", "США", ["Вашингтоне", "США"]),
    (
        "Завершилась конференция АТЭС. Форум открылся во вторник, встречу вел Чан.",
        "Конференция АТЭС",
        ["конференция АТЭС", "Форум", "встречу"],
    ),
    (
        "Совет Безопасности ООН собрался. Члены [Совета|GOVERNMENT_BODY] спорили.",
        "Совет Безопасности ООН",
        ["Совет Безопасности ООН", "Совета"],
    ),
    ("Переговоры прошли в Осло. Второй раунд намечен на май.", "Переговоры", ["Переговоры"]),
    (
        "Фонд «Маяк» судится с компанией «Оплот». Компания обвинила фонд, тот молчит.",
        "Фонд «Маяк»",
        ["Фонд «Маяк»", "фонд", "тот"],
    ),
    (
        "Перевозчик «Оплот» ждет. Перевозчик подал иск. Он намерен расторгнуть договор.",
        "Оплот",
        ["Оплот", "Перевозчик", "Он"],
    ),
    (
        "Иран пригрозил компании «Оплот». Решение она намерена обжаловать.",
        "Оплот",
        ["Оплот", "она"],
    ),
    (
        "Адвокат попросил за Ивана Петрова. Тот ответил отказом.",
        "Иван Петров",
        ["Ивана Петрова", "Тот"],
    ),
    ("Акции «Оплота» упали. Акция стоит рубль.", "Оплот", ["Оплота"]),
    ("Компания «Оплот» ждет. Суд обвинил его.", "Оплот", ["Оплот"]),
    ("Заседание АТЭС прошло. Следующее заседание в мае.", "Заседание АТЭС", ["Заседание АТЭС"]),
    (
        "Саммит ШОС начался. Путин беседовал с Си. Встреча длилась час.",
        "Саммит ШОС",
        ["Саммит ШОС"],
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), CHAINS, ids=[c[0][:40] for c in CHAINS])
def test_chains(text: str, name: str, expected: list[str]) -> None:
    """Names, acronyms, adjectives, descriptions and pronouns of one thing make one entity."""
    assert words(document_of(text), name) == expected


APART = [
    ("Самолет вылетел из Пекина в Осло.", "Пекин"),
    ("В Вашингтоне прошел дождь.", "Вашингтон"),
    ("Житель Москвы выиграл приз.", "Москва"),
]


@pytest.mark.parametrize(("text", "city"), APART)
def test_a_capital_may_be_a_city(text: str, city: str) -> None:
    """A capital that one travels to, lives in or waits for rain in is a city."""
    assert city in {e.name for e in document_of(text).entities}


def test_neighbors_with_one_surname_stay_apart() -> None:
    """Different first names are different people, whatever the surname."""
    document = document_of("[Юхан Ольсен|PERSON] прибыл. [Эрик Ольсен|PERSON] уехал.")
    assert {"Юхан Ольсен", "Эрик Ольсен"} <= {e.name for e in document.entities}


def test_a_body_takes_the_state_s_canonical_name() -> None:
    """«Минкоммерции КНР» and «министерство коммерции Китая» are one body with one label."""
    document = document_of("Минкоммерции КНР ответило. В министерстве коммерции Китая молчат.")
    assert words(document, "Министерство коммерции Китая") == [
        "Минкоммерции КНР",
        "министерстве коммерции Китая",
    ]


SAME = [
    ("Гельберг", "Хельберг"),
    ("Хельберг", "Хелберг"),
    ("Цзиньпин", "Дзиньпин"),
    ("Трампа", "Трамп"),
]
DIFFERENT = [("Австрия", "Австралия"), ("Петров", "Петрова"), ("Ли", "Лы"), ("Иран", "Ирак")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    """Transliterations and case forms of one name are one word."""
    assert same_word(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_do_not_meet(one: str, other: str) -> None:
    """Names that differ by more than spelling stay apart."""
    assert not same_word(one, other)


def test_phonetic_key_is_idempotent() -> None:
    """The key of a key is the key."""
    for word in ("Гельберг", "Цзиньпин", "Йоханссон", "Джонсон"):
        assert phonetic_key(phonetic_key(word)) == phonetic_key(word)


def test_long_names_meet_in_another_case() -> None:
    """A short last word is told apart from its cases where the rest of the name is equal."""
    names = [("Пак", "Ин", "Хо"), ("Чой", "Сон", "Ун"), ("Чой", "Сон", "Уна"), ("Чой", "Сон", "Ир")]
    assert cluster(names) == [0, 1, 1, 2]


def test_a_surname_between_two_people_joins_the_last_named() -> None:
    """«Буш» after «Джордж Буш ... Джеб Буш» is the one named last."""
    names = [("Джордж", "Буш"), ("Джеб", "Буш"), ("Буш",)]
    assert cluster(names) == [0, 1, 1]


NATIONAL = [
    ("Мозамбик ждет помощи. Полиция задержала троих. Мозамбик скорбит.", "Полиция Мозамбика"),
    ("Чили и Перу спорят. Парламент собрался.", None),
    ("Чили ждет, Чили скорбит. Местная полиция задержала троих.", None),
    ("Чили ждет, Чили скорбит. Суд отложил дело.", None),
]


@pytest.mark.parametrize(("text", "name"), NATIONAL, ids=[c[0][:40] for c in NATIONAL])
def test_a_bare_body_is_that_of_the_only_state(text: str, name: str | None) -> None:
    """A national body that its noun alone names belongs to the state that is clear, or to none."""
    named = [each for each in document_of(text).entities if each.whole]
    assert [each.name for each in named] == ([name] if name else [])
