"""Calendar dates as the head of a news page writes them: alone on a line or at its beginning."""

import datetime as dt
import re

MONTH = (
    r"(?P<month>янв(?:аря|\.)?|фев(?:раля|р?\.)?|мар(?:та|\.)?|апр(?:еля|\.)?|ма[яй]|"
    r"июн[яь]?\.?|июл[яь]?\.?|авг(?:уста|\.)?|сен(?:тября|т?\.)?|окт(?:ября|\.)?|"
    r"ноя(?:бря|б?\.)?|дек(?:абря|\.)?)(?!\w)"
)
DAY_MONTH = rf"(?P<day>\d{{1,2}})\s+{MONTH}(?:\s+(?P<year>\d{{4}})(?:\s*(?:года|г\.?)(?!\w))?)?"
CLOCK = r"(?:[\s,|]*(?:в\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:мск|msk|gmt|utc)(?:\s*[+-]\d+)?)?)"

FIRST_YEAR = 1990
"""An older date on a line of its own is the caption of a picture, not that of a news page."""

_STEMS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_CLOCK_FIRST = r"(?:\d{1,2}:\d{2}[\s,|]+)?"
_WEEKDAY = r"(?:(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[\s,]+)?"
_WORDED = re.compile(rf"{_CLOCK_FIRST}{_WEEKDAY}{DAY_MONTH}{CLOCK}?", re.IGNORECASE)
_NUMERIC = re.compile(
    rf"{_CLOCK_FIRST}(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year>\d{{4}})(?!\d)"
    rf"(?:\s*г\.?(?!\w))?{CLOCK}?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?"
)
_KEY = re.compile(
    r"(?:date|published|дата(?:\s+публикации)?|опубликовано)(?:\s*:\s*|\s+)", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[.,;|]?(?:\s+|$)")


def read_date(line: str) -> tuple[dt.date, int] | None:
    """The date with which a line begins as its own part, and where the rest of the line begins.

    A date counts when it is the whole line, when a key word says so ("date 2025-12-12 ...",
    "Опубликовано: ..."), or when it is in ISO form. "12 декабря 2025 года в Вене ..." begins a
    sentence and gives None.

    >>> read_date("date 2025-12-12 Саммит открылся.")
    (datetime.date(2025, 12, 12), 16)
    >>> read_date("12.12.2025 10:30")
    (datetime.date(2025, 12, 12), 16)
    >>> read_date("12 декабря 2025 года открылся саммит.") is None
    True
    """
    key = _KEY.match(line)
    begin = key.end() if key else 0
    for pattern in (_ISO, _NUMERIC, _WORDED):
        found = pattern.match(line, begin)
        if not found or not found["year"]:
            continue
        gap = _SEPARATOR.match(line, found.end())
        day = calendar_date(int(found["year"]), month_number(found["month"]), int(found["day"]))
        if gap is None or day is None or day.year < FIRST_YEAR:
            continue
        if key or pattern is _ISO or gap.end() == len(line):
            return day, gap.end()
    return None


def month_number(word: str) -> int:
    """Number of a month from digits or from a Russian word that `MONTH` matches."""
    if word.isdigit():
        return int(word)
    lower = word.lower()
    # «мар» stands before «ма» in the year, so the first stem that fits is the right one.
    return next(number for number, stem in enumerate(_STEMS, 1) if lower.startswith(stem))


def calendar_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
