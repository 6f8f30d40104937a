"""People told by their office: who is described by a post of a state, and what is claimed then."""

import pytest
from notation import document_of

from extract.records import Document


def name_at(document: Document, words: str) -> str | None:
    """The name of the person whom these words mention."""
    text = document.article.text
    return next(
        (
            entity.name
            for entity in document.entities
            for number in entity.mentions
            if text[document.mentions[number].start : document.mentions[number].stop] == words
            and entity.type.value == "Person"
        ),
        None,
    )


NAMED = (
    "[Эмманюэль Макрон|PERSON] и [Фридрих Мерц|PERSON] встретились в [Париже|CITY] с [Сергеем "
    "Лавровым|PERSON]. "
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Канцлер ФРГ молчал.", "Канцлер ФРГ", "Фридрих Мерц"),
        ("Говорил французский президент.", "президент", "Эмманюэль Макрон"),
        ("Говорил французский лидер.", "лидер", "Эмманюэль Макрон"),
        ("Говорил министр иностранных дел России.", "министр иностранных дел России",
         "Сергей Лавров"),
        # another post, another state, another time
        ("Премьер-министр Франции молчал.", "Премьер-министр Франции", "премьер-министр Франции"),
        ("Министр обороны России молчал.", "Министр обороны России", "министр обороны России"),
        ("Бывший президент Франции молчал.", "Бывший президент Франции",
         "бывший президент Франции"),
        ("Президент Перу молчал.", "Президент Перу", "президент Перу"),
    ],
)  # fmt: skip
def test_post_of_a_state_tells_its_holder(text: str, words: str, name: str) -> None:
    """Whoever the gazetteer knows in office that day, if the article has named him before."""
    assert name_at(document_of(NAMED + text), words) == name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Прибыл глава [МИД|GOVERNMENT_BODY] [Сергей Лавров|PERSON].",
         "Министерство иностранных дел России"),
        ("Прибыл [Сергей Лавров|PERSON]. В [МИД|GOVERNMENT_BODY] молчат.",
         "Министерство иностранных дел"),
        ("Принята резолюция [Совбеза|GOVERNMENT_BODY].", "Совет Безопасности ООН"),
        ("Принято решение [Совбеза|GOVERNMENT_BODY].", "Совет безопасности"),
        ("[Белоруссия|COUNTRY] ждет. [Нацбанк РБ|GOVERNMENT_BODY] молчит.",
         "Национальный банк Белоруссии"),
        ("[Уфа|CITY] ждет. [Нацбанк РБ|GOVERNMENT_BODY] молчит.", "Национальный банк РБ"),
    ],
)  # fmt: skip
def test_body_is_told_by_what_stands_beside_it(text: str, body: str) -> None:
    """Its head's name right behind it, its acts, or its state's initials where it is named."""
    names = {entity.name for entity in document_of(text).entities}
    assert body in names


def test_patronymic_does_not_begin_a_name() -> None:
    """A given name that the tagger left out belongs to the name."""
    document = document_of("Эльвира Сахипзадовна Набиуллина пообещала снизить ставку.")
    assert name_at(document, "Эльвира Сахипзадовна Набиуллина") == "Эльвира Набиуллина"
