"""Which time expression dates which happening, on parsed sentences."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

import pytest
from notation import PUBLISHED, article_of

from extract.annotate import annotate
from extract.records import Block, BlockKind, Document
from extract.times import find_times
from extract.times.attach import nearest_time
from extract.tree import tree_of

SENTENCES: tuple[tuple[str, dict[str, str | None]], ...] = (
    (
        "3 октября после встречи с лидером КНР Макрон сообщил, что Китай согласился на закупки.",
        {"встречи": "3 октября", "сообщил": "3 октября", "согласился": None},
    ),
    (
        "10 октября премьер объявил, что страна с 1 ноября или ранее введет пошлины.",
        {"объявил": "10 октября", "введет": "с 1 ноября", "пошлины": "с 1 ноября"},
    ),
    (
        "Напомним, 4 ноября канцлер в телефонном разговоре с послом обсудил войну в Судане.",
        {"разговоре": "4 ноября", "обсудил": "4 ноября", "войну": None},
    ),
    (
        "В мае прошлого года Оттава подписала соглашение с Чили.",
        {"подписала": "В мае прошлого года", "соглашение": "В мае прошлого года"},
    ),
    (
        "9 октября Минторг опубликовал два документа об ужесточении контроля.",
        {"опубликовал": "9 октября", "ужесточении": None},
    ),
    (
        "Это произойдет в понедельник, 15 декабря, когда мэр будет принимать послов, узнал РБК.",
        {"произойдет": "в понедельник, 15 декабря", "узнал": None},
    ),
    (
        "В среду министр отменил визит в Париж, запланированный на 5 мая.",
        {"отменил": "В среду", "визит": "на 5 мая", "запланированный": "на 5 мая"},
    ),
    (
        "Переговоры, прошедшие 5 мая в Женеве, завершились без результата.",
        {"прошедшие": "5 мая", "Переговоры": "5 мая", "завершились": None},
    ),
    (
        "Саммит в Астане пройдет 3 и 4 июля, сообщил в понедельник Токаев.",
        {"пройдет": "3 и 4 июля", "Саммит": "3 и 4 июля", "сообщил": "в понедельник"},
    ),
    (
        "В понедельник Франция потребовала вывести войска до 1 мая.",
        {"потребовала": "В понедельник", "вывести": "до 1 мая"},
    ),
    (
        "Миллер пообещал с 21 июня ограничить поставки газа.",
        {"ограничить": "с 21 июня"},
    ),
    (
        "12 мая Лавров прибыл в Пекин и провел переговоры с Ван И.",
        {"прибыл": "12 мая", "провел": "12 мая", "переговоры": "12 мая"},
    ),
    (
        "Выборы 2018 года выиграл Путин.",
        {"Выборы": "2018 года", "выиграл": None},
    ),
    (
        "Закон от 6 июля вступил в силу.",
        {"Закон": "от 6 июля", "вступил": None},
    ),
    (
        "Лидеры договорились встретиться в апреле в Пекине.",
        {"встретиться": "в апреле", "договорились": None},
    ),
    (
        "Санкции, которые ЕС ввел в 2022 году, Брюссель продлил в четверг.",
        {"ввел": "в 2022 году", "продлил": "в четверг"},
    ),
    (
        "Трамп заявил в понедельник, что войска вышли из города.",
        {"заявил": "в понедельник", "вышли": None},
    ),
    (
        "Министр заявил, что договор подпишут 1 марта.",
        {"подпишут": "1 марта", "заявил": None, "договор": "1 марта"},
    ),
    (
        "Удар по порту был нанесен в ночь на 5 мая.",
        {"нанесен": "в ночь на 5 мая", "Удар": "в ночь на 5 мая"},
    ),
)
"""Sentences with the expression that dates each word; None where the sentence does not date it."""

RESOLVED = (
    ("10 октября он объявил, что с 1 ноября введут пошлины.", "2025-10-10 2025-11-01.."),
    ("Митинг должен пройти 27 января у здания мэрии.", "2026-01-27"),
    ("В январе суд признал вину банкира.", "2025-01-01..2025-01-31"),
    ("В январе откроется выставка.", "2026-01-01..2026-01-31"),
    ("Комиссия планирует объявить итоги во вторник.", "2025-12-16"),
    ("Посла вызвали в МИД во вторник.", "2025-12-09"),
    ("Дом купили накануне выборов.", ""),
    ("Посла вызвали накануне.", "2025-12-11"),
    ("20 декабря в музее открывается выставка.", "2025-12-20"),
    ("Премьер смог вернуться в марте.", "2025-03-01..2025-03-31"),
    ("Премьер намерен вернуться в марте.", "2026-03-01..2026-03-31"),
    ("Первый показ назначен на среду.", "2025-12-17"),
)
"""Sentences read on Friday, 12 December 2025, and what their expressions resolve to."""


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    """Every sentence above, annotated in one batch, with its times."""
    texts = [text for text, _ in (*SENTENCES, *RESOLVED)]
    found = annotate([article_of(text) for text in texts])
    return {d.article.text: replace(d, times=find_times(d)) for d in found}


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_expression_dates_its_own_happening(text: str, expected: dict[str, str | None]) -> None:
    """A verb is dated by its own clause; a noun by what hangs on it, or with its verb."""
    document = documents()[text]
    tree = tree_of(document)
    places = {token.text: index for index, token in enumerate(document.tokens)}
    times = {word: nearest_time(tree, places[word]) for word in expected}
    assert {word: time.interval.text if time else None for word, time in times.items()} == expected


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_tense_of_the_tree_places_the_date(text: str, expected: str) -> None:
    """Verb forms, «будет» and verbs of planning decide between the past and the coming date."""
    intervals = [time.interval for time in documents()[text].times]
    ends = [(str(i.earliest or ""), str(i.latest or "")) for i in intervals]
    shown = [first if first == last else f"{first}..{last}" for first, last in ends]
    assert " ".join(shown) == expected


def test_offsets_and_words_are_the_article_s() -> None:
    """A mention's words are the article's own, in the article's own coordinates."""
    for document in documents().values():
        for time in document.times:
            assert document.article.text[time.start : time.stop] == time.interval.text


def test_header_lines_give_no_time() -> None:
    """The line that dates the article is no time expression of its text."""
    article = article_of("НЬЮ-ЙОРК, 12 декабря. Встреча прошла 5 мая.")
    start = article.text.index("Встреча")
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, stop=start - 1),
        Block(kind=BlockKind.BODY, start=start, stop=len(article.text)),
    )
    (document,) = annotate([replace(article, blocks=blocks)])
    assert [time.interval.text for time in find_times(document)] == ["5 мая"]


def test_without_publication_nothing_relative_is_resolved() -> None:
    """An article of unknown date keeps its absolute dates alone."""
    text = "В 2020 году завод купили, а вчера продали."
    (document,) = annotate([article_of(text, published=None)])
    assert [time.interval.value for time in find_times(document)] == ["2020"]


def test_value_keeps_the_precision_of_the_words() -> None:
    """A day, a month and a year are written as such; a stretch has no value."""
    text = "24 ноября 2025 года, в октябре 2025 года, в 2025 году, с 5 по 21 августа 2025 года."
    (document,) = annotate([article_of(text)])
    values = [time.interval.value for time in find_times(document)]
    assert values == ["2025-11-24", "2025-10", "2025", None]
    assert find_times(document)[0].interval.earliest == dt.date(2025, 11, 24)
    assert document.article.published == PUBLISHED
