"""Who did what to whom is read from the syntax, whatever the voice, the order and the parser."""

import pytest
from notation import document_of, names_in

from extract.claims.actors import Actors
from extract.claims.events import EventExtractor
from extract.claims.happenings import actors_of
from extract.claims.lexicon import event_lexicon, word_group
from extract.claims.roles import Roles
from extract.records import Event
from extract.tree import tree_of
from ontology.errors import OntologyError
from ontology.vocabulary import EventType, Role

ROLES = [
    # voice
    ("[Китай|COUNTRY] осудил [Индию|COUNTRY].", "Китай -> Индия"),
    ("[Индия|COUNTRY] была осуждена [Китаем|COUNTRY].", "Китай -> Индия"),
    ("[Индию|COUNTRY] осудил [Китай|COUNTRY].", "Китай -> Индия"),
    ("[Индию|COUNTRY] осудили.", "-> Индия"),
    ("Против [Индии|COUNTRY] введены санкции.", "-> Индия"),
    ("В отношении [Ирана|COUNTRY] введены санкции [США|COUNTRY].", "США -> Иран"),
    ("По [Ирану|COUNTRY] нанесен удар [Израилем|COUNTRY].", "Израиль -> Иран"),
    # participles and relative clauses
    ("Введенные [США|COUNTRY] санкции против [Ирана|COUNTRY] сработали.", "США -> Иран"),
    ("[Китай|COUNTRY], обвинивший [Индию|COUNTRY] в шпионаже, молчит.", "Китай -> Индия"),
    ("[Китай|COUNTRY], который обвинил [Индию|COUNTRY] в шпионаже, молчит.", "Китай -> Индия"),
    ("Освобожденный [Ираном|COUNTRY] [Иванов|PERSON] вернулся домой.", "Иран -> Иванов"),
    ("[Индия|COUNTRY], которую осудил [Китай|COUNTRY], молчит.", "Китай -> Индия"),
    # elided subjects
    ("[Китай|COUNTRY] решил осудить [Индию|COUNTRY].", "Китай -> Индия"),
    ("[Макрон|PERSON] прилетел ночью и поздравил [Мелони|PERSON].", "Макрон -> Мелони"),
    ("Прилетев ночью, [Макрон|PERSON] поздравил [Мелони|PERSON].", "Макрон -> Мелони"),
    # nouns: subject genitive, object genitive, instrumental, adjective
    ("Атака [Израиля|COUNTRY] на [Иран|COUNTRY] удалась.", "Израиль -> Иран"),
    ("Захват [Мосула|CITY] [Ираном|COUNTRY] возмутил всех.", "Иран -> Мосул"),
    ("Арест [Иванова|PERSON] возмутил всех.", "-> Иванов"),
    ("[Израильская|COUNTRY] атака на [Иран|COUNTRY] удалась.", "Израиль -> Иран"),
    ("Санкции [США|COUNTRY] против [Ирана|COUNTRY] сработали.", "США -> Иран"),
    ("Критика [Китая|COUNTRY] в адрес [Индии|COUNTRY] была резкой.", "Китай -> Индия"),
    # reciprocals
    ("[Макрон|PERSON] и [Мелони|PERSON] встретились.", "Макрон + Мелони ->"),
    ("[Макрон|PERSON] встретился с [Мелони|PERSON].", "Макрон -> Мелони"),
    ("Встреча [Макрона|PERSON] с [Мелони|PERSON] состоялась.", "Макрон + Мелони ->"),
    ("Прошли переговоры [Китая|COUNTRY] и [Индии|COUNTRY].", "Китай + Индия ->"),
    ("Прошли переговоры между [Китаем|COUNTRY] и [Индией|COUNTRY].", "Китай + Индия ->"),
    ("Прошли переговоры с участием [Макрона|PERSON].", "Макрон ->"),
    ("Договор между [Китаем|COUNTRY] и [Индией|COUNTRY] подписан.", "Китай + Индия ->"),
    # support verbs and announcements
    ("[Макрон|PERSON] провел встречу с [Мелони|PERSON].", "Макрон -> Мелони"),
    ("После встречи с [Мелони|PERSON] [Макрон|PERSON] уехал.", "Макрон + Мелони ->"),
    ("[Китай|COUNTRY] объявил о введении санкций против [Индии|COUNTRY].", "Китай -> Индия"),
    ("Решение о введении пошлин приняла [Индия|COUNTRY].", "Индия ->"),
    # parser errors
    ("[Макрон|PERSON] принял в белом доме своего коллегу [Орпо|PERSON].", "Макрон -> Орпо"),
    ("[Сергея Иванова|PERSON] осудил 28-летний [Петров|PERSON].", "Петров -> Сергей Иванов"),
    # who speaks for whom
    ("Министр [Китая|COUNTRY] осудил [Индию|COUNTRY].", "Китай -> Индия"),
    (
        "[Премьер Финляндии|PROFESSION] [Петтери Орпо|PERSON] осудил [Иран|COUNTRY].",
        "Петтери Орпо -> Иран",
    ),
    (
        "На саммит прибыли главы [Ирана|COUNTRY], [Катара|COUNTRY] и [Индии|COUNTRY].",
        "Иран + Катар + Индия ->",
    ),
    ("[Китай|COUNTRY] ввел пошлины на товары из [Индии|COUNTRY].", "Китай -> Индия"),
    ("Бывший президент [Китая|COUNTRY] осудил [Индию|COUNTRY].", "-> Индия"),
    ("Глава [МВФ|ORGANIZATION] арестован.", ""),
    # several at once
    ("[Польша|COUNTRY], [Чехия|COUNTRY] и [Литва|COUNTRY] осудили [Иран|COUNTRY].",
     "Польша + Чехия + Литва -> Иран"),
]  # fmt: skip
"""Sentences with one event: its agents -> its recipients."""


@pytest.mark.parametrize(("notation", "expected"), ROLES)
def test_agents_and_recipients(notation: str, expected: str) -> None:
    """The same roles come out of active, passive, participle, noun and support verb."""
    document = document_of(notation)
    names = names_in(document.mentions, document.entities)
    found = [event for event in EventExtractor()(document) if isinstance(event, Event)]
    lines = [
        " ".join(
            part
            for part in (
                " + ".join(names[e] for e in actors_of(event, Role.AGENT)),
                "->",
                " + ".join(names[e] for e in actors_of(event, Role.RECIPIENT)),
            )
            if part
        )
        for event in found
    ]
    assert lines == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("notation", "verb", "subject"),
    [
        ("Вчера [Макрон|PERSON] уехал.", "уехать", "Макрон"),
        ("[Макрон|PERSON] обещал уехать.", "уехать", "Макрон"),
        ("[Макрон|PERSON] попросил [Мелони|PERSON] уехать.", "уехать", "Мелони"),
        ("Город покинули.", "покинуть", None),
        ("Дом построен рабочими.", "построить", None),
    ],
)
def test_subject_of_a_verb(notation: str, verb: str, subject: str | None) -> None:
    """Control verbs hand their subject or object on; a missing subject stays missing."""
    tree = tree_of(document_of(notation))
    roles = Roles(tree, Actors(tree))
    index = next(i for i, token in enumerate(tree.tokens) if token.lemma == verb)
    found = None if roles.is_passive(index) else roles.subject(index)
    assert (None if found is None else tree.tokens[found].text) == subject


def test_lexicon_covers_all_types_with_both_aspects() -> None:
    """The shipped lexicon is well-formed, large, and holds verbs and nouns of every type."""
    lexicon = event_lexicon()
    verbs = {sense.type for senses in lexicon.verbs.values() for sense in senses}
    nouns = {sense.type for senses in lexicon.nouns.values() for sense in senses}
    assert verbs == nouns == set(EventType)
    assert len(lexicon.verbs) + len(lexicon.nouns) >= 900
    for perfective, imperfective in (("встретиться", "встречаться"), ("ввести", "вводить")):
        assert lexicon.verbs[perfective] == lexicon.verbs[imperfective]


def test_lexicon_writes_no_yo() -> None:
    """Triggers are lemmas as the annotator writes them: lower case, ё as е."""
    lexicon = event_lexicon()
    for lemma in (*lexicon.verbs, *lexicon.nouns, *lexicon.support):
        assert lemma == lemma.lower().replace("ё", "е")


def test_unknown_word_group_is_named() -> None:
    """Asking for a group of words that the tables do not hold says which."""
    with pytest.raises(OntologyError, match=r"groups\.tsv: no group 'nobody'"):
        word_group("nobody")
