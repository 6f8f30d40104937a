"""Coreference within an article: for each device of the language what joins, and what does not.

Each row is a text, two stretches of it, and whether they are of one thing.
"""

import pytest
from notation import document_of

from extract.records import Document, EntityId
from extract.resolve.name_words import case_forms, name_words


def entity_at(document: Document, words: str, which: int = 1) -> EntityId | None:
    """The entity of the mention that has just these words, the n-th such one."""
    text = document.article.text
    found = [
        entity.id
        for number, mention in enumerate(document.mentions)
        if text[mention.start : mention.stop] == words
        for entity in document.entities
        if number in entity.mentions
    ]
    return found[which - 1] if len(found) >= which else None


def are_one(notation: str, one: str, other: str) -> bool:
    """Whether both stretches are mentions of one entity."""
    document = document_of(notation)
    first, second = entity_at(document, one), entity_at(document, other)
    assert first is not None, f"«{one}» is no mention of anything"
    return first == second


NAMES_OF_ONE = [
    ("[Галина Ремез|PERSON] приехала. Врачи осмотрели [Ремез|PERSON].", "Галина Ремез", "Ремез"),
    ("Выступил [Борис Гармаш|PERSON]. [Б.Гармаш|PERSON] устал.", "Борис Гармаш", "Б.Гармаш"),
    (
        "Выступил [Борис Гармаш|PERSON]. [Гармаш Б. И.|PERSON] устал.",
        "Борис Гармаш",
        "Гармаш Б. И.",
    ),
    ("Выступил [Джеймс Холт|PERSON]. [Дж.Холт|PERSON] устал.", "Джеймс Холт", "Дж.Холт"),
    (
        "В списке [Гармаш Борис Ильич|PERSON]. Выступил [Борис Гармаш|PERSON].",
        "Гармаш Борис Ильич",
        "Борис Гармаш",
    ),
    ("Пришла [Нина Кудель|PERSON]. Друзья ждали [Нину|PERSON].", "Нина Кудель", "Нину"),
    (
        "Пришла [Нина Кудель|PERSON]. [Нина Олеговна|PERSON] довольна.",
        "Нина Кудель",
        "Нина Олеговна",
    ),
    (
        "Суд отпустил [Расула Тамбиева|PERSON]. Адвокат помог [Тамбиеву|PERSON].",
        "Расула Тамбиева",
        "Тамбиеву",
    ),
    (
        "Приз дали [Зойле Каррера|PERSON]. [Зойла Каррера|PERSON] рада.",
        "Зойле Каррера",
        "Зойла Каррера",
    ),
    (
        "Умер [Хуан Мануэль Ортис Вега|PERSON]. [Хуан Ортис|PERSON] был поэтом.",
        "Хуан Мануэль Ортис Вега",
        "Хуан Ортис",
    ),
]
NAMES_OF_TWO = [
    (
        "[Иван Гармаш|PERSON] ждал. [Гармаша|PERSON] и [Петра Гармаша|PERSON] нет.",
        "Иван Гармаш",
        "Петра Гармаша",
    ),
    ("[Олег Тамбиев|PERSON] и [Нина|PERSON] приехали.", "Олег Тамбиев", "Нина"),
    ("[Олег Тамбиев|PERSON] ждал жену. [Тамбиева|PERSON] опоздала.", "Олег Тамбиев", "Тамбиева"),
    (
        "[Олег Тамбиев|PERSON] и [Олег Гармаш|PERSON] спорили. Ушел [Олег|PERSON].",
        "Олег Тамбиев",
        "Олег",
    ),
    (
        "[Виктор Гармаш|PERSON] ждал. Приехал [Виктор Рахмилович|PERSON].",
        "Виктор Гармаш",
        "Виктор Рахмилович",
    ),
    (
        "Прибыл [Иван Ильич Гармаш|PERSON]. Уехал [Иван Львович|PERSON].",
        "Иван Ильич Гармаш",
        "Иван Львович",
    ),
    (
        "Выступил [Борис Гармаш|PERSON]. Ушел [сын Гармаша|PERSON].",
        "Борис Гармаш",
        "сын Гармаша",
    ),
    ("Выступил [Борис Гармаш|PERSON]. Ушел [А.Гармаш|PERSON].", "Борис Гармаш", "А.Гармаш"),
]


@pytest.mark.parametrize(("notation", "one", "other"), NAMES_OF_ONE)
def test_names_of_one_person_meet(notation: str, one: str, other: str) -> None:
    """Initials, orders, patronymics, given names alone and cases that no dictionary undoes."""
    assert are_one(notation, one, other)


@pytest.mark.parametrize(("notation", "one", "other"), NAMES_OF_TWO)
def test_names_of_two_people_do_not(notation: str, one: str, other: str) -> None:
    """Relatives and namesakes stay apart, and so does whoever may be one of two."""
    assert not are_one(notation, one, other)


BODIES_OF_ONE = [
    (
        "В [Верховном суде Чили|ORGANIZATION] ждут. [Верховный суд|ORGANIZATION] молчит.",
        "Верховном суде Чили",
        "Верховный суд",
    ),
    (
        "[Партия садов Перу|ORGANIZATION] ушла. В [Партии садов|ORGANIZATION] молчат.",
        "Партия садов Перу",
        "Партии садов",
    ),
    (
        "[Социал-демократическая партия Перу|ORGANIZATION] ушла. [СДПП|ORGANIZATION] молчит.",
        "Социал-демократическая партия Перу",
        "СДПП",
    ),
    (
        "[Национальный союз|ORGANIZATION] ушел. [Нацсоюз|ORGANIZATION] молчит.",
        "Национальный союз",
        "Нацсоюз",
    ),
    (
        "[Пермская АЭС|FACILITY] стоит. На [ПАЭС|FACILITY] ремонт.",
        "Пермская АЭС",
        "ПАЭС",
    ),
    (
        "[ООО «Заречье»|ORGANIZATION] растет. [Заречье|ORGANIZATION] ждет.",
        "ООО «Заречье»",
        "Заречье",
    ),
    (
        "[Lindholm Varve|ORGANIZATION] растет. [Varve|ORGANIZATION] ждет.",
        "Lindholm Varve",
        "Varve",
    ),
    (
        "Ждет [партия РДСК|ORGANIZATION]. [РДСК|ORGANIZATION] молчит.",
        "партия РДСК",
        "РДСК",
    ),
    (
        "Ждет [совет пилотов РФ|ORGANIZATION]. [Совет пилотов России|ORGANIZATION] молчит.",
        "совет пилотов РФ",
        "Совет пилотов России",
    ),
    ("Река [Вытьва|CITY] широка. Ниже [Вытьва|LOCATION] уже.", "Вытьва", "Вытьва"),
]
LEADERS = [
    ("Президент США Джон Даль", "Американский лидер", "Джон Даль", "лидер", True),
    ("Президент США Джон Даль", "Глава Белого дома", "Джон Даль", "Глава Белого дома", True),
    ("Президент Чили Иван Даль", "Чилийский лидер", "Иван Даль", "лидер", True),
    ("Президент США Джон Даль", "Чилийский лидер", "Джон Даль", "лидер", False),
    ("Президент России Иван Даль", "Глава Москвы", "Иван Даль", "Глава Москвы", False),
    ("Министр обороны Чили Иван Даль", "Чилийский лидер", "Иван Даль", "лидер", False),
]


@pytest.mark.parametrize(("holder", "leader", "one", "other", "is_one"), LEADERS)
def test_leader_of_a_state_is_who_holds_its_first_post(
    holder: str, leader: str, one: str, other: str, *, is_one: bool
) -> None:
    """By the state's adjective or its seat of power; not of another state, city or ministry."""
    document = document_of(f"{holder} прибыл в Осло. {leader} выступил с речью.")
    (person,) = (entity for entity in document.entities if entity.name == one)
    text = document.article.text
    mentions = [document.mentions[number] for number in person.mentions]
    assert (other in {text[m.start : m.stop] for m in mentions}) == is_one


SLIPS = [
    ("Президент [HA|ORGANIZATION] Иван Даль прибыл. Россия ждет.", "HA", "Россия", True),
    ("Президент [RYH|ORGANIZATION] Иван Даль прибыл. Китай ждет.", "RYH", "Китай", True),
    (
        "Премьер-министр [HR|ORGANIZATION] Иван Даль прибыл. Казахстан ждет.",
        "HR",
        "Казахстан",
        True,
    ),
    ("Директор [XYZ|ORGANIZATION] Иван Даль прибыл. Россия ждет.", "XYZ", "Россия", False),
    ("Курсы открыл [HA|ORGANIZATION]. Россия ждет.", "HA", "Россия", False),
]


@pytest.mark.parametrize(("notation", "acronym", "state", "is_slip"), SLIPS)
def test_acronym_in_the_other_layout_is_the_state(
    notation: str, acronym: str, state: str, *, is_slip: bool
) -> None:
    """Where it tells whose a post is, and the article names the state that the keys spell."""
    assert are_one(notation, acronym, state) == is_slip


BODIES_OF_TWO = [
    (
        "[Верховный суд|ORGANIZATION] ждет. В [Верховном суде Чили|ORGANIZATION] молчат.",
        "Верховный суд",
        "Верховном суде Чили",
    ),
    (
        "[Союз ям Перу|ORGANIZATION], [Союз ям Чили|ORGANIZATION], [Союз ям|ORGANIZATION].",
        "Союз ям Перу",
        "Союз ям",
    ),
    ("[ЦК КПСА|ORGANIZATION] ждет. [КПСА|ORGANIZATION] молчит.", "ЦК КПСА", "КПСА"),
    (
        "[Национальный союз|ORGANIZATION] ушел. [Натсоюз|ORGANIZATION] молчит.",
        "Национальный союз",
        "Натсоюз",
    ),
    (
        "[Lindholm Varve|ORGANIZATION] растет. [Lindholm Bank|ORGANIZATION] ждет.",
        "Lindholm Varve",
        "Lindholm Bank",
    ),
    ("Поселок [Вытьва|CITY] стоит. [Вытьва|PERSON] устал.", "Вытьва", "устал"),
]


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        (
            "[АО Завод Стриж Юг|ORGANIZATION] ждет. [АО Завод Стриж|ORGANIZATION] закрыто.",
            "АО Завод Стриж Юг",
            "АО Завод Стриж",
        ),
        (
            "[The Lindholm Times|ORGANIZATION] пишет. Об этом же [The Lindholm|ORGANIZATION].",
            "The Lindholm Times",
            "The Lindholm",
        ),
    ],
)
def test_a_legal_form_or_article_leads_no_wording(notation: str, one: str, other: str) -> None:
    """Where the parser takes «АО» or «The» for the head, the words behind it are compared."""
    assert are_one(notation, one, other)


@pytest.mark.parametrize(("notation", "one", "other"), BODIES_OF_ONE)
def test_wordings_of_one_name_meet(notation: str, one: str, other: str) -> None:
    """Shorter wordings, acronyms, clipped compounds, states by any name, types by any annotator."""
    document = document_of(notation)
    which = 2 if one == other else 1
    assert entity_at(document, one) == entity_at(document, other, which) is not None


@pytest.mark.parametrize(("notation", "one", "other"), BODIES_OF_TWO)
def test_names_of_two_bodies_do_not(notation: str, one: str, other: str) -> None:
    """A shorter wording looks back, to one name alone; an acronym is not what its whole is."""
    assert not are_one(notation, one, other)


PRONOUNS_OF_ONE = [
    ("Умер [Олег Даль|PERSON]. Ему было сто лет.", "Олег Даль", "Ему"),
    ("[Нина Даль|PERSON] приехала в Осло. Позднее ее арестовали.", "Нина Даль", "ее"),
    (
        "[Олег Даль|PERSON] приехал в Осло, но в порту его задержала полиция.",
        "Олег Даль",
        "его",
    ),
    ("[Нина Даль|PERSON] сказала, что ей предложили пост.", "Нина Даль", "ей"),
]
PRONOUNS_OF_NOBODY = [
    ("[Олег Даль|PERSON] спорил с [Иваном Гармашем|PERSON]. Ему было сто лет.", "Олег Даль", "Ему"),
    ("Дед знал, что [Олег Даль|PERSON] болен. Ему было сто лет.", "Олег Даль", "Ему"),
    ("[Олег Даль|PERSON] обвинил его во лжи.", "Олег Даль", "его"),
]


@pytest.mark.parametrize(("notation", "one", "pronoun"), PRONOUNS_OF_ONE)
def test_pronoun_that_is_no_subject_takes_up_the_one_person(
    notation: str, one: str, pronoun: str
) -> None:
    """A dative, and the object of what happens to people."""
    assert are_one(notation, one, pronoun)


@pytest.mark.parametrize(("notation", "one", "pronoun"), PRONOUNS_OF_NOBODY)
def test_pronoun_that_may_mean_another_takes_up_nobody(
    notation: str, one: str, pronoun: str
) -> None:
    """One of two people, a person without a name, somebody other than the subject."""
    assert not are_one(notation, one, pronoun)


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("Полиция ищет [Максима Тервигана|PERSON].", "Максим Тервиган"),
        ("Полиция ищет [Сергея Кравиля|PERSON].", "Сергей Кравиль"),
        ("Выставка [Андрея Кандобы|PERSON] закрылась.", "Андрей Кандоба"),
        ("Роман [Александра Дюма|PERSON] переиздали.", "Александр Дюма"),
        ("Речь [Сергея Шойгу|PERSON] записали.", "Сергей Шойгу"),
        ("[Яна Абрамова|PERSON] выступила.", "Яна Абрамова"),
    ],
)
def test_label_of_a_man_is_a_nominative(notation: str, name: str) -> None:
    """A surname that no dictionary has is declined as the given name beside it."""
    assert name in {entity.name for entity in document_of(notation).entities}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Г.Адлер", ("Г.", "Адлер")),
        ("Ж.-К. Адлер", ("Ж.", "К.", "Адлер")),
        ("Адлер Г.", ("Г.", "Адлер")),
        ("Адлер Генрих Львович", ("Генрих", "Львович", "Адлер")),
        ("Ким Чен Ын", ("Ким", "Чен", "Ын")),
        ("Салах ад-Дин", ("Салах", "ад-Дин")),
    ],
)
def test_words_of_a_name_have_one_order(name: str, words: tuple[str, ...]) -> None:
    """Given names or initials first, the surname last, initials apart."""
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Адлер", "Адлером"),
        ("Тамбиев", "Тамбиеву"),
        ("Яровая", "Яровую"),
        ("Зойла", "Зойле"),
        ("Даль", "Даля"),
        ("Левицкий", "Левицкого"),
        ("Дзюба", "Дзюбой"),
    ],
)
def test_names_have_forms(name: str, form: str) -> None:
    """A name that no dictionary holds is declined by its ending."""
    assert form.lower() in case_forms(name)
    assert name.lower() in case_forms(name)


@pytest.mark.parametrize(
    ("name", "form"), [("Тамбиев", "Тамбиевой"), ("Ли", "Ля"), ("Сепп", "Сепе")]
)
def test_what_is_no_form_of_a_name(name: str, form: str) -> None:
    """A woman's form is none of a man's name, and vowels are not declined."""
    assert form.lower() not in case_forms(name)
