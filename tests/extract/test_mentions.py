"""Mentions: what is found, of which type, under which nominative name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import Marked, article_of, document_of, parse, render

from extract.annotate import annotate
from extract.annotate.normalize import genitive
from extract.mentions import find_mentions
from extract.records import Document, MentionKind
from ontology.vocabulary import EntityType


def named(text: str) -> set[tuple[str, str, str]]:
    """(words, type, nominative) of the names in a text."""
    (document,) = annotate([article_of(text)])
    return {
        (text[m.start : m.stop], m.type.name, m.name)
        for m in find_mentions(document)
        if m.kind is MentionKind.NAME
    }


NAMES = [
    ("Делегация прибыла из Нидерландов.", "Нидерландов", "COUNTRY", "Нидерланды"),
    ("Связи с Южной Кореей крепнут.", "Южной Кореей", "COUNTRY", "Южная Корея"),
    ("Посол в Соединенных Штатах уехал.", "Соединенных Штатах", "COUNTRY", "Соединенные Штаты"),
    ("Саммит КНР и ОАЭ завершен.", "КНР", "COUNTRY", "КНР"),
    ("Встреча с Иваном Петровым прошла.", "Иваном Петровым", "PERSON", "Иван Петров"),
    ("С министром связи Дании Е. С. Жареновым.", "Е. С. Жареновым", "PERSON", "Е. С. Жаренов"),
    ("Говорил с послом Индии Б. Тильдбартом.", "Б. Тильдбартом", "PERSON", "Б. Тильдбарт"),
    ("Слова Светланы Кузнецовой услышали.", "Светланы Кузнецовой", "PERSON", "Светлана Кузнецова"),
    ("Это решение партии «Новый путь».", "Новый путь", "ORGANIZATION", "Новый путь"),
    ("Об этом пишет газета Financial Times.", "Financial Times", "MEDIA_OUTLET", "Financial Times"),
    ("Глава МИД Польши уехал.", "МИД Польши", "GOVERNMENT_BODY", "МИД Польши"),
    (
        "Глава Федеральной миграционной службы России прибыл.",
        "Федеральной миграционной службы России",
        "GOVERNMENT_BODY",
        "Федеральная миграционная служба России",
    ),
    (
        "Решение Высшего суда Египта важно.",
        "Высшего суда Египта",
        "GOVERNMENT_BODY",
        "Высший суд Египта",
    ),
    (
        "Доклад министерства иностранных дел Польши готов.",
        "министерства иностранных дел Польши",
        "GOVERNMENT_BODY",
        "министерство иностранных дел Польши",
    ),
    (
        "Заседание Высшего совета Польши прошло.",
        "Высшего совета Польши",
        "GOVERNMENT_BODY",
        "Высший совет Польши",
    ),
    ("На саммите БРИКС спорили.", "саммите БРИКС", "EVENT", "саммит БРИКС"),
    ("Войну в Украине обсудили.", "Войну в Украине", "EVENT", "Война в Украине"),
    (
        "Подписано соглашение о свободной торговле.",
        "соглашение о свободной торговле",
        "AGREEMENT",
        "соглашение о свободной торговле",
    ),
    ("Компания показала чип S400.", "S400", "PRODUCT", "S400"),
    ("Пожар в поселке Озерный потушен.", "Озерный", "CITY", "Озерный"),
    ("Жители Томской области ждут.", "Томской области", "STATE_OR_PROVINCE", "Томская область"),
    ("Китайские компании растут.", "Китайские", "COUNTRY", "китайский"),
    (
        "Министру обороны Канады доложили.",
        "Министру обороны Канады",
        "PROFESSION",
        "министр обороны Канады",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind", "name"), NAMES, ids=[n[1] for n in NAMES])
def test_names_are_found_in_the_nominative(text: str, words: str, kind: str, name: str) -> None:
    """Every type of name is found with its span and its dictionary form."""
    assert (words, kind, name) in named(text)


NOT_NAMES = [
    ("Развитие искусственного интеллекта (ИИ) ускорилось.", "ИИ"),
    ("В начале XXI века все изменилось.", "XXI"),
    ("Саммит завершился успешно.", "Саммит"),
]


@pytest.mark.parametrize(("text", "words"), NOT_NAMES, ids=[n[1] for n in NOT_NAMES])
def test_common_words_are_no_names(text: str, words: str) -> None:
    """Acronyms of common nouns, numerals and class nouns name nothing."""
    assert words not in {found[0] for found in named(text)}


def test_joined_neighbors_are_parted() -> None:
    """Two people side by side in different cases are two people."""
    found = named("После встречи с Си Цзиньпином Трамп вылетел в Токио.")
    assert {("Си Цзиньпином", "PERSON", "Си Цзиньпин"), ("Трамп", "PERSON", "Трамп")} <= found


def test_a_name_inside_a_party_s_name_is_not_a_country() -> None:
    """«Единая Россия» names a party, «Союз журналистов России» a union and a country."""
    assert ("России", "COUNTRY", "Россия") not in named("Съезд «Единой России» прошел.")
    assert ("России", "COUNTRY", "Россия") in named("Съезд Союза журналистов России прошел.")


TEXTS = st.lists(
    st.sampled_from(
        "Президент США Иван Петров заявил, что « » ( ) саммит ШОС в Осло . и МИД КНР Pax —".split()
    ),
    max_size=25,
).map(" ".join)


@given(TEXTS)
def test_mentions_nest_or_are_disjoint(text: str) -> None:
    """No two names cross, whatever the text."""
    (document,) = annotate([article_of(text)])
    found = [m for m in find_mentions(document) if m.kind is MentionKind.NAME]
    for one in found:
        assert text[one.start : one.stop]
        for other in found:
            crosses = one.start < other.start < one.stop < other.stop
            assert not crosses, (one, other)


GENITIVES = [
    ("Китай", "Китая"),
    ("Южная Корея", "Южной Кореи"),
    ("США", "США"),
    ("Россия", "России"),
    ("ОАЭ", "ОАЭ"),
]


@pytest.mark.parametrize(("name", "expected"), GENITIVES)
def test_genitive_of_a_name(name: str, expected: str) -> None:
    """A state's name is put into the genitive word by word, acronyms stay."""
    assert genitive(name) == expected


SPANS = st.lists(
    st.tuples(
        st.text("абвг ", min_size=0, max_size=5),
        st.text("АБВабв", min_size=1, max_size=6),
        st.sampled_from(list(EntityType)),
    ),
    max_size=5,
)


@given(SPANS)
def test_notation_round_trip(parts: list[tuple[str, str, EntityType]]) -> None:
    """`parse` and `render` of the tests' notation are inverse."""
    text, marked = "", []
    for before, words, kind in parts:
        text += before
        marked.append(Marked(len(text), len(text) + len(words), kind))
        text += words
    assert parse(render(text, tuple(marked))) == (text, tuple(marked))


def test_bracketed_mentions_are_there() -> None:
    """A document made from notation holds each bracket as a mention of its type."""
    document: Document = document_of("[Зорг|ORGANIZATION] купил [Бимс|PRODUCT].")
    assert {(m.name, m.type) for m in document.mentions} >= {
        ("Зорг", EntityType.ORGANIZATION),
        ("Бимс", EntityType.PRODUCT),
    }
