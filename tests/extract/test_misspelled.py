"""Spellings of one name inside an article."""

import pytest
from notation import document_of


def entity_of(notation: str, word: str) -> set[str]:
    """The names under which the text knows the thing that it calls so."""
    document = document_of(notation)
    text = document.article.text
    for entity in document.entities:
        told = {
            text[document.mentions[n].start : document.mentions[n].stop] for n in entity.mentions
        }
        if word in told:
            return told
    return set()


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        (
            "[Bregenz Media|ORGANIZATION] молчит. Позже [Брегенц медиа|ORGANIZATION] ответила.",
            "Bregenz Media",
            "Брегенц медиа",
        ),
        (
            "[Bregenzer|ORGANIZATION] молчит. Позже [Bregnzer|ORGANIZATION] ответила.",
            "Bregenzer",
            "Bregnzer",
        ),
        (
            "[Томас Фридвальд|PERSON] ([Thomas Friedwald|PERSON]) приехал.",
            "Томас Фридвальд",
            "Thomas Friedwald",
        ),
        (
            "[Томас Фридвальд|PERSON] приехал. Потом [Фридвалд|PERSON] уехал.",
            "Томас Фридвальд",
            "Фридвалд",
        ),
    ],
)
def test_spellings_are_one_thing(notation: str, one: str, other: str) -> None:
    """Two alphabets and misprints of one article make no second thing."""
    assert other in entity_of(notation, one)


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        ("[МВД|ORGANIZATION] и [МИД|ORGANIZATION] спорят.", "МВД", "МИД"),
        ("[Верескова|PERSON] и [Вересков|PERSON] спорят.", "Верескова", "Вересков"),
        (
            "[Виктор Зубков|PERSON] и [Виктор Зубов|PERSON] спорят.",
            "Виктор Зубков",
            "Виктор Зубов",
        ),
        (
            "[Анна Фридвальд|PERSON] и [Томас Фридвальд|PERSON] приехали без [Фридвальдов|PERSON].",
            "Анна Фридвальд",
            "Томас Фридвальд",
        ),
        (
            "[Фонд 17|ORGANIZATION] и [Фонд 19|ORGANIZATION] спорят.",
            "Фонд 17",
            "Фонд 19",
        ),
    ],
)
def test_near_names_stay_two(notation: str, one: str, other: str) -> None:
    """Acronyms, men and women, known surnames and numbers are never spellings of each other."""
    assert other not in entity_of(notation, one)


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        (
            "Депутаты [Ян Бредвенко|PERSON] и [Ян Бредвиенко|PERSON] спорят.",
            "Ян Бредвенко",
            "Ян Бредвиенко",
        ),
        (
            "Глава Перу [Ян Бредвенко|PERSON] и глава Чили [Ян Бредвиенко|PERSON] спорят.",
            "Ян Бредвенко",
            "Ян Бредвиенко",
        ),
        (
            "Между [Бредвенко|PERSON] и [Бредвиенко|PERSON] вышел спор.",
            "Бредвенко",
            "Бредвиенко",
        ),
        (
            "«[Bregenzer|ORGANIZATION]», «[Роза|ORGANIZATION]» и «[Bregnzer|ORGANIZATION]» ждут.",
            "Bregenzer",
            "Bregnzer",
        ),
    ],
)
def test_coordinated_names_stay_two(notation: str, one: str, other: str) -> None:
    """Nobody lists one thing twice, however much its names are alike."""
    assert other not in entity_of(notation, one)


def test_a_name_in_brackets_is_no_conjunct() -> None:
    """It explains the name that it stands behind, even where the parser takes it for a list."""
    told = "[Томас Фридвальд|PERSON] и Анна Роза ([Thomas Friedwald|PERSON], Anna Roza) ждут."
    assert "Thomas Friedwald" in entity_of(told, "Томас Фридвальд")
