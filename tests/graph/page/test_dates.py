"""Dates on the page: the scripts say a stretch of time as Python does, and in English as well."""

import datetime as dt
from typing import Any

import pytest
from window import Open

from extract.records import TimeInterval
from graph.export.page.russian import time_words

pytestmark = pytest.mark.browser

STRETCHES = [
    ((2025, 11, 24), (2025, 11, 24), "24 November 2025"),
    ((2025, 10, 1), (2025, 10, 31), "October 2025"),
    ((2024, 2, 1), (2024, 2, 29), "February 2024"),
    ((2025, 1, 1), (2025, 12, 31), "2025"),
    ((2025, 8, 5), (2025, 8, 21), "5–21 August 2025"),
    ((2025, 1, 1), (2025, 3, 31), "1 January – 31 March 2025"),
    ((2024, 12, 30), (2025, 1, 2), "30 December 2024 – 2 January 2025"),
    ((2025, 11, 1), None, "since 1 November 2025"),
    (None, (2025, 11, 1), "until 1 November 2025"),
    (None, None, "вскоре"),
]

SAID = """([language, stretch]) => {
    setLanguage(language);
    return timeWords(stretch, "вскоре");
}"""


def test_scripts_and_python_say_dates_alike(opened: Open) -> None:
    """A day, a month, a year and a stretch; an unknown date is the article's words."""
    window = opened()
    for first, last, english in STRETCHES:
        days = [dt.date(*day) if day else None for day in (first, last)]
        interval = TimeInterval(earliest=days[0], latest=days[1], value=None, text="вскоре")
        stretch: Any = [day.isoformat() if day else None for day in days]
        assert window.ask(SAID, ["ru", stretch]) == time_words(interval)
        assert window.ask(SAID, ["en", stretch]) == english
