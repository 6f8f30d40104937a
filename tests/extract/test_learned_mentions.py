"""What a learned model sees, beside what the rules know: which mentions are chosen."""

import pytest
from findings import found

from extract.records import Document, MentionKind
from ontology.vocabulary import EntityType as T

pytestmark = pytest.mark.model


def names(document: Document) -> set[tuple[str, T]]:
    """The named mentions of a document."""
    return {(each.name, each.type) for each in document.mentions if each.kind is MentionKind.NAME}


def test_names_that_only_the_model_sees_are_mentions() -> None:
    """Diseases, awards, works of art: the taggers do not know them."""
    document = found(
        "Иван Петров переболел пневмонией и получил премию «Ника» за фильм «Весна».",
        "Иван Петров|PERSON", "пневмонией|DISEASE", "Ника|AWARD", "Весна|WORK_OF_ART",
    )  # fmt: skip
    assert names(document) >= {
        ("Иван Петров", T.PERSON),
        ("пневмония", T.DISEASE),
        ("Ника", T.AWARD),
        ("Весна", T.WORK_OF_ART),
    }


def test_names_nest() -> None:
    """A place inside the name of a facility is a mention of its own."""
    document = found(
        "Он учился в Казанском университете имени Ивана Петрова в Казани.",
        "Казанском университете имени Ивана Петрова|ORGANIZATION", "Ивана Петрова|PERSON",
    )  # fmt: skip
    assert {("Казанский университет имени Ивана Петрова", T.ORGANIZATION)} <= names(document)
    assert {kind for _, kind in names(document)} >= {T.PERSON, T.CITY}


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        ("Он заплатил 1,5 млрд долларов.", "1,5 млрд долларов|MONEY", "1500000000 USD"),
        ("Об этом сообщил 83-летний политик.", "83-летний|AGE", "83"),
        ("Выступили двадцать две команды.", "двадцать две|NUMBER", "22"),
        ("Он был пятым.", "пятым|ORDINAL", "5"),
        ("Цены выросли на 12,5%.", "12,5%|PERCENT", "12.5 %"),
        ("Встреча начнется в 14:30.", "в 14:30|TIME", "14:30"),
        ("Он приехал 5 мая 2024 года.", "5 мая 2024 года|DATE", "2024-05-05"),
        ("Он заплатил несколько миллионов евро.", "несколько миллионов евро|MONEY",
         "несколько миллионов евро"),
    ],
)  # fmt: skip
def test_values_have_their_value_for_a_name(text: str, mark: str, name: str) -> None:
    """A value is read where it can be, and stays in its words where it cannot."""
    document = found(text, mark)
    assert name in {each.name for each in document.mentions if each.type.is_literal}
    assert not any(entity.type.is_literal for entity in document.entities)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("В городе произошел взрыв.", "взрыв|EVENT"),
        ("Депутаты парламента разошлись.", "парламента|ORGANIZATION"),
        ("Парламент разошелся.", "Парламент|ORGANIZATION"),
        ("Он приехал в столицу Норвегии.", "столицу Норвегии|CITY"),
        ("Двое были убиты.", "были убиты|CRIME"),
    ],
)
def test_what_names_nothing_is_no_mention(text: str, mark: str) -> None:
    """The model also marks what is told by a common noun or a verb."""
    words, kind = mark.split("|")
    document = found(text, mark)
    start = text.index(words)
    assert not any(
        (each.start, each.stop) == (start, start + len(words))
        and each.kind is MentionKind.NAME
        and each.type is T[kind]
        for each in document.mentions
    )


@pytest.mark.parametrize(
    ("text", "mark", "kind"),
    [
        ("Он выступил в газете «Вечерний Осло».", "Вечерний Осло|ORGANIZATION", T.MEDIA_OUTLET),
        ("Создан Альянс северных портов.", "Альянс северных портов|ORGANIZATION", T.ALLIANCE),
        ("Подписана Декларация северных портов.", "Декларация северных портов|LAW", T.AGREEMENT),
        ("Вошел завод «Сталь».", "Сталь|ORGANIZATION", T.ORGANIZATION),
    ],
)
def test_types_that_nerel_lacks_come_from_name_and_context(text: str, mark: str, kind: T) -> None:
    """Alliances, outlets and treaties are told apart among organizations and laws."""
    words = mark.partition("|")[0]
    start = text.index(words)
    types = {each.type for each in found(text, mark).mentions if each.start == start}
    assert kind in types


def test_gazetteer_knows_states_better() -> None:
    """A state that the model takes for an organization is a state."""
    document = found("США ввели пошлины.", "США|ORGANIZATION")
    assert ("США", T.COUNTRY) in names(document)
    assert ("США", T.ORGANIZATION) not in names(document)


def test_posts_of_the_rules_are_whole() -> None:
    """The rule's post holds its state; the model's shorter one adds nothing."""
    document = found("Президент Чили Иван Петров уехал.", "Президент|PROFESSION")
    assert {name for name, kind in names(document) if kind is T.PROFESSION} == {"президент Чили"}


def test_two_names_of_one_person_are_one_where_the_model_is_sure() -> None:
    """«Эминем» and «Маршалл Мэтерс» share no word, only the model's word for it."""
    text = "Певец Эминем приехал. Настоящее имя артиста — Маршалл Мэтерс."
    marks = ("Эминем|PERSON", "Маршалл Мэтерс|PERSON")
    for score, n_people in ((0.9, 1), (0.6, 2)):
        pair = ("Маршалл Мэтерс", "ALTERNATIVE_NAME", "Эминем", score)
        document = found(text, *marks, pairs=[pair])
        people = [e for e in document.entities if e.type is T.PERSON and e.name[0].isupper()]
        assert len(people) == n_people
