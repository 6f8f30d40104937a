"""The words of the page: complete tables, Russian plural forms, dates in their own precision."""

import datetime as dt

import pytest

from extract.records import TimeInterval
from graph.export.page.english import ENGLISH
from graph.export.page.russian import RUSSIAN, plural, time_words
from graph.export.page.symbols import SYMBOLS
from graph.export.page.wording import Family, Wording
from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status


@pytest.mark.parametrize("wording", [RUSSIAN, ENGLISH], ids=["ru", "en"])
def test_every_term_has_words(wording: Wording) -> None:
    """No term of the vocabulary can reach the page without words in both languages."""
    assert set(wording.types) == set(EntityType)
    assert set(wording.relations) == set(RelationType)
    assert set(wording.events) == set(EventType)
    assert set(wording.statuses) == set(wording.claim_statuses) == set(Status)
    assert set(wording.deals) == set(DealType)
    assert set(wording.families) == set(Family)
    assert set(wording.modes) == set(RUSSIAN.modes)


def test_every_type_has_a_mark() -> None:
    """A shape and a color."""
    assert set(SYMBOLS) == set(EntityType)


def test_no_two_types_look_alike() -> None:
    """Types differ in shape or color, so that the legend can be read back."""
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 источников"),
        (1, "1 источник"),
        (2, "2 источника"),
        (5, "5 источников"),
        (11, "11 источников"),
        (12, "12 источников"),
        (21, "21 источник"),
        (104, "104 источника"),
        (111, "111 источников"),
    ],
)
def test_plural_forms(count: int, words: str) -> None:
    """The noun takes the form that its number asks for."""
    assert plural(count, "источник", "источника", "источников") == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2025, 11, 24), (2025, 11, 24), "24 ноября 2025"),
        ((2025, 10, 1), (2025, 10, 31), "октябрь 2025"),
        ((2024, 2, 1), (2024, 2, 29), "февраль 2024"),
        ((2025, 1, 1), (2025, 12, 31), "2025"),
        ((2025, 8, 5), (2025, 8, 21), "5–21 августа 2025"),
        ((2025, 1, 1), (2025, 3, 31), "1 января – 31 марта 2025"),
        ((2024, 12, 30), (2025, 1, 2), "30 декабря 2024 – 2 января 2025"),
        ((2025, 11, 1), None, "с 1 ноября 2025"),
        (None, (2025, 11, 1), "до 1 ноября 2025"),
        (None, None, "вскоре"),
    ],
)
def test_dates_keep_their_precision(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, words: str
) -> None:
    """A day, a month, a year and a stretch read as such; an unknown date as the article's words."""
    interval = TimeInterval(
        earliest=dt.date(*first) if first else None,
        latest=dt.date(*last) if last else None,
        value=None,
        text="вскоре",
    )
    assert time_words(interval) == words


@pytest.mark.parametrize(
    ("event_type", "mode", "deal", "noun"),
    [
        (EventType.CONSULT, None, None, "встреча, консультация"),
        (EventType.CONSULT, "phone", None, "телефонный разговор"),
        (EventType.CONSULT, "unheard-of", None, "встреча, консультация"),
        (EventType.COOPERATE, None, DealType.LOAN, "кредит"),
        (None, None, None, "событие"),
    ],
)
def test_nameless_events_are_called_by_the_most_exact_word(
    event_type: EventType | None, mode: str | None, deal: DealType | None, noun: str
) -> None:
    """The mode says more than the deal, and the deal more than the type."""
    assert RUSSIAN.event_noun(event_type, mode, deal) == noun
