"""Dates that may lack a year, a month or a day: «5», «5 августа», «сентября 2011», «1994»."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from extract.read.dates import month_number
from extract.times.anchor import (
    DECEMBER,
    NEAR_FUTURE,
    Grain,
    Period,
    day,
    month,
    span,
    year,
    yearly,
)
from extract.times.rule import Setting
from extract.times.words import (
    MONTH,
    MONTH_SHORT,
    SHIFT,
    YEAR,
    YEAR_WORD,
    shift_value,
)

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:-?(?:го|е|ое|ого|му|ым))?"
_OF_YEAR = rf"(?:,? {YEAR}(?:{YEAR_WORD})?| {SHIFT} года?)"
POINT = (
    rf"(?:{DAY} (?:{MONTH}|{MONTH_SHORT}){_OF_YEAR}?|{MONTH}{_OF_YEAR}?|{YEAR}(?:{YEAR_WORD})?"
    rf"|{DAY})"
)
"""What `read_point` reads; it has no named group, so a pattern may hold two."""

MONTH_LENGTH = 31
_SHORT = frozenset({None, Grain.DAY, Grain.NIGHT})
"""Grains of what may lie a little ahead though the verb is in the past."""
_PARTS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:-?[а-я]{{1,3}})?(?= |$))? *"
    rf"(?P<month>{MONTH}|{MONTH_SHORT})?"
    rf"(?:,? *(?P<year>{YEAR})(?:{YEAR_WORD})?| +(?P<shift>{SHIFT}) +года?)?$"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A date with the parts that the words give."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def in_year(self, number: int) -> Period | None:
        """The day, month or year that it is in a given year; None where parts are missing."""
        if self.month is None:
            return year(number) if self.day is None else None
        if self.day is None:
            return month(number, self.month)
        return day(number, self.month, self.day)


def read_point(text: str, setting: Setting) -> Point | None:
    """The parts of a text that `POINT` matched; «прошлого года» needs the article's date."""
    found = _PARTS.match(text.strip())
    if found is None:
        return None
    number = int(found["year"]) if found["year"] else None
    if found["shift"]:
        if setting.published is None:
            return None
        number = setting.published.year + shift_value(found["shift"])
    return Point(
        int(found["day"]) if found["day"] else None,
        month_number(found["month"]) if found["month"] else None,
        number,
    )


def between(first: Point, last: Point, setting: Setting) -> Period | None:
    """The stretch from one point to another; what one lacks is taken from the other."""
    if last.month is None and last.day is not None:
        return None
    if first.month is None and first.day is not None:
        first = replace(first, month=last.month)
    if first.month == last.month and (first.day or 1) > (last.day or MONTH_LENGTH):
        return None
    runs_over = (first.month or 1, first.day or 1) > (
        last.month or DECEMBER,
        last.day or MONTH_LENGTH,
    )
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + runs_over)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - runs_over)
    make = partial(_stretch, first, last, int(runs_over))
    if last.year is not None:
        return make(last.year)
    return None if setting.published is None else place(make, setting)


def _stretch(first: Point, last: Point, runs_over: int, number: int) -> Period | None:
    start = first.in_year(number - runs_over if first.year is None else first.year)
    return span(start, last.in_year(number))


def place(make: Callable[[int], Period | None], setting: Setting) -> Period | None:
    """The year's occurrence that the tense means; a day may lie a little ahead even in the past."""
    sample = make(setting.reference.year)
    is_long = sample is not None and sample.grain not in _SHORT
    slack = NEAR_FUTURE * (not is_long)
    return yearly(make, setting.reference, setting.tense, slack)
