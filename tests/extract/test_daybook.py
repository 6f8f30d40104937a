"""An event without a date of its own has the day that the article tells of it elsewhere."""

import pytest

from extract.pipeline import extract_batch
from extract.read import read_text
from extract.records import Event, Extraction

pytestmark = pytest.mark.model

DATED = [
    (
        "as told of it elsewhere",
        "Совещание состоялось 5 июня в Осло. Дания и Литва приняли участие в совещании.",
        "принять участие совещание",
        "2025-06-05",
    ),
    (
        "the day of what it takes up",
        (
            "Во вторник, 3 июня, на забастовку вышли тысячи горняков. "
            "Акцию организовала Федерация труда Чили."
        ),
        "организовать акция",
        "2025-06-03",
    ),
    (
        "the day of the occasion",
        (
            "Заседание Северного совета состоялось 4 июня в Осло.\n\n"
            "По итогам заседания Дания и Литва подписали соглашение о границе."
        ),
        "подписать соглашение",
        "2025-06-04",
    ),
    (
        "an hour of the day told before",
        (
            "Утром 4 июня горняки перекрыли дорогу. "
            "Правительство Чили вечером согласилось на переговоры."
        ),
        "согласиться",
        "2025-06-04",
    ),
    (
        "the day of what it explains",
        "Город 3 июня остался без света: Литва обстреляла электростанцию Дании.",
        "обстрелять",
        "2025-06-03",
    ),
    (
        "as the lead tells",
        (
            "Дания введет санкции против Литвы\n\n"
            "Дания с 1 июля введет лицензирование поставок. Закон принят в парламенте."
        ),
        "ввести санкция",
        None,
    ),
    (
        "the day of the report",
        "ОСЛО, 5 июня. /ТАСС/. Дания осудила Литву. Об этом стало известно в Осло.",
        "осудить",
        "2025-06-05",
    ),
]

UNDATED = [
    (
        "another of its kind",
        "осудить",
        "В Осло 5 июня прошел саммит. На прошлом саммите Дания осудила Литву.",
    ),
    (
        "two days to choose from",
        "осудить",
        "Форум открылся 3 июня. Форум закрылся 5 июня. На форуме Дания осудила Литву.",
    ),
    ("no dateline", "осудить", "Дания осудила Литву. Об этом стало известно в Осло."),
    (
        "background below the lead",
        "осудить",
        "ОСЛО, 5 июня. /ТАСС/. Идет дождь. Он идет. Дания осудила Литву.",
    ),
    (
        "a month of its own",
        "переговоры",
        "ОСЛО, 5 июня. /ТАСС/. На майских переговорах Дания и Литва спорили.",
    ),
]


def events(text: str) -> list[Event]:
    """The events of an article of 6 June 2025."""
    (extraction,) = extract_batch([read_text(f"6 июня 2025\n\n{text}".encode(), "a.txt")])
    assert isinstance(extraction, Extraction)
    return [claim for claim in extraction.claims if isinstance(claim, Event)]


@pytest.mark.parametrize(("why", "text", "trigger", "day"), DATED, ids=[row[0] for row in DATED])
def test_day_comes_from_other_words(why: str, text: str, trigger: str, day: str | None) -> None:
    """The event has the day, and its evidence says from where."""
    (event,) = (event for event in events(text) if event.trigger == trigger)
    assert event.time is not None
    assert event.time.value == day
    reasons = [reason for evidence in event.evidence for reason in evidence.reasons]
    assert any(reason.part == "time" and reason.why.startswith(why) for reason in reasons)


@pytest.mark.parametrize(("why", "trigger", "text"), UNDATED, ids=[row[0] for row in UNDATED])
def test_nothing_is_dated_by_guessing(why: str, trigger: str, text: str) -> None:
    """Where the article does not tie the event to one day, it has none."""
    (event,) = (event for event in events(text) if event.trigger == trigger)
    assert event.time is None, why
